/* SPDX-License-Identifier: MIT */
#include "joint.h"

#include <string.h>

#include "apposition.h"

/* Somebody who may speak, and is no owner. */
static bool
may_be_member(const struct clause *clause, uint32_t i)
{
    return clause_speaks(clause, i) &&
           !(clause_at(clause, i)->bits & P_MODIFIER);
}

static bool
is_joining_conjunction(const struct clause *clause, uint32_t i)
{
    return clause_is(clause, i, PHRASE_CONJ) &&
           (clause_detail(clause, i) & D(JOINS_SUBJECTS));
}

static bool
is_comma(const struct clause *clause, uint32_t i)
{
    return clause_is(clause, i, PHRASE_COMMA);
}

/* Is v[i] a name and v[k] a description of it, or the other way round? */
static bool
exactly_one_is_name(const struct clause *clause, uint32_t i, uint32_t k)
{
    return clause_person(clause, i) != clause_person(clause, k);
}

/* Who stands before v[i] in the row: "X and v[i]", and, where v[i] is not the
 * last of it, "X, v[i]". */
static uint32_t
member_before(const struct clause *clause, uint32_t i, bool last)
{
    uint32_t k = i;

    if (k > 0 && is_joining_conjunction(clause, k - 1) &&
        !apposition_both(clause, k - 1))
        k--;
    else if (last || !(k > 0 && is_comma(clause, k - 1)))
        return SUBJECT_NONE;
    if (k > 0 && is_comma(clause, k - 1))
        k--;
    if (k == 0 || !may_be_member(clause, k - 1))
        return SUBJECT_NONE;
    k--;
    /* "Ada Lind, the mayor, and": the name */
    if (k > 1 && is_comma(clause, k - 1) && clause_person(clause, k - 2) &&
        !clause_person(clause, k))
        k -= 2;
    return last || !exactly_one_is_name(clause, i, k) ? k : SUBJECT_NONE;
}

/* The same after it. */
static uint32_t
member_after(const struct clause *clause, uint32_t i)
{
    uint32_t k = i + 1;

    if (clause_person(clause, i) && is_comma(clause, k) &&
        may_be_member(clause, k + 1) && !clause_person(clause, k + 1) &&
        is_comma(clause, k + 2) && is_joining_conjunction(clause, k + 3))
        k += 2;
    if (is_comma(clause, k) && clause_person(clause, k + 1) &&
        clause_person(clause, i) &&
        (is_joining_conjunction(clause, k + 2) ||
            (is_comma(clause, k + 2) && is_joining_conjunction(clause, k + 3))))
        return k + 1; /* "v[i], X and Y" */
    if (is_comma(clause, k) && is_joining_conjunction(clause, k + 1))
        k++;
    return is_joining_conjunction(clause, k) && may_be_member(clause, k + 1)
               ? k + 1
               : SUBJECT_NONE;
}

/* Does v[i] have a verb of its own after it, other than `verb`: "said Lind and
 * Ek nodded"?  After a source that opens the sentence stands the sentence's
 * verb: "Laut Lind und Ek ist". */
static bool
has_own_verb(const struct clause *clause, uint32_t i, uint32_t verb)
{
    for (i++; clause_is(clause, i, PHRASE_AUX) ||
              clause_is(clause, i, PHRASE_ADVERB);)
        i++;
    if (i >= clause->phrases->n || i == verb ||
        clause_class(clause, verb, G_ACCORDING) ||
        (clause_first(clause, i)->meaning & L_DAY))
        return false;
    return clause_is(clause, i, PHRASE_CUE) ||
           clause_is(clause, i, PHRASE_VERB) ||
           (clause_is(clause, i, PHRASE_WORD) &&
               (clause_first(clause, i)->bits & F_LOWER)) ||
           clause_is(clause, i - 1, PHRASE_AUX);
}

/* May the row begin with v[i]: does it open a clause, or stand after its verb
 * or "according to"? */
static bool
may_open_row(const struct clause *clause, uint32_t i, uint32_t verb)
{
    if (i == 0 || i - 1 == verb)
        return true;
    switch (clause_at(clause, i - 1)->kind) {
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
        return clause_class(clause, i - 1, G_ACCORDING | G_TO);
    case PHRASE_AUX:
    case PHRASE_WORD:
        return clause_class(clause, i - 1, G_ACCORDING);
    default:
        return false;
    }
}

uint32_t
joint_find(const struct clause *clause, uint32_t speaker, uint32_t verb,
    uint32_t members[JOINT_MOST])
{
    uint32_t n = 1, k, i;

    members[0] = speaker;
    if (speaker == SUBJECT_NONE || !may_be_member(clause, speaker))
        return 1;
    for (k = member_before(clause, speaker, true);
         k != SUBJECT_NONE && n < JOINT_MOST;
         k = member_before(clause, k, false)) {
        memmove(&members[1], &members[0], n * sizeof(members[0]));
        members[0] = k;
        n++;
    }
    if (n > 1 && !may_open_row(clause, members[0], verb)) {
        members[0] = speaker;
        return 1;
    }
    if (verb != SUBJECT_NONE && verb > speaker)
        return n;
    for (k = member_after(clause, speaker); k != SUBJECT_NONE && n < JOINT_MOST;
         k = member_after(clause, k))
        members[n++] = k;
    i = members[n - 1];
    return n > 1 && has_own_verb(clause, i, verb) ? n - 1 : n;
}
