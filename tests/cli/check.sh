#!/bin/sh
# SPDX-License-Identifier: MIT
# copydesk check: what keeps its promises passes, and each fault is found by
# the check that is made for it.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || { echo "check: this build has no shared modules"; exit 77; }
: "${CC:=cc}"
jansson=$(pkg-config --cflags --libs jansson 2>/dev/null || echo -ljansson)

# make FILE FLAG...: FILE.so of tests/check/FILE.c
make_plugin() {
    file=$1
    shift
    # shellcheck disable=SC2086
    $CC -std=gnu11 -O1 -w -fPIC -shared -I"$abs_top_srcdir/include" -I"$abs_top_builddir/include" "$@" \
        ${sanitized:+-fsanitize=address,undefined} -o "$file.so" "$abs_top_srcdir/tests/check/$file.c" $jansson -lm || exit 99
}

about "what keeps its promises passes"
make_plugin faulty
run check ./faulty.so
exits 0
says out "TAP version 13" "ok 1 - faulty load: it loads, and its tables are sound" "1..13"
make_plugin faulty -DFORMAT
run check ./faulty.so
exits 0
make_plugin faulty_reader
run check ./faulty_reader.so
exits 0
says out "ok 4 - faulty_reader entries" "1..11"
make_plugin faulty_store
run check ./faulty_store.so
exits 0

