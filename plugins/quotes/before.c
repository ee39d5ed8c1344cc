/* SPDX-License-Identifier: MIT */
/* Find the cue before a quote. */
#include "according.h"
#include "attribution.h"
#include "reported.h"

#define ASIDE_MOST 4 /* phrases from a verb in an aside to the next comma */

/* Is the verb far from the quote (more than three tokens) and in a relative
 * clause, a "that" clause or an infinitive?  Then the main verb is the better
 * cue. */
static bool
in_dependent_clause(const struct clause *clause, uint32_t verb, uint32_t quote)
{
    if (verb == 0 ||
        clause_at(clause, quote)->from - clause_at(clause, verb)->from <= 3)
        return false;
    return clause_is(clause, verb - 1, PHRASE_REL) ||
           (clause_at(clause, verb)->bits & P_INFINITIVE) ||
           clause_class(clause, verb - 1, G_THAT);
}

/* "è sbottata: ", "est convenu que": may a participle behind "is" alone, v[i],
 * be the past of a verb of moving, by the words that follow it? */
static bool
may_be_past(const struct clause *clause, uint32_t i, uint32_t verb)
{
    return lexicon_has(clause->article->lexicon, LANG_GENDERED_THINGS) &&
           !(i > 0 && clause_is(clause, i - 1, PHRASE_AUX)) &&
           (clause_is(clause, verb + 1, PHRASE_COLON) ||
               clause_class(clause, verb + 1, G_THAT));
}

/* "was described by Ada Lind as", "a été dit": is the verb a passive?  Not of a
 * reflexive verb: "s'est dite".  Where the verb is second, subject_of knows
 * passives. */
static bool
is_passive(const struct clause *clause, uint32_t verb)
{
    bool passive = (clause_at(clause, verb)->bits & P_PASSIVE) != 0;
    uint32_t k = verb;

    if ((clause_at(clause, verb)->bits & (P_ING | P_INFINITIVE)) ||
        lexicon_has(clause->article->lexicon, LANG_VERB_SECOND))
        return false;
    while (k > 0 && (clause_is(clause, k - 1, PHRASE_AUX) ||
                        clause_is(clause, k - 1, PHRASE_ADVERB))) {
        k--;
        passive |=
            clause_class(clause, k, G_BE) && !may_be_past(clause, k, verb);
        if (clause_does(clause, k, C(REFLEXIVE)))
            return false;
    }
    return passive;
}

/* "was called "a thief" by Tom Okoye": who speaks, behind "by"; the subject of
 * a passive is who was told something, or of whom something was said. */
static uint32_t
agent_of(const struct clause *clause, uint32_t verb, uint32_t quote)
{
    uint32_t by = clause_class(clause, verb + 1, G_BY) ? verb + 1 : quote + 1;
    uint32_t agent = clause_class(clause, by, G_BY)
                         ? subject_after(clause, by + 1)
                         : SUBJECT_NONE;

    return agent != SUBJECT_NONE && !clause_is(clause, agent, PHRASE_THING)
               ? agent
               : SUBJECT_NONE;
}

/* The speaker that a reporting verb before the quote gives: "by" somebody for a
 * passive, the source of an impersonal verb, the object of "quotes", or the
 * subject. */
static uint32_t
speaker_of_verb(const struct clause *clause, uint32_t verb, uint32_t quote)
{
    uint32_t speaker;

    if (is_passive(clause, verb))
        return agent_of(clause, verb, quote);
    speaker = according_impersonal(clause, verb);
    if (speaker == SUBJECT_NONE)
        speaker = according_quoted(clause, verb);
    if (speaker != SUBJECT_NONE)
        return speaker;
    speaker = subject_of(clause, verb);
    /* 'Quand on lui demande ..., elle hausse les épaules : « ... »' */
    if (speaker != SUBJECT_NONE && clause_on(clause, speaker))
        return SUBJECT_NONE;
    /* "It called the plan 'dead'": "it" that was not resolved is a speaker only
     * with a verb that mostly reports or names. */
    if (speaker != SUBJECT_NONE && clause_it(clause, speaker) &&
        clause_at(clause, speaker)->who == NAME_NONE &&
        !((clause_at(clause, verb)->bits & P_STRONG) ||
            (clause_first(clause, verb)->meaning & L_NAMING)))
        return SUBJECT_NONE;
    return speaker;
}

