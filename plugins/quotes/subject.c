#include "subject.h"

#include "article.h"

#define DEEP_MOST 6   /* nested steps of one search */
#define APART_MOST 45 /* tokens of an apposition */
#define NOT_YET (SUBJECT_NONE - 1)

static uint32_t ending(const struct clause *c, uint32_t i, unsigned depth);
static uint32_t subject(const struct clause *c, uint32_t i, unsigned depth);
static uint32_t shared(const struct clause *c, uint32_t i, unsigned depth);

static const struct phrase *
at(const struct clause *c, uint32_t i)
{
    return &c->p->v[i];
}

static const struct token *
first(const struct clause *c, uint32_t i)
{
    return &c->a->tokens.outer.v[c->p->v[i].from];
}

static bool
kind(const struct clause *c, uint32_t i, enum phrase_kind k)
{
    return i < c->p->n && c->p->v[i].kind == k;
}

static bool
person(const struct clause *c, uint32_t i)
{
    return kind(c, i, PHRASE_NAME) && (at(c, i)->bits & P_PERSON) &&
           !(at(c, i)->bits & P_POSSESSIVE);
}

static bool
he_or_she(const struct clause *c, uint32_t i)
{
    return kind(c, i, PHRASE_PRONOUN) &&
           (first(c, i)->grammar & (G_HE | G_SHE));
}

/* May a noun phrase before "of", "for" stand for all of it? */
static bool
climbs(const struct clause *c, uint32_t i)
{
    return kind(c, i, PHRASE_DESC) ||
           (kind(c, i, PHRASE_NAME) && !(at(c, i)->bits & P_POSSESSIVE));
}

/* Is it a person, by name or by role? */
static bool
speaks(const struct clause *c, uint32_t i)
{
    if (kind(c, i, PHRASE_NAME))
        return person(c, i);
    return kind(c, i, PHRASE_DESC) &&
           !(c->a->tokens.outer.v[at(c, i)->head].meaning & L_THING);
}

/* From "the port" in "a spokesman for the port" to the spokesman. */
static uint32_t
climb(const struct clause *c, uint32_t i)
{
    while (i >= 2 && kind(c, i - 1, PHRASE_PREP) &&
           ((at(c, i - 1)->bits & P_OF) ? climbs(c, i - 2) : speaks(c, i - 2)))
        i -= 2;
    return i;
}

/* ---- appositions ---- */

/* Does v[i], behind a comma, go on about the noun before it: ", an aide",
 * ", who", ", 45", ", now of"? */
static bool
apposes(const struct clause *c, uint32_t i)
{
    const struct token *t = first(c, i);

    if (kind(c, i, PHRASE_REL) || t->kind == TOKEN_NUMBER)
        return true;
    if (kind(c, i, PHRASE_DESC) || kind(c, i, PHRASE_THING))
        return true;
    if (kind(c, i, PHRASE_NAME))
        return (t->grammar & G_DET) || (t->meaning & L_TITLE) ||
               t->end - t->at == 1;
    if (kind(c, i, PHRASE_PREP) || kind(c, i, PHRASE_CONJ) ||
        kind(c, i, PHRASE_PRONOUN))
        return false;
    return (t->bits & F_LOWER) || (t->bits & F_DASH);
}

