/* SPDX-License-Identifier: MIT */
/* Find the cue after a quote, next to it or at the end of the sentence. */
#include "according.h"
#include "attribution.h"
#include "ending.h"
#include "verbsecond.h"

#define FAR_MOST  12 /* phrases between a verb and its subject after it */
#define LIST_MOST 8  /* phrases of a list of quotes with commas between them */

/* ---- next to the quote ---- */

/* Is there a comma between the quote and what follows it, or does the quote
 * itself end with a mark that stands for one ('"Why?" she asked')?  *at is
 * moved past commas and dashes. */
static bool
comma_behind(const struct clause *clause, uint32_t quote, uint32_t *at)
{
    uint32_t last = clause_quote(clause, quote)->last;
    bool comma = last == ',' || last == '?' || last == '!' || last == '-' ||
                 last == 0x2013 || last == 0x2014;

    while (clause_is(clause, *at, PHRASE_COMMA) ||
           clause_is(clause, *at, PHRASE_DASH)) {
        comma = true;
        ++*at;
    }
    return comma;
}

/* 'als „haltlos“ bezeichnet': "as" before the quote and a naming verb after it,
 * so that no comma is needed. */
static bool
is_named_as(const struct clause *clause, uint32_t quote, uint32_t cue)
{
    return quote > 0 && clause_class(clause, quote - 1, G_AS) &&
           (clause_first(clause, cue)->meaning & L_NAMING);
}

/* '», a déclaré à la presse le maire': the first noun after the verb that is
 * not the object of a preposition.  Adverbials may come between; anything else
 * ends the search. */
static uint32_t
far_subject(const struct clause *clause, uint32_t i)
{
    uint32_t end = i + FAR_MOST;
    bool words = false; /* between: "al preguntarle", which may have objects */

    for (; i < clause->phrases->n && i < end; i++) {
        switch (clause_at(clause, i)->kind) {
        case PHRASE_THING:
            if (words &&
                lexicon_has(clause->article->lexicon, LANG_SUBJECT_OMITTED))
                return SUBJECT_NONE;
            /* fall through */
        case PHRASE_NAME:
        case PHRASE_DESC:
        case PHRASE_PRONOUN:
            if (!(clause_at(clause, i)->bits & P_GOVERNED))
                return subject_after(clause, i);
            /* "confie au Parisien Ada Lind": the paper, then the subject */
            if (clause_office(clause, i) && !clause_noun(clause, i - 2))
                return i;
            break;
        case PHRASE_PREP:
        case PHRASE_TIME:
        case PHRASE_ADVERB:
        case PHRASE_AUX:
        case PHRASE_WORD:
            /* "¡", "(": what follows a mark is no subject of the verb */
            if (clause_first(clause, i)->kind == TOKEN_MARK)
                return SUBJECT_NONE;
            words |= clause_is(clause, i, PHRASE_WORD);
            break;
        default:
            return SUBJECT_NONE;
        }
    }
    return SUBJECT_NONE;
}

/* '", dijo.': in languages that omit subjects the verb alone is a cue for a
 * speaker who is known from before. */
static bool
subject_omitted(
    const struct clause *clause, uint32_t cue, struct attribution *out)
{
    *out = (struct attribution){ SIDE_AFTER, SUBJECT_NONE, cue };
    return lexicon_has(clause->article->lexicon, LANG_SUBJECT_OMITTED) &&
           clause_finite_cue(clause, cue);
}

/* '“, sagte die Leiterin des Hafens, Ada Lind': the subject where the finite
 * verb is second; if it follows the verb, the name in apposition to it. */
static uint32_t
verb_second_subject(const struct clause *clause, uint32_t verb)
{
    uint32_t speaker = subject_of(clause, verb);

    return speaker != SUBJECT_NONE && speaker > verb
               ? subject_after(clause, speaker)
               : speaker;
}

/* '"theatre", adding: "..."': the participle belongs to the next quote, not to
 * the one before it. */
