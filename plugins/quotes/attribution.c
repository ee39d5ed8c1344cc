/* SPDX-License-Identifier: MIT */
#include "attribution.h"

#include "according.h"

uint32_t
attribution_indirect(const struct clause *clause)
{
    struct attribution out;
    uint32_t k, source;

    /* "The bridge is closed, Lind said": a clause at the end that covers the
     * whole sentence. */
    if (behind_far(clause, 0, &out))
        return out.speaker;
    /* "Nach Angaben der Stadt fiel": at the start of the sentence, where the
     * finite verb follows it. */
    if (lexicon_has(clause->article->lexicon, LANG_VERB_SECOND) &&
        clause->phrases->n > 2 && clause_class(clause, 0, G_ACCORDING))
        return according_to(clause, 0);
    /* "In dem Papier heißt es, der Hafen sei zu." */
    for (k = 0; k < clause->phrases->n; k++) {
        source = according_impersonal(clause, k);
        if (source != SUBJECT_NONE)
            return source;
    }
    return according_opinion(clause); /* "Para Nives, já é tarde." */
}

/* "When Lind finally spoke - '...' -": the last person before the quote who is
 * not the object of a preposition or a possessor. */
static uint32_t
any_person(const struct clause *clause, uint32_t quote)
{
    while (quote-- > 0) {
        if (clause_person(clause, quote) &&
            !(clause_at(clause, quote)->bits & (P_GOVERNED | P_POSSESSIVE)))
            return quote;
    }
    return SUBJECT_NONE;
}

/* "Ada Lind respondió: “...”, afirmó en la sala": if only a verb without a
 * subject was found behind the quote, take who introduces it. */
static void
take_introducer(
    const struct clause *clause, uint32_t quote, struct attribution *out)
{
    struct attribution before;

    if (out->speaker == SUBJECT_NONE && out->side == SIDE_AFTER &&
        lexicon_has(clause->article->lexicon, LANG_SUBJECT_OMITTED) &&
        before_find(clause, quote, &before) && before.speaker != SUBJECT_NONE)
        *out = before;
}

void
attribution_find(
    const struct clause *clause, uint32_t quote, struct attribution *out)
{
    uint32_t k;

    *out = (struct attribution){ SIDE_NONE, SUBJECT_NONE, SUBJECT_NONE };
    if (behind_find(clause, quote, out) || before_find(clause, quote, out) ||
        behind_far(clause, quote, out)) {
        take_introducer(clause, quote, out);
        /* "heißt es dort": "it" that is nothing named before is nobody */
        if (lexicon_has(clause->article->lexicon, LANG_IT_REPORTS) &&
            out->speaker != SUBJECT_NONE && clause_it(clause, out->speaker) &&
            (clause_at(clause, out->speaker)->who == NAME_NONE ||
                clause_class(clause, out->cue, G_GO)))
            *out =
                (struct attribution){ SIDE_NONE, SUBJECT_NONE, SUBJECT_NONE };
        return;
    }
    /* No cue.  If there are words of the writer's before the quote, guess from
     * their subject; otherwise the quote opens the sentence and nearby.c infers
     * the speaker from what precedes it. */
    for (k = 0; k < quote; k++) {
        if (!clause_is(clause, k, PHRASE_QUOTE) &&
            clause_first(clause, k)->kind == TOKEN_WORD) {
            uint32_t subject = subject_of_sentence(clause, quote);

            /* "on n'en parlait pas, sauf": nobody in particular */
            if (subject != SUBJECT_NONE && clause_on(clause, subject))
                return;
            if (!attribution_found(out, SIDE_WEAK, subject, SUBJECT_NONE))
                attribution_found(
                    out, SIDE_WEAK, any_person(clause, quote), SUBJECT_NONE);
            return;
        }
    }
}
