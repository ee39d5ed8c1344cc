#!/bin/sh
# SPDX-License-Identifier: MIT
# The value of an option with CD_O_SECRET, and its default, are in nothing that
# the program says or leaves.
. "$srcdir/tests/cli/lib.sh"
[ -d "$modules" ] || exit 77
mkdir -m 755 plug && cp "$modules/vault.so" plug && chmod 755 plug/vault.so || exit 99
COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$scratch/plug"

articles 2 >in.jsonl

# hidden FILE...: none of them holds a secret
hidden() {
    if grep -rl -e hunter2 -e t0ken -e swordfish -e no-such-key "$@" >leaks; then
        bad "a secret in: $(cat leaks)"
    else
        ok
    fi
}

about "describe, list and their JSON"
run describe vault
exits 0
says out 'The password.' '"(secret)"'
hidden out err
run describe vault --json
exits 0
hidden out err
run list --json
hidden out err

about "an error in another option of the same argument"
run run -s vault:password=hunter2:port=abc in.jsonl
exits 2
says err '-s vault:port: error: option "port" is not an integer: "abc"'
hidden out err
about "an error in the option itself"
run run -s 'vault:login=t0ken' in.jsonl
exits 2
says err '-s vault:login: error: option "login" is not valid JSON'
hidden out err
run run -s vault:mode=hunter2 in.jsonl
exits 2
says err '-s vault:mode: error: option "mode" has no choice'
hidden out err
run run -s vault:key=/no-such-key in.jsonl
exits 2
says err 'option "key": cannot read'
hidden out err
about "an argument that is not OPTION=VALUE"
run run -s vault:hunter2 in.jsonl
exits 2
says err '-s vault: error: number 1 of its options is not OPTION=VALUE'
hidden out err
run run -s vault:password=hunter2 --set vault.port=abc in.jsonl
exits 2
says err '--set vault.port: error'
hidden out err
run run -s vault --set vault.password:hunter2 in.jsonl
exits 2
says err 'is not STAGE.OPTION=VALUE'
hidden out err
about "a value of the wrong type in a file"
echo '{"copydesk": 1, "stages": [{"plugin": "vault", "options": {"password": ["hunter2"], "mode": "hunter2"}}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >p.json
run lint p.json
exits 1
says err 'p.json:1:72: error: option "password" cannot be an array'
hidden out err

about "what the plugin says, and what the run leaves"
echo '{"copydesk": 1, "stages": [{"plugin": "vault", "options": {"password": "hunter2", "login": {"token": "t0ken"}}}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >p.json
run run p.json in.jsonl -o made
exits 3
says err 'went in with (secret) and (secret)' 'printed (secret)'
zcat made/rejects.jsonl.gz >rejects
says rejects 'no entry with (secret), nobody'
hidden out err rejects made
run stats made
hidden out err
run run p.json in.jsonl -o second --set vault.user=refused
says err 'the server refuses refused/(secret)'
hidden out err

about "another secret is another pipeline"
echo '{"copydesk": 1, "stages": [{"plugin": "vault", "options": {"password": "hunter2"}}],
 "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}], "limits": {"rejects": 0}}' >p.json
run run p.json in.jsonl -o third
exits 5
hidden err third
run run p.json in.jsonl -o third --resume --set vault.password=t0ken
exits 2
says err 'the pipeline'
hidden err third
finish
