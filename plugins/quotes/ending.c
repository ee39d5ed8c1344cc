/* SPDX-License-Identifier: MIT */
#include "ending.h"

#define APART_MOST      45 /* tokens of an apposition */
#define ADJECTIVES_MOST 3  /* adjectives behind a noun */

/* Can the noun phrase v[i] have a complement: "of the port"? */
static bool
may_have_complement(const struct clause *clause, uint32_t i)
{
    if (clause_is(clause, i, PHRASE_THING) &&
        lexicon_has(clause->article->lexicon, LANG_NOUN_OF_NOUN))
        return true;
    return clause_is(clause, i, PHRASE_DESC) ||
           (clause_is(clause, i, PHRASE_NAME) &&
               !(clause_at(clause, i)->bits & P_POSSESSIVE));
}

/* From v[i], the last noun phrase of a larger one, to its head: from "the port"
 * in "a spokesman for the port" to the spokesman. */
static uint32_t
head_of_noun_phrase(const struct clause *clause, uint32_t i)
{
    uint32_t k;

    if (clause_office(clause, i))
        return i; /* "Minister of Transport Ada Lind" */
    /* "Ada Lind, of the Centre for Norland at Bow, who was not there" */
    for (k = i;
         k >= 3 && clause_is(clause, k, PHRASE_NAME) &&
         !clause_person(clause, k) && clause_is(clause, k - 1, PHRASE_PREP);
         k -= 2) {
        if (clause_is(clause, k - 2, PHRASE_COMMA) &&
            clause_person(clause, k - 3))
            return k - 3;
    }
    /* "the embassies of Norland and Osterland" */
    if (i >= 4 && clause_is(clause, i, PHRASE_NAME) &&
        !clause_person(clause, i) && clause_is(clause, i - 1, PHRASE_CONJ) &&
        clause_is(clause, i - 2, PHRASE_NAME) &&
        !clause_person(clause, i - 2) &&
        clause_is(clause, i - 3, PHRASE_PREP) &&
        (clause_at(clause, i - 3)->bits & P_OF) &&
        clause_is(clause, i - 4, PHRASE_DESC))
        i -= 2;
    while (i >= 2 && clause_is(clause, i - 1, PHRASE_PREP) &&
           ((clause_at(clause, i - 1)->bits & P_OF)
                   ? may_have_complement(clause, i - 2)
                   : clause_speaks(clause, i - 2)))
        i -= 2;
    return i;
}

/* ---- appositions ---- */

bool
ending_apposes(const struct clause *clause, uint32_t i)
{
    const struct token *token = clause_first(clause, i);

    if (clause_is(clause, i, PHRASE_REL) || token->kind == TOKEN_NUMBER)
        return true;
    if (clause_is(clause, i, PHRASE_DESC) || clause_is(clause, i, PHRASE_THING))
        return true;
    if (clause_is(clause, i, PHRASE_NAME))
        /* ", the Acme chief", ", Mr Lind", ", D. Lind" */
        return (token->grammar & G_DET) || (token->meaning & L_TITLE) ||
               token->end - token->at == 1;
    if (clause_is(clause, i, PHRASE_PREP) ||
        clause_is(clause, i, PHRASE_CONJ) ||
        clause_is(clause, i, PHRASE_PRONOUN))
        return false;
    return (token->bits & F_LOWER) || (token->bits & F_DASH);
}

/* Does v[i] begin a clause, judged by the phrase before it? */
static bool
clause_opens(const struct clause *clause, uint32_t i)
{
    if (i == 0)
        return true;
    switch (clause_at(clause, i - 1)->kind) {
    case PHRASE_SEMICOLON:
    case PHRASE_DASH:
    case PHRASE_OPEN:
    case PHRASE_QUOTE:
    case PHRASE_SUB:
    case PHRASE_CONJ:
        return true;
    default:
        return false;
    }
}

/* Is the quote v[i] a name in a noun phrase: "a member of the group „No“"? */
static bool
quote_is_name(const struct clause *clause, uint32_t i)
{
    const struct quote *quote =
        &clause->article->quotes[clause_first(clause, i)->id];

    return quote->words <= 5 &&
           !(quote->last == '.' || quote->last == ',' || quote->last == '!' ||
               quote->last == '?') &&
           i > 0 && !clause_is(clause, i - 1, PHRASE_COMMA);
}

/* Is v[i] an adjective after the noun phrase v[i - 1]: "le gouvernement
 * sortant"? */
static bool
is_adjective_after_noun_phrase(const struct clause *clause, uint32_t i)
{
    return lexicon_has(clause->article->lexicon, LANG_ADJECTIVE_BEHIND_NOUN) &&
           i > 0 && clause_is(clause, i, PHRASE_WORD) &&
           (clause_first(clause, i)->bits & F_LOWER) &&
           phrase_noun(clause_at(clause, i - 1));
}

/* The first of the words that end with v[i], which may be adjectives behind a
 * noun: "le guide suprême iranien". */
