/* SPDX-License-Identifier: MIT */
/* The words after a quote that say whose it is. */
#include "according.h"
#include "attribution.h"

#define FAR_MOST 12 /* phrases between a verb and its subject behind it */

/* ---- next to the quote ---- */

/* Does a clause about the quote follow: does the quote end with a comma or
 * the like, or is there one after it?  *i is moved over it. */
static bool
comma_behind(const struct clause *clause, uint32_t quote, uint32_t *i)
{
    uint32_t last = clause_quote(clause, quote)->last;
    bool comma = last == ',' || last == '?' || last == '!' || last == '-' ||
                 last == 0x2013 || last == 0x2014;

    while (clause_is(clause, *i, PHRASE_COMMA) ||
           clause_is(clause, *i, PHRASE_DASH)) {
        comma = true;
        ++*i;
    }
    return comma;
}

/* 'als „haltlos“ bezeichnet': what the quote is called stands after it. */
static bool
is_named_as(const struct clause *clause, uint32_t quote, uint32_t cue)
{
    return quote > 0 && clause_class(clause, quote - 1, G_AS) &&
           (clause_first(clause, cue)->meaning & L_NAMING);
}

/* '», a déclaré à la presse le maire': the first noun
 * after the verb that no preposition governs. */
static uint32_t
far_subject(const struct clause *clause, uint32_t i)
{
    uint32_t end = i + FAR_MOST;

    for (; i < clause->phrases->n && i < end; i++) {
        switch (clause_at(clause, i)->kind) {
        case PHRASE_NAME:
        case PHRASE_DESC:
        case PHRASE_THING:
        case PHRASE_PRONOUN:
            if (!(clause_at(clause, i)->bits & P_GOVERNED))
                return subject_after(clause, i);
            break;
        case PHRASE_PREP:
        case PHRASE_TIME:
        case PHRASE_ADVERB:
        case PHRASE_AUX:
        case PHRASE_WORD:
            break;
        default:
            return SUBJECT_NONE;
        }
    }
    return SUBJECT_NONE;
}

/* '", dijo.': the verb alone tells that somebody known spoke. */
static bool
subject_omitted(
    const struct clause *clause, uint32_t cue, struct attribution *out)
{
    *out = (struct attribution){ SIDE_AFTER, SUBJECT_NONE, cue };
    return lexicon_has(clause->article->lexicon, LANG_SUBJECT_OMITTED) &&
           clause_finite_cue(clause, cue);
}

/* '“, sagte die Leiterin des Hafens, Ada Lind' */
static uint32_t
second_subject(const struct clause *clause, uint32_t verb)
{
    uint32_t speaker = subject_of(clause, verb);

    return speaker != SUBJECT_NONE && speaker > verb
               ? subject_after(clause, speaker)
               : speaker;
}

/* '"theatre", adding: "..."': the participle brings another quote. */
static bool
introduces_next_quote(const struct clause *clause, uint32_t cue)
{
    return (clause_at(clause, cue)->bits & P_ING) &&
           (clause_is(clause, cue + 1, PHRASE_COLON) ||
               clause_is(clause, cue + 1, PHRASE_QUOTE) ||
               (clause_is(clause, cue + 1, PHRASE_COMMA) &&
                   clause_is(clause, cue + 2, PHRASE_QUOTE)));
}

/* '...," said zookeeper Ada Lind': over nouns that are not known. */
static uint32_t
skip_lower_words(const struct clause *clause, uint32_t i)
{
    uint32_t k = i;

    while (k < i + 3 && clause_is(clause, k, PHRASE_WORD) &&
           (clause_first(clause, k)->bits & F_LOWER))
        k++;
    return clause_person(clause, k) ? k : i;
}

/* '...," said Ada Lind': the verb is next. */
static bool
verb_first(const struct clause *clause, uint32_t quote, uint32_t i, bool comma,
    struct attribution *out)
{
    uint32_t k = i, speaker;

