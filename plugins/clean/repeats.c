/* SPDX-License-Identifier: MIT */
#include "repeats.h"

#include <stdint.h>
#include <string.h>

#include "sentences.h"
#include "shape.h"
#include "text/chars.h"
#include "text/ending.h"
#include "text/space.h"
#include "text/utf8.h"
#include "text/wordcount.h"

#define REPEAT_LEAST 60  /* bytes of a paragraph that may not come twice */
#define PULL_MOST    300 /* of a pulled quote */
#define PULL_WORDS   5   /* of its sentences, but for short ones between */
#define PULLS_MOST   8   /* that are looked for */

/* ---- twice -------------------------------------------------------------- */

static uint64_t
hash_of(const char *text, size_t n)
{
    uint64_t hash = n * UINT64_C(0x9e3779b97f4a7c15), word;
    size_t i;

    for (i = 0; n - i >= 8; i += 8) {
        memcpy(&word, text + i, 8);
        hash = (hash ^ word) * UINT64_C(0xff51afd7ed558ccd);
        hash ^= hash >> 32;
    }
    for (; i < n; i++)
        hash = (hash ^ (unsigned char)text[i]) * UINT64_C(0x100000001b3);
    return hash ^ hash >> 29;
}

/* May the paragraph not come twice? */
static bool
counts(const struct para *para)
{
    return (para->flags & PARA_GONE) == 0 && para->n >= REPEAT_LEAST &&
           ending_of(para->s, para->n) != ENDING_OPEN;
}

/* Sets of lengths: two that differ may look the same. */
#define LENGTHS 1024
struct lengths {
    uint32_t once[LENGTHS / 32], twice[LENGTHS / 32];
};

/* Which lengths come twice: only paragraphs of these may be equal.  Returns
 * whether there are any. */
static bool
find_lengths(const struct doc *doc, struct lengths *lengths)
{
    const struct para *para;
    bool any = false;

    memset(lengths, 0, sizeof(*lengths));
    for (para = doc->v; para < doc->v + doc->n; para++) {
        size_t i = para->n % LENGTHS;
        uint32_t bit = 1u << i % 32;

        if (para->n < REPEAT_LEAST || (para->flags & PARA_GONE))
            continue;
        if (lengths->once[i / 32] & bit) {
            lengths->twice[i / 32] |= bit;
            any = true;
        }
        lengths->once[i / 32] |= bit;
    }
    return any;
}

static void
drop_twice(struct doc *doc)
{
    size_t cap = 16, i;
    struct lengths lengths;
    struct para **para, *other;

    if (!find_lengths(doc, &lengths))
        return;
    while (cap < 2 * doc->n)
        cap *= 2;
    para = (struct para **)(void *)doc_alloc(doc, cap * sizeof(struct para *));
    memset(para, 0, cap * sizeof(struct para *));
    for (other = doc->v; other < doc->v + doc->n; other++) {
        i = other->n % LENGTHS;
        if ((lengths.twice[i / 32] & 1u << i % 32) == 0 || !counts(other))
            continue;
        i = hash_of(other->s, other->n) & (cap - 1);
        while (
            para[i] != NULL && (para[i]->n != other->n ||
                                   memcmp(para[i]->s, other->s, other->n) != 0))
            i = (i + 1) & (cap - 1);
        if (para[i] != NULL)
            doc_drop(doc, other, RULE_DUPLICATE);
        else
            para[i] = other;
    }
}

/* ---- pulled quotes ------------------------------------------------------ */

/* All of it in quote marks, or marked as a quote? */
static bool
in_quotation(const struct para *para)
{
    enum ending_sign sign;
    uint32_t first;

    if (para->n > PULL_MOST || para->n < 16 || (para->flags & PARA_HEADING))
        return false;
    if (para->flags & PARA_QUOTE)
        return true;
    first = utf8_first(para->s, para->n);
    if (first == '(' || first == '[' || !shape_opener(first))
        return false;
    sign = ending_sign(shape_last(para->s, para->n));
    return sign == ENDING_QUOTE || sign == ENDING_SINGLE;
}

