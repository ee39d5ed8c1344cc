/* SPDX-License-Identifier: MIT */
/* The clause before a verb of speaking, or around a source. */
#include "reported.h"

#define BEFORE_MOST 8 /* phrases between a comma and the speaker's name */

static uint32_t
classes(const struct clause *c, uint32_t i)
{
    return i < c->p->n ? reported_classes(c->a, clause_first(c, i)) : 0;
}

/* The first comma or dash in [i, to), or `to`. */
static uint32_t
next_comma(const struct clause *c, uint32_t i, uint32_t to)
{
    while (i < to && !clause_is(c, i, PHRASE_COMMA) &&
           !clause_is(c, i, PHRASE_DASH))
        i++;
    return i;
}

/* ---- before the verb ---- */

bool
reported_inverted(const struct clause *c, uint32_t v)
{
    bool before = lexicon_has(c->a->lexicon, LANG_VERB_BEFORE_SUBJECT);
    uint32_t i = v, to;

    while (i > 0 && (clause_is(c, i - 1, PHRASE_AUX) ||
                        clause_is(c, i - 1, PHRASE_ADVERB)))
        i--;
    if (i == 0 || !clause_finite_cue(c, v) ||
        (!before && (classes(c, v) & R(BRINGS_HEARER))) ||
        !(clause_is(c, i - 1, PHRASE_COMMA) ||
            clause_is(c, i - 1, PHRASE_DASH)))
        return false;
    for (to = v + 1; to < c->p->n; to++) {
        switch (clause_at(c, to)->kind) {
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
    return to > v + 1 && !(before ? reported_finite(c, v + 1, to)
                                  : reported_perhaps_finite(c, v + 1, to));
}

/* The comma before the speaker v[x] and all that belongs to the name, or
 * SUBJECT_NONE. */
static uint32_t
comma_before(const struct clause *c, uint32_t x, uint32_t from)
{
    uint32_t k;

    for (k = x; k > from && k + BEFORE_MOST > x; k--) {
        switch (clause_at(c, k - 1)->kind) {
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
            if (clause_class(c, k - 1, G_AS))
                break;
            return SUBJECT_NONE;
        default:
            return SUBJECT_NONE;
        }
    }
    return SUBJECT_NONE;
}

/* "When asked," "While some left," is no clause that somebody said. */
static bool
opening_only(const struct clause *c, uint32_t from, uint32_t to)
{
    return (classes(c, from) & R(ENDS_REPORTED_CLAUSE)) &&
           next_comma(c, from, to) == to;
}

/* How sure is it that there is a finite verb in [i, to)? */
static int
finite(const struct clause *c, uint32_t i, uint32_t to)
{
    return reported_finite(c, i, to)           ? 2
           : reported_perhaps_finite(c, i, to) ? 1
                                               : 0;
}

/* Does the part between commas that begins with v[i] go on about the source:
 * "According to Lind, an aide to Ek, the bridge is shut"? */
static bool
about_source(const struct clause *c, uint32_t i, uint32_t to)
{
    uint32_t k;

    if (clause_is(c, i, PHRASE_REL))
        return true;
    if (!clause_is(c, i, PHRASE_DESC) && !clause_is(c, i, PHRASE_THING))
        return false;
    for (k = i; k < to && !clause_is(c, k, PHRASE_REL); k++)
        ;
    if (reported_finite(c, i, k))
        return false;
    return to >= c->p->n || clause_noun(c, to + 1) ||
           clause_is(c, to + 1, PHRASE_WORD);
}

/* The clause [from, to) of phrases, and what goes on behind v[i], where the
 * words about the speaker end. */
static bool
around(const struct clause *c, uint32_t v, uint32_t x, uint32_t from,
    uint32_t to, uint32_t i, struct reported_clause *out)
{
    uint32_t end = i < c->p->n ? reported_end(c, v, x, i + 1) : 0;
    int before, behind;
    bool more;

    from += clause_is(c, from, PHRASE_CONJ);
    before = opening_only(c, from, to) ? 0 : finite(c, from, to);
    more = end > i + 1 && !reported_over(c, i + 1) &&
           !(x > v && about_source(c, i + 1, reported_comma(c, i + 1)));
    behind = more ? finite(c, i + 1, end) : 0;
    if (before == 0 && behind == 0)
        return false;
    /* "because, according to Lind, the bridge is shut" */
    if (clause_is(c, to - 1, PHRASE_SUB) || clause_is(c, to - 1, PHRASE_CONJ) ||
        opening_only(c, from, to))
        from = i + 1;
    if (more)
        to = end;
    return reported_write(c, clause_at(c, from)->from, to, out);
}

/* Does the sentence go on behind the source v[x] with no comma? */
static bool
goes_on(const struct clause *c, uint32_t x)
{
    x++;
    while (clause_noun(c, x) || clause_is(c, x, PHRASE_PREP) ||
           clause_is(c, x, PHRASE_TIME))
        x++;
    return x < c->p->n &&
           (clause_at(c, x)->kind < PHRASE_CONJ ||
               clause_is(c, x, PHRASE_QUOTE) || clause_is(c, x, PHRASE_WORD));
}

/* "Laut Polizei ist die Brücke gesperrt": the verb is second, and the clause
 * begins with it. */
static uint32_t
second_verb(const struct clause *c, uint32_t x)
{
    uint32_t i, word = c->p->n;

    for (i = x + 1; i < c->p->n; i++) {
        if (reported_finite(c, i, i + 1))
            return i;
        if (clause_is(c, i, PHRASE_WORD) && word == c->p->n &&
            (clause_first(c, i)->bits & F_LOWER))
            word = i;
    }
    return word;
}

/* The first phrase of the clause behind the source v[x]. */
static uint32_t
clause_behind(const struct clause *c, uint32_t x)
{
    uint32_t i = reported_comma(c, x), k;

    if (lexicon_has(c->a->lexicon, LANG_VERB_SECOND))
        return second_verb(c, x);
    if (i == c->p->n)
        return x + 1;
    for (; i < c->p->n; i = k) {
        k = reported_comma(c, i + 1);
        if (!about_source(c, i + 1, k))
            return i + 1;
    }
    return c->p->n;
}

static bool
behind(const struct clause *c, uint32_t v, uint32_t x, uint32_t i,
    struct reported_clause *out)
{
    uint32_t k = clause_behind(c, i);

    return k < c->p->n && reported_write(c, clause_at(c, k)->from,
                              reported_end(c, v, x, k), out);
}

/* Is all said that v[i - 1] says: ", Lind said." */
static bool
closed(const struct clause *c, uint32_t i)
{
    return i >= c->p->n || (clause_at(c, i)->kind >= PHRASE_CONJ &&
                               clause_at(c, i)->kind < PHRASE_WORD &&
                               !clause_is(c, i, PHRASE_QUOTE));
}

bool
reported_before(const struct clause *c, uint32_t v, uint32_t x, uint32_t from,
    struct reported_clause *out)
{
    uint32_t left = x < v ? x : v, k, i;

    if (left == from + 1 &&
        clause_class(c, from, G_AS | G_ACCORDING)) /* "As Lind said, ..." */
        return behind(c, v, x, x < v || x == SUBJECT_NONE ? v : x, out);
    while (left > 0 && x > v &&
           (clause_is(c, left - 1, PHRASE_AUX) ||
               clause_is(c, left - 1, PHRASE_ADVERB)))
        left--;
    k = comma_before(c, left, from);
    /* Where the verb is second, it follows the comma at once, or "wie". */
    if (lexicon_has(c->a->lexicon, LANG_VERB_SECOND) &&
        !reported_inverted(c, v) && !(k < left && clause_class(c, k + 1, G_AS)))
        return false;
    if (k == SUBJECT_NONE || k <= from ||
        (clause_at(c, v)->bits & (P_ING | P_INFINITIVE)))
        return false;
    i = x != SUBJECT_NONE && x > v
            ? x
            : reported_circumstances(
                  c, v, (classes(c, v) & R(BRINGS_HEARER)) != 0);
    if (i != x && !closed(c, i))
        return false;
    i = next_comma(c, i, c->p->n);
    return around(c, v, x, from, k, i, out);
}

bool
reported_by_source(const struct clause *c, uint32_t i, uint32_t x,
    uint32_t from, struct reported_clause *out)
{
    uint32_t to = i, k;

    if (i <= from + 1 && (i == from || clause_is(c, from, PHRASE_CONJ)))
        return behind(c, i, x, x, out);
    while (to > from && (clause_is(c, to - 1, PHRASE_COMMA) ||
                            clause_is(c, to - 1, PHRASE_DASH)))
        to--;
    if (to == from)
        return false;
    k = next_comma(c, x, c->p->n);
    /* "Die Brücke ist nach Angaben der Stadt gesperrt" */
    if (to == i && reported_finite(c, from, i) && goes_on(c, x))
        return reported_write(
            c, clause_at(c, from)->from, reported_end(c, i, x, from), out);
    return around(c, i, x, from, to, k, out);
}
