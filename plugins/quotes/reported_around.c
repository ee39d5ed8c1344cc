/* SPDX-License-Identifier: MIT */
/* Find the reported clause before a verb, or around a source. */
#include "reported.h"

#define BEFORE_MOST 8 /* phrases between a comma and the speaker's name */

/* The first comma or dash in [i, to), or `to`. */
static uint32_t
next_comma(const struct clause *clause, uint32_t i, uint32_t to)
{
    while (i < to && !clause_is(clause, i, PHRASE_COMMA) &&
           !clause_is(clause, i, PHRASE_DASH))
        i++;
    return i;
}

/* ---- before the verb ---- */

bool
reported_inverted(const struct clause *clause, uint32_t verb)
{
    bool before =
        lexicon_has(clause->article->lexicon, LANG_VERB_BEFORE_SUBJECT);
    uint32_t i = verb, to;

    while (i > 0 && (clause_is(clause, i - 1, PHRASE_AUX) ||
                        clause_is(clause, i - 1, PHRASE_ADVERB)))
        i--;
    if (i == 0 || !clause_finite_cue(clause, verb) ||
        (!before && (reported_classes(clause, verb) & R(BRINGS_HEARER))) ||
        !(clause_is(clause, i - 1, PHRASE_COMMA) ||
            clause_is(clause, i - 1, PHRASE_DASH)))
        return false;
    for (to = verb + 1; to < clause->phrases->n; to++) {
        switch (clause_at(clause, to)->kind) {
        case PHRASE_COMMA:
        case PHRASE_STOP:
        case PHRASE_REL:
        case PHRASE_SUB:
        case PHRASE_DASH:
        case PHRASE_SEMICOLON:
        case PHRASE_CONJ:
            goto end;
        case PHRASE_QUOTE:
            return false;
        default:
            break;
        }
    }
end:
    return to > verb + 1 &&
           !(before ? reported_finite(clause, verb + 1, to)
                    : reported_perhaps_finite(clause, verb + 1, to));
}

/* The comma before v[subject] and all that belongs to the subject, or
 * SUBJECT_NONE; it is not before v[from]. */
static uint32_t
comma_before(const struct clause *clause, uint32_t subject, uint32_t from)
{
    uint32_t k;

    for (k = subject; k > from && k + BEFORE_MOST > subject; k--) {
        switch (clause_at(clause, k - 1)->kind) {
        case PHRASE_COMMA:
        case PHRASE_DASH:
            return k - 1;
        case PHRASE_WORD:
        case PHRASE_NAME:
        case PHRASE_DESC:
        case PHRASE_THING:
        case PHRASE_ADVERB:
        case PHRASE_TIME:
        case PHRASE_PREP:
            break;
        case PHRASE_SUB: /* ", as Lind said" */
            if (clause_class(clause, k - 1, G_AS))
                break;
            return SUBJECT_NONE;
        default:
            return SUBJECT_NONE;
        }
    }
    return SUBJECT_NONE;
}

/* Is the clause [from, to) just an opening adverbial, which nobody said: "When
 * asked,", "While some left,"? */
static bool
is_opening_only(const struct clause *clause, uint32_t from, uint32_t to)
{
    return (reported_classes(clause, from) & R(ENDS_REPORTED_CLAUSE)) &&
           next_comma(clause, from, to) == to;
}

/* Is there a finite verb in [i, to)?  2: yes, 1: perhaps, 0: no. */
static int
finite_certainty(const struct clause *clause, uint32_t i, uint32_t to)
{
    return reported_finite(clause, i, to)           ? 2
           : reported_perhaps_finite(clause, i, to) ? 1
                                                    : 0;
}

/* Do the words between commas that begin with v[i] describe the source:
 * "According to Lind, an aide to Ek, the bridge is shut"? */
static bool
is_about_source(const struct clause *clause, uint32_t i, uint32_t to)
{
    uint32_t k;

    if (clause_is(clause, i, PHRASE_REL))
        return true;
    if (!clause_is(clause, i, PHRASE_DESC) &&
        !clause_is(clause, i, PHRASE_THING))
        return false;
    for (k = i; k < to && !clause_is(clause, k, PHRASE_REL); k++)
        ;
    if (reported_finite(clause, i, k))
        return false;
    return to >= clause->phrases->n || clause_noun(clause, to + 1) ||
           clause_is(clause, to + 1, PHRASE_WORD);
}

/* Store the clause of the phrases [from, to) and what continues it after v[i],
 * where the words about the speaker end.  False if neither part has a finite
 * verb. */
static bool
write_around(const struct clause *clause, uint32_t verb, uint32_t subject,
    uint32_t from, uint32_t to, uint32_t i, struct reported_clause *out)
{
    uint32_t end =
        i < clause->phrases->n ? reported_end(clause, verb, subject, i + 1) : 0;
    int before, after;
    bool more;

    from += clause_is(clause, from, PHRASE_CONJ);
    before = is_opening_only(clause, from, to)
                 ? 0
                 : finite_certainty(clause, from, to);
    /* What follows belongs to the clause unless another speaker begins there or
     * it describes this one. */
    more = end > i + 1 && !reported_over(clause, i + 1) &&
           !(subject > verb &&
               is_about_source(clause, i + 1, reported_comma(clause, i + 1)));
    after = more ? finite_certainty(clause, i + 1, end) : 0;
    if (before == 0 && after == 0)
        return false;
    /* "because, according to Lind, the bridge is shut": only what follows, if
     * anything does */
    if (clause_is(clause, to - 1, PHRASE_SUB) ||
        clause_is(clause, to - 1, PHRASE_CONJ) ||
        is_opening_only(clause, from, to)) {
        if (!more)
            return false;
        from = i + 1;
    }
    if (more)
        to = end;
    return reported_write(clause, clause_at(clause, from)->from, to, out);
}

