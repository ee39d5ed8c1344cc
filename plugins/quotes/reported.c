/* SPDX-License-Identifier: MIT */
#include "reported.h"

#include "subject.h"

#define WORDS_LEAST 3 /* of a clause */
#define BEFORE_MOST 8 /* phrases between a comma and the speaker's name */

static uint32_t
classes(const struct clause *c, uint32_t i)
{
    return i < c->p->n ? reported_classes(c->a, clause_first(c, i)) : 0;
}

/* ---- marks ---- */

/* The first comma in [i, to), or `to`. */
static uint32_t
next_comma(const struct clause *c, uint32_t i, uint32_t to)
{
    while (i < to && !clause_is(c, i, PHRASE_COMMA) &&
           !clause_is(c, i, PHRASE_DASH))
        i++;
    return i;
}

/* ---- between the verb and its clause ---- */

/* "him", "them", "reporters": who hears it. */
static bool
hearer(const struct clause *c, uint32_t i)
{
    if (clause_noun(c, i) || clause_class(c, i, G_HIM | G_HER))
        return true;
    return clause_is(c, i, PHRASE_WORD) && !clause_is(c, i + 1, PHRASE_STOP);
}

/* ", citing a letter, that" */
static uint32_t
parenthesis(const struct clause *c, uint32_t i)
{
    uint32_t k;

    for (k = i + 1; k < i + 8 && k < c->p->n; k++) {
        if (clause_is(c, k, PHRASE_COMMA))
            return clause_class(c, k + 1, G_THAT) ? k + 1 : i;
    }
    return i;
}

/* Where the clause behind the verb v[v] may begin: behind adverbs, times, who
 * hears it, and where it was said. */
static uint32_t
pass_circumstances(const struct clause *c, uint32_t v, bool hears)
{
    uint32_t i = v + 1, before;

    do {
        before = i;
        if (clause_class(c, i, G_THAT) || clause_class(c, i, G_TO))
            break;
        if (clause_is(c, i, PHRASE_ADVERB) || clause_is(c, i, PHRASE_TIME) ||
            (clause_is(c, i, PHRASE_AUX) &&
                !(classes(c, i) & R(FINITE_VERB)))) {
            i++;
        } else if (clause_is(c, i, PHRASE_PREP) && i + 1 < c->p->n &&
                   (clause_noun(c, i + 1) ||
                       clause_is(c, i + 1, PHRASE_WORD))) {
            i += 2;
        } else if (hears && hearer(c, i)) {
            hears = false;
            i++;
        } else if (clause_is(c, i, PHRASE_COMMA)) {
            i = parenthesis(c, i);
        }
    } while (i != before);
    return i;
}

#define THAT_MOST 12 /* phrases between a verb and its "that" */

/* "told a crowded hall at a hotel that": the "that" behind v[v], where nothing
 * but its hearer stands between; SUBJECT_NONE if there is none. */
static uint32_t
that_behind(const struct clause *c, uint32_t v)
{
    uint32_t k;

    for (k = v + 1; k < c->p->n && k <= v + THAT_MOST; k++) {
        if (clause_class(c, k, G_THAT))
            return k;
        if (clause_at(c, k)->kind >= PHRASE_CONJ &&
            clause_at(c, k)->kind < PHRASE_WORD)
            break;
        if (reported_finite(c, k, k + 1))
            break;
    }
    return SUBJECT_NONE;
}

/* ---- behind the verb ---- */

static bool
write_down(const struct clause *c, uint32_t from, uint32_t end,
    struct reported_clause *out)
{
    uint32_t to =
        end < c->p->n ? clause_at(c, end)->from : c->p->v[c->p->n].from;

    *out = (struct reported_clause){ from, to };
    return to >= from + WORDS_LEAST;
}

/* A verb that is as often a noun, "claims", or whose subject stands elsewhere,
 * "to claim", "claiming", wants a pronoun behind it. */
static bool
doubtful(const struct clause *c, uint32_t v)
{
    return (clause_at(c, v)->bits & P_INFINITIVE) ||
           clause_class(c, v, G_NOUN | G_ING);
}

