#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Ten articles that say the same in ten shapes: other names, quote marks,
order of the parts, wording of date, byline, caption, promo and address.

usage: variants.py raw     > RAW.jsonl          what a crawl would have found
       variants.py check ARTICLES.jsonl         what must have come out of it

Nothing in a plugin can be fitted to one of them.
"""
import json
import sys

MARKS = {"straight": '""', "curly": "“”", "single": "‘’", "low": "„“", "guillemets": "«»"}

# name, surname, pronoun, role before the name
CASTS = [
    [("Ada Lind", "Lind", "she", "Harbour Minister"), ("Tomas Okoye", "Okoye", "he", "union leader"), ("Mira Castellan", "Castellan", "she", "Mayor")],
    [("Peter Hallam", "Hallam", "he", "Finance Minister"), ("Grace Mbeki", "Mbeki", "she", "council leader"), ("Stefan Wirth", "Wirth", "he", "President")],
    [("Ingrid Solheim", "Solheim", "she", "Prime Minister"), ("Daniel Reyes", "Reyes", "he", "opposition leader"), ("Laura Whitcombe", "Whitcombe", "she", "Governor")],
    [("James Abernathy", "Abernathy", "he", "Transport Secretary"), ("Nadia Haddad", "Haddad", "she", "port director"), ("Robert van der Meer", "van der Meer", "he", "Mayor")],
    [("Helen Osgood", "Osgood", "she", "Energy Minister"), ("Samuel Adeyemi", "Adeyemi", "he", "company chairman"), ("Maria Lopez", "Lopez", "she", "Senator")],
]

BYLINES = ["By <u>AFP</u>", "By REUTERS", "(Reuters)", "By <b>AP</b>", "AFP"]
AGENCIES = ["AFP", "Reuters", "Reuters", "AP", "AFP"]
DATES = [("May 26, 2023", "2023-05-26"), ("Published: 3 March 2024", "2024-03-03"), ("12 October 2022", "2022-10-12"),
         ("Published on 2021-11-05", "2021-11-05"), ("Sept. 9, 2023", "2023-09-09")]
CAPTIONS = ["{c} **{k}**", "{c} Photo: {k}", "{c} (Photo by {k})", "{c} *{k}*", "{c} Credit: {k}"]
PROMOS = ["Related article: {t}", "READ MORE: {t}", "Also read: {t}", "Related: {t}", "See also: {t}"]
ADDRESSES = ["Original url:\n\n{u}", "Original URL: {u}", "Source url: {u}", "Original url: {u}", "Original url:\n{u}"]
HEADLINES = ["## {t}", "# {t}", "{t}", "**{t}**", "{t}\n\n{t}"]


def article(k):
    """raw text and what must come out of it"""
    a, b, c = CASTS[k % 5]
    opening, closing = MARKS[list(MARKS)[(k + k // 5) % 5]]

    def q(s):
        return opening + s + closing

    title = "%s and %s Near Agreement on the Old Harbour" % (a[1], b[1])
    date, iso = DATES[(k + 2 * (k // 5)) % 5]
    credit = ["Jon Vale/POOL/TASS", "Reuters", "Iris Bell/Getty Images", "Omar Said/AP", "City Hall"][(k + 1) % 5]
    caption = "%s (L) and %s before the meeting at the town hall." % (a[0], b[0])
    promo = "Dockers Reject a Third Offer"
    url = "https://www.example.org/%s/harbour-agreement-near-after-talks-a8%d12" % (iso.replace("-", "/"), k)
    broken = url[:60] + " " + url[60:]
    pro = [p[2].capitalize() for p in (a, b, c)]
    paragraphs = [
        "Two rivals of many years are close to an agreement on the old harbour, both sides said on Thursday after talks that lasted into the night.",
        "%s %s and %s %s met separately with %s %s before the three held joint talks." % (a[3], a[0], b[3], b[0], c[3], c[0]),
        "%s %s said ahead of the talks." % (q("There is a way to share the quays, because the port has at last opened its books,"), a[1]),
        "%s %s added." % (q("We have no plans for the northern basin,"), a[2]),
        "%s said the two sides were %s" % (b[1], q("making good progress on the rules, and on who pays for them.")),
        "%s said the union was ready %s" % (pro[1], q("to open the gates to every crew that is paid the full rate.")),
        "%s said that %s of the harbour dispute." % (c[1], q("despite all that still divides them, both want a settlement")),
        "%s said a working group will meet in a week %s about the reopening of the eastern quay." % (pro[2], q("to settle the remaining questions")),
        "Long quarrel",
        "The harbour has been argued over for thirty years, in the council, in court and in the pubs along the front.",
        "Six strikes and two closures ended with promises that never materialized, as the port had little wish to strain its ties with the cities of the hinterland that live by it.",
        "The last agreement lasted eleven months. It was ended by a storm that took half of the breakwater.",
    ]
    speakers = [a[0], a[0], b[0], b[0], c[0], c[0]]
    body = list(paragraphs)
    body[8] = ["## Long quarrel", "**Long quarrel**", "### Long quarrel"][k % 3]
    cut = body[10].index("the cities")
    body[10] = body[10][:cut].rstrip() + "\n\n" + body[10][cut:]
    head = [HEADLINES[(k + 3) % 5].format(t=title)]
    lines = [BYLINES[k % 5], date]
    if k % 2:
        lines.reverse()
    picture = CAPTIONS[(k + 1 + k // 5) % 5].format(c=caption, k=credit)
    promo_line = PROMOS[k % 5].format(t=promo)
    where = 8 if k % 2 == 0 else 10
    body.insert(where, promo_line)
    parts = head + lines + [picture] + body + [ADDRESSES[(k + k // 5) % 5].format(u=broken)]
    if k >= 5:  # the picture above the byline
        parts = head + [picture] + lines + body + [ADDRESSES[(k + k // 5) % 5].format(u=broken)]
    want = {"title": title, "agency": AGENCIES[k % 5], "date": iso, "url": url,
            "images": [{"caption": caption, "credit": credit}], "related": [{"title": promo}],
            "text": "\n\n".join(paragraphs), "speakers": speakers}
    return "\n\n".join(parts) + "\n", want


def check(path):
    failed = passed = 0
    for k, line in enumerate(open(path)):
        got, want = json.loads(line), article(k)[1]
        got["speakers"] = [q["speaker"] for q in got.get("quotes", [])]
        for key, value in want.items():
            if got.get(key) == value:
                passed += 1
            else:
                failed += 1
                print("variant %d: %s\n  is   %r\n  must %r" % (k, key, got.get(key), value))
    print("variants: %d passed, %d failed" % (passed, failed))
    return failed > 0


def main():
    if sys.argv[1] == "check":
        return check(sys.argv[2])
    for k in range(10):
        print(json.dumps({"id": "variant-%d" % k, "text": article(k)[0]}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
