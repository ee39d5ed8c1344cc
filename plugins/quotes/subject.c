/* SPDX-License-Identifier: MIT */
#include "subject.h"

#include "apposition.h"
#include "ending.h"
#include "verbsecond.h"

#define NOT_YET      (SUBJECT_NONE - 1)
#define SEVERAL_MOST 6 /* phrases from "one of them" to the name */

static uint32_t subject(const struct clause *c, uint32_t i, unsigned depth);
static uint32_t shared(const struct clause *c, uint32_t i, unsigned depth);

/* ---- clauses that share a subject ---- */

/* A verb with a subject of its own, as far as the word before it tells. */
static bool
host(const struct clause *c, uint32_t i)
{
    if (!clause_is(c, i, PHRASE_CUE) || i == 0 ||
        (clause_at(c, i)->bits & (P_ING | P_INFINITIVE)))
        return false;
    switch (clause_at(c, i - 1)->kind) {
    case PHRASE_CONJ:
    case PHRASE_REL:
    case PHRASE_SUB:
        return false;
    default:
        return true;
    }
}

/* What may open a clause before v[i]. */
static bool
clause_edge(const struct clause *c, uint32_t i)
{
    if (i == 0)
        return true;
    switch (clause_at(c, i - 1)->kind) {
    case PHRASE_COMMA:
    case PHRASE_BRACKET:
    case PHRASE_OPEN:
    case PHRASE_CLOSE:
    case PHRASE_DASH:
    case PHRASE_SEMICOLON:
    case PHRASE_CONJ:
        return true;
    case PHRASE_SUB:
        return !(clause_first(c, i - 1)->grammar & G_THAT);
    default:
        return false;
    }
}

/* May v[i] be the verb of a subject before it? */
static bool
verbal(const struct clause *c, uint32_t i)
{
    const struct phrase *p = clause_at(c, i);

    switch (p->kind) {
    case PHRASE_CUE:
        return !(p->bits & P_ING);
    case PHRASE_VERB:
    case PHRASE_AUX:
    case PHRASE_ADVERB:
        return true;
    case PHRASE_WORD:
        return (clause_first(c, i)->bits & F_LOWER) != 0;
    default:
        return false;
    }
}

static bool
role(const struct clause *c, uint32_t i)
{
    return clause_is(c, i, PHRASE_DESC) || clause_is(c, i, PHRASE_NAME) ||
           clause_is(c, i, PHRASE_PRONOUN);
}

static uint32_t
shared(const struct clause *c, uint32_t i, unsigned depth)
{
    uint32_t k, x;
    int brackets = 0;

    if (depth > ENDING_DEEP)
        return SUBJECT_NONE;
    for (k = i; k-- > 0;) {
        brackets +=
            clause_is(c, k, PHRASE_CLOSE) - clause_is(c, k, PHRASE_OPEN);
        if (brackets > 0)
            continue;
        if (host(c, k))
            break;
        if ((clause_person(c, k) || clause_he_or_she(c, k)) &&
            clause_edge(c, k) && k + 1 < i && verbal(c, k + 1))
            return k;
    }
    for (k = i; k-- > 1;) {
        if (!host(c, k))
            continue;
        x = subject(c, k, depth + 1);
        if (x != SUBJECT_NONE && role(c, x))
            return x;
    }
    return subject_of_sentence(c, i);
}

/* ---- the subject of a verb ---- */

/* Documents and nameless things do not say by participle: "issued a statement
 * saying" has another subject. */
static bool
may_say(const struct clause *c, uint32_t x)
{
    if (clause_is(c, x, PHRASE_THING))
        return false;
    return !clause_is(c, x, PHRASE_DESC) ||
           !(clause_head(c, x)->meaning & L_DOC);
}

/* "a woman accused of", "a bridge described by": behind its noun. */
static bool
passive_participle(const struct clause *c, uint32_t i)
{
    return clause_is(c, i, PHRASE_CUE) && clause_class(c, i, G_PAST) &&
           !(clause_at(c, i)->bits & P_STRONG) && i > 0 &&
           clause_is(c, i + 1, PHRASE_PREP) &&
           (clause_class(c, i + 1, G_OF) || clause_class(c, i + 1, G_BY)) &&
           phrase_noun(clause_at(c, i - 1));
}