static bool
introduces_next_quote(const struct clause *clause, uint32_t cue)
{
    return (clause_at(clause, cue)->bits & P_ING) &&
           (clause_is(clause, cue + 1, PHRASE_COLON) ||
               clause_is(clause, cue + 1, PHRASE_QUOTE) ||
               (clause_is(clause, cue + 1, PHRASE_COMMA) &&
                   clause_is(clause, cue + 2, PHRASE_QUOTE)));
}

/* '...," said zookeeper Ada Lind': skip up to three lower-case words that the
 * lists do not know, if a person's name follows; else return i. */
static uint32_t
skip_lower_words(const struct clause *clause, uint32_t i)
{
    uint32_t k = i;

    while (k < i + 3 && clause_is(clause, k, PHRASE_WORD) &&
           (clause_first(clause, k)->bits & F_LOWER))
        k++;
    return clause_person(clause, k) ? k : i;
}

/* '...," said Ada Lind': the reporting verb comes right after the quote, with
 * only adverbs and auxiliaries between. */
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
    /* ', a de son côté ajouté' */
    if (clause_is(clause, k + 2, PHRASE_CUE) &&
        ending_between(clause, k + 2) > 0)
        k += 2;
    if (!clause_is(clause, k, PHRASE_CUE) || clause_names_object(clause, k) ||
        !(comma || (clause_at(clause, k)->bits & P_STRONG) ||
            is_named_as(clause, quote, k)))
        return false;
    speaker = according_impersonal(clause, k);
    if (speaker == SUBJECT_NONE)
        speaker = according_quoted(clause, k);
    if (speaker != SUBJECT_NONE)
        return attribution_found(out, SIDE_AFTER, speaker, k);
    if (lexicon_has(clause->article->lexicon, LANG_VERB_SECOND))
        return attribution_found(
            out, SIDE_AFTER, verb_second_subject(clause, k), k);
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

/* Is the verb in a relative clause: "an official who asked not to be named
 * said"? */
static bool
in_relative_clause(const struct clause *clause, uint32_t verb)
{
    while (verb > 0 && (clause_is(clause, verb - 1, PHRASE_AUX) ||
                           clause_is(clause, verb - 1, PHRASE_ADVERB)))
        verb--;
    return verb > 0 && clause_is(clause, verb - 1, PHRASE_REL);
}

/* Is there another finite reporting verb between v[verb] and v[stop]? */
static bool
more_cues(const struct clause *clause, uint32_t verb, uint32_t stop)
{
    while (++verb < stop) {
        if (clause_finite_cue(clause, verb))
            return true;
    }
    return false;
}

/* '...," Ada Lind, who was there, said': the subject comes right after the
 * quote, its verb may be far. */
static bool
subject_first(const struct clause *clause, uint32_t i, uint32_t stop,
    struct attribution *out)
{
    uint32_t noun = subject_after(clause, i), verb, subject;