static bool
clause_opens(const struct clause *c, uint32_t i)
{
    if (i == 0)
        return true;
    switch (at(c, i - 1)->kind) {
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

/* v[i] is the comma that ends an apposition: "X, a spokesman for Y, said". */
static uint32_t
before_apposition(const struct clause *c, uint32_t i, unsigned depth)
{
    uint32_t near = SUBJECT_NONE, k, head, x;

    for (k = i; k-- > 1;) {
        if (at(c, i)->from - at(c, k)->from > APART_MOST ||
            kind(c, k, PHRASE_QUOTE) || kind(c, k, PHRASE_STOP) ||
            kind(c, k, PHRASE_SEMICOLON))
            break;
        if (!kind(c, k, PHRASE_COMMA) && !kind(c, k, PHRASE_DASH))
            continue;
        head = k - 1;
        if (kind(c, head, PHRASE_BRACKET) && head > 0)
            head--;
        if (!phrase_noun(at(c, head)) || (at(c, head)->bits & P_POSSESSIVE))
            continue;
        /* "her lawyer, Ada Lind, said" */
        if (k + 2 == i && person(c, k + 1) && !person(c, head))
            return k + 1;
        if (apposes(c, k + 1) && !kind(c, head, PHRASE_THING)) {
            x = climb(c, head);
            if (x != SUBJECT_NONE)
                return x;
        }
        if (person(c, head) && clause_opens(c, head))
            return head;
        if (near == SUBJECT_NONE && !kind(c, head, PHRASE_THING))
            near = k;
    }
    if (near == SUBJECT_NONE || at(c, i)->from - at(c, near)->from >= 12)
        return SUBJECT_NONE;
    return ending(c, near, depth + 1);
}

/* ---- the noun phrase that ends before v[i] ---- */

/* "to Ada Lind, who said": v[i] is "who". */
static uint32_t
antecedent(const struct clause *c, uint32_t i, unsigned depth)
{
    uint32_t k = i;

    if (k > 0 && (kind(c, k - 1, PHRASE_COMMA) || kind(c, k - 1, PHRASE_DASH)))
        k--;
    if (k > 0 && person(c, k - 1))
        return k - 1;
    return ending(c, k, depth + 1);
}

static uint32_t
ending(const struct clause *c, uint32_t i, unsigned depth)
{
    uint32_t k = i;

    if (depth > DEEP_MOST)
        return SUBJECT_NONE;
    while (k > 0) {
        switch (at(c, k - 1)->kind) {
        case PHRASE_AUX:
        case PHRASE_ADVERB:
        case PHRASE_TIME:
        case PHRASE_BRACKET:
            k--;
            continue;
        case PHRASE_REL:
            return antecedent(c, k - 1, depth);
        case PHRASE_PRONOUN:
            return k - 1;
        case PHRASE_NAME:
        case PHRASE_DESC:
        case PHRASE_THING:
            return climb(c, k - 1);
        case PHRASE_WORD: /* "the secretary of state said" */
            if (k > 2 && kind(c, k - 2, PHRASE_PREP) &&
                (first(c, k - 1)->bits & F_LOWER)) {
                uint32_t x = climb(c, k - 1);

                return x < k - 1 ? x : SUBJECT_NONE;
            }
            return SUBJECT_NONE;
        case PHRASE_COMMA:
        case PHRASE_DASH:
            return before_apposition(c, k - 1, depth);
        default:
            return SUBJECT_NONE;
        }
    }
    return SUBJECT_NONE;
}

/* ---- clauses that share a subject ---- */

/* A verb with a subject of its own, as far as the word before it tells. */
static bool
host(const struct clause *c, uint32_t i)
{
    if (!kind(c, i, PHRASE_CUE) || i == 0 ||
        (at(c, i)->bits & (P_ING | P_INFINITIVE)))
        return false;
    switch (at(c, i - 1)->kind) {
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
    switch (at(c, i - 1)->kind) {
    case PHRASE_COMMA:
    case PHRASE_BRACKET:
    case PHRASE_OPEN:
    case PHRASE_CLOSE:
    case PHRASE_DASH:
    case PHRASE_SEMICOLON:
    case PHRASE_CONJ:
        return true;
    case PHRASE_SUB:
        return !(first(c, i - 1)->grammar & G_THAT);
    default:
        return false;
    }
}

/* May v[i] be the verb of a subject before it? */
static bool
verbal(const struct clause *c, uint32_t i)
{
    const struct phrase *p = at(c, i);

    switch (p->kind) {
    case PHRASE_CUE:
        return !(p->bits & P_ING);
    case PHRASE_VERB:
    case PHRASE_AUX:
    case PHRASE_ADVERB:
        return true;
    case PHRASE_WORD:
        return (first(c, i)->bits & F_LOWER) != 0;
    default:
        return false;
    }
}

static bool
role(const struct clause *c, uint32_t i)
{
    return kind(c, i, PHRASE_DESC) || kind(c, i, PHRASE_NAME) ||
           kind(c, i, PHRASE_PRONOUN);
}

static uint32_t
shared(const struct clause *c, uint32_t i, unsigned depth)
{
    uint32_t k, x;
    int brackets = 0;

    if (depth > DEEP_MOST)
        return SUBJECT_NONE;
    for (k = i; k-- > 0;) {
        brackets += kind(c, k, PHRASE_CLOSE) - kind(c, k, PHRASE_OPEN);
        if (brackets > 0)
            continue;
        if (host(c, k))
            break;
        if ((person(c, k) || he_or_she(c, k)) && clause_edge(c, k) &&
            k + 1 < i && verbal(c, k + 1))
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
    if (kind(c, x, PHRASE_THING))
        return false;
    return !kind(c, x, PHRASE_DESC) ||
           !(c->a->tokens.outer.v[at(c, x)->head].meaning & L_DOC);
}

/* x stands behind a preposition: "people close to the port said", "in a letter
 * said".  Who is at the head of the clause, then? */
static uint32_t
head_of_clause(const struct clause *c, uint32_t x, unsigned depth)
{
    uint32_t k, best = SUBJECT_NONE;

    for (k = x - 1; k-- > 0;) {
        switch (at(c, k)->kind) {
        case PHRASE_REL:
            return antecedent(c, k, depth);
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
            if ((speaks(c, k) || kind(c, k, PHRASE_DESC)) &&
                !(at(c, k)->bits & P_GOVERNED))
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
        switch (at(c, k)->kind) {
        case PHRASE_REL:
            return antecedent(c, k, depth);
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

static uint32_t
find_subject(const struct clause *c, uint32_t i, unsigned depth)
{
    bool ing = (at(c, i)->bits & P_ING) != 0;
    uint32_t k = i, x;

    if ((at(c, i)->bits & P_INFINITIVE))
        return shared(c, i, depth + 1);
    while (
        k > 0 && (kind(c, k - 1, PHRASE_AUX) || kind(c, k - 1, PHRASE_ADVERB) ||
                     kind(c, k - 1, PHRASE_TIME)))
        k--;
    if (k == 0)
        return SUBJECT_NONE;
    switch (at(c, k - 1)->kind) {
    case PHRASE_CONJ:
    case PHRASE_QUOTE:
        return shared(c, k - 1, depth + 1);
    case PHRASE_PREP:
    case PHRASE_SUB:
        return ing || (at(c, k - 1)->bits & P_OF) ? shared(c, i, depth + 1)
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
    x = ending(c, k, 0);
    if (x == SUBJECT_NONE && !ing)
        x = behind_relative(c, k, depth);
    if (x != SUBJECT_NONE && x > 1 && (at(c, x)->bits & P_GOVERNED) &&
        kind(c, x - 1, PHRASE_PREP) && !(first(c, x - 1)->grammar & G_SUB)) {
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
    if (depth > DEEP_MOST)
        return SUBJECT_NONE;
    if (c->memo[i] == NOT_YET)
        c->memo[i] = find_subject(c, i, depth);
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

/* "a spokesman for the port, Ada Lind": the name behind the description. */
static uint32_t
named_after(const struct clause *c, uint32_t i)
{
    uint32_t k = i + 1;

    while (k + 1 < c->p->n && kind(c, k, PHRASE_PREP) &&
           (at(c, k)->bits & P_OF) && phrase_noun(at(c, k + 1)))
        k += 2;
    return kind(c, k, PHRASE_COMMA) && k + 1 < c->p->n && person(c, k + 1)
               ? k + 1
               : i;
}

uint32_t
subject_after(const struct clause *c, uint32_t i)
{
    while (
        i < c->p->n && (kind(c, i, PHRASE_ADVERB) || kind(c, i, PHRASE_COMMA) ||
                           kind(c, i, PHRASE_AUX)))
        i++;
    if (i >= c->p->n || !phrase_noun(at(c, i)))
        return SUBJECT_NONE;
    if (kind(c, i, PHRASE_DESC))
        return named_after(c, i);
    return i;
}

/* ---- the sentence's own subject ---- */

/* Behind an opening "When ...," or "In ...,": the name or pronoun there. */
static uint32_t
behind_opening(const struct clause *c, uint32_t end)
{
    uint32_t k;

    if (!kind(c, 0, PHRASE_SUB) && !kind(c, 0, PHRASE_PREP) &&
        !(kind(c, 0, PHRASE_CUE) || (first(c, 0)->grammar & G_CUE)))
        return SUBJECT_NONE;
    for (k = 2; k + 1 < end; k++) {
        if (!kind(c, k, PHRASE_COMMA))
            continue;
        if ((person(c, k + 1) || he_or_she(c, k + 1)) &&
            (!kind(c, k + 2, PHRASE_COMMA) ||
                (k + 3 < end && apposes(c, k + 3))))
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
    x = behind_opening(c, end);
    if (x != SUBJECT_NONE)
        return x;
    for (k = 0; k < end; k++) {
        const struct phrase *p = at(c, k);

        if (p->bits & (P_GOVERNED | P_POSSESSIVE))
            continue;
        if (he_or_she(c, k) ||
            (kind(c, k, PHRASE_PRONOUN) && (first(c, k)->grammar & G_THEY)))
            return k;
        if (person(c, k))
            return k;
        if (kind(c, k, PHRASE_DESC) &&
            (k == 0 || (first(c, k)->grammar & G_DET)))
            return named_after(c, k);
        if (kind(c, k, PHRASE_NAME) && opening)
            return k;
        opening &= kind(c, k, PHRASE_WORD);
    }
    return SUBJECT_NONE;
}
