/* SPDX-License-Identifier: MIT */
#include "cues.h"

#define STARTS_NOUN (G_DET | G_PREP)

/* "went on", "fired back", "put it", "hizo hincapié", "mis en garde": a verb
 * and its particle or noun, which a preposition may bring. */
static bool
phrasal(const struct token *t, uint32_t k, uint32_t to)
{
    if (!(t[k].grammar & G_GO) || k + 1 >= to)
        return false;
    if (t[k + 1].grammar & G_PARTICLE)
        return true;
    return k + 2 < to && (t[k + 1].grammar & G_PREP) &&
           (t[k + 2].grammar & G_PARTICLE) &&
           !(t[k + 2].grammar & (G_PREP | G_IT));
}

/* May the role p be the subject of the verb v: "officials claim", "the
 * report claims", but not "an executive order"? */
static bool
agrees(const struct token *p, const struct token *v)
{
    return (p->meaning & L_ROLE) &&
           (((p->meaning & L_GROUP) != 0) != ((v->bits & F_THIRD) != 0));
}

/* "Her plan promises to": what comes behind a verb and hardly behind a noun. */
static bool
verb_by_next(const struct token *v, uint32_t k, uint32_t to)
{
    return (v->bits & F_THIRD) && k + 1 < to &&
           (v[1].kind == TOKEN_QUOTE ||
               (v[1].grammar & (G_TO | G_THAT | G_HE | G_SHE | G_IT)));
}

/* "without saying that", "as saying", "by writing: ..." */
static bool
gerund(const struct token *t, uint32_t k, uint32_t to)
{
    if (!(t[k].grammar & G_ING))
        return false;
    return (t[k - 1].grammar & G_AS) ||
           (k + 1 < to && (t[k + 1].kind == TOKEN_QUOTE ||
                              (t[k + 1].grammar &
                                  (G_THAT | G_HE | G_SHE | G_THEY | G_IT))));
}

/* Does what stands before say that t[k] is a noun? */
static bool
noun(const struct token *t, uint32_t from, uint32_t k, uint32_t to)
{
    const struct token *p = &t[k - 1];

    if (k == from || gerund(t, k, to))
        return false;
    if (k > from + 1 && (p->grammar & G_AUX) && (t[k - 2].grammar & G_DET) &&
        !(t[k - 2].grammar & G_THAT))
        return true; /* "the last claim" */
    if ((p->grammar & STARTS_NOUN) && !(p->grammar & G_TO))
        return true;
    if (p->bits & F_POSS)
        return true;
    /* "in its campaign pledges": what a preposition governs has no verb. */
    if (k > from + 2 && (t[k - 2].grammar & G_POSS) &&
        (t[k - 3].grammar & G_PREP) && (p->bits & F_LOWER))
        return true;
    /* An adjective or noun before it: "joint statement", "news report". */
    return (p->bits & F_LOWER) &&
           !(p->grammar & (G_AUX | G_HE | G_SHE | G_THEY | G_IT | G_I | G_CONJ |
                              G_REL | G_TO | G_THAT | G_TIME)) &&
           !agrees(p, &t[k]) && !verb_by_next(&t[k], k, to) &&
           !(p->bits & F_ADVERB);
}

/* "Another moaned: Q", "one adding, Q" */
static bool
brings_quote(const struct token *t, uint32_t k, uint32_t to)
{
    k++;
    k += k < to && (token_is(&t[k], ':') || token_is(&t[k], ','));
    return k < to && t[k].kind == TOKEN_QUOTE;
}

bool
cues_at(const struct token *t, uint32_t from, uint32_t k, uint32_t to)
{
    const struct token *w = &t[k];

    if (w->kind != TOKEN_WORD || !(w->bits & F_LOWER))
        return false;
    if (phrasal(t, k, to))
        return true;
    if (!(w->grammar & G_CUE))
        return false;
    if (k > from && (t[k - 1].grammar & G_DET) &&
        (!(t[k - 1].meaning & L_ALONE) ||
            ((w->grammar & (G_ING | G_NOUN | G_PAST)) &&
                !brings_quote(t, k, to))))
        return false;
    if ((w->grammar & G_BARE) && k + 1 < to && (t[k + 1].grammar & G_TO))
        return false;
    return !(w->grammar & G_NOUN) || !noun(t, from, k, to);
}

bool
cues_strong(const struct token *t, uint32_t k)
{
    return (t[k].grammar & (G_STRONG | G_GO)) != 0;
}
