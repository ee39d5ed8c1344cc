/* SPDX-License-Identifier: MIT */
/* Find the reported clause after a verb. */
#include "reported.h"

#define THAT_MOST 12 /* phrases between a verb and its "that" */

/* ---- between the verb and its clause ---- */

/* May v[i] be the hearer: "him", "them", "reporters"? */
static bool
may_be_hearer(const struct clause *clause, uint32_t i)
{
    if (clause_noun(clause, i) || clause_class(clause, i, G_HIM | G_HER))
        return true;
    return clause_is(clause, i, PHRASE_WORD) &&
           !clause_is(clause, i + 1, PHRASE_STOP);
}

/* Past a parenthesis that begins with the comma v[i] and is followed by "that":
 * ", citing a letter, that"; else i. */
static uint32_t
parenthesis(const struct clause *clause, uint32_t i)
{
    uint32_t k;

    for (k = i + 1; k < i + 8 && k < clause->phrases->n; k++) {
        if (clause_is(clause, k, PHRASE_COMMA))
            return clause_class(clause, k + 1, G_THAT) ? k + 1 : i;
    }
    return i;
}

uint32_t
reported_circumstances(const struct clause *clause, uint32_t verb, bool hears)
{
    uint32_t i = verb + 1, before;

    do {
        before = i;
        if (clause_class(clause, i, G_THAT) || clause_class(clause, i, G_TO))
            break;
        if (clause_is(clause, i, PHRASE_ADVERB) ||
            clause_is(clause, i, PHRASE_TIME) ||
            (clause_is(clause, i, PHRASE_AUX) &&
                !(reported_classes(clause, i) & R(FINITE_VERB)))) {
            i++;
        } else if (clause_is(clause, i, PHRASE_PREP) &&
                   i + 1 < clause->phrases->n &&
                   (clause_noun(clause, i + 1) ||
                       clause_is(clause, i + 1, PHRASE_WORD))) {
            i += 2;
        } else if (hears && may_be_hearer(clause, i)) {
            hears = false;
            i++;
        } else if (clause_is(clause, i, PHRASE_COMMA)) {
            i = parenthesis(clause, i);
        }
    } while (i != before);
    return i;
}

/* "told a crowded hall at a hotel that": the "that" after v[verb], with only
 * the hearer between; SUBJECT_NONE if there is none. */
static uint32_t
that_after_hearer(const struct clause *clause, uint32_t verb)
{
    uint32_t k;

    for (k = verb + 1; k < clause->phrases->n && k <= verb + THAT_MOST; k++) {
        if (clause_class(clause, k, G_THAT))
            return k;
        if (clause_at(clause, k)->kind >= PHRASE_CONJ &&
            clause_at(clause, k)->kind < PHRASE_WORD)
            break;
        if (reported_finite(clause, k, k + 1))
            break;
    }
    return SUBJECT_NONE;
}

/* ---- after the verb, in English ---- */

/* Is the verb as often a noun, "claims", or is its subject elsewhere, "to
 * claim", "claiming"?  Then its clause must begin with a pronoun. */
static bool
is_doubtful_verb(const struct clause *clause, uint32_t verb)
{
    return (clause_at(clause, verb)->bits & P_INFINITIVE) ||
           clause_class(clause, verb, G_NOUN | G_ING);
}

/* Is v[i] just an object of which nothing is said: "said so on Monday"? */
static bool
object_alone(const struct clause *clause, uint32_t i)
{
    return i + 1 >= clause->phrases->n ||
           clause_is(clause, i + 1, PHRASE_STOP) ||
           clause_is(clause, i + 1, PHRASE_COMMA) ||
           clause_is(clause, i + 1, PHRASE_PREP) ||
           clause_is(clause, i + 1, PHRASE_TIME) ||
           clause_is(clause, i + 1, PHRASE_CONJ) ||
           clause_class(clause, i + 1, G_TO);
}

/* The first phrase in [i, end) where another clause may begin, "a chart that",
 * "his guilt and was"; else `end`. */
static uint32_t
first_clause(const struct clause *clause, uint32_t i, uint32_t end)
{
    for (; i < end; i++) {
        switch (clause_at(clause, i)->kind) {
        case PHRASE_COMMA:
        case PHRASE_DASH:
        case PHRASE_REL:
        case PHRASE_SUB:
            return i;
        case PHRASE_CONJ:
            if (!clause_noun(clause, i + 1))
                return i;
            break;
        default:
            break;
        }
    }
    return end;
}