/* "Mais, a répondu Lind,": are verb and person all between two commas, with no
 * subject before them and no other verb up to the quote `until`? */
static bool
is_parenthesis(const struct clause *clause, uint32_t verb, uint32_t until)
{
    const struct lexicon *lexicon = clause->article->lexicon;
    uint32_t before, behind, k;

    if (!lexicon_has(lexicon, LANG_VERB_BEFORE_SUBJECT) ||
        lexicon_has(lexicon, LANG_VERB_SECOND) ||
        !reported_inverted(clause, verb))
        return false;
    for (k = verb + 1; k < until; k++) {
        if (clause_finite_cue(clause, k))
            return false;
    }
    before = subject_of(clause, verb);
    behind = subject_after(clause, verb + 1);
    return behind != SUBJECT_NONE &&
           (clause_speaks(clause, behind) ||
               clause_he_or_she(clause, behind)) &&
           (before == SUBJECT_NONE || before >= verb ||
               !clause_speaks(clause, before));
}

/* '"...", said Ada Lind, "..."', 'Mais, a répondu Lind, "..."': the verb
 * belongs to what is before it, too, and its subject follows it; v[until] is
 * the quote asked for. */
static uint32_t
speaker_between(const struct clause *clause, uint32_t verb, uint32_t until)
{
    uint32_t quote = verb, speaker;

    while (quote > 0 && (clause_is(clause, quote - 1, PHRASE_COMMA) ||
                            clause_is(clause, quote - 1, PHRASE_DASH)))
        quote--;
    if (quote == 0 ||
        !(clause_is(clause, quote - 1, PHRASE_QUOTE) ||
            is_parenthesis(clause, verb, until)) ||
        !clause_finite_cue(clause, verb) || clause_names_object(clause, verb) ||
        verb + 1 >= clause->phrases->n)
        return SUBJECT_NONE;
    speaker = subject_after(clause, verb + 1);
    return speaker == SUBJECT_NONE || clause_it(clause, speaker) ? SUBJECT_NONE
                                                                 : speaker;
}

/* The subject of the clauses before v[end], if that is somebody who speaks. */
static uint32_t
person_of_sentence(const struct clause *clause, uint32_t end)
{
    uint32_t speaker =
        end > 0 ? subject_of_sentence(clause, end) : SUBJECT_NONE;

    return speaker != SUBJECT_NONE && (clause_speaks(clause, speaker) ||
                                          clause_he_or_she(clause, speaker))
               ? speaker
               : SUBJECT_NONE;
}

/* 'Su cliente, insistió, "..."', 'pues, según dijo, "..."': the first phrase of
 * an aside of a reporting verb without a subject, v[verb], between commas; or
 * `verb` where it is none.  Behind a comma with "que" it is no aside. */
static uint32_t
aside_begins(const struct clause *clause, uint32_t verb)
{
    uint32_t k = verb, behind = verb + 1;
    bool source;

    if (!lexicon_has(clause->article->lexicon, LANG_SUBJECT_OMITTED) ||
        !clause_finite_cue(clause, verb) ||
        !clause_is(clause, behind, PHRASE_COMMA))
        return verb;
    while (behind < verb + ASIDE_MOST &&
           !clause_is(clause, ++behind, PHRASE_COMMA))
        ;
    if (clause_class(clause, behind + 1, G_THAT))
        return verb;
    while (k > 0 && (clause_is(clause, k - 1, PHRASE_AUX) ||
                        clause_is(clause, k - 1, PHRASE_ADVERB)))
        k--;
    source = k > 0 && clause_class(clause, k - 1, G_ACCORDING | G_AS);
    k -= source;
    if (k == 0)
        return source ? k : verb;
    return clause_is(clause, k - 1, PHRASE_COMMA) ? k - 1 : verb;
}

