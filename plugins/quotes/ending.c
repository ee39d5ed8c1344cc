/* SPDX-License-Identifier: MIT */
#include "ending.h"

#define APART_MOST 45 /* tokens of an apposition */

/* May a noun phrase before "of", "for" stand for all of it? */
static bool
climbs(const struct clause *c, uint32_t i)
{
    if (clause_is(c, i, PHRASE_THING) &&
        lexicon_has(c->a->lexicon, LANG_NOUN_OF_NOUN))
        return true;
    return clause_is(c, i, PHRASE_DESC) ||
           (clause_is(c, i, PHRASE_NAME) &&
               !(clause_at(c, i)->bits & P_POSSESSIVE));
}

/* From "the port" in "a spokesman for the port" to the spokesman. */
static uint32_t
climb(const struct clause *c, uint32_t i)
{
    if (clause_office(c, i))
        return i; /* "Minister of Transport Ada Lind" */
    /* "Ada Lind, of the University of Norland, who was not there" */
    if (i >= 3 && clause_is(c, i, PHRASE_NAME) && !clause_person(c, i) &&
        clause_is(c, i - 1, PHRASE_PREP) && clause_is(c, i - 2, PHRASE_COMMA) &&
        clause_person(c, i - 3))
        return i - 3;
    /* "the embassies of Norland and Osterland" */
    if (i >= 4 && clause_is(c, i, PHRASE_NAME) && !clause_person(c, i) &&
        clause_is(c, i - 1, PHRASE_CONJ) && clause_is(c, i - 2, PHRASE_NAME) &&
        !clause_person(c, i - 2) && clause_is(c, i - 3, PHRASE_PREP) &&
        (clause_at(c, i - 3)->bits & P_OF) && clause_is(c, i - 4, PHRASE_DESC))
        i -= 2;
    while (i >= 2 && clause_is(c, i - 1, PHRASE_PREP) &&
           ((clause_at(c, i - 1)->bits & P_OF) ? climbs(c, i - 2)
                                               : clause_speaks(c, i - 2)))
        i -= 2;
    return i;
}

/* ---- appositions ---- */

/* Does v[i], behind a comma, go on about the noun before it: ", an aide",
 * ", who", ", 45", ", now of"? */
bool
ending_apposes(const struct clause *c, uint32_t i)
{
    const struct token *t = clause_first(c, i);

    if (clause_is(c, i, PHRASE_REL) || t->kind == TOKEN_NUMBER)
        return true;
    if (clause_is(c, i, PHRASE_DESC) || clause_is(c, i, PHRASE_THING))
        return true;
    if (clause_is(c, i, PHRASE_NAME))
        return (t->grammar & G_DET) || (t->meaning & L_TITLE) ||
               t->end - t->at == 1;
    if (clause_is(c, i, PHRASE_PREP) || clause_is(c, i, PHRASE_CONJ) ||
        clause_is(c, i, PHRASE_PRONOUN))
        return false;
    return (t->bits & F_LOWER) || (t->bits & F_DASH);
}

