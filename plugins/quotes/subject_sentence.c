/* SPDX-License-Identifier: MIT */
/* The subject of a whole sentence. */
#include "apposition.h"
#include "ending.h"
#include "subject.h"
#include "verbsecond.h"

/* After an opening adverbial, "When ...,", "In ...," or "Knowing ...,": the
 * person right after its comma, unless that one is in apposition to something
 * before it. */
static uint32_t
subject_after_opening(const struct clause *clause, uint32_t end)
{
    uint32_t k;

    if (!clause_is(clause, 0, PHRASE_SUB) &&
        !clause_is(clause, 0, PHRASE_PREP) &&
        !(clause_is(clause, 0, PHRASE_CUE) ||
            (clause_first(clause, 0)->grammar & G_CUE) ||
            (clause_detail(clause, 0) &
                (D(PARTICIPLE_ENDING) | D(PAST_ENDING)))))
        return SUBJECT_NONE;
    for (k = 2; k + 1 < end; k++) {
        if (!clause_is(clause, k, PHRASE_COMMA))
            continue;
        if ((clause_person(clause, k + 1) || clause_he_or_she(clause, k + 1) ||
                clause_definite_person(clause, k + 1)) &&
            (!clause_is(clause, k + 2, PHRASE_COMMA) ||
                (k + 3 < end && ending_apposes(clause, k + 3))))
            return k + 1;
    }
    return SUBJECT_NONE;
}

/* "Destacó que el puerto": is v[i], before which no subject stands, a verb that
 * introduces a clause, so that its subject is left out? */
static bool
lacks_subject(const struct clause *clause, uint32_t i)
{
    return lexicon_has(clause->article->lexicon, LANG_SUBJECT_OMITTED) &&
           (clause_finite_cue(clause, i) ||
               (i == 0 && clause_class(clause, i, G_CUE) &&
                   !clause_class(clause, i, G_ING | G_NOUN))) &&
           clause_class(clause, i + 1, G_THAT);
}

uint32_t
subject_of_sentence(const struct clause *clause, uint32_t end)
{
    bool opening = true;
    uint32_t k, subject;

    if (end == 0)
        return SUBJECT_NONE;
    if (lexicon_has(clause->article->lexicon, LANG_VERB_SECOND))
        return verbsecond_of_sentence(clause, end);
    subject = subject_after_opening(clause, end);
    if (subject != SUBJECT_NONE)
        return subject;
    for (k = 0; k < end; k++) {
        const struct phrase *phrase = clause_at(clause, k);

        if (phrase->bits & (P_GOVERNED | P_POSSESSIVE))
            continue;
        if (lacks_subject(clause, k))
            return SUBJECT_NONE;
        if (clause_he_or_she(clause, k) ||
            (clause_is(clause, k, PHRASE_PRONOUN) &&
                (clause_first(clause, k)->grammar & G_THEY)))
            return k;
        if (clause_person(clause, k))
            return k;
        if (clause_is(clause, k, PHRASE_DESC) &&
            (k == 0 || (clause_first(clause, k)->grammar & G_DET)))
            return apposition_name(clause, k);
        if (clause_is(clause, k, PHRASE_NAME) && opening)
            return apposition_of_office(clause, k);
        opening &= clause_is(clause, k, PHRASE_WORD);
    }
    return SUBJECT_NONE;
}
