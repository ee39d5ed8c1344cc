/* SPDX-License-Identifier: MIT */
/* Where a reported clause ends, and predicates over its words. */
#include "according.h"
#include "reported.h"
#include "subject.h"

#define WORDS_LEAST 3 /* tokens of a reported clause */

uint32_t
reported_classes(const struct clause *clause, uint32_t i)
{
    const struct article *article = clause->article;
    const struct token *token;
    const struct entry *entry;

    if (i >= clause->phrases->n)
        return 0;
    token = clause_first(clause, i);
    if (token->kind > TOKEN_NUMBER)
        return 0;
    entry = article->forms.v[token->id].word->lower;
    return lang_word(
        article->lexicon->language, entry->s, entry->n)[LANG_REPORTED_GROUP];
}

/* ---- finite verbs ---- */

/* Is v[i] a lower-case word with an ending that finite verbs have? */
static bool
ends_finite(const struct clause *clause, uint32_t i)
{
    return clause_is(clause, i, PHRASE_WORD) &&
           (clause_first(clause, i)->bits & F_LOWER) &&
           (clause_detail(clause, i) &
               (D(PAST_ENDING) | D(THIRD_PERSON_ENDING)));
}

/* Is v[i] a lower-case word with a past ending? */
static bool
ends_past(const struct clause *clause, uint32_t i)
{
    return (clause_first(clause, i)->bits & F_LOWER) &&
           (clause_detail(clause, i) & D(PAST_ENDING));
}

bool
reported_finite(const struct clause *clause, uint32_t i, uint32_t to)
{
    for (; i < to; i++) {
        if (clause_is(clause, i, PHRASE_VERB) || clause_finite_cue(clause, i) ||
            (clause_detail(clause, i) & D(NEGATED_AUXILIARY)) ||
            (reported_classes(clause, i) & R(FINITE_VERB)))
            return true;
    }
    return false;
}

bool
reported_form(const struct clause *clause, uint32_t i, uint32_t to)
{
    for (; i < to; i++) {
        if (clause_first(clause, i)->meaning & L_REPORTED)
            return true;
    }
    return false;
}

bool
reported_perhaps_finite(const struct clause *clause, uint32_t i, uint32_t to)
{
    bool any = lexicon_has(clause->article->lexicon, LANG_VERB_BEFORE_SUBJECT);
    uint32_t k;

    if (lexicon_has(clause->article->lexicon, LANG_VERB_SECOND))
        return reported_finite(clause, i, to) || reported_form(clause, i, to);
    for (k = i + 1; k < to; k++) {
        /* elsewhere any lower-case word may be a verb; English has few endings
         */
        if (any ? clause_is(clause, k, PHRASE_WORD) &&
                      (clause_first(clause, k)->bits & F_LOWER)
                : ends_finite(clause, k))
            return true;
    }
    return reported_finite(clause, i, to);
}

/* ---- its end ---- */

/* Is v[i] a reporting verb that can report a clause? */
static bool
brings_clause(const struct clause *clause, uint32_t i)
{
    return clause_is(clause, i, PHRASE_CUE) &&
           (reported_classes(clause, i) &
               (R(BRINGS_CLAUSE) | R(BRINGS_INTENTION) | R(BRINGS_REQUEST)));
}

/* Do adverbs and a reporting verb begin with v[i], after a comma or "and":
 * "added that", "later told them that"? */
static bool
another_verb_at(const struct clause *clause, uint32_t i)
{
    while (
        clause_is(clause, i, PHRASE_ADVERB) || clause_is(clause, i, PHRASE_AUX))
        i++;
    return clause_is(clause, i, PHRASE_CUE);
}

/* Does a reporting verb with a subject of its own follow before the next comma:
 * ", and Ek said that", ", while the port said"? */
static bool
another_speaker_at(const struct clause *clause, uint32_t i)
{
    uint32_t k, subject;

    for (k = i; k < clause->phrases->n && !clause_is(clause, k, PHRASE_COMMA);
         k++) {
        if (!brings_clause(clause, k) || !clause_finite_cue(clause, k))
            continue;
        subject = subject_of(clause, k);
        return subject == SUBJECT_NONE || (subject >= i && subject <= i + 3);
    }
    return false;
}

