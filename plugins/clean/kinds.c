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
kinds_line_end(struct str text, size_t at)
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
note_block(struct kinds *kinds, struct str text, const struct cd_block *b,
    size_t *at, size_t *line)
{
    size_t end;
    bool begins = true;

    if (b->at < *at)
        return false;
    while ((end = kinds_line_end(text, *at)) < b->at) {
        if (!blank(text, *at, end))
            return false;
        *at = end + 1;
        (*line)++;
    }
    if (!blank(text, *at, b->at))
        return false;
    while (*at < b->at + b->n) {
        end = kinds_line_end(text, *at);
        kinds->v[*line] = (struct kind){ (unsigned char)b->kind,
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
    struct kinds kinds = none;
    struct cd_blocks b;
    size_t at = 0, line = 0;

    cd_blocks_begin(&b, rec);
    if (json_array_size(b.list) == 0)
        return none;
    kinds.n = count_lines(text);
    kinds.v = pool_alloc(pool, kinds.n * sizeof(*kinds.v));
    memset(kinds.v, 0, kinds.n * sizeof(*kinds.v));
    while (cd_blocks_next(&b)) {
        if (!note_block(&kinds, text, &b.block, &at, &line))
            return none;
    }
    return b.over ? kinds : none;
}

/* ---- through the passes -------------------------------------------------- */

/* The line ends that the character `code` becomes; "\r\n" is one. */
static size_t
line_ends(uint32_t code, bool before_feed)
{
    if (code == 0x2029)
        return 2;
    if (code == '\r')
        return !before_feed;
    return code == '\n' || code == '\v' || code == '\f' || code == 0x2028;
}

struct kinds
kinds_split(const struct kinds *kinds, const struct pool *pool, struct str text)
{
    struct kinds got = { NULL, 0 };
    size_t i, len, cap = 0, line = 0;

    if (kinds->v == NULL || count_lines(text) != kinds->n)
        return got;
    pool_push(pool, got.v, got.n, cap);
    got.v[got.n++] = kinds->v[0];
    for (i = 0; i < text.n; i += len) {
        uint32_t code = utf8_decode(text.s + i, text.n - i, &len);
        size_t n = line_ends(code, i + len < text.n && text.s[i + len] == '\n');

        while (n-- > 0) {
            pool_push(pool, got.v, got.n, cap);
            got.v[got.n] = kinds->v[line];
            got.v[got.n++].begins = false;
        }
        if (code == '\n')
            got.v[got.n - 1] = kinds->v[++line];
    }
    return got;
}

struct str
kinds_mark(const struct kinds *kinds, const struct pool *pool, struct str text)
{
    size_t at = 0, line, n = 0, end;
    char *out;

    if (kinds->v == NULL || count_lines(text) != kinds->n)
        return text;
    out = pool_alloc(pool, text.n + kinds->n * MARK_BLOCK_BYTES + 1);
    for (line = 0; line < kinds->n; line++, at = end) {
        const struct kind *kind = &kinds->v[line];

        if (kind->known) {
            out[n++] = MARK_BLOCK;
            out[n++] = (char)((kind->begins ? 'A' : 'a') + kind->kind);
            out[n++] = (char)('0' + kind->level);
        }
        end = kinds_line_end(text, at);
        end += end < text.n;
        memcpy(out + n, text.s + at, end - at);
        n += end - at;
    }
    return (struct str){ out, n };
}

/* ---- to the record ------------------------------------------------------- */

json_t *
kinds_of_lines(const struct kinds *kinds, struct str text)
{
    size_t at = 0, line, end, next, chars = 0, start = 0;
    json_t *list;

    if (kinds->v == NULL || count_lines(text) != kinds->n)
        return NULL;
    list = json_array();
    for (line = 0; line < kinds->n; line++, at = end + 1) {
        const struct kind *kind = &kinds->v[line];
        const char *string = text.s + at;

        end = kinds_line_end(text, at);
        next = chars + utf8_count(string, end - at);
        if (kind->begins)
            start = chars + utf8_count(string, space_lead(string, end - at));
        if (kind->known &&
            (line + 1 == kinds->n || !kind[1].known || kind[1].begins) &&
            cd_blocks_add(list, (enum cd_block_kind)kind->kind, kind->level,
                start,
                next - utf8_count(string, space_tail(string, end - at)))) {
            json_decref(list);
            return NULL;
        }
        chars = next + 1;
    }
    return list;
}

json_t *
kinds_of_doc(const struct doc *doc)
{
    json_t *list = json_array();
    const struct para *para, *last = NULL;
    size_t start = 0, end = 0, at = 0;
    bool on, full = false;

    for (para = doc->v; para < doc->v + doc->n && !full; para++) {
        if (para->flags & PARA_GONE)
            continue;
        on = last != NULL && doc_goes_on(last, para);
        full = last != NULL && !on &&
               cd_blocks_add(list, last->kind, (int)last->level, start, end);
        at = last == NULL ? 0 : end + doc_gap(last, para);
        start = on ? start : at;
        end = at + utf8_count(para->s, para->n);
        last = para;
    }
    full = full || (last != NULL && cd_blocks_add(list, last->kind,
                                        (int)last->level, start, end));
    if (!full)
        return list;
    json_decref(list);
    return NULL;
}