static uint32_t
first_adjective(const struct clause *clause, uint32_t i)
{
    uint32_t k = i;

    while (k > 0 && k + ADJECTIVES_MOST > i + 1 &&
           lexicon_has(clause->article->lexicon, LANG_ADJECTIVE_BEHIND_NOUN) &&
           clause_is(clause, k - 1, PHRASE_WORD) &&
           (clause_first(clause, k - 1)->bits & F_LOWER))
        k--;
    return k;
}

/* v[i] is the comma that ends an apposition: "X, a spokesman for Y, said".  The
 * head of what precedes the apposition, found by trying each comma or dash
 * before v[i], from the nearest one on. */
static uint32_t
before_apposition(const struct clause *clause, uint32_t i, unsigned depth)
{
    uint32_t near = SUBJECT_NONE, k, head, found;

    for (k = i; k-- > 1;) {
        if (clause_at(clause, i)->from - clause_at(clause, k)->from >
                APART_MOST ||
            (clause_is(clause, k, PHRASE_QUOTE) && !quote_is_name(clause, k)) ||
            clause_is(clause, k, PHRASE_STOP) ||
            clause_is(clause, k, PHRASE_SEMICOLON))
            break;
        if (!clause_is(clause, k, PHRASE_COMMA) &&
            !clause_is(clause, k, PHRASE_DASH))
            continue;
        head = k - 1;
        if (clause_is(clause, head, PHRASE_BRACKET) && head > 0)
            head--;
        head -= is_adjective_after_noun_phrase(clause, head);
        /* "one of them, Ada Lind, said" */
        if (k + 2 == i && clause_person(clause, k + 1) && head > 0 &&
            clause_is(clause, head, PHRASE_WORD) &&
            clause_is(clause, head - 1, PHRASE_PREP))
            return k + 1;
        if (!phrase_noun(clause_at(clause, head)) ||
            (clause_at(clause, head)->bits & P_POSSESSIVE))
            continue;
        /* "her lawyer, Mr Lind, for his part, said" */
        if (k + 2 == near && clause_person(clause, k + 1) &&
            !clause_person(clause, head))
            return k + 1;
        /* "her lawyer, Ada Lind, said"; "the operator, Norwater, said" */
        if (k + 2 == i && clause_is(clause, k + 1, PHRASE_NAME) &&
            (clause_person(clause, k + 1)
                    ? !clause_person(clause, head)
                    : !clause_is(clause, head, PHRASE_NAME) &&
                          !(clause_at(clause, head)->bits & P_GOVERNED)))
            return k + 1;
        if (ending_apposes(clause, k + 1) &&
            !clause_is(clause, head, PHRASE_THING)) {
            found = head_of_noun_phrase(clause, head);
            if (found != SUBJECT_NONE)
                return found;
        }
        if (clause_person(clause, head) && clause_opens(clause, head))
            return head;
        /* "The bishopric, for its part, says" */
        if (near == SUBJECT_NONE &&
            (!clause_is(clause, head, PHRASE_THING) || head == 0))
            near = k;
    }
    /* No comma opened an apposition: take the noun phrase before the nearest
     * one that follows a noun, if that is close. */
    if (near == SUBJECT_NONE ||
        clause_at(clause, i)->from - clause_at(clause, near)->from >= 12)
        return SUBJECT_NONE;
    return ending_at(clause, near, depth + 1);
}

/* ---- the noun phrase that ends before v[i] ---- */

/* Is v[i] an organisation or a thing? */
static bool
is_thing(const struct clause *clause, uint32_t i)
{
    return (clause_is(clause, i, PHRASE_NAME) && !clause_person(clause, i)) ||
           (clause_is(clause, i, PHRASE_DESC) &&
               (clause_head(clause, i)->meaning & L_THING));
}

bool
ending_of_things(const struct clause *clause, uint32_t i)
{
    return clause_is(clause, i, PHRASE_REL) &&
           (article_naming(clause->article, clause_first(clause, i)) &
               N(RELATIVE_OF_THINGS));
}

/* "to Ada Lind, who said": the person right before "who" and its comma; "the
 * head of the Harbour Group, which said": of things behind a person the first;
 * else the noun phrase that ends there. */
uint32_t
ending_antecedent(const struct clause *clause, uint32_t i, unsigned depth)
{
    uint32_t k = i;

    if (k > 0 && (clause_is(clause, k - 1, PHRASE_COMMA) ||
                     clause_is(clause, k - 1, PHRASE_DASH)))
        k--;
    if (k > 0 && clause_person(clause, k - 1))
        return k - 1;
    if (k > 0 && is_thing(clause, k - 1) && ending_of_things(clause, i)) {
        for (k--; k > 1 && clause_is(clause, k - 1, PHRASE_PREP) &&
                  ((clause_at(clause, k - 1)->bits & P_OF) ||
                      (clause_detail(clause, k - 1) & D(PLACE_PREPOSITION))) &&
                  is_thing(clause, k - 2);)
            k -= 2;
        return k;
    }
    return ending_at(clause, k, depth + 1);
}