# found FAULT CHECK TEXT [FLAG...]: a plugin with the fault fails that check,
# which says so
found() {
    fault=$1 check=$2 text=$3
    shift 3
    about "$fault is found by \"$check\""
    file=faulty
    case " $* " in
        *" store "*) file=faulty_store && shift ;;
        *" reader "*) file=faulty_reader && shift ;;
    esac
    make_plugin $file "-DFAULT_$fault" "$@"
    run check ./$file.so --only "$check"
    exits 1
    says out "not ok 1 - $file $check: " "$text"
}
found name load 'its descriptor calls it "else", its file "faulty"'
found summary descriptor "its summary must be one line of text"
found license descriptor "it names no license"
found level descriptor 'it uses CD_READER, of ABI 1.1, and asks for 1.0: put #define CD_ABI_WANT 1 in front of plugin.h' reader
found level descriptor 'it uses undo, of ABI 1.1, and asks for 1.0' store
found no_help descriptor 'its read "text" has no help text'
found no_example descriptor "it has no example"
found example_json descriptor 'example "Words are counted.": its input is no JSON object'
found example_differs examples 'example "Words are counted.": it gives {"text":"One two.","words":2}'
found example_kept examples 'the record is not dropped'
found other_bytes examples 'it writes 2' -DFORMAT
found reads_more reads 'it reads "title" and does not declare it'
found reads_other reads 'it reads "mine" and does not declare it'
found reads_inside reads 'it reads "meta.of" and does not declare it'
found writes_inside writes 'it writes "meta.of" and does not declare it'
found removes_inside writes 'it removes "meta.of" and does not declare it'
found writes_element writes 'it writes "parts.name" and does not declare it'
found writes_more writes 'it writes "title" and does not declare it'
found scratch pure 'the same record gives something else'
found scratch_behind memory 'it writes behind the end of what scratch gave it'
found scratch_before memory 'it writes in front of what scratch gave it'
found scratch_kept memory 'it writes to what scratch gave it for the record before'
found blocks writes '"blocks" leaves out the end of "text"'
found removes_more writes 'it removes "title" and does not declare it'
found not_written writes 'it does not write "words", which it promises for every record'
found wrong_type writes 'it promises that "long" is a string, and writes'
found never_written writes 'no example shows the "medium" that it declares to write'
found stays writes '"short" is still there'
found format_changes writes 'it changes the record, which only a filter may' -DFORMAT
found counts pure 'the same record gives something else in another order: "words" differs'
found counts_shared pure 'the same record gives something else'
found quadratic linear 'times the work'
found questions linear 'of "?", cost '
found clock pure 'the same record gives something else on another day: "words" differs'
found run pure 'the same record gives something else in another run'
found process pure 'the same record gives something else in a process of another number'
found zone pure 'the same record gives something else in another time zone'
found last_options pure 'the same record gives something else beside another stage of the plugin'
found last_choice pure 'the same record gives something else beside another stage of the plugin'
found last_share pure 'the same record gives something else beside another stage of the plugin'
found one_table pure 'a record after another stage of the plugin was released: plugin "faulty" crashed (Segmentation fault) in process'
found user pure 'something else with another user, home and language in the environment'
found machine pure 'the same record gives something else on a machine of another name'
found folder pure 'the same record gives something else in another working directory'
found folder_made pure 'the same record gives something else in another working directory'
found address pure 'something else where the plugin lies at other addresses: "words" differs'
found order pure 'something else in another order: its fields stand in another order'
found reason pure 'it is rejected, once as "record '
found entry_third pure 'the same entry gives something else' reader
found entry_first pure 'the same entry gives something else where none came before' reader
found slow linear 'bytes of "text", of "a", cost'
found never_opens writes 'cannot open: there is no table'
found mute hostile 'it failed and gave no reason'
found undefined_status hostile 'process returned 7'
found spins hostile 'is missing: one call took 10 s of CPU time: in a run that ends it'
found many hostile 'has 10,000 other fields: '
found not_shown hostile 'a record whose "weight" is a number: '
found inner_long hostile 'a record whose "parts[].name" is a combining mark, often: '
found inner_missing hostile 'a record whose "meta.part" is missing: '
found second_long hostile 'a record whose "parts[1].name" is a combining mark, often: '
found nameless hostile 'has a field without a name: '
found exits hostile 'ended the process in process'
found bad_text hostile '"long" of the record'
found prepare_mute options 'prepare returned an error and gave no reason'
found keeps_value memory 'still held when process is done'
found shared_value memory 'still held when process is done'
found release_unused life 'crashed (Aborted) in release'
found lowers_limit life 'it changes a limit of the process'
found lowers_soft_limit life 'it changes a limit of the process'
found leaves_folder life 'it changes the folder of the process'
found masks_modes life 'it changes the umask of the process'
found locale life 'it changes the locale of the process'
found signal life 'it changes what a signal does'
found blocks_signal life 'it changes which signals are blocked'
found rounding life 'it changes how numbers are rounded'
found environment life 'it changes the environment of the process'
found descriptor life 'it leaves a descriptor open'
found close_fails life 'nothing was processed'
found tail_counts ends 'its tail is another behind records than without' -DFORMAT
found tail_alone ends 'its tail is another where another worker wrote the head' -DFORMAT
found head_run ends 'its head is another in another run' -DFORMAT
found head_day ends 'its head is another on another day' -DFORMAT
found tail_fails ends 'tail failed: no end' -DFORMAT
found entry_quadratic linear 'bytes of "entry" cost 1' reader
found entry_marks linear 'bytes of "entry", of "' reader
found entry_option options 'option "most" at its least: plugin "faulty_reader" crashed (Aborted) in read' reader
found entry_state entries 'behind other entries it is' reader
found entry_mute entries 'it failed and gave no reason' reader
found entry_bytes entries '"title" of the record' reader
found entry_cut entries 'the first 251 bytes of "c.note": plugin "faulty_reader" crashed (Aborted) in read' reader
found entry_more entries 'it writes "n" and does not declare it' reader
found entry_less entries 'it does not write "title", which it promises for every record' reader
found prints examples 'it prints: cd_log is there for what it has to say'
found at_close commits 'after a commit and a kill the mark is 0, and must be 7' store
found forgets commits 'after a commit and a kill the mark is 0, and must be 7' store
found commits_once commits 'after a commit and a kill the mark is 3, and must be 7' store
found short_mark commits 'after the last commit the mark is 9, and must be 8589934601' store
found eager commits 'the mark is 1000, and must be 7' store
found any_run commits 'for a run that the store does not know the mark is 7, and must be 0' store
found finish_once commits 'it is finished' store
found undo_nothing undo 'the mark is 7, and must be 0' store
found undo_all undo 'for another run than the one that was taken back the mark is 0, and must be 5' store
found undo_unknown undo 'undo failed: no such run' store
found option shared 'it changes its option "every", which is const'
found maps shared 'it maps memory that workers share and can write to'
if [ -z "$sanitized" ]; then # which see to memory themselves
    found writes_shared shared 'it changes what prepare made, which is read-only from the first open on'
    found close_frees_shared shared 'it gives back, behind open, what prepare made'
    found static shared 'change a variable that is global or static'
    found recursion hostile 'crashed (Segmentation fault) in process'
    found entry_over entries 'it reads over the end of the entry' reader
    found entry_before entries 'it touches memory in front of the entry' reader
    found entry_writes entries 'it writes to the bytes of the entry' reader
    found entry_crash entries 'the first 2 bytes of "a.note": plugin "faulty_reader" crashed (Segmentation fault) in read' reader
    found leak_record memory 'bytes are not given back after 64 times the same'
    found entry_leak memory 'bytes are not given back after 64 times the same 12 entries' reader
    found leak_stage memory 'bytes are not given back after 16 times prepare and release'
    found leak_worker memory 'bytes are not given back after 64 times open and close'
    found close_frees_shared life 'crashed'
    if "$copydesk" run -s select "$abs_top_srcdir/tests/cli/data/none" 2>&1 | grep -q seccomp; then :; else
        found denied_file confined 'which a confined process may not'
        found open_forks confined 'open: it called '
        found open_truncates confined 'open: it called truncate, which a confined process may not'
        found tail_opens confined 'tail: it called openat, which a confined process may not' -DFORMAT
        found commit_denied confined 'commit: it called ' store
        found entry_opens confined 'which a confined process may not' reader
        found denied_socket confined 'which a confined process may not'
        found writes_outside confined 'cannot write /tmp/copydesk-faulty' store
    fi