/* 'Lind teme que cierre porque, según dijo, "..."': who speaks in an aside is
 * the subject of the sentence, if a conjunction or "según" joins it to that;
 * else somebody known from before, for what precedes it is said by him. */
static bool
aside(const struct clause *clause, uint32_t verb, struct attribution *out)
{
    uint32_t begin = aside_begins(clause, verb), speaker = SUBJECT_NONE;

    if (begin == verb)
        return false;
    if (begin > 0 && (clause_class(clause, begin + 1, G_ACCORDING | G_AS) ||
                         clause_is(clause, begin - 1, PHRASE_SUB) ||
                         clause_is(clause, begin - 1, PHRASE_CONJ)))
        speaker = person_of_sentence(clause, begin);
    *out = (struct attribution){ SIDE_BEFORE, speaker, verb };
    return true;
}

/* 'Según explica, los barcos responden que "..."': has the verb a thing for its
 * subject, in a sentence that opens with an aside? */
static bool
opening_aside(
    const struct clause *clause, uint32_t verb, struct attribution *out)
{
    uint32_t first = clause_class(clause, 0, G_ACCORDING | G_AS) ? 1 : verb,
             subject = SUBJECT_NONE;

    while (first < verb && !clause_is(clause, first, PHRASE_CUE))
        first++;
    if (first >= verb || aside_begins(clause, first) != 0)
        return false;
    subject = subject_of(clause, verb);
    return subject != SUBJECT_NONE && !clause_speaks(clause, subject) &&
           aside(clause, first, out);
}

/* The nearest reporting verb before the quote that gives a speaker.  `strong`:
 * only verbs that mostly report, in a main clause or close to the quote. */
static bool
nearest_verb(const struct clause *clause, uint32_t quote, bool strong,
    struct attribution *out)
{
    uint32_t verb;

    for (verb = quote; verb-- > 0;) {
        if (!clause_is(clause, verb, PHRASE_CUE))
            continue;
        if (strong && (!(clause_at(clause, verb)->bits & P_STRONG) ||
                          in_dependent_clause(clause, verb, quote)))
            continue;
        if (aside(clause, verb, out) || opening_aside(clause, verb, out) ||
            attribution_found(
                out, SIDE_BEFORE, speaker_between(clause, verb, quote), verb) ||
            attribution_found(
                out, SIDE_BEFORE, speaker_of_verb(clause, verb, quote), verb))
            return true;
    }
    return false;
}

/* Does the noun phrase have a possessor: "Lind's answer", "her answer"? */
static bool
has_owner(const struct clause *clause, uint32_t i)
{
    uint32_t k;

    if (clause_first(clause, i)->grammar & G_POSS)
        return true;
    for (k = clause_at(clause, i)->from; k < clause_at(clause, i)->to; k++) {
        if (clause->article->tokens.outer.v[k].bits & F_POSS)
            return true;
    }
    return false;
}

/* "saying the answer was": is v[i] the subject of a clause that a reporting
 * verb introduces? */
static bool
reported_by_verb(const struct clause *clause, uint32_t i)
{
    return clause_is(clause, i - 1, PHRASE_CUE) ||
           (clause_class(clause, i - 1, G_THAT) &&
               clause_is(clause, i - 2, PHRASE_CUE));
}

/* "Lind's answer was that '...'": a noun for somebody's words, and then "is"
 * or, if it has a possessor, a colon. */
static bool
words_noun_and_is(
    const struct clause *clause, uint32_t quote, struct attribution *out)
{
    uint32_t k = quote;
    bool is = false, colon = false;

    while (k > 0 && (clause_is(clause, k - 1, PHRASE_COMMA) ||
                        clause_is(clause, k - 1, PHRASE_COLON) ||
                        clause_is(clause, k - 1, PHRASE_SUB))) {
        colon |= clause_is(clause, k - 1, PHRASE_COLON);
        k--;
    }
    for (; k > 0 && clause_is(clause, k - 1, PHRASE_AUX); k--)
        is |= clause_class(clause, k - 1, G_BE);
    if (k == 0 || !clause_is(clause, k - 1, PHRASE_DESC) ||
        !(is || (colon && has_owner(clause, k - 1))) ||
        (clause_at(clause, k - 1)->bits & P_GOVERNED) ||
        reported_by_verb(clause, k - 1) ||
        !(clause->article->tokens.outer.v[clause_at(clause, k - 1)->head]
                .meaning &
            L_OWN))
        return false;
    return attribution_found(out, SIDE_BEFORE, k - 1, SUBJECT_NONE);
}