/* "said so on Monday": nothing follows v[i] that it is the subject of. */
static bool
object_alone(const struct clause *c, uint32_t i)
{
    return i + 1 >= c->p->n || clause_is(c, i + 1, PHRASE_STOP) ||
           clause_is(c, i + 1, PHRASE_COMMA) ||
           clause_is(c, i + 1, PHRASE_PREP) ||
           clause_is(c, i + 1, PHRASE_TIME) ||
           clause_is(c, i + 1, PHRASE_CONJ) || clause_class(c, i + 1, G_TO);
}

/* Where another clause may begin in [i, end): "a chart that", "his guilt and
 * was". */
static uint32_t
first_clause(const struct clause *c, uint32_t i, uint32_t end)
{
    for (; i < end; i++) {
        switch (clause_at(c, i)->kind) {
        case PHRASE_COMMA:
        case PHRASE_DASH:
        case PHRASE_REL:
        case PHRASE_SUB:
            return i;
        case PHRASE_CONJ:
            if (!clause_noun(c, i + 1))
                return i;
            break;
        default:
            break;
        }
    }
    return end;
}

/* May a clause without "that" begin with v[i]? */
static bool
bare(const struct clause *c, uint32_t v, uint32_t i, uint32_t end)
{
    uint32_t class = classes(c, v);

    if (!(class & R(BRINGS_CLAUSE)) ||
        ((class & R(BRINGS_REQUEST)) && !(class & R(BRINGS_HEARER))))
        return false;
    switch (clause_at(c, i)->kind) {
    case PHRASE_NAME:
    case PHRASE_DESC:
    case PHRASE_THING:
    case PHRASE_PRONOUN:
    case PHRASE_WORD:
        break;
    case PHRASE_SUB:
        if (clause_class(c, i, G_AS) ||
            (classes(c, i) & R(ENDS_REPORTED_CLAUSE)))
            return false;
        break;
    default:
        return false;
    }
    if ((classes(c, i) & R(NO_REPORTED_CLAUSE)) && object_alone(c, i))
        return false;
    if (clause_is(c, i, PHRASE_WORD) &&
        (clause_detail(c, i) & (D(PARTICIPLE_ENDING) | D(PAST_ENDING))))
        return false;
    if (class & R(BRINGS_BARE_CLAUSE))
        return true;
    if (doubtful(c, v) && !clause_is(c, i, PHRASE_PRONOUN))
        return false;
    return reported_finite(c, i + 1, first_clause(c, i, end));
}

/* "asked [Ek to leave]" */
static bool
request(const struct clause *c, uint32_t v, uint32_t i)
{
    if (!(classes(c, v) & R(BRINGS_REQUEST)) || !hearer(c, i) ||
        (clause_at(c, v)->bits & P_ING))
        return false;
    while (i < c->p->n &&
           (phrase_noun(clause_at(c, i)) || clause_is(c, i, PHRASE_WORD)))
        i++;
    return clause_class(c, i, G_TO);
}

/* "whether the bridge is shut"; behind "asked" also "if", "when", "who" */
static bool
opens_question(const struct clause *c, uint32_t v, uint32_t i)
{
    return (classes(c, i) & R(OPENS_QUESTION)) ||
           ((classes(c, v) & R(BRINGS_REQUEST)) &&
               clause_class(c, i, G_SUB | G_REL) &&
               !clause_class(c, i, G_THAT));
}