/* "directrice NORD", "Chair", "Deputy Mayor": is the name v[i] an office, which
 * begins with a small noun or is nothing but titles? */
static bool
is_office(const struct clause *clause, uint32_t i)
{
    const struct token *tokens = clause->article->tokens.outer.v;
    const struct phrase *phrase = clause_at(clause, i);
    uint32_t k = phrase->from;

    if ((tokens[k].meaning & L_ROLE) && (tokens[k].bits & F_LOWER))
        return true;
    while (k < phrase->to && (tokens[k].meaning & L_TITLE))
        k++;
    return k == phrase->to;
}

/* "Ada Lind, directrice NORD affirme": the person whose office the name v[i]
 * has in front, without a comma behind it; else v[i]. */
static uint32_t
bearer_of_office(const struct clause *clause, uint32_t i)
{
    return i > 1 && clause_is(clause, i, PHRASE_NAME) &&
                   !clause_person(clause, i) && is_office(clause, i) &&
                   clause_is(clause, i - 1, PHRASE_COMMA) &&
                   clause_person(clause, i - 2) &&
                   !(clause_at(clause, i - 2)->bits & P_GOVERNED)
               ? i - 2
               : i;
}

/* "the woman who supports the mayor said": v[i] itself, or, if it is the object
 * of a relative clause that a pronoun and a verb without a clause of its own
 * begin, what that pronoun stands for. */
static uint32_t
outside_relative(const struct clause *clause, uint32_t i, unsigned depth)
{
    uint32_t k = i - 1, found;

    /* Behind a reporting verb a clause may begin, "who said the mayor", but not
     * where that takes a word like "que". */
    if (i < 3 || !(clause_is(clause, k, PHRASE_VERB) ||
                     (clause_is(clause, k, PHRASE_CUE) &&
                         ((clause_first(clause, k)->meaning & L_NAMING) ||
                             lexicon_has(clause->article->lexicon,
                                 LANG_NOUN_OF_NOUN))) ||
                     (clause_is(clause, k, PHRASE_WORD) &&
                         (clause_first(clause, k)->bits & F_LOWER))))
        return i;
    while (k > 1 && (clause_is(clause, k - 1, PHRASE_AUX) ||
                        clause_is(clause, k - 1, PHRASE_ADVERB)))
        k--;
    if (k < 2 || !(clause_is(clause, k - 1, PHRASE_REL) ||
                     clause_class(clause, k - 1, G_REL)))
        return i;
    found = ending_antecedent(clause, k - 1, depth);
    return found != SUBJECT_NONE ? found : i;
}

uint32_t
ending_at(const struct clause *clause, uint32_t i, unsigned depth)
{
    uint32_t k = i;

    if (depth > ENDING_DEEP)
        return SUBJECT_NONE;
    while (k > 0) {
        switch (clause_at(clause, k - 1)->kind) {
        case PHRASE_AUX:
        case PHRASE_ADVERB:
        case PHRASE_TIME:
        case PHRASE_BRACKET:
            k--;
            continue;
        case PHRASE_REL:
            return ending_antecedent(clause, k - 1, depth);
        case PHRASE_PRONOUN:
            return k - 1;
        case PHRASE_NAME:
        case PHRASE_DESC:
        case PHRASE_THING:
            return outside_relative(clause,
                bearer_of_office(clause, head_of_noun_phrase(clause, k - 1)),
                depth);
        case PHRASE_WORD: /* "the secretary of state said" */
            k = first_adjective(clause, k - 1) + 1;
            if (k > 2 && clause_is(clause, k - 2, PHRASE_PREP) &&
                (clause_first(clause, k - 1)->bits & F_LOWER)) {
                uint32_t found = head_of_noun_phrase(clause, k - 1);

                return found < k - 1 ? found : SUBJECT_NONE;
            }
            /* "fuentes vecinales acusan" */
            return is_adjective_after_noun_phrase(clause, k - 1)
                       ? head_of_noun_phrase(clause, k - 2)
                       : SUBJECT_NONE;
        case PHRASE_COMMA:
        case PHRASE_DASH:
            return before_apposition(clause, k - 1, depth);
        default:
            return SUBJECT_NONE;
        }
    }
    return SUBJECT_NONE;
}

uint32_t
ending_between(const struct clause *clause, uint32_t i)
{
    uint32_t k;

    if (i < 4 ||
        !(phrase_noun(clause_at(clause, i - 1)) ||
            clause_is(clause, i - 1, PHRASE_WORD) ||
            clause_is(clause, i - 1, PHRASE_AUX)) ||
        !clause_is(clause, i - 2, PHRASE_PREP) ||
        !clause_is(clause, i - 3, PHRASE_AUX))
        return 0;
    for (k = i - 3; k > 0 && clause_is(clause, k - 1, PHRASE_AUX);)
        k--;
    return i - k;
}
