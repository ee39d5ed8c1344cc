/* SPDX-License-Identifier: MIT */
#include "verbsecond.h"

#include "apposition.h"
#include "ending.h"
#include "reported.h"
#include "subject.h"

#define BEHIND_MOST 4 /* phrases from a verb to a subject after it */

/* Is v[i] in the genitive, a complement of the noun before it: "die Verwaltung
 * der Stadt", "den Sitz der Behörde"?  Its determiner is one of the genitive;
 * but "der" before a noun for a man is the nominative: "sagte dem Blatt der
 * Sprecher". */
static bool
is_genitive_phrase(const struct clause *clause, uint32_t i)
{
    const struct token *token = clause_first(clause, i);
    char last = clause->article->s[token->end - 1];

    if (!lexicon_has(clause->article->lexicon, LANG_GENITIVE_BEHIND_NOUN) ||
        i == 0 || !clause_noun(clause, i - 1) ||
        clause_is(clause, i - 1, PHRASE_PRONOUN) || !(token->grammar & G_DET) ||
        (last != 'r' && last != 's'))
        return false;
    return !(clause_is(clause, i, PHRASE_DESC) &&
             (clause_head(clause, i)->meaning & (L_MALE | L_FEMALE)) == L_MALE);
}

/* May v[i] be a subject: not the object of a preposition, and its determiner
 * not of another case? */
static bool
may_be_nominative(const struct clause *clause, uint32_t i)
{
    if (!clause_noun(clause, i) ||
        (clause_at(clause, i)->bits & P_POSSESSIVE) ||
        is_genitive_phrase(clause, i))
        return false;
    if (clause_is(clause, i, PHRASE_PRONOUN))
        return !clause_class(clause, i, G_IT);
    /* A determiner alone: "sagte einer", or its noun is in quotation marks. */
    if (clause_is(clause, i, PHRASE_THING) && clause_class(clause, i, G_DET) &&
        clause_at(clause, i)->to == clause_at(clause, i)->from + 1)
        return (clause_first(clause, i)->meaning & L_ALONE) &&
               !clause_is(clause, i + 1, PHRASE_QUOTE);
    return !(clause_at(clause, i)->bits & P_GOVERNED) &&
           !(clause_first(clause, i)->meaning & L_OBLIQUE);
}

/* The first auxiliary in the clause of the participle v[i], "hat ... gesagt",
 * which is the finite verb; i if there is none. */
static uint32_t
finite_verb_of(const struct clause *clause, uint32_t i)
{
    uint32_t k, found = i;

    for (k = i; k-- > 0 && !clause_ends(clause, k);) {
        if (clause_class(clause, k, G_BE))
            found = k;
    }
    return found;
}

/* The subject after the verb v[i], past "sich", "auch"; SUBJECT_NONE if there
 * is none. */
static uint32_t
subject_behind(const struct clause *clause, uint32_t i)
{
    uint32_t k;

    for (k = i + 1; k < clause->phrases->n && k <= i + BEHIND_MOST &&
                    !clause_ends(clause, k);
         k++) {
        if (may_be_nominative(clause, k))
            return clause_is(clause, k, PHRASE_DESC) ? subject_after(clause, k)
                                                     : k;
        if (clause_is(clause, k, PHRASE_PREP))
            return clause_particle(clause, k) ? k + 1 : SUBJECT_NONE;
    }
    return SUBJECT_NONE;
}

/* Dutch: the noun before a relative clause that ends at the comma v[i] but
 * began without one: "een moeder die anoniem wil blijven, vindt". */
static uint32_t
subject_of_open_relative(const struct clause *clause, uint32_t i)
{
    uint32_t k = i;

    if (!clause_is(clause, i, PHRASE_COMMA))
        return SUBJECT_NONE;
    while (k > 1 && !clause_ends(clause, k - 1)) {
        k--;
        if (clause_is(clause, k, PHRASE_REL) &&
            may_be_nominative(clause, k - 1))
            return k - 1;
    }
    return SUBJECT_NONE;
}

/* "Das Komitee im fernen Lindau würdigte": the noun that opens the clause of
 * the verb v[i], where nothing but its complement lies between. */
static uint32_t
subject_with_complement(const struct clause *clause, uint32_t i)
{
    uint32_t k = i;

    while (k > 0 && (clause_is(clause, k - 1, PHRASE_WORD) ||
                        clause_is(clause, k - 1, PHRASE_PREP) ||
                        (clause_noun(clause, k - 1) &&
                            (clause_at(clause, k - 1)->bits & P_GOVERNED))))
        k--;
    return k > 0 && k < i && clause_is(clause, k, PHRASE_PREP) &&
                   may_be_nominative(clause, k - 1) &&
                   (k == 1 || clause_ends(clause, k - 2))
               ? k - 1
               : SUBJECT_NONE;
}