bool
reported_behind(
    const struct clause *c, uint32_t v, uint32_t x, struct reported_clause *out)
{
    uint32_t class = classes(c, v), i, end;

    i = pass_circumstances(c, v, (class & R(BRINGS_HEARER)) != 0);
    if ((class & R(BRINGS_HEARER)) && !clause_class(c, i, G_THAT)) {
        uint32_t that = that_behind(c, v);

        i = that != SUBJECT_NONE ? that : i;
    }
    if (i >= c->p->n)
        return false;
    end = reported_end(c, v, x, i);
    if (end <= i)
        return false;
    if (clause_class(c, i, G_THAT) && (class & R(BRINGS_CLAUSE)) &&
        !(classes(c, i + 1) & R(FINITE_VERB)))
        return write_down(c, clause_at(c, i)->from + 1, end, out);
    if (opens_question(c, v, i) || request(c, v, i))
        return write_down(c, clause_at(c, i)->from, end, out);
    if ((class & R(BRINGS_REQUEST)) && !(class & R(BRINGS_HEARER))) {
        i = pass_circumstances(c, v, true);
        return opens_question(c, v, i) && write_down(c, clause_at(c, i)->from,
                                              reported_end(c, v, x, i), out);
    }
    if (clause_class(c, i, G_TO))
        return (class & (R(BRINGS_INTENTION) | R(BRINGS_REQUEST))) &&
               write_down(c, clause_at(c, i)->from, end, out);
    return bare(c, v, i, end) && write_down(c, clause_at(c, i)->from, end, out);
}

/* ---- before the verb ---- */

bool
reported_inverted(const struct clause *c, uint32_t v)
{
    uint32_t i = v, to;

    while (i > 0 && (clause_is(c, i - 1, PHRASE_AUX) ||
                        clause_is(c, i - 1, PHRASE_ADVERB)))
        i--;
    if (i == 0 || !clause_finite_cue(c, v) ||
        (classes(c, v) & R(BRINGS_HEARER)) ||
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
            return to > v + 1 && !reported_perhaps_finite(c, v + 1, to);
        case PHRASE_QUOTE:
            return false;
        default:
            break;
        }
    }
    return to > v + 1 && !reported_perhaps_finite(c, v + 1, to);
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

/* The first comma from v[i] on, or the end of the sentence. */
static uint32_t
comma(const struct clause *c, uint32_t i)
{
    while (i < c->p->n && !clause_is(c, i, PHRASE_COMMA))
        i++;
    return i;
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
           !(x > v && about_source(c, i + 1, comma(c, i + 1)));
    behind = more ? finite(c, i + 1, end) : 0;
    if (before == 0 && behind == 0)
        return false;
    /* "because, according to Lind, the bridge is shut" */
    if (clause_is(c, to - 1, PHRASE_SUB) || clause_is(c, to - 1, PHRASE_CONJ) ||
        opening_only(c, from, to))
        from = i + 1;
    if (more)
        to = end;
    return write_down(c, clause_at(c, from)->from, to, out);
}

/* The first phrase of the clause behind the source v[x]. */
static uint32_t
clause_behind(const struct clause *c, uint32_t x)
{
    uint32_t i = comma(c, x), k;

    if (i == c->p->n)
        return x + 1;
    for (; i < c->p->n; i = k) {
        k = comma(c, i + 1);
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

    return k < c->p->n &&
           write_down(c, clause_at(c, k)->from, reported_end(c, v, x, k), out);
}

/* Is all said that v[i - 1] says: ", Lind said." */
static bool
closed(const struct clause *c, uint32_t i)
{
    return i >= c->p->n || (clause_at(c, i)->kind >= PHRASE_CONJ &&
                               clause_at(c, i)->kind < PHRASE_WORD);
}

bool
reported_before(const struct clause *c, uint32_t v, uint32_t x, uint32_t from,
    struct reported_clause *out)
{
    uint32_t left = x < v ? x : v, k, i;

    if (left == from + 1 &&
        clause_class(c, from, G_AS)) /* "As Lind said, ..." */
        return behind(c, v, x, x < v ? v : x, out);
    while (left > 0 && x > v &&
           (clause_is(c, left - 1, PHRASE_AUX) ||
               clause_is(c, left - 1, PHRASE_ADVERB)))
        left--;
    k = comma_before(c, left, from);
    if (k == SUBJECT_NONE || k <= from || !clause_finite_cue(c, v))
        return false;
    i = x < v
            ? pass_circumstances(c, v, (classes(c, v) & R(BRINGS_HEARER)) != 0)
            : x;
    if (x < v && !closed(c, i))
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
    k = next_comma(c, x, c->p->n);
    return to > from && around(c, i, x, from, to, k, out);
}
