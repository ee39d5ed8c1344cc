# SPDX-License-Identifier: MIT
# readme.awk - a manual page of section 7 from the page of a plugin.
#
# usage: awk -v name=clean -f readme.awk README.md
#
# Of Markdown it knows what those pages have: headings, paragraphs, lists,
# tables, indented code, `code`, **strong** and links.

function escape(s) {
    gsub(/\\/, "\\e", s)
    gsub(/-/, "\\-", s)
    return s
}

# Text with its marks.
function inline(s, out, at, m) {
    while (match(s, /\[[^]]*\]\([^)]*\)/)) { # a link is its text
        m = substr(s, RSTART + 1, RLENGTH - 1)
        sub(/\]\(.*/, "", m)
        s = substr(s, 1, RSTART - 1) m substr(s, RSTART + RLENGTH)
    }
    s = escape(s)
    while (match(s, /`[^`]*`|\*\*[^*]*\*\*/)) {
        at = substr(s, RSTART, 1) == "`" ? 1 : 2
        out = out substr(s, 1, RSTART - 1) "\\fB" substr(s, RSTART + at, RLENGTH - 2 * at) "\\fR"
        s = substr(s, RSTART + RLENGTH)
    }
    s = out s
    return s ~ /^[.']/ ? "\\&" s : s
}

function verbatim(on) {
    if (on != asis)
        print on ? ".PP\n.nf" : ".fi"
    asis = on
}

BEGIN {
    printf ".\\\" made from README.md by readme.awk\n.TH COPYDESK\\-%s 7 \"\" \"copydesk\" \"copydesk plugins\"\n", toupper(escape(name))
}

/^# / { next }

/^ *$/ { blank = 1; next }

!named { # the first paragraph: its first sentence names the plugin
    what = $0
    sub(/\. .*/, "", what)
    sub(/[.:]$/, "", what)
    printf ".SH NAME\ncopydesk\\-%s \\- %s\n.SH DESCRIPTION\n", escape(name), inline(what)
    named = 1
    blank = 0
}

/^##+ / {
    verbatim(0)
    level = $1
    sub(/^##+ /, "")
    print (level == "##" ? ".SH " : ".SS ") (level == "##" ? toupper(inline($0)) : inline($0))
    blank = 0
    next
}

/^    / {
    if (asis && blank)
        print ""
    verbatim(1)
    line = escape(substr($0, 5))
    print line ~ /^[.']/ ? "\\&" line : line
    blank = 0
    next
}

{ verbatim(0) }

/^\|[-| :]+\|$/ { next }

/^\|/ { # a row: its first cell is the term
    sub(/^\| */, "")
    sub(/ *\| *$/, "")
    n = split($0, cell, / +\| +/)
    print ".TP\n" inline(cell[1])
    for (i = 2; i <= n; i++)
        print inline(cell[i])
    blank = 0
    next
}

/^ *([-*]|[0-9]+\.) / {
    match($0, /^ *([-*]|[0-9]+\.) /)
    print ".IP \\(bu 2\n" inline(substr($0, RSTART + RLENGTH))
    blank = 0
    next
}

{
    if (blank)
        print ".PP"
    sub(/^ +/, "")
    print inline($0)
    blank = 0
}

END { verbatim(0) }