    for (verb = i + 1; verb < stop; verb++) {
        if (!clause_finite_cue(clause, verb) ||
            (in_relative_clause(clause, verb) &&
                more_cues(clause, verb, stop)) ||
            (lexicon_has(clause->article->lexicon, LANG_VERB_SECOND) &&
                verbsecond_passive(clause, verb)))
            continue;
        subject = according_impersonal(clause, verb);
        if (subject != SUBJECT_NONE)
            return attribution_found(out, SIDE_AFTER, subject, verb);
        subject = subject_of(clause, verb);
        /* '..., su casa responde a otra cosa': a verb with a speaker would
         * stand before it */
        if (noun != SUBJECT_NONE && clause_is(clause, noun, PHRASE_THING) &&
            lexicon_has(clause->article->lexicon, LANG_VERB_BEFORE_SUBJECT) &&
            !lexicon_has(clause->article->lexicon, LANG_VERB_SECOND))
            return false;
        /* The noun right after the quote is the speaker, unless the verb's own
         * subject is a person a few phrases later: '..., a colleague, Ada Lind,
         * said'.  A subject that is far away belongs to another clause. */
        if (noun != SUBJECT_NONE &&
            (subject == SUBJECT_NONE || subject <= noun + 12)) {
            if (subject != SUBJECT_NONE && subject > noun &&
                (subject <= noun + 4 ||
                    (clause_is(clause, subject - 1, PHRASE_COMMA) &&
                        !clause_speaks(clause, noun))) &&
                clause_person(clause, subject) &&
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

/* '", gab ein Sprecher bekannt': in languages that put the verb before its
 * subject here, any verb between a comma and a person is a cue, also one that
 * the lists do not know. */
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

/* '...," she smiled': any verb, if the quote ends with a comma, the subject
 * is a person and no reporting verb precedes the quote. */
static bool
any_verb(const struct clause *clause, uint32_t quote, uint32_t i, uint32_t stop,
    struct attribution *out)
{
    uint32_t verb, speaker = subject_after(clause, i);

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

bool
behind_find(
    const struct clause *clause, uint32_t quote, struct attribution *out)
{
    uint32_t i = quote + 1, stop, speaker, verb = SUBJECT_NONE;
    bool comma = comma_behind(clause, quote, &i);

    /* '"...", "...", said Lind' */
    while (comma && !(quote > 0 && clause_finite_cue(clause, quote - 1)) &&
           i < quote + LIST_MOST && clause_is(clause, i, PHRASE_QUOTE)) {
        uint32_t listed = i++;

        comma = comma_behind(clause, listed, &i);
    }
    if (i >= clause->phrases->n || clause_is(clause, i, PHRASE_QUOTE))
        return false;
    /* Words up to the next quote of some length, or a semicolon; a quoted word
     * or two may be part of the clause. */
    for (stop = i; stop < clause->phrases->n &&
                   !clause_is(clause, stop, PHRASE_SEMICOLON);
         stop++) {
        if (clause_is(clause, stop, PHRASE_QUOTE) &&
            clause_quote(clause, stop)->words > 2)
            break;
    }
    speaker = according_to(clause, i);
    /* 'urged "restraint", according to her spokesman': the quote is hers, not
     * the spokesman's. */
    if (speaker != SUBJECT_NONE &&
        !(quote > 0 && clause_finite_cue(clause, quote - 1))) {
        *out = (struct attribution){ SIDE_AFTER,
            according_possessor(clause, speaker) ? SUBJECT_NONE : speaker, i };
        return true;
    }
    if (verb_first(clause, quote, i, comma, out))
        return true;
    if (according_so(clause, i))
        return attribution_found(
            out, SIDE_AFTER, subject_after(clause, i + 1), i);
    speaker = i + 1 < stop ? according_as(clause, i, &verb) : SUBJECT_NONE;
    if (speaker != SUBJECT_NONE)
        return attribution_found(out, SIDE_AFTER, speaker, verb);
    /* All rules below need the comma: without one the words continue the
     * sentence that the quote is part of. */
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
    return any_verb(clause, quote, i, stop, out);
}

/* ---- at the end of the sentence ---- */

/* The phrase before the auxiliaries and adverbs in front of v[i]; i > 0. */
static uint32_t
before_auxiliaries(const struct clause *clause, uint32_t i)
{
    i -= ending_between(clause, i);
    while (i > 1 && (clause_is(clause, i - 1, PHRASE_AUX) ||
                        clause_is(clause, i - 1, PHRASE_ADVERB)))
        i--;
    return i - 1;
}

/* "Ada Lind, a pilot, said they often wait": where subjects stand before their
 * verbs, is v[i], behind a verb, the subject of another one? */
static bool
begins_clause(const struct clause *clause, uint32_t i)
{
    if (lexicon_has(clause->article->lexicon, LANG_VERB_BEFORE_SUBJECT) ||
        lexicon_has(clause->article->lexicon, LANG_VERB_SECOND))
        return false;
    return clause_is(clause, i + 1, PHRASE_AUX) ||
           clause_is(clause, i + 1, PHRASE_VERB) ||
           clause_finite_cue(clause, i + 1) ||
           (clause_is(clause, i, PHRASE_PRONOUN) &&
               (clause_is(clause, i + 1, PHRASE_ADVERB) ||
                   clause_is(clause, i + 1, PHRASE_WORD)));
}

/* The subject behind the verb v[verb], whose clause ends the sentence: ', said
 * Ada Lind', ', a prévenu lundi à Paris le maire'. */
static uint32_t
subject_of_last_verb(const struct clause *clause, uint32_t verb)
{
    uint32_t speaker = subject_after(clause, verb + 1);

    if (speaker == SUBJECT_NONE &&
        lexicon_has(clause->article->lexicon, LANG_VERB_BEFORE_SUBJECT) &&
        !lexicon_has(clause->article->lexicon, LANG_VERB_SECOND))
        speaker = far_subject(clause, verb + 1);
    return speaker != SUBJECT_NONE &&
                   !clause_is(clause, speaker, PHRASE_THING) &&
                   !begins_clause(clause, speaker)
               ? speaker
               : SUBJECT_NONE;
}

/* ', schwärmte er.', ', a prévenu lundi Ada Lind.': in languages that put the
 * verb before its subject here, verb and subject after a comma attribute all
 * that precedes them, whichever verb it is. */
static bool
is_comma_verb_subject(const struct clause *clause, uint32_t verb)
{
    uint32_t subject;

    if (!lexicon_has(clause->article->lexicon, LANG_VERB_BEFORE_SUBJECT) ||
        !clause_is(clause, before_auxiliaries(clause, verb), PHRASE_COMMA))
        return false;
    subject = subject_of_last_verb(clause, verb);
    return subject != SUBJECT_NONE && (clause_speaks(clause, subject) ||
                                          clause_he_or_she(clause, subject));
}

/* '"..." of the plan, Ada Lind said'; ', according to the port': search from
 * the end of the sentence back to the quote. */
bool
behind_far(const struct clause *clause, uint32_t quote, struct attribution *out)
{
    uint32_t verb, speaker, edge, said;

    for (verb = clause->phrases->n; verb-- > quote + 1;) {
        if (!(clause_at(clause, verb)->bits & P_TELLS))
            continue;
        /* 'urged "restraint" ..., according to her spokesman': the verb right
         * before the quote attributes it already */
        speaker = quote > 0 && clause_finite_cue(clause, quote - 1)
                      ? SUBJECT_NONE
                      : according_to(clause, verb);
        if (speaker == SUBJECT_NONE &&
            clause_is(clause, verb - 1, PHRASE_COMMA) &&
            according_so(clause, verb))
            speaker = verb + 1 + clause_particle(clause, verb + 1);
        if (speaker != SUBJECT_NONE) {
            *out = (struct attribution){ SIDE_TAIL,
                according_possessor(clause, speaker) ? SUBJECT_NONE : speaker,
                verb };
            return true;
        }
        /* '"..." of the plan, as Ada Lind said' */
        speaker = clause_is(clause, verb - 1, PHRASE_COMMA)
                      ? according_as(clause, verb, &said)
                      : SUBJECT_NONE;
        if (speaker != SUBJECT_NONE)
            return attribution_found(out, SIDE_TAIL, speaker, said);
        if (!clause_finite_cue(clause, verb) ||
            !((clause_at(clause, verb)->bits & P_STRONG) ||
                is_comma_verb_subject(clause, verb)))
            continue;
        /* ', heißt es aus der Behörde' */
        speaker = according_impersonal(clause, verb);
        if (speaker != SUBJECT_NONE && speaker > verb)
            return attribution_found(out, SIDE_TAIL, speaker, verb);
        /* ', said Ada Lind.': subject after the verb */
        if (clause_is(clause, before_auxiliaries(clause, verb), PHRASE_COMMA) &&
            verb + 1 < clause->phrases->n) {
            speaker = subject_of_last_verb(clause, verb);
            if (speaker != SUBJECT_NONE)
                return attribution_found(out, SIDE_TAIL, speaker, verb);
        }
        /* ', Ada Lind said.', ', a-t-elle dit': the subject must begin the
         * clause, right after punctuation, or it may belong to what the quote
         * is part of. */
        speaker = subject_of(clause, verb);
        if (speaker == SUBJECT_NONE || speaker <= quote)
            continue;
        edge = before_auxiliaries(clause, speaker);
        if (clause_is(clause, edge, PHRASE_COMMA) ||
            clause_is(clause, edge, PHRASE_DASH) ||
            clause_is(clause, edge, PHRASE_QUOTE))
            return attribution_found(out, SIDE_TAIL, speaker, verb);
    }
    return false;
}