/* x stands behind a preposition: "people close to the port said", "in a letter
 * said".  Who is at the head of the clause, then? */
static uint32_t
head_of_clause(const struct clause *c, uint32_t x, unsigned depth)
{
    uint32_t k, best = SUBJECT_NONE;

    for (k = x - 1; k-- > 0;) {
        if (passive_participle(c, k))
            continue;
        switch (clause_at(c, k)->kind) {
        case PHRASE_REL:
            return ending_antecedent(c, k, depth);
        case PHRASE_COMMA:
        case PHRASE_DASH:
        case PHRASE_QUOTE:
        case PHRASE_SUB:
        case PHRASE_COLON:
        case PHRASE_SEMICOLON:
        case PHRASE_CUE:
        case PHRASE_OPEN:
            return best;
        case PHRASE_CONJ:
            return best != SUBJECT_NONE ? best : shared(c, k, depth + 1);
        default:
            if ((clause_speaks(c, k) || clause_is(c, k, PHRASE_DESC)) &&
                !(clause_at(c, k)->bits & P_GOVERNED))
                best = k;
        }
    }
    return best;
}

/* "an official who asked not to be named said": nothing but a relative clause
 * stands between the verb before v[i] and its subject. */
static uint32_t
behind_relative(const struct clause *c, uint32_t i, unsigned depth)
{
    uint32_t k;

    for (k = i; k-- > 0;) {
        switch (clause_at(c, k)->kind) {
        case PHRASE_REL:
            return ending_antecedent(c, k, depth);
        case PHRASE_COMMA:
        case PHRASE_DASH:
        case PHRASE_QUOTE:
        case PHRASE_SUB:
        case PHRASE_COLON:
        case PHRASE_SEMICOLON:
        case PHRASE_CONJ:
        case PHRASE_OPEN:
            return SUBJECT_NONE;
        default:
            break;
        }
    }
    return SUBJECT_NONE;
}

/* "a woman accused of robbing her brother told": the object of a gerund. */
static bool
gerund(const struct clause *c, uint32_t x)
{
    const struct token *t = clause_first(c, x - 1);

    return x > 2 && clause_is(c, x - 2, PHRASE_PREP) &&
           !phrase_noun(clause_at(c, x - 1)) && t->kind == TOKEN_WORD &&
           t->end - t->at > 4 &&
           (article_detail(c->a, t) & D(PARTICIPLE_ENDING));
}

/* "the agency quoted the minister, Ada Lind, as saying": v[i] is "saying". */
static uint32_t
quoted_as(const struct clause *c, uint32_t i, unsigned depth)
{
    if (i < 2 || !clause_class(c, i - 1, G_AS))
        return SUBJECT_NONE;
    if (i > 2 && clause_is(c, i - 2, PHRASE_COMMA) && clause_person(c, i - 3))
        return i - 3;
    /* "was quoted by the paper as saying" */
    if (!phrase_noun(clause_at(c, i - 2)) ||
        (clause_at(c, i - 2)->bits & P_GOVERNED))
        return SUBJECT_NONE;
    return ending_at(c, i - 1, depth);
}

/* "a los que tildó de", "a quien llamó": the relative clause is about its
 * object, and its subject is left out. */
static bool
object_relative(const struct clause *c, uint32_t i)
{
    if (!lexicon_has(c->a->lexicon, LANG_SUBJECT_OMITTED) || i == 0 ||
        !(clause_is(c, i, PHRASE_REL) || clause_class(c, i, G_REL)))
        return false;
    return clause_is(c, i - 1, PHRASE_PREP) ||
           (i > 1 && clause_is(c, i - 2, PHRASE_PREP) &&
               clause_class(c, i - 1, G_DET) &&
               clause_at(c, i - 1)->to == clause_at(c, i - 1)->from + 1);
}