/* Does the sentence continue after v[source] without a comma? */
static bool
continues_after_source(const struct clause *clause, uint32_t source)
{
    source++;
    while (clause_noun(clause, source) ||
           clause_is(clause, source, PHRASE_PREP) ||
           clause_is(clause, source, PHRASE_TIME))
        source++;
    return source < clause->phrases->n &&
           (clause_at(clause, source)->kind < PHRASE_CONJ ||
               clause_is(clause, source, PHRASE_QUOTE) ||
               clause_is(clause, source, PHRASE_WORD));
}

/* "Laut Polizei ist die Brücke gesperrt": the first finite verb after
 * v[source], with which the clause begins; else the first lower-case word, else
 * the number of phrases. */
static uint32_t
second_verb(const struct clause *clause, uint32_t source)
{
    uint32_t i, word = clause->phrases->n;

    for (i = source + 1; i < clause->phrases->n; i++) {
        if (reported_finite(clause, i, i + 1))
            return i;
        if (clause_is(clause, i, PHRASE_WORD) && word == clause->phrases->n &&
            (clause_first(clause, i)->bits & F_LOWER))
            word = i;
    }
    return word;
}

/* The first phrase of the clause after v[source] and its appositions; the
 * number of phrases if there is none. */
static uint32_t
clause_after_source(const struct clause *clause, uint32_t source)
{
    uint32_t i = reported_comma(clause, source), k;

    if (lexicon_has(clause->article->lexicon, LANG_VERB_SECOND))
        return second_verb(clause, source);
    if (i == clause->phrases->n)
        return source + 1;
    for (; i < clause->phrases->n; i = k) {
        k = reported_comma(clause, i + 1);
        if (!is_about_source(clause, i + 1, k))
            return i + 1;
    }
    return clause->phrases->n;
}

/* Store the clause after the source, which is v[i] here. */
static bool
write_after_source(const struct clause *clause, uint32_t verb, uint32_t subject,
    uint32_t i, struct reported_clause *out)
{
    uint32_t k = clause_after_source(clause, i);

    return k < clause->phrases->n &&
           reported_write(clause, clause_at(clause, k)->from,
               reported_end(clause, verb, subject, k), out);
}

/* Does the attribution end before v[i]: ", Lind said."? */
static bool
is_clause_closed(const struct clause *clause, uint32_t i)
{
    return i >= clause->phrases->n ||
           (clause_at(clause, i)->kind >= PHRASE_CONJ &&
               clause_at(clause, i)->kind < PHRASE_WORD &&
               !clause_is(clause, i, PHRASE_QUOTE));
}

bool
reported_before(const struct clause *clause, uint32_t verb, uint32_t subject,
    uint32_t from, struct reported_clause *out)
{
    uint32_t left = subject < verb ? subject : verb, k, i;

    if (left == from + 1 && clause_class(clause, from,
                                G_AS | G_ACCORDING)) /* "As Lind said, ..." */
        return write_after_source(clause, verb, subject,
            subject < verb || subject == SUBJECT_NONE ? verb : subject, out);
    while (left > 0 && subject > verb &&
           (clause_is(clause, left - 1, PHRASE_AUX) ||
               clause_is(clause, left - 1, PHRASE_ADVERB)))
        left--;
    k = comma_before(clause, left, from);
    /* Where the finite verb is second, it follows the comma at once, or "wie".
     */
    if (lexicon_has(clause->article->lexicon, LANG_VERB_SECOND) &&
        !reported_inverted(clause, verb) &&
        !(k < left && clause_class(clause, k + 1, G_AS)))
        return false;
    if (k == SUBJECT_NONE || k <= from ||
        (clause_at(clause, verb)->bits & (P_ING | P_INFINITIVE)))
        return false;
    i = subject != SUBJECT_NONE && subject > verb
            ? subject
            : reported_circumstances(clause, verb,
                  (reported_classes(clause, verb) & R(BRINGS_HEARER)) != 0);
    /* Another clause after the verb is what it reports: "Lind left, Ek said the
     * bridge is shut". */
    if (i != subject && !is_clause_closed(clause, i))
        return false;
    i = next_comma(clause, i, clause->phrases->n);
    return write_around(clause, verb, subject, from, k, i, out);
}

bool
reported_by_source(const struct clause *clause, uint32_t i, uint32_t source,
    uint32_t from, struct reported_clause *out)
{
    uint32_t to = i, k;

    /* "According to Lind, the bridge is shut": the source opens the sentence.
     */
    if (i <= from + 1 && (i == from || clause_is(clause, from, PHRASE_CONJ)))
        return write_after_source(clause, i, source, source, out);
    /* "The bridge, according to Lind, is shut" */
    while (to > from && (clause_is(clause, to - 1, PHRASE_COMMA) ||
                            clause_is(clause, to - 1, PHRASE_DASH)))
        to--;
    if (to == from)
        return false;
    k = next_comma(clause, source, clause->phrases->n);
    /* "Die Brücke ist nach Angaben der Stadt gesperrt" */
    if (to == i && reported_finite(clause, from, i) &&
        continues_after_source(clause, source))
        return reported_write(clause, clause_at(clause, from)->from,
            reported_end(clause, i, source, from), out);
    return write_around(clause, i, source, from, to, k, out);
}