    while (clause_is(clause, k, PHRASE_ADVERB) ||
           clause_is(clause, k, PHRASE_AUX) ||
           (clause_class(clause, k, G_AS) &&
               clause_is(clause, k + 1, PHRASE_CUE) &&
               lexicon_has(clause->article->lexicon, LANG_VERB_SECOND)))
        k++;
    if (!clause_is(clause, k, PHRASE_CUE) ||
        !(comma || (clause_at(clause, k)->bits & P_STRONG) ||
            is_named_as(clause, quote, k)))
        return false;
    speaker = according_impersonal(clause, k);
    if (speaker == SUBJECT_NONE)
        speaker = according_quoted(clause, k);
    if (speaker != SUBJECT_NONE)
        return attribution_found(out, SIDE_AFTER, speaker, k);
    if (lexicon_has(clause->article->lexicon, LANG_VERB_SECOND))
        return attribution_found(out, SIDE_AFTER, second_subject(clause, k), k);
    if (clause_finite_cue(clause, k)) {
        speaker = subject_after(clause, skip_lower_words(clause, k + 1));
        if (speaker == SUBJECT_NONE &&
            lexicon_has(clause->article->lexicon, LANG_VERB_BEFORE_SUBJECT))
            speaker = far_subject(clause, k + 1);
        if (speaker != SUBJECT_NONE && !clause_it(clause, speaker))
            return attribution_found(out, SIDE_AFTER, speaker, k);
        if (subject_omitted(clause, k, out))
            return true;
    }
    return quote > 0 && !introduces_next_quote(clause, k) &&
           attribution_found(out, SIDE_AFTER, subject_shared(clause, quote), k);
}

/* A verb of a relative clause: "an official who asked not to be named said". */
static bool
in_relative_clause(const struct clause *clause, uint32_t verb)
{
    while (verb > 0 && (clause_is(clause, verb - 1, PHRASE_AUX) ||
                           clause_is(clause, verb - 1, PHRASE_ADVERB)))
        verb--;
    return verb > 0 && clause_is(clause, verb - 1, PHRASE_REL);
}

static bool
more_cues(const struct clause *clause, uint32_t verb, uint32_t stop)
{
    while (++verb < stop) {
        if (clause_finite_cue(clause, verb))
            return true;
    }
    return false;
}

/* '...," Ada Lind, who was there, said': the verb may be far. */
static bool
subject_first(const struct clause *clause, uint32_t i, uint32_t stop,
    struct attribution *out)
{
    uint32_t noun = subject_after(clause, i), verb, subject;

    for (verb = i + 1; verb < stop; verb++) {
        if (!clause_finite_cue(clause, verb) ||
            (in_relative_clause(clause, verb) && more_cues(clause, verb, stop)))
            continue;
        subject = according_impersonal(clause, verb);
        if (subject != SUBJECT_NONE)
            return attribution_found(out, SIDE_AFTER, subject, verb);
        subject = subject_of(clause, verb);
        if (noun != SUBJECT_NONE &&
            (subject == SUBJECT_NONE || subject <= noun + 12)) {
            if (subject != SUBJECT_NONE && subject > noun &&
                subject <= noun + 4 && clause_person(clause, subject) &&
                !clause_is(clause, noun, PHRASE_PRONOUN))
                noun = subject;
            return attribution_found(out, SIDE_AFTER, noun, verb);
        }
        /* "super committee chief Ada Lind said" */
        while (i < subject && clause_is(clause, i, PHRASE_WORD))
            i++;
        return attribution_found(
            out, SIDE_AFTER, subject == i ? subject : noun, verb);
    }
    return false;
}

/* '", gab ein Sprecher bekannt': where the verb comes before its subject, any
 * verb will do after a comma. */
static bool
unknown_verb_first(
    const struct clause *clause, uint32_t i, struct attribution *out)
{
    if (!lexicon_has(clause->article->lexicon, LANG_VERB_BEFORE_SUBJECT) ||
        !(clause_is(clause, i, PHRASE_WORD) ||
            clause_is(clause, i, PHRASE_VERB)) ||
        !(clause_first(clause, i)->bits & F_LOWER) ||
        !(clause_speaks(clause, i + 1) || clause_he_or_she(clause, i + 1)))
        return false;
    return attribution_found(out, SIDE_AFTER, i + 1, i);
}