/* The subject before the verb v[i]: the first nominative of the clause. */
static uint32_t
subject_before(const struct clause *clause, uint32_t i)
{
    uint32_t last = ending_at(clause, i, 0), subject, k;

    if (last == SUBJECT_NONE && i > 0)
        last = subject_of_open_relative(clause, i - 1);
    if (last == SUBJECT_NONE)
        last = subject_with_complement(clause, i);
    /* "Der Minister für Verkehr Ada Lind sagte" */
    if (last == SUBJECT_NONE || clause_office(clause, last))
        return last;
    subject = may_be_nominative(clause, last) ? last : SUBJECT_NONE;
    for (k = last; k-- > 0 && !clause_ends(clause, k);) {
        if (may_be_nominative(clause, k))
            subject = k; /* "der Sprecher der Fraktion", "X vom Verband Y": the
                            head, not the complement */
    }
    return subject;
}

/* Is v[subject] the first phrase of its clause? */
static bool
is_first_in_clause(const struct clause *clause, uint32_t subject)
{
    return subject == 0 || clause_ends(clause, subject - 1) ||
           clause_is(clause, subject - 1, PHRASE_CONJ) ||
           clause_is(clause, subject - 1, PHRASE_SUB);
}

/* "Der „Neuen Zeitung“ sagte sie": is the paper v[ahead] who was told, since a
 * person is the subject behind the verb?  Not behind verbs that have persons as
 * their objects: "Die „Neue Zeitung“ nannte sie". */
static bool
was_told(const struct clause *clause, uint32_t ahead, uint32_t verb)
{
    uint32_t behind = verb + 1, brings = reported_classes(clause, verb);

    return (clause_at(clause, ahead)->bits & P_MARKED) &&
           (brings & R(BRINGS_CLAUSE)) &&
           !(brings & (R(BRINGS_REQUEST) | R(BRINGS_HEARER))) &&
           !(clause_first(clause, verb)->meaning & L_NAMING) &&
           may_be_nominative(clause, behind) &&
           (clause_he_or_she(clause, behind) || clause_person(clause, behind) ||
               clause_definite_person(clause, behind));
}

/* Is v[i] nothing but an article and lower-case words, where nouns have
 * capitals: "der", "der gleich", "der ihr"? */
static bool
is_without_noun(const struct clause *clause, uint32_t i)
{
    const struct token *tokens = clause->article->tokens.outer.v;
    uint32_t k;

    for (k = clause_at(clause, i)->from + 1; k < clause_at(clause, i)->to;
         k++) {
        if (!(tokens[k].bits & F_LOWER) || (tokens[k].meaning & L_ALONE))
            return false;
    }
    return true;
}

/* "von einem Mann, der gleich sagte:": the noun that the relative clause, which
 * the verb v[i] ends, belongs to; SUBJECT_NONE if it is no such clause. */
static uint32_t
antecedent_behind_comma(const struct clause *clause, uint32_t i)
{
    uint32_t k = i, end = i + 1;

    end += clause_class(clause, end, G_BE); /* "gesagt hat" */
    if (!lexicon_has(clause->article->lexicon, LANG_CAPITAL_NOUNS) ||
        !clause_ends(clause, end))
        return SUBJECT_NONE;
    while (k > 0 && !clause_ends(clause, k - 1))
        k--;
    return k > 1 && k < i && clause_is(clause, k - 1, PHRASE_COMMA) &&
                   clause_noun(clause, k - 2) &&
                   clause_class(clause, k, G_DET) &&
                   (clause_first(clause, k)->meaning & L_THE) &&
                   !(clause_first(clause, k)->meaning & L_OBLIQUE) &&
                   is_without_noun(clause, k)
               ? k - 2
               : SUBJECT_NONE;
}

