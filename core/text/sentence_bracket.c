/* SPDX-License-Identifier: MIT */
#include "text/sentence_bracket.h"

#include <stdbool.h>
#include <stdint.h>

#include "text/skip.h"
#include "text/step.h"

/* Bytes; what news puts in brackets is shorter, so a longer span is a bracket
 * never closed. */
#define FAR  1500
#define NONE SIZE_MAX

/* 《》 are around titles of works. */
static const struct {
    uint32_t open, close;
} brackets[] = { { '(', ')' }, { '[', ']' }, { 0x300a, 0x300b },
    { 0x3010, 0x3011 }, { 0xff08, 0xff09 } };

#define KINDS (sizeof(brackets) / sizeof(brackets[0]))

/* The last bytes of brackets, for skip_back(). */
static const bool last_bytes[256] = { ['('] = true,
    [')'] = true,
    ['['] = true,
    [']'] = true,
    [0x8a] = true,
    [0x8b] = true,
    [0x90] = true,
    [0x91] = true,
    [0x88] = true,
    [0x89] = true };

/* The text is read from its end, so that the closing bracket is known when its
 * opening one is met.  Those still open are a stack per kind, threaded through
 * `v` by `up`, its top in top[kind]. */
struct finder {
    const struct pool *pool;
    struct bracket {
        size_t at, up;
    } * v;
    size_t n, cap;
    size_t top[KINDS];
    struct span *spans; /* the last one first; some lie within others */
    size_t nspans, spans_cap;
};

static void
push_bracket(struct finder *finder, size_t kind, size_t at)
{
    pool_push(finder->pool, finder->v, finder->n, finder->cap);
    finder->v[finder->n] = (struct bracket){ at, finder->top[kind] };
    finder->top[kind] = finder->n++;
}

/* Pair the opening bracket at byte `at`, if a closing one is near enough. */
static void
pop_bracket(struct finder *finder, size_t kind, size_t at)
{
    const struct bracket *close;

    if (finder->top[kind] == NONE)
        return;
    close = &finder->v[finder->top[kind]];
    finder->top[kind] = close->up;
    if (close->at - at > FAR)
        return;
    pool_push(finder->pool, finder->spans, finder->nspans, finder->spans_cap);
    finder->spans[finder->nspans++] = (struct span){ at, close->at - at };
}

/* Reverse the list into text order, leaving out spans within others. */
static size_t
keep_outermost(const struct finder *finder, struct span **out)
{
    struct span *spans =
        pool_alloc(finder->pool, (finder->nspans + 1) * sizeof(*spans));
    size_t i, k = 0;

    for (i = finder->nspans; i-- > 0;) {
        if (k == 0 || finder->spans[i].at > spans[k - 1].at + spans[k - 1].n)
            spans[k++] = finder->spans[i];
    }
    *out = spans;
    return k;
}

size_t
sentence_bracket_find(
    const char *text, size_t n, const struct pool *pool, struct span **out)
{
    struct finder finder = { .pool = pool };
    size_t i = n, len, kind;

    for (kind = 0; kind < KINDS; kind++)
        finder.top[kind] = NONE;
    while ((i = skip_back(last_bytes, text, i)) > 0) {
        uint32_t code = step_before(text, i, &len);

        i -= len;
        for (kind = 0; kind < KINDS; kind++) {
            if (code == brackets[kind].close)
                push_bracket(&finder, kind, i);
            else if (code == brackets[kind].open)
                pop_bracket(&finder, kind, i);
        }
    }
    return keep_outermost(&finder, out);
}