/* "in the words of one engineer, '...'": a source right before the quote. */
static bool
according_before(
    const struct clause *clause, uint32_t quote, struct attribution *out)
{
    uint32_t k, speaker;

    if (quote < 3 || !clause_is(clause, quote - 1, PHRASE_COMMA))
        return false;
    for (k = quote - 1; k-- > 0 && k + 6 > quote;) {
        speaker = according_to(clause, k);
        if (speaker == SUBJECT_NONE || speaker >= quote)
            continue;
        *out = (struct attribution){ SIDE_BEFORE,
            according_possessor(clause, speaker) ? SUBJECT_NONE : speaker, k };
        return true;
    }
    return false;
}

/* 'Tom Okoye ("No") and the mayor, Ada Lind: "Yes"': a person and a colon, with
 * no verb since the last quote. */
static bool
name_and_colon(
    const struct clause *clause, uint32_t quote, struct attribution *out)
{
    uint32_t k;

    if (quote < 2 || !clause_is(clause, quote - 1, PHRASE_COLON) ||
        !clause_person(clause, quote - 2) ||
        (clause_at(clause, quote - 2)->bits & P_GOVERNED))
        return false;
    for (k = quote - 2; k-- > 0 && !clause_is(clause, k, PHRASE_QUOTE);) {
        if (clause_is(clause, k, PHRASE_CUE) ||
            clause_is(clause, k, PHRASE_VERB))
            return false;
    }
    return attribution_found(out, SIDE_BEFORE, quote - 2, SUBJECT_NONE);
}

/* 'the mayor, Ada Lind ("We will open it again"),': nothing but the quote is in
 * the bracket behind a person. */
static bool
bracket_behind_person(const struct clause *clause, uint32_t quote)
{
    return quote >= 2 && clause_is(clause, quote - 1, PHRASE_OPEN) &&
           clause_is(clause, quote + 1, PHRASE_CLOSE) &&
           clause_person(clause, quote - 2);
}

/* Does v[i] open a clause: is there nothing before it but adverbs and
 * auxiliaries, up to punctuation, a conjunction or the start of the sentence?
 */
static bool
opens_clause(const struct clause *clause, uint32_t i)
{
    while (i > 0 && (clause_is(clause, i - 1, PHRASE_AUX) ||
                        clause_is(clause, i - 1, PHRASE_ADVERB)))
        i--;
    return i == 0 || clause_is(clause, i - 1, PHRASE_COMMA) ||
           clause_is(clause, i - 1, PHRASE_COLON) ||
           clause_is(clause, i - 1, PHRASE_SEMICOLON) ||
           clause_is(clause, i - 1, PHRASE_CONJ);
}

/* 'Decía siempre: "..."', 'Calificó el plan de "farsa"', 'respondió que está
 * "muy tranquilo"': a reporting verb without a subject opens the clause, or a
 * colon follows it.  The
 * speaker is the subject of the clauses before it, if that is a person, or else
 * unknown here. */
static bool
verb_without_subject(
    const struct clause *clause, uint32_t quote, struct attribution *out)
{
    uint32_t verb = quote;

    if (!lexicon_has(clause->article->lexicon, LANG_SUBJECT_OMITTED))
        return false;
    while (verb > 1 && !(clause_finite_cue(clause, verb - 1) &&
                           (opens_clause(clause, verb - 1) ||
                               clause_is(clause, verb, PHRASE_COLON))))
        verb--;
    verb -= verb > 0;
    if (verb == quote || clause_noun(clause, verb) ||
        !clause_class(clause, verb, G_CUE) ||
        clause_class(clause, verb, G_ING | G_NOUN))
        return false;
    *out = (struct attribution){ SIDE_BEFORE, person_of_sentence(clause, verb),
        verb };
    return true;
}

