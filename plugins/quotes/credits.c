/* SPDX-License-Identifier: MIT */
#include "credits.h"

#define LINE_MOST 14 /* tokens of a line that is a credit */
#define NAME_MOST 10 /* words of a credit inside the marks */

static bool
only_quotes(const struct article *a, const struct paragraph *p)
{
    uint32_t k;

    for (k = p->token; k < p->tokens_end; k++) {
        if (a->tokens.outer.v[k].kind == TOKEN_WORD)
            return false;
    }
    return p->quotes_end > p->quote;
}

const struct run *
credits_below(const struct article *a, uint32_t para)
{
    const struct paragraph *p = &a->tokens.para[para], *next = p + 1;
    uint32_t k;
    size_t i;

    if (para + 1 >= a->tokens.npara || !only_quotes(a, p) ||
        next->quotes_end > next->quote ||
        next->tokens_end - next->token > LINE_MOST)
        return NULL;
    k = next->token;
    while (k < next->tokens_end && token_dash(&a->tokens.outer.v[k]))
        k++;
    if (k == next->token)
        return NULL;
    i = runs_from(&a->outer, k);
    return i < a->outer.n && a->outer.v[i].from == k ? &a->outer.v[i] : NULL;
}

const struct run *
credits_inside(const struct article *a, size_t i)
{
    const struct stretch *s = &a->stretches.v[i];
    const struct inside *in = &a->tokens.inside[i];
    size_t k = runs_from(&a->inner, in->token);
    const struct run *r;

    if (s->open != s->start || a->quotes[i].words > NAME_MOST || i == 0 ||
        k >= a->inner.n)
        return NULL;
    r = &a->inner.v[k];
    if (r->from != in->token || r->to > in->tokens_end)
        return NULL;
    if (r->to < in->tokens_end && !token_is(&a->tokens.inner.v[r->to], ','))
        return NULL;
    return people_of(a, true, r) != NAME_NONE ? r : NULL;
}

/* ---- transcripts ---- */

static bool
capitals(const struct token *t)
{
    return t->kind == TOKEN_WORD &&
           ((t->bits & F_UPPER) || (t->end - t->at == 1 && (t->bits & F_CAP)));
}

/* Is the name's word the same but for case? */
static bool
same_folded(const struct article *a, uint32_t form, uint32_t upper)
{
    return a->forms.v[form].lower == a->forms.v[upper].lower;
}

uint32_t
credits_script(const struct article *a, size_t i, struct span *text)
{
    const struct inside *in = &a->tokens.inside[i];
    const struct token *t = a->tokens.inner.v;
    uint32_t k = in->token, last, j;

    *text = (struct span){ 0, 0 };
    while (k < in->tokens_end && k < in->token + 5 &&
           (capitals(&t[k]) || token_is(&t[k], '.')))
        k++;
    if (k == in->token || k >= in->tokens_end || !token_is(&t[k], ':') ||
        t[k - 1].kind != TOKEN_WORD || t[k - 1].end - t[k - 1].at < 3)
        return NAME_NONE;
    last = k - 1;
    *text = (struct span){ t[in->token].at, t[last].end - t[in->token].at };
    for (j = 0; j < a->cast.n; j++) {
        const struct entity *x = &a->cast.v[j];

        if (x->n > 1 && same_folded(a, x->words[x->n - 1], t[last].id))
            return x->shortest;
    }
    return NAME_NONE;
}
