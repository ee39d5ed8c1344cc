#!/bin/sh
# SPDX-License-Identifier: MIT
# The manual's pages: what they are made of is all in them, no formatter
# complains, and the pipelines that they show are sound.
. "$srcdir/tests/cli/lib.sh"
pages=$abs_top_builddir
command="read the pages"
status=0

about "pages of headers: each member, function, macro and constant is there"
for page in "$pages"/core/man/*.3; do
    name=$(basename "$page" .3)
    header=$abs_top_srcdir/include/copydesk/${name#copydesk-}.h
    # Words in declarations, without comments and what only a compiler reads.
    python3 - "$header" "$page" >out 2>&1 <<'P'
import re, sys
header, page = (open(x, encoding="utf-8").read() for x in sys.argv[1:])
page = page.replace("\\-", "-").replace("\\e", "\\")
header = re.sub(r"^/\* SPDX-.*\n", "", header)
code = re.sub(r"/\*.*?\*/", "", header, flags=re.S)
names = set(re.findall(r"\(\*(\w+)\)\(", code)) | set(re.findall(r"\b(?:CD_|COPYDESK_(?![A-Z]*_H\b))[A-Z0-9_]+|\b(?:cd|copydesk)_\w+", code))
print(*sorted(n for n in names if not n.endswith("_") and n not in page))
words = re.findall(r"\w{3,}", " ".join(re.findall(r"^/\*.*?\*/", header, flags=re.S | re.M)).replace("\n *", "\n  "))
print(*sorted({w.lower() for w in words} - set(re.findall(r"\w{3,}", page.lower()))), end="")
P
    command="names of $header that are not in $name.3"
    is "$(tr -d "\n" <out)" ""
    is "$(grep -c '^\.SH NAME' "$page")" 1
    is "$(grep -c "^$name .. ." "$page")" 1
done

about "pages of plugins: each option is there"
for page in "$pages"/plugins/*.7; do
    name=$(basename "$page" .7)
    run describe "$name" --json
    exits 0
    python3 - "$page" >missing <<'P'
import json, sys
page = open(sys.argv[1], encoding="utf-8").read().replace("\\-", "-")
options = json.load(open("out"))["options"]
print(*[o["name"] for o in options if "\\fB" + o["name"] + "\\fR" not in page])
P
    command="options of $name that are not in its page"
    is "$(cat missing)" ""
    is "$(grep -c "^copydesk..$name .. ." "$page")" 1
done

about "no formatter complains"
if command -v mandoc >/dev/null 2>&1; then
    mandoc -T lint -W error "$abs_top_srcdir"/core/man/*.[15] "$pages"/core/man/*.3 "$pages"/plugins/*.7 >out 2>err
    silent out
elif command -v groff >/dev/null 2>&1; then
    for page in "$abs_top_srcdir"/core/man/*.[15] "$pages"/core/man/*.3 "$pages"/plugins/*.7; do
        command="groff -ww $page"
        groff -man -Tutf8 -ww -k -rHY=0 "$page" >out 2>err
        grep -v 'cannot adjust line\|can.t break line' err >complaints
        silent complaints
    done
fi

about "stages and outputs that pages show are sound"
python3 - "$abs_top_srcdir"/plugins/*/README.md <<'P'
import json, re, sys
n = 0
for page in sys.argv[1:]:
    plugin = page.split("/")[-2]
    blocks = re.findall(r"(?:^    .*\n)+", open(page, encoding="utf-8").read(), flags=re.M)
    for block in blocks:
        text = re.sub(r"^    ", "", block, flags=re.M)
        if not re.match(r"\{ *\"plugin\": ", text):
            continue
        node, n = json.loads(text), n + 1
        root = {"copydesk": 1, "input": {"has": ["desk", "section", "html", "quality", "tags", "source", "words"]}}
        filters = {"clean", "extract", "fields", "jq", "language", "lua", "mask", "process", "quotes", "select", "summarize"}
        root["stages" if node["plugin"] in filters else "outputs"] = [node]
        json.dump(root, open(f"{plugin}-{n}.json", "w"))
P
# A python3 that starts processes to find another is denied that.
[ ! -x /usr/bin/python3 ] || PATH=/usr/bin:$PATH
mkdir topics
cp "$abs_top_srcdir"/examples/python/topics.* topics
echo "host=nowhere.invalid" >server.conninfo
chmod 600 server.conninfo
for file in *-[0-9]*.json; do
    plugin=${file%-*}
    [ -e "$abs_top_builddir/plugins/$plugin.7" ] || continue
    run lint "$file"
    if [ "$status" != 0 ]; then bad "an example of $plugin"; else ok; fi
done

finish
