#include "sentences.h"

#include "article.h"
#include "cues.h"

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

static bool
roman(const struct article *a, const struct token *t)
{
    uint32_t i;

    if (a->lexicon->language != LANG_DE || t->end - t->at < 2)
        return false;
    for (i = t->at; i < t->end; i++) {
        if (a->s[i] != 'I' && a->s[i] != 'V' && a->s[i] != 'X')
            return false;
    }
    return true;
}

static bool
ends_stop(
    const struct article *a, const struct token *t, uint32_t from, uint32_t k)
{
    const struct token *p = k > from ? &t[k - 1] : NULL, *n = &t[k + 1];
    bool initial, abbr;

    if (any(n, ",;:)") || (n->at == t[k].end && (n->kind == TOKEN_WORD ||
                                                    n->kind == TOKEN_NUMBER)))
        return false;
    if (p == NULL)
        return true;
    if (roman(a, p))
        return false; /* Benedikt XVI. */
    if (p->kind == TOKEN_NUMBER && a->lexicon->language == LANG_DE)
        return p->end - p->at > 2; /* ordinals: am 3. Mai */
    initial = capital(p) && p->end - p->at == 1;
    abbr = (p->meaning & L_ABBR) && (p->bits & (F_CAP | F_LOWER));
    if (abbr && a->lexicon->language == LANG_EN && !(p->bits & F_CAP))
        abbr = false; /* "No. 5", but not "he said no." */
    if (!abbr && !initial)
        return true;
    return !(p->meaning & L_TITLE) && !initial && (n->meaning & L_NOTNAME) &&
           (n->bits & F_CAP);
}

/* Does the sentence that began at t[from] end with t[k]?  There is a t[k+1]
 * in the paragraph. */
static bool
ends(const struct article *a, const struct token *t, uint32_t from, uint32_t k,
    uint32_t to)
{
    const struct token *w = &t[k];

    if (w->kind == TOKEN_WORD) /* "the U.S. But ..." */
        return a->s[w->end - 1] == '.' && capital(&t[k + 1]) &&
               (t[k + 1].meaning & L_NOTNAME);
    if (w->kind == TOKEN_QUOTE)
        return ends_quote(a, t, from, k, to);
    if (any(w, "?!"))
        return !any(&t[k + 1], ")?!,");
    return any(w, ".") && ends_stop(a, t, from, k);
}

void
sentences_find(struct article *a)
{
    const struct token *t = a->tokens.outer.v;
    uint32_t i, k, from;

    for (i = 0; i < a->tokens.npara; i++) {
        const struct paragraph *p = &a->tokens.para[i];

        from = p->token;
        for (k = p->token; k < p->tokens_end; k++) {
            if (k + 1 < p->tokens_end && k + 1 - from < SENTENCE_MOST &&
                !ends(a, t, from, k, p->tokens_end))
                continue;
            pool_push(
                a->pool, a->sentences.v, a->sentences.n, a->sentences.cap);
            a->sentences.v[a->sentences.n++] =
                (struct sentence){ from, k + 1, i };
            from = k + 1;
        }
    }
}
