/* SPDX-License-Identifier: MIT */
#include "verbsecond.h"

#include "ending.h"

#define BEHIND_MOST 4 /* phrases between a verb and the subject behind it */

/* "die Verwaltung der Stadt", "den Sitz der Behörde": a noun right behind a
 * noun belongs to it, if its article is one of the genitive. "der" before a man
 * is the nominative: "sagte dem Blatt der Sprecher". */
static bool
genitive(const struct clause *c, uint32_t i)
{
    const struct token *t = clause_first(c, i);
    char last = c->a->s[t->end - 1];

    if (!lexicon_has(c->a->lexicon, LANG_GENITIVE_BEHIND_NOUN) || i == 0 ||
        !clause_noun(c, i - 1) || clause_is(c, i - 1, PHRASE_PRONOUN) ||
        !(t->grammar & G_DET) || (last != 'r' && last != 's'))
        return false;
    return !(clause_is(c, i, PHRASE_DESC) &&
             (clause_head(c, i)->meaning & (L_MALE | L_FEMALE)) == L_MALE);
}

/* May v[i] be a subject: no preposition governs it, and its article is none of
 * another case? */
static bool
nominative(const struct clause *c, uint32_t i)
{
    if (!clause_noun(c, i) || (clause_at(c, i)->bits & P_POSSESSIVE) ||
        genitive(c, i))
        return false;
    if (clause_is(c, i, PHRASE_PRONOUN))
        return !clause_class(c, i, G_IT);
    /* An article alone: its noun stands in marks. */
    if (clause_is(c, i, PHRASE_THING) && clause_class(c, i, G_DET) &&
        clause_at(c, i)->to == clause_at(c, i)->from + 1)
        return false;
    return !(clause_at(c, i)->bits & P_GOVERNED) &&
           !(clause_first(c, i)->meaning & L_OBLIQUE);
}

/* What separates clauses. */
static bool
edge(const struct clause *c, uint32_t i)
{
    switch (clause_at(c, i)->kind) {
    case PHRASE_COMMA:
    case PHRASE_DASH:
    case PHRASE_COLON:
    case PHRASE_SEMICOLON:
    case PHRASE_QUOTE:
    case PHRASE_STOP:
    case PHRASE_OPEN:
    case PHRASE_CLOSE:
        return true;
    default:
        return false;
    }
}

/* The first auxiliary of the clause of the participle v[i]: "hat ... gesagt";
 * v[i] if there is none. */
static uint32_t
finite_of(const struct clause *c, uint32_t i)
{
    uint32_t k, found = i;

    for (k = i; k-- > 0 && !edge(c, k);) {
        if (clause_class(c, k, G_BE))
            found = k;
    }
    return found;
}

/* The subject behind the verb v[i], past "sich", "auch". */
static uint32_t
behind(const struct clause *c, uint32_t i)
{
    uint32_t k;

    for (k = i + 1; k < c->p->n && k <= i + BEHIND_MOST && !edge(c, k); k++) {
        if (nominative(c, k))
            return k;
        if (clause_is(c, k, PHRASE_PREP))
            return SUBJECT_NONE;
    }
    return SUBJECT_NONE;
}

/* Dutch: "een moeder die anoniem wil blijven, vindt": no comma opens the
 * relative clause before the comma v[i]. */
static uint32_t
before_relative(const struct clause *c, uint32_t i)
{
    uint32_t k = i;

    if (!clause_is(c, i, PHRASE_COMMA))
        return SUBJECT_NONE;
    while (k > 1 && !edge(c, k - 1)) {
        k--;
        if (clause_is(c, k, PHRASE_REL) && nominative(c, k - 1))
            return k - 1;
    }
    return SUBJECT_NONE;
}

/* The subject before it, where nothing but it opens the clause. */
static uint32_t
before(const struct clause *c, uint32_t i)
{
    uint32_t last = ending_at(c, i, 0), x, k;

    if (last == SUBJECT_NONE && i > 0)
        last = before_relative(c, i - 1);
    if (last == SUBJECT_NONE)
        return SUBJECT_NONE;
    x = nominative(c, last) ? last : SUBJECT_NONE;
    for (k = last; k-- > 0 && !edge(c, k);) {
        if (nominative(c, k))
            x = k; /* "der Sprecher der Fraktion", "X vom Verband Y" */
    }
    return x;
}

/* Does v[x] open its clause? */
static bool
opens(const struct clause *c, uint32_t x)
{
    return x == 0 || edge(c, x - 1) || clause_is(c, x - 1, PHRASE_CONJ) ||
           clause_is(c, x - 1, PHRASE_SUB);
}

uint32_t
verbsecond_subject(const struct clause *c, uint32_t i)
{
    uint32_t v = finite_of(c, i), x, y;

    /* "und nannte sie": the subject is that of the clause before. */
    if (v > 1 && clause_is(c, v - 1, PHRASE_CONJ)) {
        x = verbsecond_of_sentence(c, v - 1);
        if (x != SUBJECT_NONE)
            return x;
    }
    x = before(c, v);
    if (x != SUBJECT_NONE &&
        (clause_speaks(c, x) || clause_is(c, x, PHRASE_PRONOUN)))
        return x;
    y = behind(c, v);
    if (x != SUBJECT_NONE && opens(c, x) &&
        (y == SUBJECT_NONE || !(clause_speaks(c, y) || clause_he_or_she(c, y))))
        return x;
    if (y == SUBJECT_NONE && v != i)
        y = before(c, i);
    return y != SUBJECT_NONE ? y : x;
}

uint32_t
verbsecond_of_sentence(const struct clause *c, uint32_t end)
{
    uint32_t k, thing = SUBJECT_NONE;

    for (k = 0; k < end; k++) {
        if (!nominative(c, k))
            continue;
        if (clause_speaks(c, k) || clause_he_or_she(c, k))
            return k;
        if (thing == SUBJECT_NONE && (clause_is(c, k, PHRASE_NAME) || k == 0))
            thing = k;
    }
    return thing;
}