static uint32_t
find_subject(const struct clause *c, uint32_t i, unsigned depth)
{
    bool ing = (clause_at(c, i)->bits & P_ING) != 0;
    uint32_t k = i, x;

    if (lexicon_has(c->a->lexicon, LANG_VERB_SECOND)) {
        x = verbsecond_subject(c, i);
        return x != SUBJECT_NONE ? x : shared(c, i, depth + 1);
    }

    if ((clause_at(c, i)->bits & P_INFINITIVE))
        return shared(c, i, depth + 1);
    x = ing ? quoted_as(c, i, depth) : SUBJECT_NONE;
    if (x != SUBJECT_NONE)
        return x;
    while (k > 0 && (clause_is(c, k - 1, PHRASE_AUX) ||
                        clause_is(c, k - 1, PHRASE_ADVERB) ||
                        clause_is(c, k - 1, PHRASE_TIME)))
        k--;
    if (k == 0)
        return SUBJECT_NONE;
    switch (clause_at(c, k - 1)->kind) {
    case PHRASE_CONJ:
    case PHRASE_QUOTE:
        return shared(c, k - 1, depth + 1);
    case PHRASE_PREP:
    case PHRASE_SUB:
        return ing || (clause_at(c, k - 1)->bits & P_OF)
                   ? shared(c, i, depth + 1)
                   : SUBJECT_NONE;
    case PHRASE_COMMA:
    case PHRASE_DASH:
    case PHRASE_BRACKET:
        if (ing)
            return shared(c, i, depth + 1);
        break;
    default:
        break;
    }
    if (object_relative(c, k - 1))
        return subject_of_sentence(c, k - 1);
    x = ending_at(c, k, 0);
    if (x == SUBJECT_NONE && !ing)
        x = behind_relative(c, k, depth);
    if (x != SUBJECT_NONE && x > 1 &&
        (gerund(c, x) || ((clause_at(c, x)->bits & P_GOVERNED) &&
                             clause_is(c, x - 1, PHRASE_PREP) &&
                             !(clause_first(c, x - 1)->grammar & G_SUB)))) {
        uint32_t y = head_of_clause(c, x, depth);

        x = y != SUBJECT_NONE ? y : x;
    }
    if (ing && (x == SUBJECT_NONE || !may_say(c, x))) {
        uint32_t y = shared(c, i, depth + 1);

        return y != SUBJECT_NONE ? y : x;
    }
    return x;
}

static uint32_t
subject(const struct clause *c, uint32_t i, unsigned depth)
{
    if (depth > ENDING_DEEP)
        return SUBJECT_NONE;
    if (c->memo[i] == NOT_YET)
        c->memo[i] = apposition_owner(c, find_subject(c, i, depth));
    return c->memo[i];
}

void
subject_begin(const struct clause *c)
{
    uint32_t i;

    for (i = 0; i < c->p->n; i++)
        c->memo[i] = NOT_YET;
}

uint32_t
subject_of(const struct clause *c, uint32_t i)
{
    return subject(c, i, 0);
}

uint32_t
subject_shared(const struct clause *c, uint32_t i)
{
    return shared(c, i, 0);
}

/* ---- behind a verb ---- */

/* "officier van justitie Ada Vonk", "o presidente da câmara Rui Lima": the noun
 * before the name belongs to the office. */
static bool
office_of(const struct clause *c, uint32_t i)
{
    const struct token *t = c->a->tokens.outer.v;
    uint32_t from, to;

    if (!clause_person(c, i))
        return false;
    from = clause_at(c, i)->from;
    to = c->a->outer.v[clause_at(c, i)->run].from;
    from += from < to && (t[from].grammar & G_DET);
    return from + 1 == to && (t[from].bits & F_LOWER) &&
           (t[from].meaning & L_THING);
}

/* "el ingeniero de montes Ada Lind" */
static bool
noun_and_name(const struct clause *c, uint32_t i)
{
    return lexicon_has(c->a->lexicon, LANG_NOUN_OF_NOUN) &&
           clause_is(c, i, PHRASE_DESC) && clause_speaks(c, i) &&
           clause_is(c, i + 1, PHRASE_PREP) &&
           (clause_at(c, i + 1)->bits & P_OF) &&
           clause_is(c, i + 2, PHRASE_WORD) &&
           (clause_first(c, i + 2)->bits & F_LOWER) && clause_person(c, i + 3);
}

