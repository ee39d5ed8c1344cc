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
    const struct article *article;
    const struct phrases *phrases;
    uint32_t *memo; /* subjects found so far (subject.c) */
};

static inline const struct phrase *
clause_at(const struct clause *clause, uint32_t i)
{
    return &clause->phrases->v[i];
}

/* The first token of v[i]. */
static inline const struct token *
clause_first(const struct clause *clause, uint32_t i)
{
    return &clause->article->tokens.outer.v[clause->phrases->v[i].from];
}

/* The noun of the description v[i]. */
static inline const struct token *
clause_head(const struct clause *clause, uint32_t i)
{
    return &clause->article->tokens.outer.v[clause->phrases->v[i].head];
}

static inline bool
clause_is(const struct clause *clause, uint32_t i, enum phrase_kind k)
{
    return i < clause->phrases->n && clause->phrases->v[i].kind == k;
}

/* Is the first word of v[i] of one of the classes of grammar? */
static inline bool
clause_class(const struct clause *clause, uint32_t i, uint32_t class)
{
    return i < clause->phrases->n && (clause_first(clause, i)->grammar & class);
}

static inline bool
clause_noun(const struct clause *clause, uint32_t i)
{
    return i < clause->phrases->n && phrase_noun(&clause->phrases->v[i]);
}

/* A person by name, who is not just the owner of something. */
static inline bool
clause_person(const struct clause *clause, uint32_t i)
{
    return clause_is(clause, i, PHRASE_NAME) &&
           (clause->phrases->v[i].bits & (P_PERSON | P_POSSESSIVE)) == P_PERSON;
}

/* A person, by name or by role. */
static inline bool
clause_speaks(const struct clause *clause, uint32_t i)
{
    if (clause_is(clause, i, PHRASE_NAME))
        return clause_person(clause, i);
    return clause_is(clause, i, PHRASE_DESC) &&
           !(clause_head(clause, i)->meaning & L_THING);
}

/* "Transport Ada Lind", "the Harbour Council Ada Lind": a person behind words
 * of an office that is written before them. */
static inline bool
clause_office(const struct clause *clause, uint32_t i)
{
    const struct run *run;

    if (!clause_person(clause, i))
        return false;
    run = &clause->article->outer.v[clause->phrases->v[i].run];
    return !(clause->article->tokens.outer.v[run->from].meaning & L_TITLE) &&
           run->core > run->from;
}

/* A verb of speaking that has a subject of its own. */
static inline bool
clause_finite_cue(const struct clause *clause, uint32_t i)
{
    return clause_is(clause, i, PHRASE_CUE) &&
           !(clause->phrases->v[i].bits & (P_ING | P_INFINITIVE));
}

static inline bool
clause_it(const struct clause *clause, uint32_t i)
{
    return clause_is(clause, i, PHRASE_PRONOUN) &&
           clause_class(clause, i, G_IT);
}

/* The classes of the group detail of its first word. */
static inline uint32_t
clause_detail(const struct clause *clause, uint32_t i)
{
    return i < clause->phrases->n
               ? article_detail(clause->article, clause_first(clause, i))
               : 0;
}

/* Is its first word of one of the classes of the group clause? */
static inline bool
clause_does(const struct clause *clause, uint32_t i, uint32_t class)
{
    const struct token *token;

    if (i >= clause->phrases->n)
        return false;
    token = clause_first(clause, i);
    return token->kind <= TOKEN_NUMBER &&
           (clause->article->forms.v[token->id].word->clause & class) != 0;
}

/* French "on", "-t-on": nobody in particular. */
static inline bool
clause_on(const struct clause *clause, uint32_t i)
{
    return clause_is(clause, i, PHRASE_PRONOUN) &&
           clause_class(clause, i, G_THEY) &&
           (clause_detail(clause, i) & D(NOBODY));
}

/* The quote that is v[q]. */
static inline const struct quote *
clause_quote(const struct clause *clause, uint32_t quote)
{
    return &clause->article->quotes[clause_first(clause, quote)->id];
}

static inline bool
clause_he_or_she(const struct clause *clause, uint32_t i)
{
    return clause_is(clause, i, PHRASE_PRONOUN) &&
           clause_class(clause, i, G_HE | G_SHE);
}

#endif
