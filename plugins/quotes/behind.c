/* SPDX-License-Identifier: MIT */
/* The words behind a quote that say whose it is. */
#include "according.h"
#include "attribution.h"

#define FAR_MOST 12 /* phrases between a verb and its subject behind it */

/* ---- next to the quote ---- */

/* Does a clause about the quote follow: does the quote end with a comma or
 * the like, or is there one behind it?  *i is moved over it. */
static bool
comma_behind(const struct clause *c, uint32_t q, uint32_t *i)
{
    uint32_t last = clause_quote(c, q)->last;
    bool comma = last == ',' || last == '?' || last == '!' || last == '-' ||
                 last == 0x2013 || last == 0x2014;

    while (clause_is(c, *i, PHRASE_COMMA) || clause_is(c, *i, PHRASE_DASH)) {
        comma = true;
        ++*i;
    }
    return comma;
}

/* 'als „haltlos“ bezeichnet': what the quote is called stands behind it. */
static bool
as_before(const struct clause *c, uint32_t q, uint32_t cue)
{
    return q > 0 && clause_class(c, q - 1, G_AS) &&
           (clause_first(c, cue)->meaning & L_NAMING);
}

/* '», a déclaré à la presse le maire': the first noun
 * behind the verb that no preposition governs. */
static uint32_t
far_subject(const struct clause *c, uint32_t i)
{
    uint32_t end = i + FAR_MOST;

    for (; i < c->p->n && i < end; i++) {
        switch (clause_at(c, i)->kind) {
        case PHRASE_NAME:
        case PHRASE_DESC:
        case PHRASE_THING:
        case PHRASE_PRONOUN:
            if (!(clause_at(c, i)->bits & P_GOVERNED))
                return subject_after(c, i);
            break;
        case PHRASE_PREP:
        case PHRASE_TIME:
        case PHRASE_ADVERB:
        case PHRASE_AUX:
        case PHRASE_WORD:
            break;
        default:
            return SUBJECT_NONE;
        }
    }
    return SUBJECT_NONE;
}

/* '", dijo.': the verb alone tells that somebody known spoke. */
static bool
no_subject(const struct clause *c, uint32_t cue, struct attribution *out)
{
    *out = (struct attribution){ SIDE_AFTER, SUBJECT_NONE, cue };
    return lexicon_has(c->a->lexicon, LANG_SUBJECT_OMITTED) &&
           clause_finite_cue(c, cue);
}

/* '“, sagte die Leiterin des Hafens, Ada Lind' */
static uint32_t
second_subject(const struct clause *c, uint32_t v)
{
    uint32_t x = subject_of(c, v);

    return x != SUBJECT_NONE && x > v ? subject_after(c, x) : x;
}

/* '"theatre", adding: "..."': the participle brings another quote. */
static bool
brings_more(const struct clause *c, uint32_t cue)
{
    return (clause_at(c, cue)->bits & P_ING) &&
           (clause_is(c, cue + 1, PHRASE_COLON) ||
               clause_is(c, cue + 1, PHRASE_QUOTE) ||
               (clause_is(c, cue + 1, PHRASE_COMMA) &&
                   clause_is(c, cue + 2, PHRASE_QUOTE)));
}

/* '...," said zookeeper Ada Lind': over nouns that are not known. */
static uint32_t
behind_words(const struct clause *c, uint32_t i)
{
    uint32_t k = i;

    while (k < i + 3 && clause_is(c, k, PHRASE_WORD) &&
           (clause_first(c, k)->bits & F_LOWER))
        k++;
    return clause_person(c, k) ? k : i;
}

/* '...," said Ada Lind': the verb is next. */
static bool
inverted(const struct clause *c, uint32_t q, uint32_t i, bool comma,
    struct attribution *out)
{
    uint32_t k = i, x;