/* "uno de los vecinos", "l'une des élues" */
static bool
one_of(const struct clause *c, uint32_t i)
{
    return clause_does(c, i, C(ONE_OF)) && clause_is(c, i + 1, PHRASE_PREP) &&
           (clause_at(c, i + 1)->bits & P_OF) && clause_noun(c, i + 2);
}

/* The name of one of several, which stands behind a comma, or v[i] itself. */
static uint32_t
of_several(const struct clause *c, uint32_t i)
{
    uint32_t k = i + 3, end = k + SEVERAL_MOST;

    while (k < end && k < c->p->n && !clause_is(c, k, PHRASE_COMMA) &&
           !clause_is(c, k, PHRASE_QUOTE))
        k++;
    return clause_is(c, k, PHRASE_COMMA) && clause_person(c, k + 1) ? k + 1 : i;
}

uint32_t
subject_after(const struct clause *c, uint32_t i)
{
    while (i < c->p->n &&
           (clause_is(c, i, PHRASE_ADVERB) || clause_is(c, i, PHRASE_COMMA) ||
               clause_is(c, i, PHRASE_AUX)))
        i++;
    if (one_of(c, i))
        return of_several(c, i);
    if (i >= c->p->n || !phrase_noun(clause_at(c, i)))
        return SUBJECT_NONE;
    if (clause_is(c, i + 1, PHRASE_PREP) &&
        (clause_office(c, i + 2) || office_of(c, i + 2)))
        return i + 2;
    if (noun_and_name(c, i))
        return i + 3;
    return clause_is(c, i, PHRASE_DESC) ? apposition_name(c, i)
                                        : apposition_bearer(c, i);
}

/* ---- the sentence's own subject ---- */

/* Behind an opening "When ...," or "In ...,": the name or pronoun there. */
static uint32_t
behind_opening(const struct clause *c, uint32_t end)
{
    uint32_t k;

    if (!clause_is(c, 0, PHRASE_SUB) && !clause_is(c, 0, PHRASE_PREP) &&
        !(clause_is(c, 0, PHRASE_CUE) || (clause_first(c, 0)->grammar & G_CUE)))
        return SUBJECT_NONE;
    for (k = 2; k + 1 < end; k++) {
        if (!clause_is(c, k, PHRASE_COMMA))
            continue;
        if ((clause_person(c, k + 1) || clause_he_or_she(c, k + 1)) &&
            (!clause_is(c, k + 2, PHRASE_COMMA) ||
                (k + 3 < end && ending_apposes(c, k + 3))))
            return k + 1;
    }
    return SUBJECT_NONE;
}

uint32_t
subject_of_sentence(const struct clause *c, uint32_t end)
{
    bool opening = true;
    uint32_t k, x;

    if (end == 0)
        return SUBJECT_NONE;
    if (lexicon_has(c->a->lexicon, LANG_VERB_SECOND))
        return verbsecond_of_sentence(c, end);
    x = behind_opening(c, end);
    if (x != SUBJECT_NONE)
        return x;
    for (k = 0; k < end; k++) {
        const struct phrase *p = clause_at(c, k);

        if (p->bits & (P_GOVERNED | P_POSSESSIVE))
            continue;
        if (clause_he_or_she(c, k) ||
            (clause_is(c, k, PHRASE_PRONOUN) &&
                (clause_first(c, k)->grammar & G_THEY)))
            return k;
        if (clause_person(c, k))
            return k;
        if (clause_is(c, k, PHRASE_DESC) &&
            (k == 0 || (clause_first(c, k)->grammar & G_DET)))
            return apposition_name(c, k);
        if (clause_is(c, k, PHRASE_NAME) && opening)
            return k;
        opening &= clause_is(c, k, PHRASE_WORD);
    }
    return SUBJECT_NONE;
}
