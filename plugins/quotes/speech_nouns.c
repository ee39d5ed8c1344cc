/* SPDX-License-Identifier: MIT */
/* Where all nouns have capitals, these tell no titles. */
#include "speech.h"

#include "text/chars.h"

#define TITLE_MOST  12 /* words of a title */
#define WORK_MOST   8
#define PROPER_MOST 5

/* A noun right before it has the stretch for its name: "die Zeitung „Die
 * Brücke“". */
static bool
name(const struct clause *c, uint32_t q, const struct quote *x)
{
    const struct token *t = c->a->tokens.outer.v;
    uint32_t k = c->p->v[q].from, m;

    if (k == c->p->v[0].from || quote_stops(x) || x->words > TITLE_MOST ||
        (x->words > 3 && chars_lower(x->first)))
        return false;
    m = t[k - 1].meaning;
    return (t[k - 1].bits & F_CAP) && !(m & L_OWN) &&
           ((m & (L_WORK | L_LABEL | L_ORG)) || (m & L_THING));
}

/* Nouns and what joins nouns, no verb: "Ärzte ohne Grenzen". */
static bool
all_nouns(const struct clause *c, const struct quote *x, uint32_t id)
{
    const struct inside *in = &c->a->tokens.inside[id];
    uint32_t k;

    if (chars_lower(x->first) || quote_stops(x) || x->words > WORK_MOST)
        return false;
    for (k = in->token; k < in->tokens_end; k++) {
        const struct token *t = &c->a->tokens.inner.v[k];

        if ((t->bits & F_LOWER) && !(t->grammar & (G_PREP | G_DET | G_CONJ)))
            return false;
    }
    return true;
}

/* Does the sentence report what somebody said: "es sei"? */
bool
speech_reported(const struct clause *c)
{
    uint32_t k;

    for (k = 0; k < c->p->n; k++) {
        if (clause_first(c, k)->meaning & L_REPORTED)
            return true;
    }
    return false;
}

/* Does it belong to a noun phrase: "mit dem „Tageblatt“"? */
static bool
governed(const struct clause *c, uint32_t q)
{
    const struct token *t = c->a->tokens.outer.v;
    uint32_t k = c->p->v[q].from;

    return k > c->p->v[0].from && t[k - 1].kind == TOKEN_WORD;
}

static bool
naming(const struct clause *c, uint32_t q, const struct attribution *found)
{
    const struct token *t = c->a->tokens.outer.v;
    uint32_t k = c->p->v[q].from;

    return found->cue != SUBJECT_NONE && k > c->p->v[0].from &&
           (t[c->p->v[found->cue].from].meaning & L_NAMING) &&
           ((t[k - 1].grammar & (G_AS | G_DET)) || speech_verb_before(c, q));
}

/* 'Die „Aktion Neue Brücke“': an article and nothing else before a capital, in
 * a clause of the writer's. */
static bool
proper(const struct clause *c, uint32_t q, const struct quote *x)
{
    const struct token *t = c->a->tokens.outer.v;
    uint32_t k = c->p->v[q].from;

    return k > c->p->v[0].from && (t[k - 1].grammar & G_DET) &&
           !(t[k - 1].grammar & G_POSS) && !chars_lower(x->first) &&
           !quote_stops(x) && x->words <= PROPER_MOST && x->capitals >= 2;
}

/* 'Stücke wie „Nachts am Hafen“': an example of what the noun says, unless
 * that is words. */
static bool
example(const struct clause *c, uint32_t q, const struct quote *x)
{
    const struct token *t = c->a->tokens.outer.v;
    uint32_t k = c->p->v[q].from;

    return k > c->p->v[0].from + 1 && (t[k - 1].grammar & G_AS) &&
           (t[k - 2].bits & F_CAP) && !(t[k - 2].meaning & (L_OWN | L_LABEL)) &&
           !chars_lower(x->first) && !quote_stops(x) && x->words <= WORK_MOST;
}

/* 'als „Geschäft des Jahrhunderts“ bezeichnet': by somebody who may not be
 * named. */
static bool
named_so(const struct clause *c, uint32_t q)
{
    const struct token *t = c->a->tokens.outer.v;
    uint32_t k = c->p->v[q].from;

    return k > c->p->v[0].from && (t[k - 1].grammar & G_AS) &&
           clause_is(c, q + 1, PHRASE_CUE) && (t[k + 1].meaning & L_NAMING);
}

/* 'Parolen wie „Weg mit der Brücke“', 'mit den Worten „Nie wieder“' */
static bool
words_like(const struct clause *c, uint32_t q)
{
    const struct token *t = c->a->tokens.outer.v;
    uint32_t k = c->p->v[q].from, from = c->p->v[0].from;

    k -= k > from && (t[k - 1].grammar & G_AS);
    return k > from && (t[k - 1].meaning & L_OWN) && (t[k - 1].bits & F_CAP) &&
           (t[k - 1].meaning & L_LABEL);
}

/* 'warnte vor „Armut per Gesetz“', 'das sei „Politik auf Pump“': what somebody
 * says, though it is all nouns. */
static bool
said_so(const struct clause *c, uint32_t q, const struct attribution *found)
{
    const struct token *t = c->a->tokens.outer.v;
    uint32_t k = c->p->v[q].from, from = c->p->v[0].from;

    if (k > from && (t[k - 1].meaning & L_REPORTED))
        return true;
    if (named_so(c, q) || words_like(c, q))
        return true;
    /* 'Aus Sicht der Stadt ist das „Armut per Gesetz“' */
    if (found->side == SIDE_BEFORE && found->cue != SUBJECT_NONE &&
        !clause_is(c, found->cue, PHRASE_CUE) && k > from + 1 &&
        (t[k - 1].grammar & G_DET) && (t[k - 2].grammar & G_BE))
        return true;
    if (found->side != SIDE_BEFORE || !clause_is(c, found->cue, PHRASE_CUE) ||
        !(clause_at(c, found->cue)->bits & P_STRONG))
        return false;
    k -= k > from && (t[k - 1].grammar & G_DET);
    return k > from + 1 && (t[k - 1].grammar & G_PREP) &&
           (t[k - 2].grammar & G_CUE);
}

bool
speech_capital_nouns(const struct clause *c, uint32_t q,
    const struct attribution *found, const struct quote *x)
{
    bool cue = clause_is(c, found->cue, PHRASE_CUE) || speech_reported(c) ||
               (found->side == SIDE_BEFORE && found->cue != SUBJECT_NONE);

    if (name(c, q, x))
        return false;
    if (q > 0 && clause_is(c, q - 1, PHRASE_COLON) && quote_stops(x))
        return true;
    if (said_so(c, q, found))
        return true;
    if ((example(c, q, x) || proper(c, q, x)) && !naming(c, q, found))
        return false;
    if (found->side == SIDE_AFTER && found->cue != SUBJECT_NONE &&
        !governed(c, q))
        return true;
    if (all_nouns(c, x, clause_first(c, q)->id))
        return naming(c, q, found);
    if (x->words > 3 || (x->words == 3 && chars_lower(x->first)))
        return true;
    return cue ? x->at->closed : c->p->n == 1 && quote_stops(x);
}