/* "And from Chairwoman Ada Lind: ...": nothing else stands before the colon. */
static bool
from_and_colon(const struct clause *clause, uint32_t quote)
{
    return quote >= 3 && quote <= 4 &&
           clause_is(clause, quote - 1, PHRASE_COLON) &&
           clause_person(clause, quote - 2) &&
           clause_is(clause, quote - 3, PHRASE_PREP) &&
           (clause_at(clause, quote - 3)->bits & P_OF) &&
           (quote == 3 || clause_is(clause, 0, PHRASE_CONJ) ||
               clause_is(clause, 0, PHRASE_WORD));
}

/* 'Lind bestritt jede Schuld: "..."': the colon introduces words of the
 * sentence's subject, though no verb reports; not "Lind was asked: ...". */
static bool
subject_before_colon(
    const struct clause *clause, uint32_t colon, struct attribution *out)
{
    uint32_t speaker = subject_of_sentence(clause, colon);

    if (colon > 0 && clause_is(clause, colon - 1, PHRASE_CUE) &&
        is_passive(clause, colon - 1))
        return false;
    return speaker != SUBJECT_NONE &&
           (clause_speaks(clause, speaker) ||
               clause_he_or_she(clause, speaker)) &&
           attribution_found(out, SIDE_BEFORE, speaker, SUBJECT_NONE);
}

bool
before_find(
    const struct clause *clause, uint32_t quote, struct attribution *out)
{
    uint32_t k, speaker;

    if (bracket_behind_person(clause, quote))
        return attribution_found(out, SIDE_BEFORE, quote - 2, SUBJECT_NONE);
    if (words_noun_and_is(clause, quote, out) ||
        according_before(clause, quote, out) ||
        name_and_colon(clause, quote, out))
        return true;
    /* First a verb before the quote that mostly reports, then a clause at the
     * end of the sentence, then a verb that may be a noun. */
    if (nearest_verb(clause, quote, true, out) ||
        behind_far(clause, quote, out) ||
        nearest_verb(clause, quote, false, out))
        return true;
    /* The nearest source before the quote. */
    for (k = quote; k-- > 0;) {
        speaker = according_to(clause, k);
        if (speaker == SUBJECT_NONE || speaker >= quote)
            continue;
        *out = (struct attribution){ SIDE_BEFORE,
            according_possessor(clause, speaker) ? SUBJECT_NONE : speaker, k };
        return true;
    }
    if (from_and_colon(clause, quote))
        return attribution_found(out, SIDE_BEFORE, quote - 2, SUBJECT_NONE);
    /* "Ada Lind: ..." */
    if (quote >= 2 && quote <= 3 &&
        clause_is(clause, quote - 1, PHRASE_COLON) &&
        clause_is(clause, quote - 2, PHRASE_NAME))
        return attribution_found(out, SIDE_BEFORE, quote - 2, SUBJECT_NONE);
    /* Only for a whole sentence: 'nannte zwei Gründe: „Geld“' is not speech. */
    if (quote < clause->phrases->n &&
        clause_is(clause, quote - 1, PHRASE_COLON) &&
        quote_stops(clause_quote(clause, quote)) &&
        subject_before_colon(clause, quote - 1, out))
        return true;
    /* 'Como ha dicho Lind, "..."' */
    speaker = according_as(clause, 0, &k);
    if (speaker != SUBJECT_NONE && speaker < quote)
        return attribution_found(out, SIDE_BEFORE, speaker, k);
    /* 'Para Nives, "..."' */
    speaker = according_opinion(clause);
    return (speaker != SUBJECT_NONE && speaker < quote &&
               attribution_found(out, SIDE_BEFORE, speaker, 0)) ||
           verb_without_subject(clause, quote, out);
}
