#!/bin/sh
# SPDX-License-Identifier: MIT
# What plugins say in close and release is told under their name, and how they
# die or hang in it: all is written by then, so that a warning comes of it and
# the exit status stays.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || { echo "closing: this build has no shared modules"; exit 77; }
COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules"

cat >p.json <<'P'
{"copydesk": 1, "stages": [{"plugin": "wreck", "id": "w"}, {"plugin": "printer", "id": "after"}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}
P
articles 5 >in.jsonl

# ends CALL WAY [OPTION...]: a run in which the plugin does that
ends() {
    call=$1 what=$2
    shift 2
    rm -rf made
    about "$call: $what $*"
    case $call in
    close) WRECK_CLOSE=$what && export WRECK_CLOSE ;;
    release) WRECK_RELEASE=$what && export WRECK_RELEASE ;;
    esac
    run run p.json in.jsonl -o made "$@"
    unset WRECK_CLOSE WRECK_RELEASE
    exits 0
    same made/a.jsonl in.jsonl
    gone made/.copydesk/journal
    is "$(grep -c 'a plugin printed' err)" 0
}
# told TEXT: once
told() {
    for text; do is "$text: $(grep -cF -e "$text" err)" "$text: 1"; done
}

for call in close release; do
    ends $call print
    told "w printed: hello"
    ends $call say_print
    told "w printed: on stdout" "w printed: on stderr" "w: logged" "warning: w: warned" "w printed: a line without an end"
    for way in crash abort exit exit_3; do
        ends $call say_$way
        told "w printed: on stdout" "w printed: on stderr" "w: logged" "warning: w: warned" "w printed: a line without an end"
        case $way in
        crash) how="crashed (Segmentation fault)" ;;
        abort) how="crashed (Aborted)" ;;
        exit) how="ended the process" ;;
        exit_3) how="exited with status 3" ;;
        esac
        [ $call = close ] && told "warning: stage \"w\" $how in close" || told "warning: plugin \"w\" $how in release"
    done
    for way in flood talk log; do
        ends $call $way
        is "$(grep -c "\"w\" printed without end in $call" err)" 1
        is "$([ "$(wc -c <err)" -lt 200000 ] && echo bounded)" bounded
    done
    ends $call say_sleep
    told "\"w\" took too long in $call" "w printed: on stderr"
done

ends close fail
told 'warning: stage "w" cannot close: no more of this'
ends close say_fail --isolation none
told 'warning: stage "w" cannot close: no more of this' "w: logged" "warning: w: warned"

about "lint prepares and releases, too"
WRECK_RELEASE=abort
export WRECK_RELEASE
run lint p.json
unset WRECK_RELEASE
exits 1
says err 'plugin "w" crashed (Aborted) in release'

about "every worker says it, one warning does"
articles 20000 >many.jsonl
WRECK_CLOSE=abort
export WRECK_CLOSE
run run p.json many.jsonl -o made --force -j 3
unset WRECK_CLOSE
exits 0
told 'warning: stage "w" crashed (Aborted) in close'
finish