/* The letters and digits of text[0..n) in lower case, to out. */
static size_t
letters(const char *text, size_t n, char *out)
{
    size_t i, offset = 0, len;

    for (i = 0; i < n; i += len) {
        uint32_t code = utf8_decode(text + i, n - i, &len);

        if (chars_letter(code) || chars_digit(code))
            offset += utf8_encode(chars_tolower(code), out + offset);
    }
    return offset;
}

/* The letters of all paragraphs but one, a line each. */
static struct str
all_letters(const struct doc *doc)
{
    struct str all = { NULL, 0 };
    const struct para *para;
    size_t n = 0;
    char *out;

    for (para = doc->v; para < doc->v + doc->n; para++)
        n += 2 * para->n + 1;
    all.s = out = doc_alloc(doc, n);
    for (para = doc->v; para < doc->v + doc->n; para++) {
        if (para->flags & PARA_GONE)
            continue;
        all.n += letters(para->s, para->n, out + all.n);
        out[all.n++] = '\n';
    }
    return all;
}

/* Does it stand in the text outside the paragraph that it is from, which is
 * this line? */
static bool
stands_again(const struct str *all, const char *text, size_t n,
    const char *line, size_t line_n)
{
    const char *at = all->s, *end = all->s + all->n;

    while ((at = memmem(at, (size_t)(end - at), text, n)) != NULL) {
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
place_of_paragraph(const struct doc *doc, const struct para *para)
{
    const struct para *other, *last = NULL;
    size_t at = 0;

    for (other = doc->v; other < para; other++) {
        if (other->flags & PARA_GONE)
            continue;
        at += other->n + (last != NULL ? doc_gap(last, other) : 0);
        last = other;
    }
    return at + (last != NULL ? doc_gap(last, para) : 0);
}

/* Do the first words of the quote stand elsewhere in the text, letter by
 * letter?  Most often they do not, which is soon found.  A plain one has to
 * stand before: the quote that is said below may be its heading. */
static bool
begins_elsewhere(
    const struct doc *doc, const struct para *para, const struct str *text)
{
    const char *own = text->s + place_of_paragraph(doc, para),
               *end = text->s + text->n;
    const char *string = own, *hit;
    size_t n = para->n, len;

    while (n > 0 && !chars_letter(utf8_first(string, n))) {
        utf8_decode(string, n, &len);
        string += len;
        n -= len;
    }
    if (n == 0)
        return false;
    len = n < 20 ? n : 20;
    hit = memmem(text->s, (size_t)(end - text->s), string, len);
    /* The first hit may be its own, and others within it. */
    if (hit == NULL || hit < own || !(para->flags & PARA_QUOTE))
        return hit != NULL && hit < own;
    own += para->n;
    return memmem(own, (size_t)(end - own), string, len) != NULL;
}

/* Does every sentence of the quote stand elsewhere? */
static bool
pulled(const struct doc *doc, const struct para *para, const struct str *all)
{
    char *whole = doc_alloc(doc, 2 * para->n),
         *one = doc_alloc(doc, 2 * para->n);
    size_t whole_n = letters(para->s, para->n, whole), words = 0, i;
    struct span *spans;
    size_t count = sentences_of(doc, para->s, para->n, &spans);

    for (i = 0; i < count; i++) {
        const char *text = para->s + spans[i].at;
        size_t n = letters(text, spans[i].n, one);

        words += wordcount_of(text, spans[i].n, 100);
        if (n > 0 && !stands_again(all, one, n, whole, whole_n))
            return false;
    }
    return words >= PULL_WORDS;
}

static void
drop_pulled(struct doc *doc)
{
    struct str all = { NULL, 0 }, text = { NULL, 0 };
    size_t count = 0;
    struct para *para;

    for (para = doc->v; para < doc->v + doc->n && count < PULLS_MOST; para++) {
        if ((para->flags & PARA_GONE) || !in_quotation(para))
            continue;
        count++;
        if (text.s == NULL)
            text = doc_text(doc);
        if (!begins_elsewhere(doc, para, &text))
            continue;
        if (all.s == NULL)
            all = all_letters(doc);
        if (pulled(doc, para, &all)) {
            doc_drop(doc, para, RULE_PULL_QUOTE);
            text.s = NULL;
        }
    }
}

void
repeats_clean(struct doc *doc)
{
    if (doc->n > 1) {
        drop_twice(doc);
        drop_pulled(doc);
    }
}
