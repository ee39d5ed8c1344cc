/* SPDX-License-Identifier: MIT */
#include "repeats.h"

#include <stdint.h>
#include <string.h>

#include "shape.h"
#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"

#define REPEAT_LEAST 60  /* bytes of a paragraph that may not come twice */
#define PULL_MOST    300 /* of a pulled quote */
#define PULL_WORDS   5   /* of its sentences, but for short ones between */
#define PULLS_MOST   8   /* that are looked for */

/* ---- twice -------------------------------------------------------------- */

static uint64_t
hash_of(const char *s, size_t n)
{
    uint64_t h = n * UINT64_C(0x9e3779b97f4a7c15), w;
    size_t i;

    for (i = 0; n - i >= 8; i += 8) {
        memcpy(&w, s + i, 8);
        h = (h ^ w) * UINT64_C(0xff51afd7ed558ccd);
        h ^= h >> 32;
    }
    for (; i < n; i++)
        h = (h ^ (unsigned char)s[i]) * UINT64_C(0x100000001b3);
    return h ^ h >> 29;
}

/* May the paragraph not come twice? */
static bool
counts(const struct para *p)
{
    return (p->flags & PARA_GONE) == 0 && p->n >= REPEAT_LEAST &&
           shape_end(p->s, p->n) != SHAPE_OPEN;
}

/* Sets of lengths: two that differ may look the same. */
#define LENGTHS 1024
struct lengths {
    uint32_t once[LENGTHS / 32], twice[LENGTHS / 32];
};

/* Which lengths come twice: only paragraphs of these may be equal.  Returns
 * whether there are any. */
static bool
find_lengths(const struct doc *d, struct lengths *l)
{
    const struct para *p;
    bool any = false;

    memset(l, 0, sizeof(*l));
    for (p = d->v; p < d->v + d->n; p++) {
        size_t i = p->n % LENGTHS;
        uint32_t bit = 1u << i % 32;

        if (p->n < REPEAT_LEAST || (p->flags & PARA_GONE))
            continue;
        if (l->once[i / 32] & bit) {
            l->twice[i / 32] |= bit;
            any = true;
        }
        l->once[i / 32] |= bit;
    }
    return any;
}

static void
drop_twice(struct doc *d)
{
    size_t cap = 16, i;
    struct lengths lengths;
    struct para **v, *p;

    if (!find_lengths(d, &lengths))
        return;
    while (cap < 2 * d->n)
        cap *= 2;
    v = (struct para **)(void *)doc_alloc(d, cap * sizeof(struct para *));
    memset(v, 0, cap * sizeof(struct para *));
    for (p = d->v; p < d->v + d->n; p++) {
        i = p->n % LENGTHS;
        if ((lengths.twice[i / 32] & 1u << i % 32) == 0 || !counts(p))
            continue;
        i = hash_of(p->s, p->n) & (cap - 1);
        while (v[i] != NULL &&
               (v[i]->n != p->n || memcmp(v[i]->s, p->s, p->n) != 0))
            i = (i + 1) & (cap - 1);
        if (v[i] != NULL)
            doc_drop(d, p, RULE_DUPLICATE);
        else
            v[i] = p;
    }
}

/* ---- pulled quotes ------------------------------------------------------ */

/* All of it in quote marks, or marked as a quote? */
static bool
quoted(const struct para *p)
{
    uint32_t first, last;

    if (p->n > PULL_MOST || p->n < 16 || (p->flags & PARA_HEADING))
        return false;
    if (p->flags & PARA_QUOTE)
        return true;
    first = utf8_first(p->s, p->n);
    if (first == '(' || first == '[' || !shape_opener(first))
        return false;
    last = shape_last(p->s, p->n);
    return last != ')' && last != ']' && shape_closer(last);
}

/* The letters and digits of s[0..n) in lower case, to out. */
static size_t
letters(const char *s, size_t n, char *out)
{
    size_t i, o = 0, len;

    for (i = 0; i < n; i += len) {
        uint32_t c = utf8_decode(s + i, n - i, &len);

        if (chars_letter(c) || chars_digit(c))
            o += utf8_encode(chars_tolower(c), out + o);
    }
    return o;
}

