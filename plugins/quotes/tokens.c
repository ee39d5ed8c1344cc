/* SPDX-License-Identifier: MIT */
#include "tokens.h"

#include <string.h>

#define WORD_BYTES 6 /* of a word and what is beside it, on average */

struct reader {
    const struct pool *pool;
    struct forms *forms;
    uint32_t small_starts; /* of words with a small letter, which may begin a
                              name */
};

static struct token *
push(const struct reader *r, struct tokens *x, uint32_t at, uint32_t end,
    enum token_kind kind)
{
    struct token *t;

    pool_push(r->pool, x->v, x->n, x->cap);
    t = &x->v[x->n++];
    *t = (struct token){ .at = at, .end = end, .kind = (uint8_t)kind };
    return t;
}

static void
may_start(const struct reader *r, struct tokens *x)
{
    pool_push(r->pool, x->starts, x->nstarts, x->starts_cap);
    x->starts[x->nstarts++] = (uint32_t)(x->n - 1);
}

/* Add a word with what is known of it. */
static void
push_word(const struct reader *r, struct tokens *x, const struct cd_term *term)
{
    struct entry *word = vocabulary_word(r->forms->vocabulary, term);
    struct token *t = push(r, x, term->at, term->at + term->n, TOKEN_WORD);

    t->id = forms_of(r->forms, word);
    r->forms->v[t->id].seen++;
    t->grammar = word->grammar;
    t->meaning = word->meaning;
    t->bits = word->bits;
    t->alone = word->alone;
    if (word->bits & F_DIGIT)
        t->kind = TOKEN_NUMBER;
    else if (!(word->bits & F_LOWER) || (word->meaning & r->small_starts))
        may_start(r, x);
}

/* Add the terms of the bytes [at, end). */
static void
piece(const struct reader *r, struct tokens *x, uint32_t at, uint32_t end)
{
    size_t n, i;
    const struct cd_term *v =
        vocabulary_terms(r->forms->vocabulary, at, end, &n);

    for (i = 0; i < n; i++) {
        if (v[i].shape & CD_SHAPE_MARK)
            push(r, x, v[i].at, v[i].at + v[i].n, TOKEN_MARK)->id = v[i].word;
        else
            push_word(r, x, &v[i]);
    }
}

static void
paragraph(const struct reader *r, struct paragraph *x,
    const struct stretches *q, struct article_tokens *out)
{
    uint32_t at = x->at, i;

    for (i = x->quote; i < x->quotes_end; i++) {
        const struct stretch *st = &q->v[i];

        piece(r, &out->outer, at, st->open);
        push(r, &out->outer, st->open, st->close, TOKEN_QUOTE)->id = i;
        out->inside[i].token = (uint32_t)out->inner.n;
        piece(r, &out->inner, st->start, st->end);
        out->inside[i].tokens_end = (uint32_t)out->inner.n;
        at = st->close;
    }
    piece(r, &out->outer, at, x->end);
}

void
tokens_make(const struct pool *p, struct forms *f, const char *s, size_t n,
    const struct stretches *quotes, struct article_tokens *out)
{
    struct reader r = { .pool = p, .forms = f };
    uint32_t at = 0, q = 0;

    r.small_starts =
        lexicon_has(f->vocabulary->lexicon, LANG_SMALL_TITLES) ? L_TITLE : 0;
    memset(out, 0, sizeof(*out));
    out->outer.cap = n / WORD_BYTES + 16;
    out->outer.v = pool_alloc(p, out->outer.cap * sizeof(*out->outer.v));
    out->inside = pool_alloc(p, (quotes->n + 1) * sizeof(*out->inside));
    while (at < n) {
        const char *nl = memchr(s + at, '\n', n - at);
        struct paragraph x = { .at = at };

        x.end = nl != NULL ? (uint32_t)(nl - s) : (uint32_t)n;
        at = x.end + 1;
        x.token = (uint32_t)out->outer.n;
        x.quote = q;
        while (q < quotes->n && quotes->v[q].open < x.end)
            q++;
        x.quotes_end = q;
        paragraph(&r, &x, quotes, out);
        x.tokens_end = (uint32_t)out->outer.n;
        if (x.tokens_end == x.token)
            continue;
        pool_push(p, out->para, out->npara, out->para_cap);
        out->para[out->npara++] = x;
    }
}