/* May a clause without "that", which ends before v[end], begin with v[i]? */
static bool
may_open_bare_clause(
    const struct clause *clause, uint32_t verb, uint32_t i, uint32_t end)
{
    uint32_t class = reported_classes(clause, verb);

    /* Verbs of requests ("asked") take a bare clause only if they have a
     * hearer, as "told". */
    if (!(class & R(BRINGS_CLAUSE)) ||
        ((class & R(BRINGS_REQUEST)) && !(class & R(BRINGS_HEARER))))
        return false;
    switch (clause_at(clause, i)->kind) {
    case PHRASE_NAME:
    case PHRASE_DESC:
    case PHRASE_THING:
    case PHRASE_PRONOUN:
    case PHRASE_WORD:
        break;
    case PHRASE_SUB:
        if (clause_class(clause, i, G_AS) ||
            (reported_classes(clause, i) & R(ENDS_REPORTED_CLAUSE)))
            return false;
        break;
    default:
        return false;
    }
    if ((reported_classes(clause, i) & R(NO_REPORTED_CLAUSE)) &&
        object_alone(clause, i))
        return false;
    /* not "said leaving the room", but "said funding is needed" */
    if (clause_is(clause, i, PHRASE_WORD) &&
        ((clause_detail(clause, i) & D(PAST_ENDING)) ||
            ((clause_detail(clause, i) & D(PARTICIPLE_ENDING)) &&
                !reported_finite(clause, i + 1, i + 2))))
        return false;
    /* "said": what follows needs no further sign of a clause. */
    if (class & R(BRINGS_BARE_CLAUSE))
        return true;
    if (is_doubtful_verb(clause, verb) && !clause_is(clause, i, PHRASE_PRONOUN))
        return false;
    return reported_finite(clause, i + 1, first_clause(clause, i, end));
}

/* Does a request begin with v[i]: "asked [Ek to leave]"? */
static bool
is_request(const struct clause *clause, uint32_t verb, uint32_t i)
{
    if (!(reported_classes(clause, verb) & R(BRINGS_REQUEST)) ||
        !may_be_hearer(clause, i) || (clause_at(clause, verb)->bits & P_ING))
        return false;
    while (i < clause->phrases->n && (phrase_noun(clause_at(clause, i)) ||
                                         clause_is(clause, i, PHRASE_WORD)))
        i++;
    return clause_class(clause, i, G_TO);
}

/* Does an indirect question begin with v[i]: "whether the bridge is shut";
 * after "asked" also "if", "when", "who"? */
static bool
opens_question(const struct clause *clause, uint32_t verb, uint32_t i)
{
    return (reported_classes(clause, i) & R(OPENS_QUESTION)) ||
           ((reported_classes(clause, verb) & R(BRINGS_REQUEST)) &&
               clause_class(clause, i, G_SUB | G_REL) &&
               !clause_class(clause, i, G_THAT));
}

/* English: the clause follows the verb and its adverbials, with or without
 * "that". */
static bool
find_after_verb(const struct clause *clause, uint32_t verb, uint32_t subject,
    struct reported_clause *out)
{
    uint32_t class = reported_classes(clause, verb), i, end;

    i = reported_circumstances(clause, verb, (class & R(BRINGS_HEARER)) != 0);
    /* "told a crowded hall at a hotel that": the hearer may be longer than
     * reported_circumstances() skips. */
    if ((class & R(BRINGS_HEARER)) && !clause_class(clause, i, G_THAT)) {
        uint32_t that = that_after_hearer(clause, verb);

        i = that != SUBJECT_NONE ? that : i;
    }
    if (i >= clause->phrases->n)
        return false;
    end = reported_end(clause, verb, subject, i);
    if (end <= i)
        return false;
    if (clause_class(clause, i, G_THAT) && (class & R(BRINGS_CLAUSE)) &&
        !(reported_classes(clause, i + 1) & R(FINITE_VERB)))
        return reported_write(clause, clause_at(clause, i)->from + 1, end, out);
    if (opens_question(clause, verb, i) || is_request(clause, verb, i))
        return reported_write(clause, clause_at(clause, i)->from, end, out);
    if ((class & R(BRINGS_REQUEST)) && !(class & R(BRINGS_HEARER))) {
        i = reported_circumstances(clause, verb, true);
        return opens_question(clause, verb, i) &&
               reported_write(clause, clause_at(clause, i)->from,
                   reported_end(clause, verb, subject, i), out);
    }
    /* "vowed to leave" */
    if (clause_class(clause, i, G_TO))
        return (class & (R(BRINGS_INTENTION) | R(BRINGS_REQUEST))) &&
               reported_write(clause, clause_at(clause, i)->from, end, out);
    return may_open_bare_clause(clause, verb, i, end) &&
           reported_write(clause, clause_at(clause, i)->from, end, out);
}

