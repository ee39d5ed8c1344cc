/* SPDX-License-Identifier: MIT */
#include "citations.h"

#include "text/chars.h"

#define TITLE_MOST 16 /* words of a headline */
#define MARKS_MOST 3  /* bytes behind a heading: " :" */
#define BACK_MOST  12 /* paragraphs from a list's heading to its last entry */

/* 'under the headline "Lind must go"', 'un éditorial titré « ... »': the word
 * before it says so. */
static bool
headline(const struct clause *c, uint32_t q)
{
    const struct token *t = c->a->tokens.outer.v;
    uint32_t k = c->p->v[q].from, both = L_WORK | L_LABEL;

    return k > c->p->v[0].from && (t[k - 1].meaning & both) == both;
}

/* ---- lists of sources ---- */

/* May the sentence be an entry: no verb, no person? */
static bool
entry(const struct clause *c)
{
    uint32_t i;

    for (i = 0; i < c->p->n; i++) {
        switch (clause_at(c, i)->kind) {
        case PHRASE_CUE:
        case PHRASE_VERB:
        case PHRASE_PRONOUN:
        case PHRASE_REL:
            return false;
        case PHRASE_AUX: /* not "May" */
            if (clause_first(c, i)->bits & F_LOWER)
                return false;
            break;
        case PHRASE_NAME:
            if (clause_person(c, i))
                return false;
            break;
        default:
            break;
        }
    }
    return true;
}

/* A number, day or month outside the marks. */
static bool
dated(const struct clause *c)
{
    const struct token *t = c->a->tokens.outer.v;
    uint32_t k, to = clause_at(c, c->p->n - 1)->to;

    for (k = clause_at(c, 0)->from; k < to; k++) {
        if (t[k].kind == TOKEN_NUMBER ||
            ((t[k].meaning & L_DAY) && (t[k].bits & F_CAP)))
            return true;
    }
    return false;
}

/* "Sources:", "Quellen", "Lire aussi :", "Related:" */
static bool
heading(const struct article *a, const struct paragraph *p)
{
    uint32_t n = p->end - p->at, marks;

    for (marks = 0; marks <= MARKS_MOST && marks < n; marks++) {
        if (lexicon_heading(a->lexicon, a->s + p->at, n - marks,
                LANG_BIT(LANG_SOURCE_HEADING)))
            return true;
    }
    return false;
}

/* The paragraph that token k is in. */
static size_t
paragraph_of(const struct article *a, uint32_t k)
{
    size_t lo = 0, hi = a->tokens.npara;

    while (lo + 1 < hi) {
        size_t mid = lo + (hi - lo) / 2;

        if (a->tokens.para[mid].token <= k)
            lo = mid;
        else
            hi = mid;
    }
    return lo;
}

/* Does a heading of sources stand above, with nothing but quotes between? */
static bool
listed(const struct article *a, uint32_t k)
{
    size_t i = paragraph_of(a, k), n;

    for (n = 0; n < BACK_MOST && i > 0; n++) {
        i--;
        if (heading(a, &a->tokens.para[i]))
            return true;
        if (a->tokens.para[i].quotes_end == a->tokens.para[i].quote)
            return false;
    }
    return false;
}

bool
citations_at(const struct clause *c, uint32_t q)
{
    const struct quote *x = clause_quote(c, q);

    if (quote_stops(x) || x->last == ',' || x->words > TITLE_MOST ||
        chars_lower(x->first))
        return false;
    if (headline(c, q))
        return true;
    return entry(c) && ((q == 0 && c->p->n > 2 && dated(c)) ||
                           listed(c->a, clause_at(c, q)->from));
}
