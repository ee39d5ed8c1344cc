/* SPDX-License-Identifier: MIT */
#include "apposition.h"

#define APART_MOST 14 /* phrases between a description and its name */

/* Is v[i] a lower-case word that may be an adjective after its noun, as in
 * French and Spanish: "el líder del partido conservador, Ada Lind"? */
static bool
adjective_at(const struct clause *clause, uint32_t i)
{
    return lexicon_has(clause->article->lexicon, LANG_ADJECTIVE_BEHIND_NOUN) &&
           clause_is(clause, i, PHRASE_WORD) &&
           (clause_first(clause, i)->bits & F_LOWER);
}

/* May v[i], after a preposition, be a complement of a description: "the
 * minister of finance", "the ambassador to Norland"? */
static bool
may_be_complement(const struct clause *clause, uint32_t i)
{
    if (i >= clause->phrases->n)
        return false;
    return phrase_noun(clause_at(clause, i)) || adjective_at(clause, i) ||
           (clause_is(clause, i, PHRASE_WORD) &&
               clause_is(clause, i + 1, PHRASE_COMMA));
}

/* The first phrase from v[k] on after the complements of the noun before it:
 * "of the ports of Aldine and Bow". */
static uint32_t
skip_complements(const struct clause *clause, uint32_t k)
{
    uint32_t end = k + APART_MOST;
    bool noun = false;

    while (k < end) {
        if (clause_is(clause, k, PHRASE_PREP) &&
            may_be_complement(clause, k + 1))
            noun = true;
        else if (!(noun && clause_is(clause, k, PHRASE_CONJ) &&
                     (clause_detail(clause, k) & D(JOINS_SUBJECTS)) &&
                     (clause_noun(clause, k + 1) ||
                         adjective_at(clause, k + 1)) &&
                     !clause_person(clause, k + 1)))
            return k;
        k += 2;
        while (k < end && (adjective_at(clause, k) ||
                              (clause_is(clause, k, PHRASE_NAME) &&
                                  lexicon_has(clause->article->lexicon,
                                      LANG_ADJECTIVE_BEHIND_NOUN))))
            k++; /* "du navire Pointe-Noire" */
    }
    return k;
}

bool
apposition_both(const struct clause *clause, uint32_t k)
{
    const struct phrase *phrase;

    if (k == 0 || !clause_is(clause, k, PHRASE_CONJ) ||
        !(clause_detail(clause, k) & D(JOINS_SUBJECTS)) ||
        !clause_is(clause, k - 1, PHRASE_DESC) || !clause_person(clause, k + 1))
        return false;
    phrase = clause_at(clause, k + 1);
    /* The name must have words of an office before it ("Lind Capital partner
     * Ada Lind"), and neither has a determiner: "the mayor and director Ada
     * Lind" are two, and so are "Police and Mayor Ada Lind", not "Police and
     * Crime Commissioner Ada Lind". */
    return phrase->from < clause->article->outer.v[phrase->run].core &&
           !((clause_first(clause, k + 1)->grammar |
                 clause_first(clause, k - 1)->grammar) &
               G_DET) &&
           (!(clause_head(clause, k - 1)->meaning & (L_GROUP | L_THING)) ||
               !(clause_first(clause, k + 1)->meaning &
                   (L_ROLE | L_TITLE | L_FIRST)));
}

uint32_t
apposition_name(const struct clause *clause, uint32_t i)
{
    uint32_t k = i + 1;

    if (lexicon_has(clause->article->lexicon, LANG_GENITIVE_BEHIND_NOUN) &&
        clause_noun(clause, k) && clause_class(clause, k, G_DET))
        k++; /* "die Leiterin des Hafens, Ada Lind" */
    k += adjective_at(clause, k);
    k = skip_complements(clause, k);
    if (apposition_both(clause, k))
        return k + 1;
    if (!clause_is(clause, k, PHRASE_COMMA))
        return i;
    /* "his team, Velo Norland, said" */
    if (clause_is(clause, k + 1, PHRASE_NAME) &&
        clause_is(clause, k + 2, PHRASE_COMMA) &&
        clause_is(clause, i, PHRASE_DESC) &&
        (clause_head(clause, i)->meaning & L_THING) &&
        !clause_person(clause, k + 1))
        return k + 1;
    return clause_person(clause, k + 1) ? k + 1 : i;
}

uint32_t
apposition_of_office(const struct clause *clause, uint32_t i)
{
    const struct token *last =
        &clause->article->tokens.outer.v[clause_at(clause, i)->to - 1];

    return clause_is(clause, i, PHRASE_NAME) && !clause_person(clause, i) &&
                   (last->meaning & (L_ROLE | L_TITLE)) &&
                   !(last->meaning & L_THING)
               ? apposition_name(clause, i)
               : i;
}

uint32_t
apposition_bearer(const struct clause *clause, uint32_t i)
{
    uint32_t k = i + 1;

    if (!clause_is(clause, i, PHRASE_NAME) || clause_person(clause, i) ||
        (clause_at(clause, i)->bits & P_POSSESSIVE))
        return i;
    while (k < i + 3 && clause_is(clause, k, PHRASE_WORD) &&
           (clause_first(clause, k)->bits & F_LOWER))
        k++;
    return k > i + 1 && clause_person(clause, k) ? k : i;
}

uint32_t
apposition_owner(const struct clause *clause, uint32_t i)
{
    if (i == SUBJECT_NONE || i < 2 || !clause_is(clause, i, PHRASE_DESC) ||
        !clause_is(clause, i - 1, PHRASE_COMMA) ||
        !clause_person(clause, i - 2) ||
        (clause_at(clause, i - 2)->bits & P_GOVERNED))
        return i;
    /* The name must begin the clause: in "told Ada Lind, an officer" it is an
     * object. */
    return i == 2 || clause_is(clause, i - 3, PHRASE_QUOTE) ||
                   clause_is(clause, i - 3, PHRASE_COMMA) ||
                   clause_is(clause, i - 3, PHRASE_CONJ)
               ? i - 2
               : i;
}

bool
apposition_opens_clause(const struct clause *clause, uint32_t i)
{
    return i > 1 && (clause_at(clause, i - 2)->bits & P_GOVERNED) &&
           clause_is(clause, i + 1, PHRASE_CUE);
}