static bool
clause_opens(const struct clause *c, uint32_t i)
{
    if (i == 0)
        return true;
    switch (clause_at(c, i - 1)->kind) {
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

/* A quote that is a name inside a noun phrase: "a member of the group „No"". */
static bool
names(const struct clause *c, uint32_t i)
{
    const struct quote *q = &c->a->quotes[clause_first(c, i)->id];

    return q->words <= 5 &&
           !(q->last == '.' || q->last == ',' || q->last == '!' ||
               q->last == '?') &&
           i > 0 && !clause_is(c, i - 1, PHRASE_COMMA);
}

/* "le gouvernement sortant": an adjective behind its noun. */
static bool
behind_noun(const struct clause *c, uint32_t i)
{
    return lexicon_has(c->a->lexicon, LANG_ADJECTIVE_BEHIND_NOUN) && i > 0 &&
           clause_is(c, i, PHRASE_WORD) &&
           (clause_first(c, i)->bits & F_LOWER) &&
           phrase_noun(clause_at(c, i - 1));
}

/* v[i] is the comma that ends an apposition: "X, a spokesman for Y, said". */
static uint32_t
before_apposition(const struct clause *c, uint32_t i, unsigned depth)
{
    uint32_t near = SUBJECT_NONE, k, head, x;

    for (k = i; k-- > 1;) {
        if (clause_at(c, i)->from - clause_at(c, k)->from > APART_MOST ||
            (clause_is(c, k, PHRASE_QUOTE) && !names(c, k)) ||
            clause_is(c, k, PHRASE_STOP) || clause_is(c, k, PHRASE_SEMICOLON))
            break;
        if (!clause_is(c, k, PHRASE_COMMA) && !clause_is(c, k, PHRASE_DASH))
            continue;
        head = k - 1;
        if (clause_is(c, head, PHRASE_BRACKET) && head > 0)
            head--;
        head -= behind_noun(c, head);
        /* "one of them, Ada Lind, said" */
        if (k + 2 == i && clause_person(c, k + 1) && head > 0 &&
            clause_is(c, head, PHRASE_WORD) &&
            clause_is(c, head - 1, PHRASE_PREP))
            return k + 1;
        if (!phrase_noun(clause_at(c, head)) ||
            (clause_at(c, head)->bits & P_POSSESSIVE))
            continue;
        /* "her lawyer, Mr Lind, for his part, said" */
        if (k + 2 == near && clause_person(c, k + 1) && !clause_person(c, head))
            return k + 1;
        /* "her lawyer, Ada Lind, said"; "the operator, Norwater, said" */
        if (k + 2 == i && clause_is(c, k + 1, PHRASE_NAME) &&
            (clause_person(c, k + 1)
                    ? !clause_person(c, head)
                    : !clause_is(c, head, PHRASE_NAME) &&
                          !(clause_at(c, head)->bits & P_GOVERNED)))
            return k + 1;
        if (ending_apposes(c, k + 1) && !clause_is(c, head, PHRASE_THING)) {
            x = climb(c, head);
            if (x != SUBJECT_NONE)
                return x;
        }
        if (clause_person(c, head) && clause_opens(c, head))
            return head;
        if (near == SUBJECT_NONE && !clause_is(c, head, PHRASE_THING))
            near = k;
    }
    if (near == SUBJECT_NONE ||
        clause_at(c, i)->from - clause_at(c, near)->from >= 12)
        return SUBJECT_NONE;
    return ending_at(c, near, depth + 1);
}

/* ---- the noun phrase that ends before v[i] ---- */

/* "to Ada Lind, who said": v[i] is "who". */
uint32_t
ending_antecedent(const struct clause *c, uint32_t i, unsigned depth)
{
    uint32_t k = i;

    if (k > 0 &&
        (clause_is(c, k - 1, PHRASE_COMMA) || clause_is(c, k - 1, PHRASE_DASH)))
        k--;
    if (k > 0 && clause_person(c, k - 1))
        return k - 1;
    return ending_at(c, k, depth + 1);
}

uint32_t
ending_at(const struct clause *c, uint32_t i, unsigned depth)
{
    uint32_t k = i;

    if (depth > ENDING_DEEP)
        return SUBJECT_NONE;
    while (k > 0) {
        switch (clause_at(c, k - 1)->kind) {
        case PHRASE_AUX:
        case PHRASE_ADVERB:
        case PHRASE_TIME:
        case PHRASE_BRACKET:
            k--;
            continue;
        case PHRASE_REL:
            return ending_antecedent(c, k - 1, depth);
        case PHRASE_PRONOUN:
            return k - 1;
        case PHRASE_NAME:
        case PHRASE_DESC:
        case PHRASE_THING:
            return climb(c, k - 1);
        case PHRASE_WORD: /* "the secretary of state said" */
            if (k > 2 && clause_is(c, k - 2, PHRASE_PREP) &&
                (clause_first(c, k - 1)->bits & F_LOWER)) {
                uint32_t x = climb(c, k - 1);

                return x < k - 1 ? x : SUBJECT_NONE;
            }
            /* "fuentes vecinales acusan" */
            return behind_noun(c, k - 1) ? climb(c, k - 2) : SUBJECT_NONE;
        case PHRASE_COMMA:
        case PHRASE_DASH:
            return before_apposition(c, k - 1, depth);
        default:
            return SUBJECT_NONE;
        }
    }
    return SUBJECT_NONE;
}