uint32_t
verbsecond_subject(const struct clause *clause, uint32_t i)
{
    uint32_t verb = finite_verb_of(clause, i), ahead, after;

    ahead = antecedent_behind_comma(clause, i);
    if (ahead != SUBJECT_NONE)
        return ahead;

    /* "und nannte sie": the subject is that of the clause before "und" */
    if (verb > 1 && clause_is(clause, verb - 1, PHRASE_CONJ)) {
        ahead = verbsecond_of_sentence(clause, verb - 1);
        if (ahead != SUBJECT_NONE)
            return ahead;
    }
    /* A person before the verb is the subject, then a person after it; a thing
     * only if it opens the clause or nothing else is there. */
    ahead = subject_before(clause, verb);
    if (ahead != SUBJECT_NONE && was_told(clause, ahead, verb))
        return subject_behind(clause, verb);
    if (ahead != SUBJECT_NONE && (clause_speaks(clause, ahead) ||
                                     clause_is(clause, ahead, PHRASE_PRONOUN)))
        return ahead;
    after = subject_behind(clause, verb);
    if (ahead != SUBJECT_NONE && is_first_in_clause(clause, ahead) &&
        (after == SUBJECT_NONE ||
            !(clause_speaks(clause, after) || clause_he_or_she(clause, after))))
        return ahead;
    if (after == SUBJECT_NONE && verb != i)
        after = subject_before(clause, i);
    return after != SUBJECT_NONE ? after : ahead;
}

/* Does a dependent clause begin at v[i], right behind a comma: "weil",
 * "welche", "die", "bei dem gleich"? */
static bool
is_dependent(const struct clause *clause, uint32_t i)
{
    /* not ", so die Stadt," */
    if (!lexicon_has(clause->article->lexicon, LANG_CAPITAL_NOUNS) ||
        (clause_detail(clause, i) & D(SAYS_SO)))
        return false;
    i += clause_is(clause, i, PHRASE_PREP);
    return clause_is(clause, i, PHRASE_SUB) ||
           clause_is(clause, i, PHRASE_REL) ||
           (clause_is(clause, i, PHRASE_THING) &&
               (clause_first(clause, i)->meaning & L_THE) &&
               is_without_noun(clause, i));
}

/* The comma that ends the dependent clause behind the comma v[i]; i if there is
 * none up to v[end]. */
static uint32_t
behind_dependent(const struct clause *clause, uint32_t i, uint32_t end)
{
    uint32_t k = i + 1;

    if (!is_dependent(clause, k))
        return i;
    while (k < end && !clause_ends(clause, k))
        k++;
    return k < end && clause_is(clause, k, PHRASE_COMMA) ? k : i;
}

uint32_t
verbsecond_of_sentence(const struct clause *clause, uint32_t end)
{
    uint32_t k, thing = SUBJECT_NONE;

    for (k = 0; k < end; k++) {
        if (clause_is(clause, k, PHRASE_COMMA)) {
            k = behind_dependent(clause, k, end);
            continue;
        }
        if (!may_be_nominative(clause, k))
            continue;
        if (clause_he_or_she(clause, k))
            return k;
        if (clause_speaks(clause, k))
            return clause_is(clause, k, PHRASE_DESC)
                       ? apposition_name(clause, k)
                       : k;
        if (thing == SUBJECT_NONE &&
            (clause_is(clause, k, PHRASE_NAME) || k == 0 ||
                (k == 1 && clause_is(clause, 0, PHRASE_AUX))))
            thing = k; /* "Auch die Stadt" */
    }
    return thing;
}

bool
verbsecond_passive(const struct clause *clause, uint32_t i)
{
    const struct token *token = clause_first(clause, i);
    const char last = clause->article->s[token->end - 1];
    bool participle = last == 't' || last == 'd'; /* gesagt, genoemd */
    uint32_t k = i;

    if (clause_does(clause, i, C(QUOTES_ANOTHER)))
        return false;
    /* "bezeichnet worden", "wiederholt werden"; "sagen werden" is a future */
    if (clause_does(clause, i + 1, C(BECOMES)))
        return participle;
    /* "wurde am Montag bestätigt": the participle ends the clause */
    if (!participle ||
        (!clause_ends(clause, i + 1) && !clause_is(clause, i + 1, PHRASE_CONJ)))
        return false;
    /* over quotes in the clause: "wird als „Unsinn“ bezeichnet" */
    while (k > 0 && (clause_is(clause, k - 1, PHRASE_QUOTE) ||
                        !clause_ends(clause, k - 1))) {
        k--;
        if (clause_does(clause, k, C(BECOMES)))
            return true;
    }
    return false;
}

uint32_t
verbsecond_agent(const struct clause *clause, uint32_t i)
{
    uint32_t k = i;

    while (k > 1 && (clause_is(clause, k - 1, PHRASE_QUOTE) ||
                        !clause_ends(clause, k - 1))) {
        k--;
        if (clause_noun(clause, k) && clause_class(clause, k - 1, G_BY) &&
            !clause_is(clause, k, PHRASE_THING))
            return k;
    }
    return SUBJECT_NONE;
}
