/* SPDX-License-Identifier: MIT */
/*
 * clause - a sentence as an array of phrases, and predicates over it.
 *
 * A phrase is given by its index; comments write v[i] for phrase i.  Predicates
 * answer false for an index past the last phrase, so that rules may look ahead
 * without a check; clause_at, _first, _head and _quote need a valid index.
 */
#ifndef QUOTES_CLAUSE_H
#define QUOTES_CLAUSE_H

#include "article.h"
#include "phrases.h"

#define SUBJECT_NONE UINT32_MAX /* no phrase */

/* Made by reader.c for the sentence it reads; owns nothing. */
struct clause {
    const struct article *article;
    const struct phrases *phrases;
    uint32_t *memo; /* one entry a phrase: the subject of a verb once it was
                       looked for, or a marker that it was not; owned and used
                       by subject.c alone */
};

/* Phrase i; i < phrases->n. */
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

/* The head noun of v[i], which is a PHRASE_DESC. */
static inline const struct token *
clause_head(const struct clause *clause, uint32_t i)
{
    return &clause->article->tokens.outer.v[clause->phrases->v[i].head];
}

/* Is v[i] of the kind k? */
static inline bool
clause_is(const struct clause *clause, uint32_t i, enum phrase_kind k)
{
    return i < clause->phrases->n && clause->phrases->v[i].kind == k;
}

/* Is the first word of v[i] of one of these classes of grammar (G_*)? */
static inline bool
clause_class(const struct clause *clause, uint32_t i, uint32_t class)
{
    return i < clause->phrases->n && (clause_first(clause, i)->grammar & class);
}

/* Is v[i] a noun phrase or a pronoun? */
static inline bool
clause_noun(const struct clause *clause, uint32_t i)
{
    return i < clause->phrases->n && phrase_noun(&clause->phrases->v[i]);
}

/* Is v[i] the name of a person, and not just a possessor ("Lind's")? */
static inline bool
clause_person(const struct clause *clause, uint32_t i)
{
    return clause_is(clause, i, PHRASE_NAME) &&
           (clause->phrases->v[i].bits & (P_PERSON | P_POSSESSIVE)) == P_PERSON;
}

/* Does v[i] separate clauses, or is it past the end? */
static inline bool
clause_ends(const struct clause *clause, uint32_t i)
{
    if (i >= clause->phrases->n)
        return true;
    switch (clause_at(clause, i)->kind) {
    case PHRASE_COMMA:
    case PHRASE_DASH:
    case PHRASE_COLON:
    case PHRASE_SEMICOLON:
    case PHRASE_QUOTE:
    case PHRASE_STOP:
    case PHRASE_OPEN:
    case PHRASE_CLOSE:
        return true;
    default:
        return false;
    }
}

/* "sagt von Lind": is v[i] the particle in front of the surname v[i + 1], by
 * the whole name of that person? */
static inline bool
clause_particle(const struct clause *clause, uint32_t i)
{
    const struct cast *cast = &clause->article->cast;
    const struct entity *entity;

    if (!clause_is(clause, i, PHRASE_PREP) || !clause_person(clause, i + 1) ||
        !(clause_first(clause, i)->meaning & L_PART) ||
        clause->phrases->v[i + 1].who == NAME_NONE)
        return false;
    entity = &cast->v[cast->v[clause->phrases->v[i + 1].who].fullest];
    return entity->n > 2 &&
           entity->words[entity->n - 2] == clause_first(clause, i)->id;
}

/* Is v[i] a person, by name or by a definite description ("the mayor")? */
static inline bool
clause_speaks(const struct clause *clause, uint32_t i)
{
    if (clause_is(clause, i, PHRASE_NAME))
        return clause_person(clause, i);
    return clause_is(clause, i, PHRASE_DESC) &&
           !(clause_head(clause, i)->meaning & L_THING);
}

/* Is v[i] a definite description of a person: "the actress"? */
static inline bool
clause_definite_person(const struct clause *clause, uint32_t i)
{
    return clause_is(clause, i, PHRASE_DESC) && clause_speaks(clause, i) &&
           (clause_first(clause, i)->meaning & L_THE);
}

/* Is v[i] a person's name with words of an office in the same run: "Transport
 * Ada Lind", "the Harbour Council Ada Lind"?  Such a noun belongs to the name
 * and is not a phrase of its own.  With a title, "Transport Secretary Ada
 * Lind", the office is whole, and a noun before it is somebody else's. */
static inline bool
clause_office(const struct clause *clause, uint32_t i)
{
    const struct token *tokens = clause->article->tokens.outer.v;
    const struct run *run;
    uint32_t k;

    if (!clause_person(clause, i))
        return false;
    run = &clause->article->outer.v[clause->phrases->v[i].run];
    for (k = run->from; k < run->core; k++) {
        if ((tokens[k].meaning & L_TITLE) ||
            ((tokens[k].meaning & L_ROLE) && !(tokens[k].meaning & L_THING)))
            return false;
    }
    return run->core > run->from;
}

/* Is v[i] a reporting verb that can have a subject of its own: neither a
 * participle nor an infinitive? */
static inline bool
clause_finite_cue(const struct clause *clause, uint32_t i)
{
    return clause_is(clause, i, PHRASE_CUE) &&
           !(clause->phrases->v[i].bits & (P_ING | P_INFINITIVE));
}

/* Has the naming verb v[i] its object behind it, in front of what it calls it:
 * 'called the plan "..."'? */
static inline bool
clause_names_object(const struct clause *clause, uint32_t i)
{
    return (clause_first(clause, i)->meaning & L_NAMING) &&
           (clause_is(clause, i + 1, PHRASE_THING) ||
               clause_is(clause, i + 1, PHRASE_DESC)) &&
           clause_is(clause, i + 2, PHRASE_QUOTE);
}

/* Is v[i] "it"? */
static inline bool
clause_it(const struct clause *clause, uint32_t i)
{
    return clause_is(clause, i, PHRASE_PRONOUN) &&
           clause_class(clause, i, G_IT);
}

/* The classes of the group detail of the first word of v[i]; 0 past the end. */
static inline uint32_t
clause_detail(const struct clause *clause, uint32_t i)
{
    return i < clause->phrases->n
               ? article_detail(clause->article, clause_first(clause, i))
               : 0;
}

/* Is the first word of v[i] of one of these classes of the group clause? */
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

/* Is v[i] French "on" or "-t-on", which stands for nobody in particular? */
static inline bool
clause_on(const struct clause *clause, uint32_t i)
{
    return clause_is(clause, i, PHRASE_PRONOUN) &&
           clause_class(clause, i, G_THEY) &&
           (clause_detail(clause, i) & D(NOBODY));
}

/* The quote that v[quote], a PHRASE_QUOTE, stands for. */
static inline const struct quote *
clause_quote(const struct clause *clause, uint32_t quote)
{
    return &clause->article->quotes[clause_first(clause, quote)->id];
}

/* Is v[i] a quote that is speech and a sentence of its own? */
static inline bool
clause_direct_quote(const struct clause *clause, uint32_t i)
{
    return clause_is(clause, i, PHRASE_QUOTE) &&
           clause_quote(clause, i)->speech &&
           clause_quote(clause, i)->kind == QUOTE_DIRECT;
}

/* Is v[i] "he" or "she", or "ce dernier"? */
static inline bool
clause_he_or_she(const struct clause *clause, uint32_t i)
{
    return clause_is(clause, i, PHRASE_PRONOUN) &&
           (clause_class(clause, i, G_HE | G_SHE) ||
               (clause_first(clause, i)->meaning & L_THE));
}

#endif
