#!/bin/sh
# SPDX-License-Identifier: MIT
# Feeds: each item is a record.
. "$srcdir/tests/cli/lib.sh"
"$copydesk" list | grep -q '^feed' || { echo "feed: this build has no plugin feed"; exit 77; }

echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}], "limits": {"rejects": "100%"}}' >p.json
python3 - <<'P'
import gzip, html, json, random
random.seed(5)
esc = html.escape
def text():
    return "".join(random.choice("ab &<>\"'é\u2013\U0001f600]x") for _ in range(random.randrange(1, 60))).strip() or "-"
def cdata(s):
    return "<![CDATA[" + s.replace("]]>", "]]]]><![CDATA[>") + "]]>"
items = [{"id": "tag:%d" % i, "url": "https://harbour.example/%d" % i, "language": "en-GB", "title": "Title %d" % i,
          "authors": ["Ada Lind"], "date": "2026-01-%02dT08:00:%02d+01:00" % (i % 28 + 1, i % 60), "tags": ["sea", "T%d" % (i % 7)],
          "description": text(), "html": "<p>" + text() + "</item><item></p>"} for i in range(6000)]
def put(name, s, charset="utf-8"):
    open(name, "wb").write(s.encode(charset))
put("lines.jsonl", "".join(json.dumps(x, ensure_ascii=False) + "\n" for x in items))
months = "Jan"
def rss(items, head=""):
    out = ["""<?xml version="1.0" encoding="utf-8"?>
<!-- <item>none</item> --><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour</title><link>https://harbour.example/</link><language>en-GB</language>%s""" % head]
    for i, x in enumerate(items):
        out.append("<item><title>%s</title><link>%s</link><guid isPermaLink='false'>%s</guid><dc:creator>Ada Lind</dc:creator>"
            "<pubDate>%02d Jan 2026 %s +0100</pubDate>%s<description>%s</description><content:encoded>%s</content:encoded></item>%s" % (
            x["title"], x["url"] if i % 2 else x["url"][24:], x["id"], int(x["date"][8:10]), x["date"][11:19],
            "".join("<category>%s</category>" % t for t in x["tags"]), esc(x["description"]),
            cdata(x["html"]) if i % 3 else esc(x["html"]), "\n" * (i % 3)))
    return "".join(out) + "</channel></rss>\n"
def atom(items):
    out = ["""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB" xml:base="https://harbour.example/x"><author><name>Ada Lind</name></author>
"""]
    for i, x in enumerate(items):
        out.append("<entry><id>%s</id><title>%s</title><link rel='self' href='no'/><link href='%s'/><published>%s</published>%s<summary type='html'>%s</summary><content type='html'>%s</content></entry>\n" % (
            x["id"], x["title"], x["url"][24:], x["date"], "".join("<category term='%s'/>" % t for t in x["tags"]), esc(x["description"]), esc(x["html"])))
    return "".join(out) + "</feed>"
