# SPDX-License-Identifier: MIT
"""Words of natural languages in rule code: they belong into core/lang.

usage: words.py TREE

Prints FILE:LINE: WORDS for each table of strings of which half are words of
core/lang, and for each comparison with such a string, in the rooms that read
text.  What only looks like that is in ALLOWED, with the reason.
"""
import glob
import os
import re
import sys

# What may stand there: file, reason, strings.
ALLOWED = [
    ("core/text/prescan.c", "elements and attributes", ["http-equiv",
     "content-type", "name", "content", "style"]),
    ("plugins/clean/html_names.c", "classes of elements",
     ["author", "auteur", "autor", "caption"]),
    ("plugins/clean/quality_line.c", "phrases by which C4 is defined",
     ["terms of use", "privacy policy", "cookie policy", "uses cookies",
      "use of cookies", "use cookies"]),
    ("plugins/extract/address.c", "begins the name of a host", ["mobile."]),
    ("plugins/extract/authors.c", "classes of elements, names in addresses",
     ["author-name", "entry-author", "post-author", "author", "creator-name",
      "autor", "auteur", "autore",
      "written", "parsely-author", "comment", "related", "recommend",
      "trending", "popular", "most-read"]),
    ("plugins/extract/state.c", "keys and types in data of scripts",
     ["type", "kind", "image", "video", "advert", "related", "newsletter",
      "gallery", "caption", "block", "quote", "head"]),
    ("plugins/extract/signed.c", "classes of elements",
     ["author", "autor", "firma"]),
    ("plugins/extract/charsets.c", "names of encodings", ["CP125"]),
    ("plugins/extract/headline.c", "a key of JSON", ['\\"headline\\"']),
    ("plugins/extract/images.c", "classes of elements",
     ["credit", "copyright", "photographer"]),
    ("plugins/clean/clean.c", "a value of an option", ["article"]),
    ("plugins/extract/linked.c", "types of schema.org",
     ["Article", "Posting", "Report", "Blog", "Review"]),
    ("plugins/extract/paragraphs.c", "a value of CSS", ["none"]),
    ("plugins/extract/published.c", "classes of elements, names of meta",
     ["entry-date", "posted", "created", "date", "published", "publish-date",
      "modified", "updated", "parsely-pub-date", "published-date", "w-published-date"]),
    ("plugins/quotes/output.c", "values of a field", ["turn", "continued"]),
    ("plugins/quotes/output.c", "values of the field basis",
     ["turn", "continued"]),
]
# Addresses, and names of fields and attributes.
NAME = re.compile(r"^https?$|^www\.$|[/:_=]|\w\.\w")
ROOMS = ["plugins/%s/*.[ch]" % name for name in
         ("clean", "extract", "language", "quotes", "summarize")]
ROOMS.append("core/text/*.[ch]")
COMPARES = re.compile(r"\b(?:memcmp|strcmp|strncmp|str_is|str_begins|str_ends|"
                      r"str_find|begins|ends|is_word_of_\w+|is)\s*\(")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


def vocabulary(tree):
    words = set()
    for path in glob.glob(os.path.join(tree, "core/lang/*/*.txt")):
        for line in open(path, encoding="utf-8"):
            if line.startswith("    "):
                words.update(line.split())
    return words


def known(text, words):
    """Words of the string that core/lang has, of two letters or more."""
    found = re.findall(r"[^\W\d_]{2,}", bytes(text, "utf-8").decode(
        "unicode_escape").encode("latin-1", "ignore").decode("utf-8", "ignore")
        if "\\" in text else text)
    return [w for w in found if w.lower() in words]


def bare(text):
    """Without comments and preprocessor lines, lines kept."""
    def blank(m):
        return re.sub(r"[^\n]", " ", m.group(0))
    text = re.sub(r'"(?:[^"\\\n]|\\.)*"|/\*.*?\*/',
                  lambda m: m.group(0) if m.group(0)[0] == '"' else blank(m),
                  text, flags=re.S)
    return re.sub(r"^#.*$", "", text, flags=re.M)


def tables(text):
    """(offset, strings) of each initialised array of strings."""
    for m in re.finditer(r"[^;{}]*\bchar\b[^;{}]*\[[^;{}]*=\s*\{(.*?)\};", text,
                         re.S):
        yield m.start(1), STRING.findall(m.group(1))
    for m in re.finditer(r"\bstatic const struct\s*\{[^}]*\}\s*\w+\[\]\s*=\s*"
                         r"\{(.*?)\n\s*\};", text, re.S):
        yield m.start(1), STRING.findall(m.group(1))
    for m in re.finditer(r'\bchar\s+\w+\[\]\s*=\s*("[^;]*);', text):
        yield m.start(1), STRING.findall(m.group(1))


def faults(text, words):
    text = bare(text)
    for at, strings in tables(text):
        hit = [s for s in strings if known(s, words)]
        if 2 * len(hit) >= len(strings) > 0:
            yield text.count("\n", 0, at) + 1, hit
    for m in COMPARES.finditer(text):
        stop = text.find(";", m.end())
        call = text[m.end():stop if stop > 0 else None]
        depth = 1
        for i, c in enumerate(call):
            depth += (c == "(") - (c == ")")
            if depth == 0:
                call = call[:i]
                break
        for s in STRING.findall(call)[:1]:
            if known(s, words):
                yield text.count("\n", 0, m.start()) + 1, [s]


def main(tree):
    words = vocabulary(tree)
    if len(words) < 1000:
        sys.exit("no words in core/lang")
    allowed = {(path, text) for path, _, texts in ALLOWED for text in texts}
    needed = set()
    for pattern in ROOMS:
        for path in sorted(glob.glob(os.path.join(tree, pattern))):
            name = os.path.relpath(path, tree)
            text = open(path, encoding="utf-8").read()
            for line, hit in faults(text, words):
                needed.update((name, s) for s in hit)
                left = [s for s in hit if (name, s) not in allowed
                        and not NAME.search(s)]
                if left:
                    print("%s:%d: %s" % (name, line, " ".join(left)[:100]))
    for path, text in sorted(allowed - needed):
        if os.path.exists(os.path.join(tree, path)):
            print('%s: "%s" is allowed, but not there' % (path, text))


if __name__ == "__main__":
    main(sys.argv[1])