uint32_t
reported_comma(const struct clause *clause, uint32_t i)
{
    while (i < clause->phrases->n && !clause_is(clause, i, PHRASE_COMMA))
        i++;
    return i;
}

/* Does "and" or "but" with a clause of its own begin with v[i]: ", but he
 * went"? */
static bool
has_own_subject_after_conjunction(const struct clause *clause, uint32_t i)
{
    if (reported_form(clause, i, reported_comma(clause, i + 1)))
        return false; /* "und die Fähre sei voll" */
    return clause_is(clause, i, PHRASE_CONJ) && clause_noun(clause, i + 1) &&
           reported_perhaps_finite(
               clause, i + 2, reported_comma(clause, i + 1));
}

bool
reported_over(const struct clause *clause, uint32_t i)
{
    /* ", who left", ", while the port is open" */
    if ((clause_is(clause, i, PHRASE_REL) &&
            !clause_class(clause, i, G_THAT)) ||
        ((reported_classes(clause, i) & R(ENDS_REPORTED_CLAUSE)) &&
            reported_perhaps_finite(clause, i, reported_comma(clause, i))))
        return true;
    if (according_to(clause, i) != SUBJECT_NONE || according_so(clause, i))
        return true; /* ", according to Ek" */
    if (clause_is(clause, i, PHRASE_WORD) && ends_past(clause, i))
        return true; /* ", accused of fraud" */
    if (has_own_subject_after_conjunction(clause, i))
        return true;
    if (clause_is(clause, i, PHRASE_CONJ))
        i++;
    return another_verb_at(clause, i) || another_speaker_at(clause, i);
}

/* Is the reporting clause inside another one: "Lind, who said ..., left"; "When
 * Lind said ..., Ek left"?  Then the reported clause ends at the next comma. */
static bool
is_embedded(const struct clause *clause, uint32_t verb, uint32_t subject)
{
    uint32_t k = subject != SUBJECT_NONE && subject < verb ? subject : verb,
             i = verb;

    while (i > 0 && (clause_is(clause, i - 1, PHRASE_AUX) ||
                        clause_is(clause, i - 1, PHRASE_ADVERB)))
        i--;
    if (i > 0 && clause_is(clause, i - 1, PHRASE_REL))
        return true;
    if (k > 0 && clause_class(clause, k - 1, G_SUB) &&
        !clause_class(clause, k - 1, G_THAT))
        return true;
    while (k > 0 && !clause_is(clause, k - 1, PHRASE_COMMA))
        k--;
    if (clause_class(clause, k, G_AS))
        return false; /* "As Lind said" is not what she said */
    return clause_class(clause, k, G_SUB) && !clause_class(clause, k, G_THAT);
}

uint32_t
reported_end(
    const struct clause *clause, uint32_t verb, uint32_t subject, uint32_t i)
{
    bool aside = is_embedded(clause, verb, subject);
    uint32_t k;

    for (k = i; k < clause->phrases->n; k++) {
        if (clause_direct_quote(clause, k) ||
            clause_is(clause, k, PHRASE_SEMICOLON) ||
            (clause_is(clause, k, PHRASE_COLON) &&
                clause_direct_quote(clause, k + 1)) ||
            (clause_is(clause, k, PHRASE_COMMA) &&
                (aside || reported_over(clause, k + 1))) ||
            (clause_is(clause, k, PHRASE_CONJ) &&
                another_verb_at(clause, k + 1)))
            break;
    }
    /* Punctuation at the end does not belong to the clause. */
    while (k > i && (clause_is(clause, k - 1, PHRASE_STOP) ||
                        clause_is(clause, k - 1, PHRASE_COMMA) ||
                        clause_is(clause, k - 1, PHRASE_COLON)))
        k--;
    return k;
}

bool
reported_write(const struct clause *clause, uint32_t from, uint32_t end,
    struct reported_clause *out)
{
    uint32_t to = end < clause->phrases->n
                      ? clause_at(clause, end)->from
                      : clause->phrases->v[clause->phrases->n].from;

    *out = (struct reported_clause){ from, to };
    return to >= from + WORDS_LEAST;
}