put("a.xml", rss(items))
put("a.atom", atom(items))
put("two.rss", rss(items[:2500]) + rss(items[2500:]))
gzip.open("a.xml.gz", "wb").write(rss(items).encode())
put("rdf", """<?xml version="1.0" encoding="iso-8859-1"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://harbour.example/"><link>https://harbour.example/</link><dc:language>fr</dc:language>
<items><rdf:Seq><rdf:li rdf:resource="https://harbour.example/1"/></rdf:Seq></items></channel>
<item rdf:about="https://harbour.example/1"><title>Le café « ouvre »</title><link>1</link><dc:date>2026-05</dc:date><dc:subject>mer</dc:subject></item>
<item><title>Caf&eacute;&nbsp;&amp; th&#233; & eau</title></item></rdf:RDF>
""", "cp1252")
put("koi.rss", "<?xml version='1.0' encoding='KOI8-R'?><rss><channel><item><title>Паром</title></item></channel></rss>", "koi8-r")
put("klingon.rss", "<?xml version='1.0' encoding='klingon'?><rss><channel><item><title>a</title></item></channel></rss>")
put("kinds.atom", """<?xml version="1.0"?><atom:feed xmlns:atom="http://www.w3.org/2005/Atom"></atom:feed>""")
put("kinds.xml", """<!DOCTYPE feed [<!ENTITY me "me">]>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:h="http://www.w3.org/1999/xhtml" xml:base="https://harbour.example/a/">
<entry xml:base="b/" xml:lang="de"><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>ferry</b></div></title>
<link rel="alternate" type="text/html" href="c?d"/><link rel="alternate" type="application/pdf" href="e.pdf"/><updated>2026-01-02T03:04:05Z</updated><published>2026-01-01</published>
<author><name>Bo Ek</name><email>bo@harbour.example</email></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It<br/>sank</p></div></content><category term="s" label="Sea"/></entry>
<entry><title type="text">a &lt;b> &amp;amp; c</title><content>a &lt; b</content><updated>2026-01-03T00:00:00Z</updated></entry>
<entry><title>out</title><content type="image/png" src="a.png"/><updated>some day</updated></entry>
</feed>""")
put("people.rss", "<rss><channel>" + "".join("<item><author>%s</author><pubDate>%s</pubDate></item>" % (esc(a), d) for a, d in [
    ("ada@harbour.example (Ada Lind)", "Tue, 06 Jan 2026 08:00:00 GMT"), ("Bo Ek <bo@harbour.example>", "Tue, 6 Jan 26 08:00 EST"),
    ("bo@harbour.example", "6 Jan 2026 08:00:00 -0530"), ("Ada Lind", "2026")]) + "</channel></rss>")
put("perma.rss", "<rss><channel><item><guid>https://harbour.example/7</guid></item><item><guid isPermaLink='false'>https://harbour.example/8</guid></item></channel></rss>")
put("broken.rss", """<rss xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title>
<item><guid>1</guid></item>
<item><guid>2</guid>
 <title>b</i></title></item>
<item><guid>3</guid>
<item><guid>4</guid><dc:creator>Ada Lind</dc:creator></item>
<item><title>&mine;</title></item>
<item><title>nul \0</title></item>
<item><guid>7</guid></item>
<item><guid>8</guid>
</channel></rss>
""")
put("latin.rss", "<rss><channel><item><title>caf\xe9</title></item><item><guid>2</guid></item></channel></rss>", "latin-1")
put("laughs.rss", "<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'>" + "".join("<!ENTITY %s '%s'>" % (chr(98 + i), ("&%s;" % chr(97 + i)) * 10) for i in range(12)) +
    "<!ENTITY file SYSTEM 'file:///etc/passwd'>]><rss><channel><title>&m;&file;</title><item><title>&m;</title></item><item><title>&file;</title></item><item><guid>3</guid></item></channel></rss>")
put("deep.rss", "<rss><channel><item>" + "<a>" * 5000 + "</a>" * 5000 + "</item><item><guid>2</guid></item></channel></rss>")
put("junk.xml", "Warning: no such file on line 3\n" + rss(items[:2]))
put("empty.rss", "<rss version='2.0'><channel><title>T</title></channel></rss>")
put("sitemap.xml", "<?xml version='1.0'?><urlset><url>a</url></urlset>")
for i, n in enumerate((200, 900, 1800)):
    put("cut%d.rss" % i, rss(items[:5])[:n])
