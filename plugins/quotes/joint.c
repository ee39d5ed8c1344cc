/* SPDX-License-Identifier: MIT */
#include "joint.h"

#include <string.h>

#include "apposition.h"

/* Is v[i] a person by name or description, and not part of another noun phrase
 * ("the Lind plan")? */
static bool
may_be_member(const struct clause *clause, uint32_t i)
{
    return clause_speaks(clause, i) &&
           !(clause_at(clause, i)->bits & P_MODIFIER);
}

/* Is v[i] a conjunction that joins subjects: "and"? */
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

/* Is one of v[i] and v[k] a name and the other a description, so that they may
 * be in apposition? */
static bool
exactly_one_is_name(const struct clause *clause, uint32_t i, uint32_t k)
{
    return clause_person(clause, i) != clause_person(clause, k);
}

/* The member before v[i] in the coordination: "X and v[i]", and, where v[i] is
 * not its last member, "X, v[i]".  SUBJECT_NONE if there is none. */
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
    /* "Ada Lind, the mayor, and": the name rather than the apposition */
    if (k > 1 && is_comma(clause, k - 1) && clause_person(clause, k - 2) &&
        !clause_person(clause, k))
        k -= 2;
    return last || !exactly_one_is_name(clause, i, k) ? k : SUBJECT_NONE;
}

/* The member after v[i], or SUBJECT_NONE. */
static uint32_t
member_after(const struct clause *clause, uint32_t i)
{
    uint32_t k = i + 1;

    /* over an apposition: "v[i], the mayor, and" */
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

/* Does a verb other than `verb` follow v[i], so that it is not a member: "said
 * Lind and Ek nodded"?  After a source that opens the sentence comes the main
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

/* May a coordination begin with v[i]: does v[i] open a clause, or follow its
 * verb or "according to"? */
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
    /* A verb after the speaker ends the coordination. */
    if (verb != SUBJECT_NONE && verb > speaker)
        return n;
    for (k = member_after(clause, speaker); k != SUBJECT_NONE && n < JOINT_MOST;
         k = member_after(clause, k))
        members[n++] = k;
    /* The last one may be the subject of the next clause. */
    i = members[n - 1];
    return n > 1 && has_own_verb(clause, i, verb) ? n - 1 : n;
}
