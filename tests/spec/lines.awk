# SPDX-License-Identifier: MIT
# Makes of a table of page lines (core/lang/XX/cases/lines.txt) the cases that
# tests/spec/spec runs, on standard output.  usage: awk -f lines.awk TABLE
#
# A row that does not make sense ends it, with its place; so does a kind that
# has no line for it or none against it.
BEGIN {
    # Where a line of the kind stands, and the field that may get its value.
    split("title byline date dateline caption credit read-also subscribe " \
        "newsletter advertisement app donation share copyright consent " \
        "summary", kinds, " ")
    split("above above above first between between between both both " \
        "between both both below below both both", places, " ")
    for (i = 1; i in kinds; i++)
        place[kinds[i]] = places[i]
    field["title"] = "title"
    field["byline"] = "authors"
    field["date"] = "date"
    field["dateline"] = "agency"
    field["caption"] = field["credit"] = "images"
    field["read-also"] = "related"
}

function wrong(what) {
    print FILENAME ":" FNR ": " what >"/dev/stderr"
    failed = 1
    exit 1
}

function quoted(s) {
    gsub(/["\\]/, "\\\\&", s)
    return "\"" s "\""
}

function value(kind, s) {
    if (field[kind] == "authors")
        return " json\n[" quoted(s) "]"
    if (field[kind] == "images")
        return " json\n[{\"credit\": " quoted(s) "}]"
    if (field[kind] == "related")
        return " json\n[{\"title\": " quoted(s) "}]"
    return "\n" s
}

# One case: the line at `at`.
function make(at, kind, line, goes, got,    above, between, below, first) {
    above = at == "above" ? line "\n\n" : ""
    between = at == "between" ? "\n\n" line : ""
    below = at == "below" ? "\n\n" line : ""
    first = at == "first" ? line (goes ? " " before : "\n\n" before) : before
    print "=== " kind ", " at (goes ? ": " : ", stays: ") line
    print "-- language\n" language
    if (kind == "title")
        print "-- title\n" title
    print "-- text\n" above first between "\n\n" after below
    if (!goes) {
        print "-- gives the same\n"
        return
    }
    print "-- gives text\n" before "\n\n" after
    if (got != "")
        print "-- gives " field[kind] value(kind, got)
    print ""
}

function row(kind, sign, line,    goes, got, at) {
    if (!(kind in place))
        wrong("no kind \"" kind "\"")
    if (before == "" || after == "" || language == "")
        wrong("language, before and after come first")
    goes = sign == "+"
    seen[kind, sign]++
    at = index(line, " => ")
    if (at > 0) {
        got = substr(line, at + 4)
        line = substr(line, 1, at - 1)
        if (!goes || !(kind in field))
            wrong("a line of that kind has no value")
    }
    if (kind == "title" && goes)
        title = got == "" ? line : got
    if (place[kind] == "both") {
        make("between", kind, line, goes, got)
        make("below", kind, line, goes, got)
    } else {
        make(place[kind], kind, line, goes, got)
    }
}

NR == 1 { print "lines - made of " FILENAME "\n"; next }
/^$/ || /^#/ { next }
/^language: / { language = substr($0, 11); next }
/^before: / { before = substr($0, 9); next }
/^after: / { after = substr($0, 8); next }
/^[+-] / {
    if (kind == "")
        wrong("no kind above it")
    row(kind, substr($0, 1, 1), substr($0, 3))
    next
}
/^[a-z-]+$/ { kind = $0; next }
{ wrong("no row: " $0) }

END {
    if (failed)
        exit 1
    for (i = 1; i in kinds; i++) {
        if (!((kinds[i], "+") in seen) || !((kinds[i], "-") in seen)) {
            print FILENAME ": " kinds[i] " has no line for it, or none " \
                "against it" >"/dev/stderr"
            exit 1
        }
    }
}
