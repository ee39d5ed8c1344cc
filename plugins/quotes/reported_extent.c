/* SPDX-License-Identifier: MIT */
/* How far a reported clause goes, and what its words tell. */
#include "according.h"
#include "reported.h"
#include "subject.h"

#define WORDS_LEAST 3 /* of a clause */

uint32_t
reported_classes(const struct article *a, const struct token *t)
{
    const struct entry *x;

    if (t->kind > TOKEN_NUMBER)
        return 0;
    x = a->forms.v[t->id].word->lower;
    return lang_word(a->lexicon->language, x->s, x->n)[LANG_REPORTED_GROUP];
}

/* ---- finite verbs ---- */

/* A word in small letters that ends as verbs do, behind a noun. */
static bool
ends_finite(const struct clause *c, uint32_t i)
{
    return clause_is(c, i, PHRASE_WORD) &&
           (clause_first(c, i)->bits & F_LOWER) &&
           (clause_detail(c, i) & (D(PAST_ENDING) | D(THIRD_PERSON_ENDING)));
}

static bool
ends_past(const struct clause *c, uint32_t i)
{
    return (clause_first(c, i)->bits & F_LOWER) &&
           (clause_detail(c, i) & D(PAST_ENDING));
}

bool
reported_finite(const struct clause *c, uint32_t i, uint32_t to)
{
    for (; i < to; i++) {
        if (clause_is(c, i, PHRASE_VERB) || clause_finite_cue(c, i) ||
            (clause_detail(c, i) & D(NEGATED_AUXILIARY)) ||
            (reported_classes(c->a, clause_first(c, i)) & R(FINITE_VERB)))
            return true;
    }
    return false;
}

bool
reported_form(const struct clause *c, uint32_t i, uint32_t to)
{
    for (; i < to; i++) {
        if (clause_first(c, i)->meaning & L_REPORTED)
            return true;
    }
    return false;
}

bool
reported_perhaps_finite(const struct clause *c, uint32_t i, uint32_t to)
{
    bool any = lexicon_has(c->a->lexicon, LANG_VERB_BEFORE_SUBJECT);
    uint32_t k;

    if (lexicon_has(c->a->lexicon, LANG_VERB_SECOND))
        return reported_finite(c, i, to) || reported_form(c, i, to);
    for (k = i + 1; k < to; k++) {
        /* only English has so few endings of verbs that they tell one */
        if (any ? clause_is(c, k, PHRASE_WORD) &&
                      (clause_first(c, k)->bits & F_LOWER)
                : ends_finite(c, k))
            return true;
    }
    return reported_finite(c, i, to);
}

/* ---- its end ---- */

static bool
brings(const struct clause *c, uint32_t i)
{
    return clause_is(c, i, PHRASE_CUE) &&
           (reported_classes(c->a, clause_first(c, i)) &
               (R(BRINGS_CLAUSE) | R(BRINGS_INTENTION) | R(BRINGS_REQUEST)));
}

/* Behind a comma or "and": "added that", "later told them that", "talked". */
static bool
another_verb(const struct clause *c, uint32_t i)
{
    while (clause_is(c, i, PHRASE_ADVERB) || clause_is(c, i, PHRASE_AUX))
        i++;
    return clause_is(c, i, PHRASE_CUE);
}

/* ", and Ek said that", ", while the port said": does somebody speak before the
 * next comma who is named there? */
static bool
another_speaker(const struct clause *c, uint32_t i)
{
    uint32_t k, x;

    for (k = i; k < c->p->n && !clause_is(c, k, PHRASE_COMMA); k++) {
        if (!brings(c, k) || !clause_finite_cue(c, k))
            continue;
        x = subject_of(c, k);
        return x == SUBJECT_NONE || (x >= i && x <= i + 3);
    }
    return false;
}

uint32_t
reported_comma(const struct clause *c, uint32_t i)
{
    while (i < c->p->n && !clause_is(c, i, PHRASE_COMMA))
        i++;
    return i;
}

/* ", but he went": a clause of its own behind "and" or "but". */
static bool
own_subject(const struct clause *c, uint32_t i)
{
    if (reported_form(c, i, reported_comma(c, i + 1)))
        return false; /* "und die Fähre sei voll" */
    return clause_is(c, i, PHRASE_CONJ) && clause_noun(c, i + 1) &&
           reported_perhaps_finite(c, i + 2, reported_comma(c, i + 1));
}

bool
reported_over(const struct clause *c, uint32_t i)
{
    if ((clause_is(c, i, PHRASE_REL) && !clause_class(c, i, G_THAT)) ||
        ((reported_classes(c->a, clause_first(c, i)) &
             R(ENDS_REPORTED_CLAUSE)) &&
            reported_perhaps_finite(c, i, reported_comma(c, i))))
        return true;
    if (according_to(c, i) != SUBJECT_NONE || according_so(c, i))
        return true;
    if (clause_is(c, i, PHRASE_WORD) && ends_past(c, i))
        return true;
    if (own_subject(c, i))
        return true;
    if (clause_is(c, i, PHRASE_CONJ))
        i++;
    return another_verb(c, i) || another_speaker(c, i);
}

static bool
direct(const struct clause *c, uint32_t i)
{
    return clause_is(c, i, PHRASE_QUOTE) && clause_quote(c, i)->speech &&
           clause_quote(c, i)->kind == QUOTE_DIRECT;
}

/* A clause inside another one: "Lind, who said ..., left"; "When Lind said ...,
 * Ek left". */
static bool
inside(const struct clause *c, uint32_t v, uint32_t x)
{
    uint32_t k = x != SUBJECT_NONE && x < v ? x : v, i = v;

    while (i > 0 && (clause_is(c, i - 1, PHRASE_AUX) ||
                        clause_is(c, i - 1, PHRASE_ADVERB)))
        i--;
    if (i > 0 && clause_is(c, i - 1, PHRASE_REL))
        return true;
    if (k > 0 && clause_class(c, k - 1, G_SUB) &&
        !clause_class(c, k - 1, G_THAT))
        return true;
    while (k > 0 && !clause_is(c, k - 1, PHRASE_COMMA))
        k--;
    if (clause_class(c, k, G_AS))
        return false; /* "As Lind said" is not what she said */
    return clause_class(c, k, G_SUB) && !clause_class(c, k, G_THAT);
}

uint32_t
reported_end(const struct clause *c, uint32_t v, uint32_t x, uint32_t i)
{
    bool aside = inside(c, v, x);
    uint32_t k;

    for (k = i; k < c->p->n; k++) {
        if (direct(c, k) || clause_is(c, k, PHRASE_SEMICOLON) ||
            (clause_is(c, k, PHRASE_COLON) && direct(c, k + 1)) ||
            (clause_is(c, k, PHRASE_COMMA) &&
                (aside || reported_over(c, k + 1))) ||
            (clause_is(c, k, PHRASE_CONJ) && another_verb(c, k + 1)))
            break;
    }
    while (k > i && (clause_is(c, k - 1, PHRASE_STOP) ||
                        clause_is(c, k - 1, PHRASE_COMMA) ||
                        clause_is(c, k - 1, PHRASE_COLON)))
        k--;
    return k;
}

bool
reported_write(const struct clause *c, uint32_t from, uint32_t end,
    struct reported_clause *out)
{
    uint32_t to =
        end < c->p->n ? clause_at(c, end)->from : c->p->v[c->p->n].from;

    *out = (struct reported_clause){ from, to };
    return to >= from + WORDS_LEAST;
}
