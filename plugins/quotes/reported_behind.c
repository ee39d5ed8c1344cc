/* SPDX-License-Identifier: MIT */
/* The clause behind a verb of speaking. */
#include "reported.h"

#define THAT_MOST 12 /* phrases between a verb and its "that" */

static uint32_t
classes(const struct clause *c, uint32_t i)
{
    return i < c->p->n ? reported_classes(c->a, clause_first(c, i)) : 0;
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

uint32_t
reported_circumstances(const struct clause *c, uint32_t v, bool hears)
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

/* ---- behind the verb, in English ---- */

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

static bool
behind_verb(
    const struct clause *c, uint32_t v, uint32_t x, struct reported_clause *out)
{
    uint32_t class = classes(c, v), i, end;

    i = reported_circumstances(c, v, (class & R(BRINGS_HEARER)) != 0);
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
        return reported_write(c, clause_at(c, i)->from + 1, end, out);
    if (opens_question(c, v, i) || request(c, v, i))
        return reported_write(c, clause_at(c, i)->from, end, out);
    if ((class & R(BRINGS_REQUEST)) && !(class & R(BRINGS_HEARER))) {
        i = reported_circumstances(c, v, true);
        return opens_question(c, v, i) &&
               reported_write(
                   c, clause_at(c, i)->from, reported_end(c, v, x, i), out);
    }
    if (clause_class(c, i, G_TO))
        return (class & (R(BRINGS_INTENTION) | R(BRINGS_REQUEST))) &&
               reported_write(c, clause_at(c, i)->from, end, out);
    return bare(c, v, i, end) &&
           reported_write(c, clause_at(c, i)->from, end, out);
}

/* ---- where a comma or "that" opens it ---- */

#define COMMAS_MOST 4 /* of them, from the verb to its clause */

/* "die Brücke sei gesperrt", "er gehe", "die Brücke ist": a main clause, no
 * relative one and no apposition. */
static bool
main_clause(const struct clause *c, uint32_t i)
{
    if (reported_form(c, i, reported_comma(c, i)))
        return true;
    return (clause_noun(c, i) || clause_is(c, i, PHRASE_WORD)) &&
           reported_finite(c, i + 1, i + 2 < c->p->n ? i + 2 : c->p->n);
}

/* "die Brücke zu schließen" */
static bool
infinitive(const struct clause *c, uint32_t i, uint32_t end)
{
    for (; i < end; i++) {
        if (classes(c, i) & R(INFINITIVE_PARTICLE))
            return true;
    }
    return false;
}

/* Where the verb is second, a comma stands before the clause: "Lind sagte am
 * Montag, dass die Brücke gesperrt sei". */
static bool
behind_comma(
    const struct clause *c, uint32_t v, uint32_t x, struct reported_clause *out)
{
    uint32_t class = classes(c, v), i = v, end, n;

    for (n = 0; n < COMMAS_MOST; n++) {
        i = reported_comma(c, i) + 1;
        if (i >= c->p->n)
            return false;
        end = reported_end(c, v, x, i);
        if (clause_class(c, i, G_THAT))
            return reported_write(c, clause_at(c, i)->from + 1, end, out);
        if (opens_question(c, v, i) || main_clause(c, i) ||
            ((class & (R(BRINGS_INTENTION) | R(BRINGS_REQUEST))) &&
                infinitive(c, i, reported_comma(c, i))))
            return reported_write(c, clause_at(c, i)->from, end, out);
    }
    return false;
}

/* Is the "that" v[i], behind the verb and `commas`, none: "un plan que", "para
 * que", "el templo, que"? */
static bool
relative(const struct clause *c, uint32_t i, uint32_t x, uint32_t commas)
{
    uint32_t k = i - 1;

    if (clause_is(c, k, PHRASE_COMMA)) {
        if (commas < 2)
            return true;
        k--;
    }
    return clause_is(c, k, PHRASE_PREP) ||
           (clause_noun(c, k) && k != x &&
               !(clause_at(c, k)->bits & P_GOVERNED));
}

/* "a déclaré lundi le maire que", "dijo Ada Lind, la alcaldesa, que": the
 * "that" is never left out. */
static bool
behind_that(
    const struct clause *c, uint32_t v, uint32_t x, struct reported_clause *out)
{
    uint32_t i, commas = 0;

    for (i = v + 1; i < c->p->n && i <= v + THAT_MOST; i++) {
        if (clause_class(c, i, G_THAT))
            return !relative(c, i, x, commas) &&
                   reported_write(c, clause_at(c, i)->from + 1,
                       reported_end(c, v, x, i + 1), out);
        if (classes(c, i) & R(OPENS_QUESTION))
            return commas == 0 && reported_write(c, clause_at(c, i)->from,
                                      reported_end(c, v, x, i), out);
        if (reported_finite(c, i, i + 1))
            return false;
        switch (clause_at(c, i)->kind) {
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
reported_behind(
    const struct clause *c, uint32_t v, uint32_t x, struct reported_clause *out)
{
    if (lexicon_has(c->a->lexicon, LANG_VERB_SECOND))
        return behind_comma(c, v, x, out);
    if (lexicon_has(c->a->lexicon, LANG_VERB_BEFORE_SUBJECT))
        return behind_that(c, v, x, out);
    return behind_verb(c, v, x, out);
}
