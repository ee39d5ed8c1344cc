/* SPDX-License-Identifier: MIT */
#include "credits.h"

#define LINE_MOST 14 /* tokens of a line that is a credit */
#define NAME_MOST 10 /* words of a credit inside quotation marks */

/* Does the paragraph have quotes and no word outside them? */
static bool
has_only_quotes(
    const struct article *article, const struct paragraph *paragraph)
{
    uint32_t k;

    for (k = paragraph->token; k < paragraph->tokens_end; k++) {
        if (article->tokens.outer.v[k].kind == TOKEN_WORD)
            return false;
    }
    return paragraph->quotes_end > paragraph->quote;
}

const struct run *
credits_below(const struct article *article, uint32_t para)
{
    const struct paragraph *paragraph = &article->tokens.para[para];
    const struct paragraph *next = paragraph + 1;
    uint32_t k;
    size_t i;

    /* The line below must be short, have no quote and begin with a dash. */
    if (para + 1 >= article->tokens.npara ||
        !has_only_quotes(article, paragraph) ||
        next->quotes_end > next->quote ||
        next->tokens_end - next->token > LINE_MOST)
        return NULL;
    k = next->token;
    while (k < next->tokens_end && token_dash(&article->tokens.outer.v[k]))
        k++;
    if (k == next->token)
        return NULL;
    i = runs_from(&article->outer, k);
    return i < article->outer.n && article->outer.v[i].from == k
               ? &article->outer.v[i]
               : NULL;
}

const struct run *
credits_inside(const struct article *article, size_t i)
{
    const struct stretch *stretch = &article->stretches.v[i];
    const struct inside *in = &article->tokens.inside[i];
    size_t k = runs_from(&article->inner, in->token);
    const struct run *run;

    /* A short stretch that begins with a known person's name, then ends or has
     * a comma. */
    if (stretch->open != stretch->start ||
        article->quotes[i].words > NAME_MOST || i == 0 || k >= article->inner.n)
        return NULL;
    run = &article->inner.v[k];
    if (run->from != in->token || run->to > in->tokens_end)
        return NULL;
    if (run->to < in->tokens_end &&
        !token_is(&article->tokens.inner.v[run->to], ','))
        return NULL;
    return people_of(article, true, run) != NAME_NONE ? run : NULL;
}

/* ---- transcripts ---- */

/* Is it a word in capitals, or a single capital letter? */
static bool
is_in_capitals(const struct token *token)
{
    return token->kind == TOKEN_WORD &&
           ((token->bits & F_UPPER) ||
               (token->end - token->at == 1 && (token->bits & F_CAP)));
}

/* Are both forms the same word but for case? */
static bool
is_same_but_case(const struct article *article, uint32_t form, uint32_t upper)
{
    return article->forms.v[form].lower == article->forms.v[upper].lower;
}

uint32_t
credits_script(const struct article *article, size_t i, struct span *text)
{
    const struct inside *in = &article->tokens.inside[i];
    const struct token *tokens = article->tokens.inner.v;
    uint32_t k = in->token, last, j;

    *text = (struct span){ 0, 0 };
    while (k < in->tokens_end && k < in->token + 5 &&
           (is_in_capitals(&tokens[k]) || token_is(&tokens[k], '.')))
        k++;
    /* A colon right after a word of three letters or more. */
    if (k == in->token || k >= in->tokens_end || !token_is(&tokens[k], ':') ||
        tokens[k - 1].kind != TOKEN_WORD ||
        tokens[k - 1].end - tokens[k - 1].at < 3)
        return NAME_NONE;
    last = k - 1;
    *text = (struct span){ tokens[in->token].at,
        tokens[last].end - tokens[in->token].at };
    /* The label is in capitals, so surnames are compared without case. */
    for (j = 0; j < article->cast.n; j++) {
        const struct entity *entity = &article->cast.v[j];

        if (entity->n > 1 && is_same_but_case(article,
                                 entity->words[entity->n - 1], tokens[last].id))
            return entity->shortest;
    }
    return NAME_NONE;
}
