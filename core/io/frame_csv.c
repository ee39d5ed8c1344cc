/* SPDX-License-Identifier: MIT */
/* Rows of a table: line ends and quotes tell where one ends. */
#include "io/frame.h"

#define LOOKED_AT 10 /* rows that tell a table */
#define NAME_MOST 64 /* bytes of the name of a column, to look like one */

static const char separators[] = ",;\t|";

/* Does a cell begin behind c? */
static bool
separates(const struct frame *f, char c)
{
    if (f->spec.separator != '\0')
        return c == f->spec.separator;
    return c != '\0' && strchr(separators, c) != NULL;
}

/* ---- rows ---------------------------------------------------------------- */

/* Inside a quoted cell: bytes of s[0..n) up to and with a quote, or all.  A
 * quote that follows it at once stands for one, and the cell goes on. */
static size_t
quoted(struct frame *f, const char *s, size_t n)
{
    const char *end = memchr(s, f->spec.quote, n);

    if (end == NULL)
        return n;
    f->quoted = false;
    f->closed = true;
    return (size_t)(end - s) + 1;
}

/* The row goes on with s[0..n).  Bytes of it; *ends: a line end follows. */
static size_t
row(struct frame *f, const char *s, size_t n, bool *ends)
{
    size_t i = 0, line = 0; /* the next line end; 0: not looked for */

    while (i < n) {
        const char *p;

        if (f->closed) {
            f->closed = false;
            f->quoted = s[i] == f->spec.quote;
            i += f->quoted;
        } else if (f->quoted) {
            i += quoted(f, s + i, n - i);
        } else {
            if (line <= i) {
                p = memchr(s + i, '\n', n - i);
                line = p != NULL ? (size_t)(p - s) : n;
            }
            p = f->spec.quote != '\0' ? memchr(s + i, f->spec.quote, line - i)
                                      : NULL;
            if (p == NULL) {
                *ends = line < n;
                i = line;
                break;
            }
            i = (size_t)(p - s);
            f->quoted = i > 0 ? separates(f, s[i - 1])
                              : f->before == '\n' || separates(f, f->before);
            i++;
        }
    }
    if (i > 0)
        f->before = s[i - 1];
    return i;
}

/* Bytes in front of the next row: empty lines. */
static size_t
between(const char *s, size_t n)
{
    size_t i = 0;

    while (i < n && (s[i] == '\n' || s[i] == '\r'))
        i++;
    return i;
}

/* Behind a gap: the rest of a line, which may be that of a row. */
static size_t
lost(struct frame *f, const char *s, size_t n)
{
    const char *end = memchr(s, '\n', n);
    size_t k = end != NULL ? (size_t)(end - s) + 1 : n;

    if (end != NULL)
        f->state = FRAME_BETWEEN;
    f->passed += k;
    return k;
}

struct frame_cut
frame_csv(struct frame *f, const char *s, size_t n)
{
    struct frame_cut cut = { 0 };

    if (f->state == FRAME_LOST) {
        cut.skip = cut.used = lost(f, s, n);
        cut.note = f->state != FRAME_LOST;
        return cut;
    }
    if (f->mark < 3)
        cut.skip = frame_mark(f, s, n);
    if (f->state == FRAME_BETWEEN) {
        cut.skip += between(s + cut.skip, n - cut.skip);
        f->quoted = f->closed = false;
        f->before = '\n';
    }
    if (cut.skip < n) {
        f->state = FRAME_VALUE;
        cut.keep = row(f, s + cut.skip, n - cut.skip, &cut.ends);
    }
    if (cut.ends)
        f->state = FRAME_BETWEEN;
    cut.used = cut.skip + cut.keep + cut.ends;
    return cut;
}

void
frame_csv_gap(struct frame *f)
{
    f->state = FRAME_LOST;
    f->passed = 0;
    f->mark = 3;
}

/* ---- is it a table? ------------------------------------------------------ */

/* Can the cell be the name of a column? */
static bool
is_name(const char *s, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if ((unsigned char)s[i] < ' ' || strchr("{}<>", s[i]) != NULL)
            return false;
    }
    return n > 0 && n <= NAME_MOST && s[0] != ' ' && s[n - 1] != ' ';
}

/* Cells of the row s[0..n).  *names: all of them can be names. */
static size_t
cells(const char *s, size_t n, char separator, bool *names)
{
    size_t i, begin = 0, count = 0;
    bool inside = false;

    *names = true;
    for (i = 0; i <= n; i++) {
        if (i < n && s[i] == '"' && (inside || i == begin || s[i - 1] == '"'))
            inside = !inside;
        if (i == n || (s[i] == separator && !inside)) {
            *names = *names && is_name(s + begin, i - begin);
            begin = i + 1;
            count++;
        }
    }
    return count;
}

/* The same, of rows between that separator. */
static bool
is_table(const char *s, size_t n, char separator)
{
    struct frame f;
    struct frame_spec spec = { FRAME_CSV, true, separator, '"', true };
    size_t first = 0, rows = 0, k;
    bool names;

    frame_begin(&f, &spec);
    while (n > 0 && rows < LOOKED_AT) {
        struct frame_cut cut = frame_csv(&f, s, n);

        if (!cut.ends)
            break;
        k = cut.keep - (cut.keep > 0 && s[cut.skip + cut.keep - 1] == '\r');
        k = cells(s + cut.skip, k, separator, &names);
        if (rows == 0)
            first = k;
        if (k < 2 || k != first || (rows == 0 && !names))
            return false;
        rows++;
        s += cut.used;
        n -= cut.used;
    }
    return rows > 2;
}

bool
frame_csv_table(const char *s, size_t n)
{
    size_t i;

    for (i = 0; separators[i] != '\0'; i++) {
        if (is_table(s, n, separators[i]))
            return true;
    }
    return false;
}
