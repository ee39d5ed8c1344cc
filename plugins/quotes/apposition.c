/* SPDX-License-Identifier: MIT */
#include "apposition.h"

#define APART_MOST 14 /* phrases between a description and its name */

/* "el líder del partido conservador, Ada Lind": French and Spanish adjectives
 * stand behind their nouns. */
static bool
adjective_at(const struct clause *c, uint32_t i)
{
    return lexicon_has(c->a->lexicon, LANG_ADJECTIVE_BEHIND_NOUN) &&
           clause_is(c, i, PHRASE_WORD) && (clause_first(c, i)->bits & F_LOWER);
}

/* May v[i], behind a preposition, be of a description: "the minister of
 * finance", "the ambassador to Norland"? */
static bool
belongs(const struct clause *c, uint32_t i)
{
    if (i >= c->p->n)
        return false;
    return phrase_noun(clause_at(c, i)) || adjective_at(c, i) ||
           (clause_is(c, i, PHRASE_WORD) && clause_is(c, i + 1, PHRASE_COMMA));
}

/* Past what belongs to the noun that ends before v[k]: "of the ports of Aldine
 * and Bow". */
static uint32_t
complements(const struct clause *c, uint32_t k)
{
    uint32_t end = k + APART_MOST;
    bool noun = false;

    while (k < end) {
        if (clause_is(c, k, PHRASE_PREP) && belongs(c, k + 1))
            noun = true;
        else if (!(noun && clause_is(c, k, PHRASE_CONJ) &&
                     (clause_detail(c, k) & D(JOINS_SUBJECTS)) &&
                     (clause_noun(c, k + 1) || adjective_at(c, k + 1)) &&
                     !clause_person(c, k + 1)))
            return k;
        k += 2;
        while (k < end &&
               (adjective_at(c, k) ||
                   (clause_is(c, k, PHRASE_NAME) &&
                       lexicon_has(c->a->lexicon, LANG_ADJECTIVE_BEHIND_NOUN))))
            k++; /* "du navire Pointe-Noire" */
    }
    return k;
}

bool
apposition_both(const struct clause *c, uint32_t k)
{
    const struct phrase *p;

    if (k == 0 || !clause_is(c, k, PHRASE_CONJ) ||
        !(clause_detail(c, k) & D(JOINS_SUBJECTS)) ||
        !clause_is(c, k - 1, PHRASE_DESC) || !clause_person(c, k + 1))
        return false;
    p = clause_at(c, k + 1);
    return p->from < c->a->outer.v[p->run].core &&
           !((clause_first(c, k + 1)->grammar |
                 clause_first(c, k - 1)->grammar) &
               G_DET) &&
           !(clause_head(c, k - 1)->meaning & (L_GROUP | L_THING));
}

uint32_t
apposition_name(const struct clause *c, uint32_t i)
{
    uint32_t k = i + 1;

    if (lexicon_has(c->a->lexicon, LANG_GENITIVE_BEHIND_NOUN) &&
        clause_noun(c, k) && clause_class(c, k, G_DET))
        k++; /* "die Leiterin des Hafens, Ada Lind" */
    k += adjective_at(c, k);
    k = complements(c, k);
    if (apposition_both(c, k))
        return k + 1;
    if (!clause_is(c, k, PHRASE_COMMA))
        return i;
    /* "his team, Velo Norland, said" */
    if (clause_is(c, k + 1, PHRASE_NAME) && clause_is(c, k + 2, PHRASE_COMMA) &&
        (clause_head(c, i)->meaning & L_THING) && !clause_person(c, k + 1))
        return k + 1;
    return clause_person(c, k + 1) ? k + 1 : i;
}

uint32_t
apposition_bearer(const struct clause *c, uint32_t i)
{
    uint32_t k = i + 1;

    if (!clause_is(c, i, PHRASE_NAME) || clause_person(c, i) ||
        (clause_at(c, i)->bits & P_POSSESSIVE))
        return i;
    while (k < i + 3 && clause_is(c, k, PHRASE_WORD) &&
           (clause_first(c, k)->bits & F_LOWER))
        k++;
    return k > i + 1 && clause_person(c, k) ? k : i;
}

uint32_t
apposition_owner(const struct clause *c, uint32_t i)
{
    if (i == SUBJECT_NONE || i < 2 || !clause_is(c, i, PHRASE_DESC) ||
        !clause_is(c, i - 1, PHRASE_COMMA) || !clause_person(c, i - 2) ||
        (clause_at(c, i - 2)->bits & P_GOVERNED))
        return i;
    return i == 2 || clause_is(c, i - 3, PHRASE_QUOTE) ||
                   clause_is(c, i - 3, PHRASE_COMMA) ||
                   clause_is(c, i - 3, PHRASE_CONJ)
               ? i - 2
               : i;
}