/* ---- where a comma or "that" opens it ---- */

#define COMMAS_MOST 4 /* commas from the verb to its clause */

/* Does a main clause begin with v[i], and not a relative clause or apposition:
 * "die Brücke sei gesperrt", "er gehe", "die Brücke ist"? */
static bool
is_main_clause(const struct clause *clause, uint32_t i)
{
    if (reported_form(clause, i, reported_comma(clause, i)))
        return true;
    return (clause_noun(clause, i) || clause_is(clause, i, PHRASE_WORD)) &&
           reported_finite(clause, i + 1,
               i + 2 < clause->phrases->n ? i + 2 : clause->phrases->n);
}

/* Is there an infinitive with "zu" in [i, end): "die Brücke zu schließen"? */
static bool
has_infinitive(const struct clause *clause, uint32_t i, uint32_t end)
{
    for (; i < end; i++) {
        if (reported_classes(clause, i) & R(INFINITIVE_PARTICLE))
            return true;
    }
    return false;
}

/* Where the finite verb is second, a comma precedes the clause: "Lind sagte am
 * Montag, dass die Brücke gesperrt sei". */
static bool
find_after_comma(const struct clause *clause, uint32_t verb, uint32_t subject,
    struct reported_clause *out)
{
    uint32_t class = reported_classes(clause, verb), i = verb, end, n;

    for (n = 0; n < COMMAS_MOST; n++) {
        i = reported_comma(clause, i) + 1;
        if (i >= clause->phrases->n)
            return false;
        end = reported_end(clause, verb, subject, i);
        if (clause_class(clause, i, G_THAT))
            return reported_write(
                clause, clause_at(clause, i)->from + 1, end, out);
        if (opens_question(clause, verb, i) || is_main_clause(clause, i) ||
            ((class & (R(BRINGS_INTENTION) | R(BRINGS_REQUEST))) &&
                has_infinitive(clause, i, reported_comma(clause, i))))
            return reported_write(clause, clause_at(clause, i)->from, end, out);
    }
    return false;
}

/* Does the "that" v[i] not open a reported clause: "un plan que", "para que",
 * "el templo, que"?  `commas` is their number between verb and v[i]. */
static bool
is_relative_that(
    const struct clause *clause, uint32_t i, uint32_t subject, uint32_t commas)
{
    uint32_t k = i - 1;

    if (clause_is(clause, k, PHRASE_COMMA)) {
        if (commas < 2)
            return true;
        k--;
    }
    return clause_is(clause, k, PHRASE_PREP) ||
           (clause_noun(clause, k) && k != subject &&
               !(clause_at(clause, k)->bits & P_GOVERNED));
}

/* French and Spanish: "that" is never left out: "a déclaré lundi le maire que",
 * "dijo Ada Lind, la alcaldesa, que". */
static bool
find_after_that(const struct clause *clause, uint32_t verb, uint32_t subject,
    struct reported_clause *out)
{
    uint32_t i, commas = 0;

    for (i = verb + 1; i < clause->phrases->n && i <= verb + THAT_MOST; i++) {
        if (clause_class(clause, i, G_THAT))
            return !is_relative_that(clause, i, subject, commas) &&
                   reported_write(clause, clause_at(clause, i)->from + 1,
                       reported_end(clause, verb, subject, i + 1), out);
        if (reported_classes(clause, i) & R(OPENS_QUESTION))
            return commas == 0 &&
                   reported_write(clause, clause_at(clause, i)->from,
                       reported_end(clause, verb, subject, i), out);
        if (reported_finite(clause, i, i + 1))
            return false;
        switch (clause_at(clause, i)->kind) {
        case PHRASE_COMMA:
            commas++;
            break;
        case PHRASE_CONJ:
        case PHRASE_QUOTE:
        case PHRASE_COLON:
        case PHRASE_SEMICOLON:
            return false;
        default:
            break;
        }
    }
    return false;
}

bool
reported_behind(const struct clause *clause, uint32_t verb, uint32_t subject,
    struct reported_clause *out)
{
    if (lexicon_has(clause->article->lexicon, LANG_VERB_SECOND))
        return find_after_comma(clause, verb, subject, out);
    if (lexicon_has(clause->article->lexicon, LANG_VERB_BEFORE_SUBJECT))
        return find_after_that(clause, verb, subject, out);
    return find_after_verb(clause, verb, subject, out);
}
