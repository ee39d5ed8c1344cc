/* SPDX-License-Identifier: MIT */
#include "sentences.h"

#include "article.h"
#include "cues.h"

/* The sentences of the text engine, and the first that does not end before
 * where we are. */
struct ends {
    const struct cd_sentence *v;
    size_t n, i;
};

static bool
capital(const struct token *t)
{
    return t->kind == TOKEN_WORD && (t->bits & F_CAP);
}

static bool
any(const struct token *t, const char *marks)
{
    if (t->kind != TOKEN_MARK)
        return false;
    for (; *marks != '\0'; marks++) {
        if (t->id == (unsigned char)*marks)
            return true;
    }
    return false;
}

static bool
stops(uint32_t c)
{
    return c == '.' || c == '?' || c == '!' || c == 0x2026;
}

/* Does t[i...] go on with "Ada Lind said" within `reach` tokens?  An
 * apposition ("Ada Lind, an aide who ..., said") stretches it. */
static bool
attribution_ahead(
    const struct token *t, uint32_t i, uint32_t to, uint32_t reach)
{
    uint32_t k, limit = i + reach;

    for (k = i; k < limit && k < to; k++) {
        if (t[k].kind == TOKEN_QUOTE || any(&t[k], "?!;"))
            return false;
        if (any(&t[k], ".") && k > i && !(t[k - 1].meaning & L_ABBR) &&
            t[k - 1].end - t[k - 1].at > 1 &&
            !(k + 1 < to && any(&t[k + 1], ",")))
            return false;
        if (k > i && cues_at(t, i, k, to))
            return true;
        if (any(&t[k], ",(") && k <= i + 5 && reach > 3 && limit < i + 20)
            limit = i + 30;
    }
    return false;
}

/* Is "Lind said." all that is in t[i...] up to the next stop? */
static bool
attribution_alone(const struct token *t, uint32_t i, uint32_t to)
{
    uint32_t k;

    for (k = i + 1; k < i + 3 && k < to; k++) {
        if (cues_at(t, i, k, to))
            return k + 1 == to || any(&t[k + 1], ".,");
    }
    return false;
}

/* Is the quote t[k] introduced already: 'X asked, "...?" Y ...'? */
static bool
introduced(const struct token *t, uint32_t from, uint32_t k)
{
    uint32_t i;

    if (k == from)
        return false;
    if (cues_at(t, from, k - 1, k + 1))
        return k - 1 > from; /* 'X asked "...?" Y ...' */
    if (!any(&t[k - 1], ",:"))
        return false;
    for (i = from; i < k; i++) {
        if (t[i].grammar & G_CUE)
            return true;
    }
    return false;
}

static bool
ends_quote(const struct article *a, const struct token *t, uint32_t from,
    uint32_t k, uint32_t to)
{
    uint32_t last = a->quotes[t[k].id].last;

    if (!stops(last) || any(&t[k + 1], "(["))
        return false;
    if (t[k + 1].kind == TOKEN_QUOTE)
        return true;
    if (!capital(&t[k + 1]))
        return false;
    if (last == '.' || last == 0x2026)
        return !attribution_alone(t, k + 1, to);
    return introduced(t, from, k) || !attribution_ahead(t, k + 1, to, 6);
}

/* Does the text engine end a sentence at t[k], a mark or "U.S."?  To be asked
 * in the order of the text. */
static bool
ends_mark(struct ends *x, const struct token *t, uint32_t k)
{
    while (x->i < x->n && x->v[x->i].at + x->v[x->i].n < t[k].end)
        x->i++;
    return x->i < x->n && x->v[x->i].at + x->v[x->i].n <= t[k + 1].at;
}

/* Does the sentence that began at t[from] end with t[k]?  There is a t[k+1]
 * in the paragraph. */
static bool
ends(const struct article *a, struct ends *x, const struct token *t,
    uint32_t from, uint32_t k, uint32_t to)
{
    const struct token *w = &t[k];

    if (w->kind == TOKEN_QUOTE)
        return ends_quote(a, t, from, k, to);
    if (w->kind == TOKEN_WORD)
        return a->s[w->end - 1] == '.' && ends_mark(x, t, k);
    return any(w, ".?!") && ends_mark(x, t, k);
}

void
sentences_find(struct article *a)
{
    const struct token *t = a->tokens.outer.v;
    struct ends x = { a->text->sentences, a->text->nsentences, 0 };
    uint32_t i, k, from;

    for (i = 0; i < a->tokens.npara; i++) {
        const struct paragraph *p = &a->tokens.para[i];

        from = p->token;
        for (k = p->token; k < p->tokens_end; k++) {
            if (k + 1 < p->tokens_end && k + 1 - from < SENTENCE_MOST &&
                !ends(a, &x, t, from, k, p->tokens_end))
                continue;
            pool_push(
                a->pool, a->sentences.v, a->sentences.n, a->sentences.cap);
            a->sentences.v[a->sentences.n++] =
                (struct sentence){ from, k + 1, i };
            from = k + 1;
        }
    }
}
