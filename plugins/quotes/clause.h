/* SPDX-License-Identifier: MIT */
/*
 * clause - the phrases of a sentence, as those who look for subjects and
 * speakers ask about them.  An index behind the last phrase is of no kind.
 */
#ifndef QUOTES_CLAUSE_H
#define QUOTES_CLAUSE_H

#include "article.h"
#include "phrases.h"

#define SUBJECT_NONE UINT32_MAX

struct clause {
    const struct article *a;
    const struct phrases *p;
    uint32_t *memo; /* subjects found so far (subject.c) */
};

static inline const struct phrase *
clause_at(const struct clause *c, uint32_t i)
{
    return &c->p->v[i];
}

/* The first token of v[i]. */
static inline const struct token *
clause_first(const struct clause *c, uint32_t i)
{
    return &c->a->tokens.outer.v[c->p->v[i].from];
}

/* The noun of the description v[i]. */
static inline const struct token *
clause_head(const struct clause *c, uint32_t i)
{
    return &c->a->tokens.outer.v[c->p->v[i].head];
}

static inline bool
clause_is(const struct clause *c, uint32_t i, enum phrase_kind k)
{
    return i < c->p->n && c->p->v[i].kind == k;
}

/* Is the first word of v[i] of one of the classes of grammar? */
static inline bool
clause_class(const struct clause *c, uint32_t i, uint32_t class)
{
    return i < c->p->n && (clause_first(c, i)->grammar & class);
}

static inline bool
clause_noun(const struct clause *c, uint32_t i)
{
    return i < c->p->n && phrase_noun(&c->p->v[i]);
}

/* A person by name, who is not just the owner of something. */
static inline bool
clause_person(const struct clause *c, uint32_t i)
{
    return clause_is(c, i, PHRASE_NAME) &&
           (c->p->v[i].bits & (P_PERSON | P_POSSESSIVE)) == P_PERSON;
}

/* A person, by name or by role. */
static inline bool
clause_speaks(const struct clause *c, uint32_t i)
{
    if (clause_is(c, i, PHRASE_NAME))
        return clause_person(c, i);
    return clause_is(c, i, PHRASE_DESC) &&
           !(clause_head(c, i)->meaning & L_THING);
}

/* "Transport Ada Lind", "the Harbour Council Ada Lind": a person behind words
 * of an office that is written before them. */
static inline bool
clause_office(const struct clause *c, uint32_t i)
{
    const struct run *r;

    if (!clause_person(c, i))
        return false;
    r = &c->a->outer.v[c->p->v[i].run];
    return !(c->a->tokens.outer.v[r->from].meaning & L_TITLE) &&
           r->core > r->from;
}

/* A verb of speaking that has a subject of its own. */
static inline bool
clause_finite_cue(const struct clause *c, uint32_t i)
{
    return clause_is(c, i, PHRASE_CUE) &&
           !(c->p->v[i].bits & (P_ING | P_INFINITIVE));
}

static inline bool
clause_it(const struct clause *c, uint32_t i)
{
    return clause_is(c, i, PHRASE_PRONOUN) && clause_class(c, i, G_IT);
}

/* The classes of the group detail of its first word. */
static inline uint32_t
clause_detail(const struct clause *c, uint32_t i)
{
    return i < c->p->n ? article_detail(c->a, clause_first(c, i)) : 0;
}

/* Is its first word of one of the classes of the group clause? */
static inline bool
clause_does(const struct clause *c, uint32_t i, uint32_t class)
{
    const struct token *t;

    if (i >= c->p->n)
        return false;
    t = clause_first(c, i);
    return t->kind <= TOKEN_NUMBER &&
           (c->a->forms.v[t->id].word->clause & class) != 0;
}

/* French "on", "-t-on": nobody in particular. */
static inline bool
clause_on(const struct clause *c, uint32_t i)
{
    return clause_is(c, i, PHRASE_PRONOUN) && clause_class(c, i, G_THEY) &&
           (clause_detail(c, i) & D(NOBODY));
}

/* The quote that is v[q]. */
static inline const struct quote *
clause_quote(const struct clause *c, uint32_t q)
{
    return &c->a->quotes[clause_first(c, q)->id];
}

static inline bool
clause_he_or_she(const struct clause *c, uint32_t i)
{
    return clause_is(c, i, PHRASE_PRONOUN) && clause_class(c, i, G_HE | G_SHE);
}

#endif
