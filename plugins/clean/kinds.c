/* SPDX-License-Identifier: MIT */
#include "kinds.h"

#include <string.h>

#include "marks.h"
#include "text/space.h"
#include "text/utf8.h"

#define LEVEL_MOST 9 /* that a mark has room for */

/* ---- from the record ----------------------------------------------------- */

static size_t
count_lines(struct str text)
{
    size_t i, n = 1;

    for (i = 0; i < text.n; i++)
        n += text.s[i] == '\n';
    return n;
}

/* The end of the line that is at `at`. */
static size_t
line_end(struct str text, size_t at)
{
    const char *end = memchr(text.s + at, '\n', text.n - at);

    return end != NULL ? (size_t)(end - text.s) : text.n;
}

/* Does the stretch hold nothing but white space? */
static bool
blank(struct str text, size_t from, size_t to)
{
    return space_lead(text.s + from, to - from) == to - from;
}

/* Note the lines of a block, which begin at *at with the line number *line;
 * both move behind them.  False if the block is not made of whole lines. */
static bool
note_block(struct kinds *k, struct str text, const struct cd_block *b,
    size_t *at, size_t *line)
{
    size_t end;
    bool begins = true;

    if (b->at < *at)
        return false;
    while ((end = line_end(text, *at)) < b->at) {
        if (!blank(text, *at, end))
            return false;
        *at = end + 1;
        (*line)++;
    }
    if (!blank(text, *at, b->at))
        return false;
    while (*at < b->at + b->n) {
        end = line_end(text, *at);
        k->v[*line] = (struct kind){ (unsigned char)b->kind,
            (unsigned char)(b->level > LEVEL_MOST ? LEVEL_MOST
                            : b->level > 0        ? b->level
                                                  : 0),
            true, begins };
        begins = false;
        *at = end + 1;
        (*line)++;
    }
    return *at - 1 >= b->at + b->n && blank(text, b->at + b->n, *at - 1);
}

struct kinds
kinds_read(const json_t *rec, const struct pool *pool, struct str text)
{
    const struct kinds none = { NULL, 0 };
    struct kinds k = none;
    struct cd_blocks b;
    size_t at = 0, line = 0;

    cd_blocks_begin(&b, rec);
    if (json_array_size(b.list) == 0)
        return none;
    k.n = count_lines(text);
    k.v = pool_alloc(pool, k.n * sizeof(*k.v));
    memset(k.v, 0, k.n * sizeof(*k.v));
    while (cd_blocks_next(&b)) {
        if (!note_block(&k, text, &b.block, &at, &line))
            return none;
    }
    return b.over ? k : none;
}

/* ---- through the passes -------------------------------------------------- */

/* The line ends that the character c becomes; "\r\n" is one. */
static size_t
line_ends(uint32_t c, bool before_feed)
{
    if (c == 0x2029)
        return 2;
    if (c == '\r')
        return !before_feed;
    return c == '\n' || c == '\v' || c == '\f' || c == 0x2028;
}

struct kinds
kinds_split(const struct kinds *k, const struct pool *pool, struct str text)
{
    struct kinds got = { NULL, 0 };
    size_t i, len, cap = 0, line = 0;

    if (k->v == NULL || count_lines(text) != k->n)
        return got;
    pool_push(pool, got.v, got.n, cap);
    got.v[got.n++] = k->v[0];
    for (i = 0; i < text.n; i += len) {
        uint32_t c = utf8_decode(text.s + i, text.n - i, &len);
        size_t n = line_ends(c, i + len < text.n && text.s[i + len] == '\n');

        while (n-- > 0) {
            pool_push(pool, got.v, got.n, cap);
            got.v[got.n] = k->v[line];
            got.v[got.n++].begins = false;
        }
        if (c == '\n')
            got.v[got.n - 1] = k->v[++line];
    }
    return got;
}

struct str
kinds_mark(const struct kinds *k, const struct pool *pool, struct str text)
{
    size_t at = 0, line, n = 0, end;
    char *out;

    if (k->v == NULL || count_lines(text) != k->n)
        return text;
    out = pool_alloc(pool, text.n + k->n * MARK_BLOCK_BYTES + 1);
    for (line = 0; line < k->n; line++, at = end) {
        const struct kind *x = &k->v[line];

        if (x->known) {
            out[n++] = MARK_BLOCK;
            out[n++] = (char)((x->begins ? 'A' : 'a') + x->kind);
            out[n++] = (char)('0' + x->level);
        }
        end = line_end(text, at);
        end += end < text.n;
        memcpy(out + n, text.s + at, end - at);
        n += end - at;
    }
    return (struct str){ out, n };
}

/* ---- to the record ------------------------------------------------------- */

json_t *
kinds_of_lines(const struct kinds *k, struct str text)
{
    size_t at = 0, line, end, next, chars = 0, start = 0;
    json_t *list;

    if (k->v == NULL || count_lines(text) != k->n)
        return NULL;
    list = json_array();
    for (line = 0; line < k->n; line++, at = end + 1) {
        const struct kind *x = &k->v[line];
        const char *s = text.s + at;

        end = line_end(text, at);
        next = chars + utf8_count(s, end - at);
        if (x->begins)
            start = chars + utf8_count(s, space_lead(s, end - at));
        if (x->known && (line + 1 == k->n || !x[1].known || x[1].begins) &&
            cd_blocks_add(list, (enum cd_block_kind)x->kind, x->level, start,
                next - utf8_count(s, space_tail(s, end - at)))) {
            json_decref(list);
            return NULL;
        }
        chars = next + 1;
    }
    return list;
}

json_t *
kinds_of_doc(const struct doc *d)
{
    json_t *list = json_array();
    const struct para *p, *last = NULL;
    size_t start = 0, end = 0, at = 0;
    bool on, full = false;

    for (p = d->v; p < d->v + d->n && !full; p++) {
        if (p->flags & PARA_GONE)
            continue;
        on = last != NULL && doc_goes_on(last, p);
        full = last != NULL && !on &&
               cd_blocks_add(list, last->kind, (int)last->level, start, end);
        at = last == NULL ? 0 : end + (on ? 1 : 2);
        start = on ? start : at;
        end = at + utf8_count(p->s, p->n);
        last = p;
    }
    full = full || (last != NULL && cd_blocks_add(list, last->kind,
                                        (int)last->level, start, end));
    if (!full)
        return list;
    json_decref(list);
    return NULL;
}
