/* SPDX-License-Identifier: MIT */
#include "sentences.h"

#include "article.h"
#include "cues.h"
#include "text/ending.h"

/* The sentences of the text engine; i is the first that does not end before the
 * token last asked for. */
struct ends {
    const struct cd_sentence *v;
    size_t n, i;
};

static bool
is_capital_word(const struct token *token)
{
    return token->kind == TOKEN_WORD && (token->bits & F_CAP);
}

/* Is the token one of these ASCII punctuation marks? */
static bool
is_any_mark(const struct token *token, const char *marks)
{
    if (token->kind != TOKEN_MARK)
        return false;
    for (; *marks != '\0'; marks++) {
        if (token->id == (unsigned char)*marks)
            return true;
    }
    return false;
}

/* Does an attribution such as "Ada Lind said" begin at token i, with its verb
 * within `reach` tokens?  An apposition ("Ada Lind, an aide who ..., said")
 * extends the reach. */
static bool
attribution_ahead(
    const struct article *article, uint32_t i, uint32_t to, uint32_t reach)
{
    const struct token *tokens = article->tokens.outer.v;
    uint32_t k, limit = i + reach;

    for (k = i; k < limit && k < to; k++) {
        if (tokens[k].kind == TOKEN_QUOTE || is_any_mark(&tokens[k], "?!;"))
            return false;
        if (is_any_mark(&tokens[k], ".") && k > i &&
            !(tokens[k - 1].meaning & L_ABBR) &&
            tokens[k - 1].end - tokens[k - 1].at > 1 &&
            !(k + 1 < to && is_any_mark(&tokens[k + 1], ",")))
            return false;
        if (k > i && cues_at(article, i, k, to))
            return true;
        if (k <= i + 5 && reach > 3 && limit < i + 20 &&
            is_any_mark(&tokens[k], ",("))
            limit = i + 30;
    }
    return false;
}

/* Is "Lind said." all from token i to the next full stop or comma? */
static bool
attribution_alone(const struct article *article, uint32_t i, uint32_t to)
{
    const struct token *tokens = article->tokens.outer.v;
    uint32_t k;

    for (k = i + 1; k < i + 3 && k < to; k++) {
        if (cues_at(article, i, k, to))
            return k + 1 == to || is_any_mark(&tokens[k + 1], ".,");
    }
    return false;
}

/* Is the quote, token k, introduced by a verb before it, so that a name after
 * it begins a new sentence: 'X asked, "...?" Y ...'? */
static bool
is_quote_introduced(const struct article *article, uint32_t from, uint32_t k)
{
    const struct token *tokens = article->tokens.outer.v;
    uint32_t i;

    if (k == from)
        return false;
    if (cues_at(article, from, k - 1, k + 1))
        return k - 1 > from; /* 'X asked "...?" Y ...' */
    if (!is_any_mark(&tokens[k - 1], ",:"))
        return false;
    for (i = from; i < k; i++) {
        if (tokens[i].grammar & G_CUE)
            return true;
    }
    return false;
}

/* Does the sentence end with the quote, token k? */
static bool
quote_ends_sentence(const struct article *article, const struct token *tokens,
    uint32_t from, uint32_t k, uint32_t to)
{
    uint32_t last = article->quotes[tokens[k].id].last;

    if (ending_sign(last) != ENDING_MARK || is_any_mark(&tokens[k + 1], "(["))
        return false;
    if (tokens[k + 1].kind == TOKEN_QUOTE)
        return true;
    if (!is_capital_word(&tokens[k + 1]))
        return false;
    /* '"No." She left.': a full stop ends it, unless "Ada said." is all that
     * follows.  A question mark does only if no attribution follows. */
    if (last == '.' || last == 0x2026)
        return !attribution_alone(article, k + 1, to);
    return is_quote_introduced(article, from, k) ||
           !attribution_ahead(article, k + 1, to, 6);
}

/* Does the text engine end a sentence at token k, a punctuation mark or "U.S."?
 * To be asked in text order. */
static bool
engine_ends_at(struct ends *ends, const struct token *tokens, uint32_t k)
{
    while (ends->i < ends->n &&
           ends->v[ends->i].at + ends->v[ends->i].n < tokens[k].end)
        ends->i++;
    return ends->i < ends->n &&
           ends->v[ends->i].at + ends->v[ends->i].n <= tokens[k + 1].at;
}

/* Does the sentence that begins with token `from` end with token k?  Token k +
 * 1 is in the same paragraph. */
static bool
sentence_ends(const struct article *article, struct ends *ends,
    const struct token *tokens, uint32_t from, uint32_t k, uint32_t to)
{
    const struct token *token = &tokens[k];

    if (token->kind == TOKEN_QUOTE)
        return quote_ends_sentence(article, tokens, from, k, to);
    if (token->kind == TOKEN_WORD)
        return article->s[token->end - 1] == '.' &&
               engine_ends_at(ends, tokens, k);
    return is_any_mark(token, ".?!") && engine_ends_at(ends, tokens, k);
}

void
sentences_find(const struct article *article, struct sentences *out)
{
    const struct token *token = article->tokens.outer.v;
    struct ends ends = { article->text->sentences, article->text->nsentences,
        0 };
    uint32_t i, k, from;

    for (i = 0; i < article->tokens.npara; i++) {
        const struct paragraph *paragraph = &article->tokens.para[i];

        from = paragraph->token;
        for (k = paragraph->token; k < paragraph->tokens_end; k++) {
            if (k + 1 < paragraph->tokens_end && k + 1 - from < SENTENCE_MOST &&
                !sentence_ends(
                    article, &ends, token, from, k, paragraph->tokens_end))
                continue;
            pool_push(article->pool, out->v, out->n, out->cap);
            out->v[out->n++] = (struct sentence){ from, k + 1, i };
            from = k + 1;
        }
    }
}
