/* SPDX-License-Identifier: MIT */
/* The subject behind its verb: "said Ada Lind". */
#include "apposition.h"
#include "subject.h"

#define SEVERAL_MOST 6 /* phrases from "one of them" to the name */
#define OFFICE_MOST  6 /* phrases from an office to its holder */

/* "officier van justitie Ada Vonk", "o presidente da câmara Rui Lima": does the
 * noun before the name belong to the office, so that the name is the person's?
 */
static bool
office_of_person(const struct clause *clause, uint32_t i)
{
    const struct token *tokens = clause->article->tokens.outer.v;
    uint32_t from, to;

    if (!clause_person(clause, i))
        return false;
    from = clause_at(clause, i)->from;
    to = clause->article->outer.v[clause_at(clause, i)->run].from;
    from += from < to && (tokens[from].grammar & G_DET);
    return from + 1 == to && (tokens[from].bits & F_LOWER) &&
           (tokens[from].meaning & L_THING);
}

/* "el ingeniero de montes Ada Lind": a description, "of", a lower-case noun and
 * the person's name. */
static bool
noun_and_name(const struct clause *clause, uint32_t i)
{
    return lexicon_has(clause->article->lexicon, LANG_NOUN_OF_NOUN) &&
           clause_is(clause, i, PHRASE_DESC) && clause_speaks(clause, i) &&
           clause_is(clause, i + 1, PHRASE_PREP) &&
           (clause_at(clause, i + 1)->bits & P_OF) &&
           clause_is(clause, i + 2, PHRASE_WORD) &&
           (clause_first(clause, i + 2)->bits & F_LOWER) &&
           clause_person(clause, i + 3);
}

/* "uno de los vecinos", "l'une des élues", "l'un d'eux": a pronoun for one of
 * several. */
static bool
is_one_of(const struct clause *clause, uint32_t i)
{
    const struct article *article = clause->article;
    const struct token *last;

    if (!clause_is(clause, i + 1, PHRASE_PREP) ||
        !(clause_at(clause, i + 1)->bits & P_OF) ||
        !(clause_noun(clause, i + 2) || clause_is(clause, i + 2, PHRASE_WORD)))
        return false;
    last = &article->tokens.outer.v[clause_at(clause, i)->to - 1];
    return last->kind == TOKEN_WORD && last <= clause_first(clause, i) + 1 &&
           (article->forms.v[last->id].word->clause & C(ONE_OF));
}

/* "uno de los vecinos del puerto, Iker Moya": the name that follows after a
 * comma, or i. */
static uint32_t
of_several(const struct clause *clause, uint32_t i)
{
    uint32_t k = i + 3, end = k + SEVERAL_MOST;

    while (k < end && k < clause->phrases->n &&
           !clause_is(clause, k, PHRASE_COMMA) &&
           !clause_is(clause, k, PHRASE_QUOTE))
        k++;
    return clause_is(clause, k, PHRASE_COMMA) && clause_person(clause, k + 1)
               ? k + 1
               : i;
}

/* "le secrétaire d'État au Tourisme Ada Lind": the name that ends the
 * complements of the noun v[i] without a comma, or i. */
static uint32_t
office_holder(const struct clause *clause, uint32_t i)
{
    uint32_t k;

    for (k = i + 1; k < i + OFFICE_MOST && clause_is(clause, k, PHRASE_PREP) &&
                    clause_noun(clause, k + 1);
         k += 2) {
        if (clause_office(clause, k + 1) || office_of_person(clause, k + 1))
            return k + 1;
    }
    return i;
}

uint32_t
subject_after(const struct clause *clause, uint32_t i)
{
    uint32_t holder;

    /* "a fait remarquer Ada Lind" */
    i +=
        clause_is(clause, i, PHRASE_CUE) && clause_class(clause, i, G_PARTICLE);
    while (i < clause->phrases->n && (clause_is(clause, i, PHRASE_ADVERB) ||
                                         clause_is(clause, i, PHRASE_COMMA) ||
                                         clause_is(clause, i, PHRASE_AUX)))
        i++;
    i += clause_particle(clause, i);
    if (is_one_of(clause, i))
        return of_several(clause, i);
    if (i >= clause->phrases->n || !phrase_noun(clause_at(clause, i)))
        return SUBJECT_NONE;
    /* "Autor und -Experte Ada Lind" */
    if (clause_is(clause, i + 1, PHRASE_CONJ) &&
        clause_is(clause, i + 2, PHRASE_DASH) && clause_person(clause, i + 3))
        return i + 3;
    holder = office_holder(clause, i);
    if (holder != i)
        return holder;
    if (noun_and_name(clause, i))
        return i + 3;
    /* "abonde la corapporteure Ada Lind": an office that is on no list */
    if (clause_is(clause, i, PHRASE_THING) && clause_person(clause, i + 1))
        return i + 1;
    return clause_is(clause, i, PHRASE_NAME)      ? apposition_bearer(clause, i)
           : clause_is(clause, i, PHRASE_PRONOUN) ? i
                                                  : apposition_name(clause, i);
}
