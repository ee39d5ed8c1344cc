/* SPDX-License-Identifier: MIT */
#include "cli/difference.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/tty.h"
#include "base/vec.h"
#include "json/writer.h"

#define LINES_MOST 1000 /* of a text whose lines are compared */

struct line {
    const char *s;
    size_t n;
};

struct lines {
    struct line *v;
    size_t n, cap;
};

static void
split_lines(struct lines *lines, const char *text, size_t n)
{
    while (n > 0) {
        const char *end = memchr(text, '\n', n);
        size_t len = end != NULL ? (size_t)(end - text) : n;

        vec_grow(lines->v, lines->n, lines->cap);
        lines->v[lines->n].s = text;
        lines->v[lines->n++].n = len;
        len += end != NULL;
        text += len;
        n -= len;
    }
}

static void
put_line(struct buf *out, char sign, const struct line *line)
{
    buf_addf(out, "    %c ", sign);
    tty_escape(out, line->s, line->n);
    buf_addc(out, '\n');
}

static bool
same(const struct line *a, const struct line *b)
{
    return a->n == b->n && memcmp(a->s, b->s, a->n) == 0;
}

/* Lines of a and b by their longest common subsequence (Wagner and Fischer
 * 1974), without those that both begin and end with. */
static void
compare_lines(struct buf *out, const struct line *a, size_t n,
    const struct line *b, size_t more)
{
    uint16_t *t;
    size_t i, j;

    while (n > 0 && more > 0 && same(a, b))
        a++, b++, n--, more--;
    while (n > 0 && more > 0 && same(&a[n - 1], &b[more - 1]))
        n--, more--;
    t = mem_zalloc((n + 1) * (more + 1), sizeof(*t));
    for (i = n; i-- > 0;) {
        for (j = more; j-- > 0;) {
            uint16_t down = t[(i + 1) * (more + 1) + j];
            uint16_t right = t[i * (more + 1) + j + 1];

            t[i * (more + 1) + j] =
                same(&a[i], &b[j])
                    ? (uint16_t)(t[(i + 1) * (more + 1) + j + 1] + 1)
                : down > right ? down
                               : right;
        }
    }
    for (i = j = 0; i < n || j < more;) {
        if (i < n && j < more && same(&a[i], &b[j]))
            i++, j++;
        else if (j == more || (i < n && t[(i + 1) * (more + 1) + j] >=
                                            t[i * (more + 1) + j + 1]))
            put_line(out, '-', &a[i++]);
        else
            put_line(out, '+', &b[j++]);
    }
    free(t);
}

static void
value_of_line(struct buf *out, const json_t *node)
{
    struct buf text = { 0 };

    writer_value(&text, node);
    tty_escape(out, text.p, text.n);
    buf_free(&text);
}

void
difference_values(struct buf *out, const json_t *before, const json_t *after)
{
    struct lines a = { 0 }, b = { 0 };

    if (json_is_string(before) && json_is_string(after)) {
        split_lines(&a, json_string_value(before), json_string_length(before));
        split_lines(&b, json_string_value(after), json_string_length(after));
    }
    if (a.n + b.n > 2 && a.n < LINES_MOST && b.n < LINES_MOST) {
        buf_adds(out, "\n");
        compare_lines(out, a.v, a.n, b.v, b.n);
    } else {
        buf_adds(out, "\n    - ");
        value_of_line(out, before);
        buf_adds(out, "\n    + ");
        value_of_line(out, after);
        buf_addc(out, '\n');
    }
    free(a.v);
    free(b.v);
}

void
difference_add(struct buf *out, const json_t *before, const json_t *after)
{
    const char *key;
    json_t *node;

    json_object_foreach ((json_t *)(uintptr_t)before, key, node) {
        const json_t *now = json_object_get(after, key);

        if (now == NULL) {
            buf_addf(out, "  gone:    %s\n", key);
        } else if (!json_equal(node, now)) {
            buf_addf(out, "  changed: %s", key);
            difference_values(out, node, now);
        }
    }
    json_object_foreach ((json_t *)(uintptr_t)after, key, node) {
        if (json_object_get(before, key) != NULL)
            continue;
        buf_addf(out, "  new:     %s ", key);
        value_of_line(out, node);
        buf_addc(out, '\n');
    }
}
