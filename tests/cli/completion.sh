#!/bin/sh
# SPDX-License-Identifier: MIT
# Completion in shells, the help and the manual: all know every option.
. "$srcdir/tests/cli/lib.sh"

commands=$("$copydesk" --help | sed -n '/^commands:/,/^$/s/^  \([a-z]*\)  .*/\1/p')
about "the help lists commands"
for c in run replay stats completion help; do
    case " $(echo $commands) " in *" $c "*) ok ;; *) bad "$c must be listed" ;; esac
done

# The options of a command, one a line, as the help shows them.
options() {
    "$copydesk" help "$1" | sed -n 's/^  \(-.*\)/\1/p' | sed 's/   .*//' |
        tr ', ' '\n\n' | grep '^-'
}

for shell in bash zsh fish; do
    about "completion $shell"
    run completion $shell
    exits 0
    silent err
    cp out $shell
done

about "every command and option is in every script"
for c in $commands; do
    "$copydesk" help $c >help.$c
    grep -q "^    $c) options=" bash && grep -q "^        '$c:" zsh &&
        grep -q "_use_subcommand -a $c " fish && ok || bad "$c must be in all"
    sed -n "s/^    $c) options='\(.*\)'/\1 /p" bash >of_bash
    sed -n "/^    $c)\$/,/;;/p" zsh >of_zsh
    grep "seen_subcommand_from $c'" fish >of_fish
    n=0
    for o in $(options $c); do
        n=$((n + 1))
        case $o in
        --*) infish="-l ${o#--}" ;;
        *) infish="-s ${o#-}" ;;
        esac
        grep -q -e " $o " of_bash && grep -q -e "'\*\?$o\[" of_zsh &&
            grep -q -e "' .*$infish " of_fish && ok ||
            bad "$o of $c must be in all"
    done
    [ $n -ge 3 ] && ok || bad "$c has options"
done

about "the words of a choice"
grep -q "'run --progress') .*'auto always never'" bash && ok || bad "bash"
grep -q "progress.*(auto always never)" zsh && ok || bad "zsh"
grep -q -- "-l progress -x -a 'auto always never'" fish && ok || bad "fish"

about "the scripts parse"
for shell in bash zsh fish; do
    if [ -n "$(command -v $shell)" ]; then
        command="$shell -n"
        $shell -n $shell 2>err && ok || bad "$shell cannot read its script"
    fi
done

about "bash completes"
if [ -n "$(command -v bash)" ]; then
    mkdir -p "a folder" && : >"a file.jsonl"
    cat >try <<'T'
. ./bash
PATH=$1:$PATH
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_copydesk
printf '%s\n' "${COMPREPLY[@]}" | sort
T
    complete() { bash try "$abs_top_builddir" copydesk "$@" >out 2>err; }
    complete "st"
    holds out <<'O'
stats
O
    complete run --pro
    holds out <<'O'
--progress
O
    complete run --progress a
    holds out <<'O'
always
auto
O
    complete run --progress = n
    holds out <<'O'
never
O
    complete run -o a
    holds out <<'O'
a folder
O
    complete run p.json a
    holds out <<'O'
a file.jsonl
a folder
O
    complete describe sel
    holds out <<'O'
select
O
    complete help la
    holds out <<'O'

O
    complete help li
    holds out <<'O'
lint
list
O
    silent err
fi

about "the manual has every command and option"
man=$abs_top_srcdir/core/man/copydesk.1
sed 's/\\f[BRI]//g; s/\\//g' "$man" >page
for c in $commands; do
    grep -q "^copydesk $c\\b" page && ok || bad "$c must be in the synopsis"
    for o in $(options $c); do
        case $o in
        --*) pattern="$o" ;;
        *) pattern="^\.B[IR]* $o" ;;
        esac
        grep -q -e "$pattern\b" page && ok || bad "$o of $c must be in the manual"
    done
done
about "the manual has no option that is not there"
for o in $(grep -v -e '^\.SH' -e parallel page | grep -o -e '--[a-z][a-z-]*' | sort -u); do
    case $o in --version) continue ;; esac
    grep -q -e "$o\b" help.* && ok || bad "$o of the manual is no option"
done
finish