fi

about "what is no fault is not told as one"
make_plugin faulty -DFAULT_counts
run check ./faulty.so --only reads
exits 0
says out '# SKIP what it reads cannot be told: the same record gives something else each time, see "pure"'

about "as JSON, a line a check"
run check ./faulty.so --json --only pure --only load
exits 1
is "$(sed -n 1p out)" '{"plugin":"faulty","check":"load","ok":true}'
says out '{"plugin":"faulty","check":"pure","ok":false,"reason":"the same record gives something else'

about "in one process"
make_plugin faulty
run check ./faulty.so --in-process --only confined --only examples
exits 0
says out "# SKIP nothing is confined in process"

about "what cannot be checked"
run check
exits 2
says err "which plugin?"
run check ./faulty.so --only writs
exits 2
says err 'there is no check "writs"; did you mean "writes"?'
run check ./missing.so
exits 1
says out "missing.so\": No such file or directory"
run check missing
exits 1
says out 'no plugin "missing"; `copydesk list` shows all; a file is given as PATH/NAME.so'
run check ./faulty.so --only ends --only commits
exits 2
says out "ok 1 - faulty ends: its head and tail depend on options alone # SKIP it is no check for a plugin of this kind" "1..2"
says err "nothing was checked"
run check ./faulty.so --set every
exits 2
says err "--set every: write OPTION=VALUE"
run check ./faulty.so --set every=0 --only examples
exits 1
says out '"every" must be 1 or more'

about "an element that no record has, far behind in an array"
if "$copydesk" list | grep -q '^select'; then
    run check select --set 'has=["images[9000000].url"]' --only writes
    exits 0
fi

about "the plugins of this tree"
for p in "$abs_top_builddir"/plugins/.libs/*.so; do
    # shellcheck disable=SC2086
    run check "$p" ${sanitized:+--only hostile --only life}
    exits 0
done
if [ -f "$abs_top_builddir/plugins/.libs/postgres.so" ]; then # for the rest see postgres.sh
    about "a store that is the client of a server is not opened"
    run check "$abs_top_builddir/plugins/.libs/postgres.so" --only commits --only options
    exits 0
    says out "ok 1 - postgres options: its options work up to their bounds" \
        "ok 2 - postgres commits: what it commits is there, and what it does not is not # SKIP it writes to a server, which no check may"
fi
finish