bool
behind_find(
    const struct clause *clause, uint32_t quote, struct attribution *out)
{
    uint32_t i = quote + 1, stop, speaker, verb;
    bool comma = comma_behind(clause, quote, &i);

    if (i >= clause->phrases->n || clause_is(clause, i, PHRASE_QUOTE))
        return false;
    for (stop = i; stop < clause->phrases->n &&
                   !clause_is(clause, stop, PHRASE_SEMICOLON);
         stop++) {
        if (clause_is(clause, stop, PHRASE_QUOTE) &&
            clause_quote(clause, stop)->words > 2)
            break;
    }
    speaker = according_to(clause, i);
    /* 'urged "restraint", according to her spokesman': she did. */
    if (speaker != SUBJECT_NONE &&
        !(quote > 0 && clause_finite_cue(clause, quote - 1)))
        return attribution_found(out, SIDE_AFTER, speaker, i);
    if (verb_first(clause, quote, i, comma, out))
        return true;
    if (according_so(clause, i))
        return attribution_found(
            out, SIDE_AFTER, subject_after(clause, i + 1), i);
    if (clause_class(clause, i, G_AS) && i + 1 < stop) {
        speaker = subject_after(clause, i + 1);
        if (speaker != SUBJECT_NONE && clause_finite_cue(clause, speaker + 1))
            return attribution_found(out, SIDE_AFTER, speaker, speaker + 1);
    }
    if (!comma)
        return false;
    if (unknown_verb_first(clause, i, out) ||
        subject_first(clause, i, stop, out))
        return true;
    /* '..." - Ada Lind' */
    if (clause_is(clause, i - 1, PHRASE_DASH) &&
        clause_is(clause, i, PHRASE_NAME) &&
        (i + 1 == clause->phrases->n || clause_is(clause, i + 1, PHRASE_STOP) ||
            clause_is(clause, i + 1, PHRASE_COMMA)))
        return attribution_found(out, SIDE_AFTER, i, SUBJECT_NONE);
    /* '...," she smiled': a verb that is not known. */
    speaker = subject_after(clause, i);
    if (speaker == SUBJECT_NONE || clause_quote(clause, quote)->last != ',' ||
        speaker + 1 >= stop ||
        !(clause_he_or_she(clause, speaker) ||
            clause_person(clause, speaker)) ||
        !(clause_first(clause, speaker + 1)->bits & F_LOWER))
        return false;
    for (verb = 0; verb < quote; verb++) {
        if (clause_is(clause, verb, PHRASE_CUE))
            return false;
    }
    return attribution_found(out, SIDE_AFTER, speaker, speaker + 1);
}

/* ---- at the end of the sentence ---- */

/* ', schwärmte er.': where the verb comes before its subject, both make a
 * clause that tells who said all before it. */
static bool
is_comma_verb_subject(const struct clause *clause, uint32_t verb)
{
    return lexicon_has(clause->article->lexicon, LANG_VERB_BEFORE_SUBJECT) &&
           clause_is(clause, verb - 1, PHRASE_COMMA) &&
           (clause_speaks(clause, verb + 1) ||
               clause_he_or_she(clause, verb + 1));
}

/* '"..." of the plan, Ada Lind said'; ', according to the port' */
bool
behind_far(const struct clause *clause, uint32_t quote, struct attribution *out)
{
    uint32_t verb, speaker;

    for (verb = clause->phrases->n; verb-- > quote + 1;) {
        if (!(clause_at(clause, verb)->bits & P_TELLS))
            continue;
        /* not of what a verb right before it brings already */
        speaker = quote > 0 && clause_finite_cue(clause, quote - 1)
                      ? SUBJECT_NONE
                      : according_to(clause, verb);
        if (speaker == SUBJECT_NONE &&
            clause_is(clause, verb - 1, PHRASE_COMMA) &&
            according_so(clause, verb))
            speaker = verb + 1;
        if (speaker != SUBJECT_NONE)
            return attribution_found(out, SIDE_TAIL, speaker, verb);
        if (!clause_finite_cue(clause, verb) ||
            !((clause_at(clause, verb)->bits & P_STRONG) ||
                is_comma_verb_subject(clause, verb)))
            continue;
        if (clause_is(clause, verb - 1, PHRASE_COMMA) &&
            verb + 1 < clause->phrases->n) {
            speaker = subject_after(clause, verb + 1);
            if (speaker != SUBJECT_NONE &&
                !clause_is(clause, speaker, PHRASE_THING))
                return attribution_found(out, SIDE_TAIL, speaker, verb);
        }
        speaker = subject_of(clause, verb);
        if (speaker != SUBJECT_NONE && speaker > quote &&
            (clause_is(clause, speaker - 1, PHRASE_COMMA) ||
                clause_is(clause, speaker - 1, PHRASE_DASH) ||
                clause_is(clause, speaker - 1, PHRASE_QUOTE)))
            return attribution_found(out, SIDE_TAIL, speaker, verb);
    }
    return false;
}