def packed(name, s, hit):
    parts = [s[i:i + 6000].encode() for i in range(0, len(s), 6000)]
    members = [gzip.compress(p) for p in parts]
    b = bytearray(members[hit]); b[len(b) // 2] ^= 0xff; b[-6] ^= 0xff
    members[hit] = bytes(b)
    open(name, "wb").write(b"".join(members))
packed("damaged.xml.gz", rss(items[:200]), 3)
packed("headless.xml.gz", rss(items[:200]), 0)
P

about "the records are those of JSON Lines, for any number of workers"
run run p.json lines.jsonl -o lines
exits 0
for f in a.xml a.atom two.rss a.xml.gz; do
    for j in 1 8; do
        rm -rf out.d
        run run p.json -j $j $f -o out.d
        exits 0
        same out.d/a.jsonl lines/a.jsonl
    done
done

about "who was taken, and why; standard input; other XML"
run run -v p.json a.xml -o v1
says err 'a.xml: note: "feed" reads it: it begins as a feed'
run run -v p.json junk.xml -o v2
exits 0
says err 'junk.xml: note: "feed" reads it: its name ends with .xml'
is "$(wc -l <v2/a.jsonl)" 2
run run p.json sitemap.xml -o v3
exits 2
says err 'input "sitemap.xml" is XML or HTML'
run_with a.xml run p.json - -o v4
exits 2
says err '"reader": "feed" in "input" reads its items'
echo '{"copydesk": 1, "input": {"reader": "feed"}, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >in.json
run_with a.xml run in.json - -o v5
exits 0
same v5/a.jsonl lines/a.jsonl
run run in.json sitemap.xml -o v6
exits 4
zcat v6/rejects.jsonl.gz >rejects
says rejects '"code":"damaged_input","reason":"it is no feed: it has no <rss>, <feed> or <rdf:RDF>"'
run run p.json empty.rss kinds.atom -o v7
exits 0
is "$(json v7/run.json 'v["records"]["in"]')" 0

about "RDF, encodings, character references"
run run -s select rdf koi.rss
exits 0
is "$(cat out)" '{"id":"https://harbour.example/1","url":"https://harbour.example/1","language":"fr","title":"Le café « ouvre »","date":"2026-05","tags":["mer"]}
{"language":"fr","title":"Café & thé & eau","id":"rdf:2"}
{"title":"Паром","id":"koi.rss:1"}'
run run -s select klingon.rss
exits 3
says err 'its encoding "klingon" is not known'

about "roots and items of any prefix"
for prefix in a atom10 a-prefix.of_30_characters.1234; do
    sed "s/<\(\/*\)\([a-z]\)/<\1$prefix:\2/g; s/xmlns=/xmlns:$prefix=/" a.atom >prefixed
    rm -rf out.d
    run run p.json prefixed -o out.d
    exits 0
    same out.d/a.jsonl lines/a.jsonl
done
sed 's/rdf:/r:/g; s/xmlns:rdf/xmlns:r/' rdf >r.rdf
sed 's,<\(/*\)\(channel\|item\|link\|title\)\([ >]\),<\1x:\2\3,g; s/xmlns=/xmlns:x=/' rdf >x.rdf
run run -s select rdf
mv out want
for f in r.rdf x.rdf; do
    run run -s select $f
    exits 0
    is "$(sed "s/$f/rdf/" out)" "$(cat want)"
done
{ cat prefixed && echo && sed '1s/^/<!-- <rss> --><?xml version="1.0"?>/' a.atom && cat a.xml; } >three
run run p.json three -o three.d
exits 0
cat lines/a.jsonl lines/a.jsonl lines/a.jsonl >three.want
same three.d/a.jsonl three.want
for s in '<feedback><entry/></feedback>' '<x:feed xmlns:x="http://harbour.example/"/>' '<rssx/>' \
    '<?xml version="1.0"?>rss' '<?x?>feed of the harbour'; do
    echo "$s" >other.xml
    run run p.json other.xml -o none
    exits 2
    says err 'input "other.xml" is XML or HTML'
done

about "kinds of content, links, people, dates"
run run -s select kinds.xml
exits 0
is "$(cat out)" '{"url":"https://harbour.example/a/b/c?d","language":"de","title":"A ferry","authors":["Bo Ek"],"date":"2026-01-01","modified":"2026-01-02T03:04:05Z","tags":["Sea"],"html":"<p>It<br/>sank</p>","id":"kinds.xml:1"}
{"title":"a <b> &amp; c","date":"2026-01-03T00:00:00Z","html":"a &lt; b","id":"kinds.xml:2"}
{"title":"out","id":"kinds.xml:3"}'
run run -s select people.rss
is "$(cat out)" '{"authors":["Ada Lind"],"date":"2026-01-06T08:00:00Z","id":"people.rss:1"}
{"authors":["Bo Ek"],"date":"2026-01-06T08:00-05:00","id":"people.rss:2"}
{"date":"2026-01-06T08:00:00-05:30","id":"people.rss:3"}
{"authors":["Ada Lind"],"date":"2026","id":"people.rss:4"}'
run run -s select perma.rss
is "$(cat out)" '{"id":"https://harbour.example/7","url":"https://harbour.example/7"}
{"id":"https://harbour.example/8"}'

about "what is broken is a reject with its place, and the others are read"
run run p.json broken.rss -o broken
exits 3
is "$(cat broken/a.jsonl)" '{"id":"1"}
{"id":"4","authors":["Ada Lind"]}
{"id":"7"}'
zcat broken/rejects.jsonl.gz >rejects
is "$(grep -c . rejects)" 5
says rejects '"line":2,"offset":103,"reader":"feed","stage":"feed"' 'line 2 of it: Opening and ending tag mismatch' \
    'it has no end: another item' "Entity 'mine' not defined" '"line":6' '"line":8' '"first_row":"<rss xmlns:dc='
sed 's/&mine;/ours/' rejects | grep ours >mended
run replay mended p.json -o again
exits 0
is "$(cat again/a.jsonl)" '{"title":"ours","id":"broken.rss:5"}'
run run -s select latin.rss
exits 3
is "$(cat out)" '{"id":"2"}'
says err 'latin.rss:1: feed: plugin_error: line 1 of it: Input is not proper UTF-8'

about "entities that grow, or lie in files, and depth"
run run -s select laughs.rss deep.rss
exits 3
is "$(cat out)" '{"id":"3"}
{"id":"2"}'
says err "Entity 'm' not defined" "Entity 'file' not defined" 'Excessive depth in document'

about "cut off: told, and what is whole is read"
for i in 0 1 2; do
    rm -rf cut
    run run p.json cut$i.rss -o cut
    exits 4
    zcat cut/rejects.jsonl.gz >rejects
    says rejects 'the feed has no end: the input is cut off'
done

about "a comment that begins over and over costs its item, and no time"
awk 'BEGIN { printf "<rss><channel><item><guid>1</guid></item><item>"; for (i = 0; i < 400000; i++) printf "<!--" }' >comments.rss
run run -s select comments.rss
exits 4
is "$(cat out)" '{"id":"1"}'
says err 'comments.rss:2: feed: plugin_error: it has no end' 'the feed has no end'

about "an end tag without a beginning is told"
for f in '<rss><channel><itm><guid>1</guid></item>' '<rss><channel><item><guid>0</guid></item><itm></item>'; do
    printf '%s' "$f<item><guid>2</guid></item></channel></rss>" >stray.rss
    rm -rf stray
    run run p.json stray.rss -o stray
    exits 4
    is "$(tail -n 1 stray/a.jsonl)" '{"id":"2"}'
    zcat stray/rejects.jsonl.gz >rejects
    says rejects '"code":"damaged_input","reason":"an item that ends here has no beginning"'
done

about "--limit, show"
run run p.json a.xml --limit 7 -o seven
exits 0
head -n 7 lines/a.jsonl >want
same seven/a.jsonl want
run show a.xml:5999
exits 0
says out 'id: tag:5998'
run show a.xml:6001
exits 2
says err 'a.xml has no item 6001'

about "killed at any checkpoint, --resume ends in the same bytes"
cat lines/a.jsonl lines/a.jsonl lines/a.jsonl >want
for n in 1 2 3; do
    COPYDESK_TEST_CHECKPOINTS=1 "$copydesk" run p.json -j 2 a.xml two.rss a.xml.gz -o k$n 2>/dev/null &
    pid=$!
    while [ ! -s k$n/a.jsonl.part ] && kill -0 $pid 2>/dev/null; do sleep 0.01; done
    sleep 0.0$((n * 3))
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
    run run p.json a.xml two.rss a.xml.gz -o k$n --resume
    exits 0
    same k$n/a.jsonl want
done

about "damage costs its member and the item it hits"
run run p.json damaged.xml.gz -o damaged
exits 4
zcat damaged/rejects.jsonl.gz >rejects
says rejects 'bytes behind the damage are left out: they may be the rest of an item'
python3 - damaged/a.jsonl lines/a.jsonl <<'P' >verdict
import json, sys
rows = [l for l in open(sys.argv[1])]
print(170 < len(rows) < 200, set(rows) <= set(open(sys.argv[2])))
P
is "$(cat verdict)" "True True"
run run p.json headless.xml.gz -o headless
exits 4
is "$(grep -c '"authors":\["Ada Lind"\].*"html":' headless/a.jsonl | awk '{ print ($1 > 170) }')" 1

about "the authors of an item, of the feed it was taken from, of this feed; several in one element"
cat >source.atom <<'P'
<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><author><name>Feed Person</name></author>
<entry><id>1</id><source><id>s</id><author><name>Ada Lind</name></author><author><name>Bo Ek</name></author></source></entry>
<entry><id>2</id><source><author><name>Ada Lind</name></author></source><author><name>Cy Dow</name></author></entry>
<entry><id>3</id><source><id>s</id></source></entry></feed>
P
run run -s select source.atom
exits 0
is "$(cat out)" '{"id":"1","authors":["Ada Lind","Bo Ek"]}
{"id":"2","authors":["Cy Dow"]}
{"id":"3","authors":["Feed Person"]}'
python3 - <<'P'
from xml.sax.saxutils import escape
with open("several.rss", "w") as f:
    f.write("<rss><channel>")
    for x in ("a@x.example (Ada Lind), b@x.example (Bo Ek)", "Ada Lind <a@x.example>, Bo Ek <b@x.example>", "Ada Lind, Bo Ek", "Lind; Ek", "Lind, Ada", "Ada Lind and Bo Ek", ";"):
        f.write("<item><author>%s</author></item>" % escape(x))
    f.write("</channel></rss>")
P
run run -s select several.rss
exits 0
is "$(cut -d: -f2 out | cut -d, -f1-2 | sed 's/,"id"//' | head -7)" '["Ada Lind","Bo Ek"]
["Ada Lind","Bo Ek"]
["Ada Lind","Bo Ek"]
["Lind","Ek"]
["Lind, Ada"]
["Ada Lind and Bo Ek"]
"several.rss'

about "a zone that its name does not tell is no time: the date is left out, and counted"
{
    printf '<rss><channel>'
    for zone in IST ist XYZT EST '+0530' '+0530 (IST)' GMT Z; do
        printf '<item><pubDate>Tue, 06 Jan 2026 08:00:00 %s</pubDate></item>' "$zone"
    done
    for date in 'Tue, 10 Jun 03 04:00 UT' '1 Mar 49 08:00:00 CET' '31 Dec 50' 'Tue, 10 Jun 03 04:00 IST' \
        'Fri Mar 01 10:00:00 IST 2024' 'Frixday, 01-Mar-24 10:00:00 GMT'; do
        printf '<item><pubDate>%s</pubDate></item>' "$date"
    done
    printf '</channel></rss>'
} >zones.rss
echo '{"copydesk": 1, "outputs": [{"plugin": "jsonl", "path": "a.jsonl"}]}' >zones.json
run run zones.json zones.rss -o zones
exits 0
is "$(cat zones/a.jsonl)" '{"id":"zones.rss:1"}
{"id":"zones.rss:2"}
{"id":"zones.rss:3"}
{"date":"2026-01-06T08:00:00-05:00","id":"zones.rss:4"}
{"date":"2026-01-06T08:00:00+05:30","id":"zones.rss:5"}
{"date":"2026-01-06T08:00:00+05:30","id":"zones.rss:6"}
{"date":"2026-01-06T08:00:00Z","id":"zones.rss:7"}
{"date":"2026-01-06T08:00:00Z","id":"zones.rss:8"}
{"date":"2003-06-10T04:00Z","id":"zones.rss:9"}
{"date":"2049-03-01T08:00:00+01:00","id":"zones.rss:10"}
{"date":"1950-12-31","id":"zones.rss:11"}
{"id":"zones.rss:12"}
{"id":"zones.rss:13"}
{"id":"zones.rss:14"}'
says zones/run.json '"zones_not_known":5' '"dates_not_read":1'

about "check"
run check feed
exits 0
finish