/* The letters of all paragraphs but one, a line each. */
static struct str
all_letters(const struct doc *d)
{
    struct str all = { NULL, 0 };
    const struct para *p;
    size_t n = 0;
    char *out;

    for (p = d->v; p < d->v + d->n; p++)
        n += 2 * p->n + 1;
    all.s = out = doc_alloc(d, n);
    for (p = d->v; p < d->v + d->n; p++) {
        if (p->flags & PARA_GONE)
            continue;
        all.n += letters(p->s, p->n, out + all.n);
        out[all.n++] = '\n';
    }
    return all;
}

/* Does it stand in the text outside the paragraph that it is from, which is
 * this line? */
static bool
stands(const struct str *all, const char *s, size_t n, const char *line,
    size_t line_n)
{
    const char *at = all->s, *end = all->s + all->n;

    while ((at = memmem(at, (size_t)(end - at), s, n)) != NULL) {
        const char *start = at, *stop = memchr(at, '\n', (size_t)(end - at));

        while (start > all->s && start[-1] != '\n')
            start--;
        if ((size_t)(stop - start) != line_n ||
            memcmp(start, line, line_n) != 0)
            return true;
        at = stop;
    }
    return false;
}

/* Where the paragraph begins in what doc_text() gives. */
static size_t
place_of(const struct doc *d, const struct para *p)
{
    const struct para *q;
    size_t at = 0;

    for (q = d->v; q < p; q++) {
        if ((q->flags & PARA_GONE) == 0)
            at += q->n + 2;
    }
    return at;
}

/* Do the first words of the quote stand elsewhere in the text, letter by
 * letter?  Most often they do not, which is soon found.  A plain one has to
 * stand before: the quote that is said below may be its heading. */
static bool
begins_elsewhere(
    const struct doc *d, const struct para *p, const struct str *text)
{
    const char *own = text->s + place_of(d, p), *end = text->s + text->n;
    const char *s = own, *hit;
    size_t n = p->n, len;

    while (n > 0 && !chars_letter(utf8_first(s, n))) {
        utf8_decode(s, n, &len);
        s += len;
        n -= len;
    }
    if (n == 0)
        return false;
    len = n < 20 ? n : 20;
    hit = memmem(text->s, (size_t)(end - text->s), s, len);
    /* The first hit may be its own, and others within it. */
    if (hit == NULL || hit < own || !(p->flags & PARA_QUOTE))
        return hit != NULL && hit < own;
    own += p->n;
    return memmem(own, (size_t)(end - own), s, len) != NULL;
}

/* Does every sentence of the quote stand elsewhere? */
static bool
pulled(const struct doc *d, const struct para *p, const struct str *all)
{
    char *whole = doc_alloc(d, 2 * p->n), *one = doc_alloc(d, 2 * p->n);
    size_t whole_n = letters(p->s, p->n, whole), i = 0, len, n, words = 0;

    while (i < p->n) {
        len = shape_sentence(p->s + i, p->n - i);
        words += shape_words(p->s + i, len, 100);
        n = letters(p->s + i, len, one);
        if (n > 0 && !stands(all, one, n, whole, whole_n))
            return false;
        i += len + space_lead(p->s + i + len, p->n - i - len);
    }
    return words >= PULL_WORDS;
}

static void
drop_pulled(struct doc *d)
{
    struct str all = { NULL, 0 }, text = { NULL, 0 };
    size_t count = 0;
    struct para *p;

    for (p = d->v; p < d->v + d->n && count < PULLS_MOST; p++) {
        if ((p->flags & PARA_GONE) || !quoted(p))
            continue;
        count++;
        if (text.s == NULL)
            text = doc_text(d);
        if (!begins_elsewhere(d, p, &text))
            continue;
        if (all.s == NULL)
            all = all_letters(d);
        if (pulled(d, p, &all)) {
            doc_drop(d, p, RULE_PULL_QUOTE);
            text.s = NULL;
        }
    }
}

void
repeats_clean(struct doc *d)
{
    if (d->n > 1) {
        drop_twice(d);
        drop_pulled(d);
    }
}