    while (clause_is(c, k, PHRASE_ADVERB) || clause_is(c, k, PHRASE_AUX) ||
           (clause_class(c, k, G_AS) && clause_is(c, k + 1, PHRASE_CUE) &&
               lexicon_has(c->a->lexicon, LANG_VERB_SECOND)))
        k++;
    if (!clause_is(c, k, PHRASE_CUE) ||
        !(comma || (clause_at(c, k)->bits & P_STRONG) || as_before(c, q, k)))
        return false;
    x = according_impersonal(c, k);
    if (x == SUBJECT_NONE)
        x = according_quoted(c, k);
    if (x != SUBJECT_NONE)
        return attribution_found(out, SIDE_AFTER, x, k);
    if (lexicon_has(c->a->lexicon, LANG_VERB_SECOND))
        return attribution_found(out, SIDE_AFTER, second_subject(c, k), k);
    if (clause_finite_cue(c, k)) {
        x = subject_after(c, behind_words(c, k + 1));
        if (x == SUBJECT_NONE &&
            lexicon_has(c->a->lexicon, LANG_VERB_BEFORE_SUBJECT))
            x = far_subject(c, k + 1);
        if (x != SUBJECT_NONE && !clause_it(c, x))
            return attribution_found(out, SIDE_AFTER, x, k);
        if (no_subject(c, k, out))
            return true;
    }
    return q > 0 && !brings_more(c, k) &&
           attribution_found(out, SIDE_AFTER, subject_shared(c, q), k);
}

/* A verb of a relative clause: "an official who asked not to be named said". */
static bool
relative(const struct clause *c, uint32_t v)
{
    while (v > 0 && (clause_is(c, v - 1, PHRASE_AUX) ||
                        clause_is(c, v - 1, PHRASE_ADVERB)))
        v--;
    return v > 0 && clause_is(c, v - 1, PHRASE_REL);
}

static bool
more_cues(const struct clause *c, uint32_t v, uint32_t stop)
{
    while (++v < stop) {
        if (clause_finite_cue(c, v))
            return true;
    }
    return false;
}

/* '...," Ada Lind, who was there, said': the verb may be far. */
static bool
straight(
    const struct clause *c, uint32_t i, uint32_t stop, struct attribution *out)
{
    uint32_t n = subject_after(c, i), v, s;

    for (v = i + 1; v < stop; v++) {
        if (!clause_finite_cue(c, v) ||
            (relative(c, v) && more_cues(c, v, stop)))
            continue;
        s = according_impersonal(c, v);
        if (s != SUBJECT_NONE)
            return attribution_found(out, SIDE_AFTER, s, v);
        s = subject_of(c, v);
        if (n != SUBJECT_NONE && (s == SUBJECT_NONE || s <= n + 12)) {
            if (s != SUBJECT_NONE && s > n && s <= n + 4 &&
                clause_person(c, s) && !clause_is(c, n, PHRASE_PRONOUN))
                n = s;
            return attribution_found(out, SIDE_AFTER, n, v);
        }
        /* "super committee chief Ada Lind said" */
        while (i < s && clause_is(c, i, PHRASE_WORD))
            i++;
        return attribution_found(out, SIDE_AFTER, s == i ? s : n, v);
    }
    return false;
}

/* '", gab ein Sprecher bekannt': where the verb comes before its subject, any
 * verb will do behind a comma. */
static bool
any_verb(const struct clause *c, uint32_t i, struct attribution *out)
{
    if (!lexicon_has(c->a->lexicon, LANG_VERB_BEFORE_SUBJECT) ||
        !(clause_is(c, i, PHRASE_WORD) || clause_is(c, i, PHRASE_VERB)) ||
        !(clause_first(c, i)->bits & F_LOWER) ||
        !(clause_speaks(c, i + 1) || clause_he_or_she(c, i + 1)))
        return false;
    return attribution_found(out, SIDE_AFTER, i + 1, i);
}

