# SPDX-License-Identifier: MIT
# header.awk - a manual page of section 3 from the comments of a header.
#
# usage: awk -v name=copydesk-plugin -f header.awk HEADER
#
# The first comment describes the header.  `/* ---- title ---- */` begins a
# section.  In the first comment, "Word.  " begins an item.  A comment that begins a line is text, what is indented in it stands
# as it is; what follows it, to the next such comment, is its declaration.

function escape(s) {
    gsub(/\\/, "\\e", s)
    gsub(/-/, "\\-", s)
    return s ~ /^[.']/ ? "\\&" s : s
}

function verbatim(on) {
    if (on != asis)
        print on ? ".PP\n.nf" : ".fi"
    asis = on
}

function text(s) {
    if (s ~ /^ *$/) {
        verbatim(0)
        gap = 1
        return
    }
    if (s ~ /^    / || (s ~ /^  / && (gap || asis))) {
        verbatim(1)
        print escape(s)
        return
    }
    verbatim(0)
    if (whole && match(s, /^[A-Z][a-z]+\.  ?/)) { # a word about what follows
        print ".TP\n.B " substr(s, 1, index(s, ".") - 1)
        s = substr(s, RSTART + RLENGTH)
        gap = 0
    }
    if (gap)
        print ".PP"
    gap = 0
    sub(/^ +/, "", s)
    print escape(s)
}

# A line of the comment; `last` where it ends.
function comment(s, last) {
    last = s ~ /\*\/ *$/
    sub(/ *\*\/ *$/, "", s)
    sub(/^ ?\/\*+ ?/, "", s)
    sub(/^ \* ?/, "", s)
    if (first && s ~ / - /) {
        what = s
        sub(/^[^ ]+ - /, "", what)
        sub(/\.$/, "", what)
        printf ".SH NAME\n%s \\- %s\n.SH SYNOPSIS\n.B #include <%s>\n", name, escape(what), substr(s, 1, index(s, " ") - 1)
        print ".SH DESCRIPTION"
        first = gap = 0
        whole = 1
    } else if (!(s == "" && last)) {
        text(s)
    }
    inside = !last
    if (last) {
        gap = 1
        whole = 0
    }
}

BEGIN {
    first = 1
    printf ".\\\" made from a header by header.awk\n.TH %s 3 \"\" \"copydesk\" \"Library Functions Manual\"\n", toupper(name)
}

inside { comment($0); next }

/^\/\* SPDX-/ { next }

/^\/\* -+ .* -+ \*\/$/ {
    verbatim(0)
    gsub(/^\/\* -+ | -+ \*\/$/, "")
    print ".SH " toupper(escape($0))
    gap = 0
    next
}

/^\/\*/ {
    verbatim(0)
    comment($0)
    next
}

# What only a compiler reads.
/^#(ifndef|ifdef|if|endif|else|include|pragma)/ || /^#define [A-Z_]+_H$/ || /^extern "C/ || /^}$/ { next }

/^$/ {
    if (asis)
        print ""
    next
}

{
    verbatim(1)
    print escape($0)
}

END { verbatim(0) }
