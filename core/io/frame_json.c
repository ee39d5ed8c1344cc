/* SPDX-License-Identifier: MIT */
/* JSON values: brackets, strings and escapes tell where one ends. */
#include "io/frame.h"

static bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Where an entry begins in its line, to find one again behind a gap.  A value
 * that is indented holds no line that is indented as it is. */
static void
see_space(struct frame *f, char c)
{
    if (c == '\n')
        f->nseen = 0;
    else if (f->nseen == 0)
        return; /* behind something else in its line */
    if (f->nseen < FRAME_INDENT)
        f->seen[f->nseen] = c;
    f->nseen++;
}

static void
begin_entry(struct frame *f)
{
    if (!f->any && f->nseen == 0 && !f->in_array && f->mark == 3) {
        f->indent[0] = '\n'; /* it begins the input, and so a line */
        f->nindent = 1;
    } else if (!f->any && f->nseen <= FRAME_INDENT) {
        f->nindent = f->nseen;
        memcpy(f->indent, f->seen, f->nseen);
    }
    f->any = true;
    f->nseen = 0;
}

/* ---- inside an entry ----------------------------------------------------- */

/* Bytes of s[0..n) up to and with the quote that ends a string, or all. */
static size_t
string(struct frame *f, const char *s, size_t n)
{
    size_t i = 0;

    while (i < n) {
        const char *quote, *slash;
        size_t k;

        if (f->escaped) {
            f->escaped = false;
            i++;
            continue;
        }
        quote = memchr(s + i, '"', n - i);
        k = quote != NULL ? (size_t)(quote - s) - i : n - i;
        slash = memchr(s + i, '\\', k);
        if (slash != NULL) {
            f->escaped = true;
            i = (size_t)(slash - s) + 1;
        } else if (quote != NULL) {
            f->text = false;
            return i + k + 1;
        } else {
            return n;
        }
    }
    return n;
}

/* The entry goes on with s[0..n).  Bytes of it; *ends: that is all. */
static size_t
value(struct frame *f, const char *s, size_t n, bool *ends)
{
    static const char kinds[256] = {
        ['"'] = 1, ['{'] = 2, ['['] = 2, ['}'] = 3, [']'] = 3
    };
    size_t i = 0;

    while (i < n && !*ends) {
        if (f->text) {
            i += string(f, s + i, n - i);
            *ends = !f->text && f->depth == 0;
            continue;
        }
        while (i < n && kinds[(unsigned char)s[i]] == 0)
            i++;
        if (i == n)
            break;
        switch (kinds[(unsigned char)s[i++]]) {
        case 1:
            f->text = true;
            break;
        case 2:
            f->depth++;
            break;
        default:
            *ends = --f->depth == 0;
        }
    }
    return i;
}

/* The same of what is no array, object or string. */
static size_t
word(const char *s, size_t n, bool *ends)
{
    size_t i = 0;

    while (i < n && !is_space(s[i]) && strchr(",]}[{\"", s[i]) == NULL)
        i++;
    *ends = i < n;
    return i;
}

/* ---- around the entries -------------------------------------------------- */

/* Take what belongs to no entry: the brackets of the array, and commas. */
static bool
is_around(struct frame *f, char c)
{
    if (c == '[' && !f->in_array)
        f->in_array = true;
    else if (c == ']' && f->in_array)
        f->in_array = false;
    else
        return c == ',';
    return true;
}

/* Bytes of s[0..n) in front of the next entry. */
static size_t
between(struct frame *f, const char *s, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (is_space(s[i])) {
            see_space(f, s[i]);
        } else if (is_around(f, s[i])) {
            f->nseen = 0;
        } else {
            break;
        }
    }
    return i;
}

/* Behind a gap: bytes in front of a line that begins as entries do. */
static size_t
lost(struct frame *f, const char *s, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (f->nseen > 0 && f->nseen == f->nindent && s[i] == '{') {
            f->state = FRAME_BETWEEN;
            break;
        }
        if (s[i] == '\n')
            f->nseen = 1;
        else if (f->nseen > 0 && f->nseen < f->nindent &&
                 s[i] == f->indent[f->nseen])
            f->nseen++;
        else
            f->nseen = 0;
    }
    f->passed += i;
    return i;
}

/* The entry that begins with c. */
static void
begin_value(struct frame *f, char c)
{
    begin_entry(f);
    f->text = f->escaped = false;
    f->depth = 0;
    f->state =
        strchr("{[\"", c) != NULL && c != '\0' ? FRAME_VALUE : FRAME_WORD;
}

struct frame_cut
frame_json(struct frame *f, const char *s, size_t n)
{
    struct frame_cut cut = { 0 };

    if (f->mark < 3)
        cut.skip = frame_mark(f, s, n);
    if (f->state == FRAME_LOST)
        cut.skip += lost(f, s + cut.skip, n - cut.skip);
    if (f->state == FRAME_BETWEEN) {
        cut.skip += between(f, s + cut.skip, n - cut.skip);
        if (cut.skip < n)
            begin_value(f, s[cut.skip]);
    }
    if (cut.skip < n && f->state == FRAME_VALUE) {
        cut.keep = value(f, s + cut.skip, n - cut.skip, &cut.ends);
    } else if (cut.skip < n && f->state == FRAME_WORD) {
        cut.keep = word(s + cut.skip, n - cut.skip, &cut.ends);
        /* A bracket that closes nothing is a word of its own. */
        if (cut.keep == 0 && !f->worded)
            cut.keep = 1;
        f->worded = !cut.ends;
    }
    if (cut.ends)
        f->state = FRAME_BETWEEN;
    cut.used = cut.skip + cut.keep;
    return cut;
}

void
frame_json_gap(struct frame *f)
{
    f->state = FRAME_LOST;
    f->text = f->escaped = f->worded = false;
    f->nseen = 0;
}
