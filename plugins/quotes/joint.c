/* SPDX-License-Identifier: MIT */
#include "joint.h"

#include <string.h>

#include "apposition.h"

/* Somebody who may speak, and is no owner. */
static bool
member(const struct clause *c, uint32_t i)
{
    return clause_speaks(c, i) && !(clause_at(c, i)->bits & P_MODIFIER);
}

static bool
joins(const struct clause *c, uint32_t i)
{
    return clause_is(c, i, PHRASE_CONJ) &&
           (clause_detail(c, i) & D(JOINS_SUBJECTS));
}

static bool
comma(const struct clause *c, uint32_t i)
{
    return clause_is(c, i, PHRASE_COMMA);
}

/* Is v[i] a name and v[k] a description of it, or the other way round? */
static bool
appose(const struct clause *c, uint32_t i, uint32_t k)
{
    return clause_person(c, i) != clause_person(c, k);
}

/* Who stands before v[i] in the row: "X and v[i]", and, where v[i] is not the
 * last of it, "X, v[i]". */
static uint32_t
one_before(const struct clause *c, uint32_t i, bool last)
{
    uint32_t k = i;

    if (k > 0 && joins(c, k - 1) && !apposition_both(c, k - 1))
        k--;
    else if (last || !(k > 0 && comma(c, k - 1)))
        return SUBJECT_NONE;
    if (k > 0 && comma(c, k - 1))
        k--;
    if (k == 0 || !member(c, k - 1))
        return SUBJECT_NONE;
    k--;
    /* "Ada Lind, the mayor, and": the name */
    if (k > 1 && comma(c, k - 1) && clause_person(c, k - 2) &&
        !clause_person(c, k))
        k -= 2;
    return last || !appose(c, i, k) ? k : SUBJECT_NONE;
}

/* The same behind it. */
static uint32_t
one_behind(const struct clause *c, uint32_t i)
{
    uint32_t k = i + 1;

    if (clause_person(c, i) && comma(c, k) && member(c, k + 1) &&
        !clause_person(c, k + 1) && comma(c, k + 2) && joins(c, k + 3))
        k += 2;
    if (comma(c, k) && clause_person(c, k + 1) && clause_person(c, i) &&
        (joins(c, k + 2) || (comma(c, k + 2) && joins(c, k + 3))))
        return k + 1; /* "v[i], X and Y" */
    if (comma(c, k) && joins(c, k + 1))
        k++;
    return joins(c, k) && member(c, k + 1) ? k + 1 : SUBJECT_NONE;
}

/* Does v[i] have a verb of its own behind it, other than `verb`: "said Lind and
 * Ek nodded"?  Behind a source that opens the sentence stands the sentence's
 * verb: "Laut Lind und Ek ist". */
static bool
own_verb(const struct clause *c, uint32_t i, uint32_t verb)
{
    for (i++; clause_is(c, i, PHRASE_AUX) || clause_is(c, i, PHRASE_ADVERB);)
        i++;
    if (i >= c->p->n || i == verb || clause_class(c, verb, G_ACCORDING) ||
        (clause_first(c, i)->meaning & L_DAY))
        return false;
    return clause_is(c, i, PHRASE_CUE) || clause_is(c, i, PHRASE_VERB) ||
           (clause_is(c, i, PHRASE_WORD) &&
               (clause_first(c, i)->bits & F_LOWER)) ||
           clause_is(c, i - 1, PHRASE_AUX);
}

/* May the row begin with v[i]: does it open a clause, or stand behind its verb
 * or "according to"? */
static bool
opens(const struct clause *c, uint32_t i, uint32_t verb)
{
    if (i == 0 || i - 1 == verb)
        return true;
    switch (clause_at(c, i - 1)->kind) {
    case PHRASE_COMMA:
    case PHRASE_DASH:
    case PHRASE_COLON:
    case PHRASE_SEMICOLON:
    case PHRASE_OPEN:
    case PHRASE_QUOTE:
    case PHRASE_SUB:
    case PHRASE_CONJ:
    case PHRASE_TIME:
    case PHRASE_ADVERB:
        return true;
    case PHRASE_PREP: /* "according to" */
        return clause_class(c, i - 1, G_ACCORDING | G_TO);
    case PHRASE_AUX:
    case PHRASE_WORD:
        return clause_class(c, i - 1, G_ACCORDING);
    default:
        return false;
    }
}

uint32_t
joint_find(const struct clause *c, uint32_t x, uint32_t verb,
    uint32_t members[JOINT_MOST])
{
    uint32_t n = 1, k, i;

    members[0] = x;
    if (x == SUBJECT_NONE || !member(c, x))
        return 1;
    for (k = one_before(c, x, true); k != SUBJECT_NONE && n < JOINT_MOST;
         k = one_before(c, k, false)) {
        memmove(&members[1], &members[0], n * sizeof(members[0]));
        members[0] = k;
        n++;
    }
    if (n > 1 && !opens(c, members[0], verb)) {
        members[0] = x;
        return 1;
    }
    if (verb != SUBJECT_NONE && verb > x)
        return n;
    for (k = one_behind(c, x); k != SUBJECT_NONE && n < JOINT_MOST;
         k = one_behind(c, k))
        members[n++] = k;
    i = members[n - 1];
    return n > 1 && own_verb(c, i, verb) ? n - 1 : n;
}