bool
behind_find(const struct clause *c, uint32_t q, struct attribution *out)
{
    uint32_t i = q + 1, stop, x, v;
    bool comma = comma_behind(c, q, &i);

    if (i >= c->p->n || clause_is(c, i, PHRASE_QUOTE))
        return false;
    for (stop = i; stop < c->p->n && !clause_is(c, stop, PHRASE_SEMICOLON);
         stop++) {
        if (clause_is(c, stop, PHRASE_QUOTE) &&
            clause_quote(c, stop)->words > 2)
            break;
    }
    x = according_to(c, i);
    /* 'urged "restraint", according to her spokesman': she did. */
    if (x != SUBJECT_NONE && !(q > 0 && clause_finite_cue(c, q - 1)))
        return attribution_found(out, SIDE_AFTER, x, i);
    if (inverted(c, q, i, comma, out))
        return true;
    if (according_so(c, i))
        return attribution_found(out, SIDE_AFTER, subject_after(c, i + 1), i);
    if (clause_class(c, i, G_AS) && i + 1 < stop) {
        x = subject_after(c, i + 1);
        if (x != SUBJECT_NONE && clause_finite_cue(c, x + 1))
            return attribution_found(out, SIDE_AFTER, x, x + 1);
    }
    if (!comma)
        return false;
    if (any_verb(c, i, out) || straight(c, i, stop, out))
        return true;
    /* '..." - Ada Lind' */
    if (clause_is(c, i - 1, PHRASE_DASH) && clause_is(c, i, PHRASE_NAME) &&
        (i + 1 == c->p->n || clause_is(c, i + 1, PHRASE_STOP) ||
            clause_is(c, i + 1, PHRASE_COMMA)))
        return attribution_found(out, SIDE_AFTER, i, SUBJECT_NONE);
    /* '...," she smiled': a verb that is not known. */
    x = subject_after(c, i);
    if (x == SUBJECT_NONE || clause_quote(c, q)->last != ',' || x + 1 >= stop ||
        !(clause_he_or_she(c, x) || clause_person(c, x)) ||
        !(clause_first(c, x + 1)->bits & F_LOWER))
        return false;
    for (v = 0; v < q; v++) {
        if (clause_is(c, v, PHRASE_CUE))
            return false;
    }
    return attribution_found(out, SIDE_AFTER, x, x + 1);
}

/* ---- at the end of the sentence ---- */

/* ', schwärmte er.': where the verb comes before its subject, both make a
 * clause that tells who said all before it. */
static bool
closes(const struct clause *c, uint32_t v)
{
    return lexicon_has(c->a->lexicon, LANG_VERB_BEFORE_SUBJECT) &&
           clause_is(c, v - 1, PHRASE_COMMA) &&
           (clause_speaks(c, v + 1) || clause_he_or_she(c, v + 1));
}

/* '"..." of the plan, Ada Lind said'; ', according to the port' */
bool
behind_far(const struct clause *c, uint32_t q, struct attribution *out)
{
    uint32_t v, x;

    for (v = c->p->n; v-- > q + 1;) {
        if (!(clause_at(c, v)->bits & P_TELLS))
            continue;
        /* not of what a verb right before it brings already */
        x = q > 0 && clause_finite_cue(c, q - 1) ? SUBJECT_NONE
                                                 : according_to(c, v);
        if (x == SUBJECT_NONE && clause_is(c, v - 1, PHRASE_COMMA) &&
            according_so(c, v))
            x = v + 1;
        if (x != SUBJECT_NONE)
            return attribution_found(out, SIDE_TAIL, x, v);
        if (!clause_finite_cue(c, v) ||
            !((clause_at(c, v)->bits & P_STRONG) || closes(c, v)))
            continue;
        if (clause_is(c, v - 1, PHRASE_COMMA) && v + 1 < c->p->n) {
            x = subject_after(c, v + 1);
            if (x != SUBJECT_NONE && !clause_is(c, x, PHRASE_THING))
                return attribution_found(out, SIDE_TAIL, x, v);
        }
        x = subject_of(c, v);
        if (x != SUBJECT_NONE && x > q &&
            (clause_is(c, x - 1, PHRASE_COMMA) ||
                clause_is(c, x - 1, PHRASE_DASH) ||
                clause_is(c, x - 1, PHRASE_QUOTE)))
            return attribution_found(out, SIDE_TAIL, x, v);
    }
    return false;
}
