#!/bin/sh
# SPDX-License-Identifier: MIT
# Numbers are those of JSON, whatever locale the user has or a plugin sets, and
# however a plugin has numbers rounded.
. "$srcdir/tests/cli/lib.sh"
# What the C library keeps of a locale that was loaded is not ours.
ASAN_OPTIONS=$ASAN_OPTIONS:detect_leaks=0
[ -d "$modules" ] || { echo "locale: this build has no shared modules"; exit 77; }
COPYDESK_PLUGIN_PATH="$COPYDESK_PLUGIN_PATH:$modules"

# A locale of ours, as localedef writes them: 1.5 is "1,5" there.
mkdir comma
python3 - <<'P'
import struct
fields = [b",\0", b".\0", b"\3\3\0", struct.pack("=I", ord(",")), struct.pack("=I", ord(".")), b"UTF-8\0"]
at, index, data = 8 + 4 * len(fields), [], b""
for f in fields:
    data += b"\0" * (-len(data) % 4)
    index.append(at + len(data))
    data += f
with open("comma/LC_NUMERIC", "wb") as f:
    f.write(struct.pack("=2I6I", 0x20031114, len(fields), *index) + data)
P
LOCPATH=$scratch
export LOCPATH

echo '{"id":"a","score":3.75,"n":1.5e3,"small":5e-324,"list":[0.1,-2.5]}' >in.jsonl
echo '{"id":"b","score":1e-7}' >>in.jsonl
cat >good.jsonl <<'P'
{"id":"a","score":3.75,"n":1500.0,"small":5e-324,"list":[0.1,-2.5]}
{"id":"b","score":1e-07}
P
for FOREIGN in load prepare open process; do
    export FOREIGN
    about "a plugin that changes the locale and the rounding: $FOREIGN"
    run run -s foreign:share=0.5 in.jsonl
    exits 0
    same out good.jsonl
    run run -s foreign in.jsonl --isolation none
    exits 0
    same out good.jsonl
done

about "what a plugin declares is shown in ours, too"
FOREIGN=load
run describe foreign
says out "a number from 0 to 1.5" "0.25"
echo '{"copydesk": 1, "limits": {"rejects": "2.5%"}, "stages": [{"plugin": "foreign", "options": {"share": 1.25}}]}' >p.json
run lint p.json
exits 0
run run p.json in.jsonl
exits 0
same out good.jsonl

about "the locale of the user"
FOREIGN=
LC_ALL=comma
run run p.json in.jsonl
exits 0
same out good.jsonl
finish
