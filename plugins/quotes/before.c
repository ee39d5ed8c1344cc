/* SPDX-License-Identifier: MIT */
/* The words before a quote that say whose it is. */
#include "according.h"
#include "attribution.h"

/* A verb of a relative clause or an infinitive far from the quote says less
 * than the verb of the sentence. */
static bool
aside(const struct clause *c, uint32_t v, uint32_t q)
{
    if (v == 0 || clause_at(c, q)->from - clause_at(c, v)->from <= 3)
        return false;
    return clause_is(c, v - 1, PHRASE_REL) ||
           (clause_at(c, v)->bits & P_INFINITIVE) ||
           clause_class(c, v - 1, G_THAT);
}

static uint32_t
speaker_of(const struct clause *c, uint32_t v)
{
    uint32_t x;

    if ((clause_at(c, v)->bits & P_PASSIVE) && clause_class(c, v + 1, G_BY)) {
        x = subject_after(c, v + 2);
        if (x != SUBJECT_NONE)
            return x;
    }
    x = according_impersonal(c, v);
    if (x == SUBJECT_NONE)
        x = according_quoted(c, v);
    if (x != SUBJECT_NONE)
        return x;
    x = subject_of(c, v);
    if (x != SUBJECT_NONE && clause_it(c, x) &&
        clause_at(c, x)->who == NAME_NONE &&
        !((clause_at(c, v)->bits & P_STRONG) ||
            (clause_first(c, v)->meaning & L_NAMING)))
        return SUBJECT_NONE;
    return x;
}

/* '"..." , said Ada Lind, "..."': the verb belongs to the quote before it, too,
 * and its subject is behind it. */
static uint32_t
speaker_between(const struct clause *c, uint32_t v)
{
    uint32_t q = v, x;

    while (q > 0 && (clause_is(c, q - 1, PHRASE_COMMA) ||
                        clause_is(c, q - 1, PHRASE_DASH)))
        q--;
    if (q == 0 || !clause_is(c, q - 1, PHRASE_QUOTE) ||
        !clause_finite_cue(c, v) || v + 1 >= c->p->n)
        return SUBJECT_NONE;
    x = subject_after(c, v + 1);
    return x == SUBJECT_NONE || clause_it(c, x) ? SUBJECT_NONE : x;
}

static bool
nearest_verb(
    const struct clause *c, uint32_t q, bool strong, struct attribution *out)
{
    uint32_t v;

    for (v = q; v-- > 0;) {
        if (!clause_is(c, v, PHRASE_CUE))
            continue;
        if (strong && (!(clause_at(c, v)->bits & P_STRONG) || aside(c, v, q)))
            continue;
        if (attribution_found(out, SIDE_BEFORE, speaker_between(c, v), v) ||
            attribution_found(out, SIDE_BEFORE, speaker_of(c, v), v))
            return true;
    }
    return false;
}

/* "Lind's answer", "her answer" */
static bool
owned(const struct clause *c, uint32_t i)
{
    uint32_t k;

    if (clause_first(c, i)->grammar & G_POSS)
        return true;
    for (k = clause_at(c, i)->from; k < clause_at(c, i)->to; k++) {
        if (c->a->tokens.outer.v[k].bits & F_POSS)
            return true;
    }
    return false;
}

/* "saying the answer was": a verb of speaking tells of v[i]. */
static bool
told(const struct clause *c, uint32_t i)
{
    return clause_is(c, i - 1, PHRASE_CUE) ||
           (clause_class(c, i - 1, G_THAT) && clause_is(c, i - 2, PHRASE_CUE));
}

/* "Lind's answer was that '...'": a document or word of hers and "is". */
static bool
document_is(const struct clause *c, uint32_t q, struct attribution *out)
{
    uint32_t k = q;
    bool is = false, colon = false;

    while (k > 0 && (clause_is(c, k - 1, PHRASE_COMMA) ||
                        clause_is(c, k - 1, PHRASE_COLON) ||
                        clause_is(c, k - 1, PHRASE_SUB))) {
        colon |= clause_is(c, k - 1, PHRASE_COLON);
        k--;
    }
    for (; k > 0 && clause_is(c, k - 1, PHRASE_AUX); k--)
        is |= clause_class(c, k - 1, G_BE);
    if (k == 0 || !clause_is(c, k - 1, PHRASE_DESC) ||
        !(is || (colon && owned(c, k - 1))) ||
        (clause_at(c, k - 1)->bits & P_GOVERNED) || told(c, k - 1) ||
        !(c->a->tokens.outer.v[clause_at(c, k - 1)->head].meaning & L_OWN))
        return false;
    return attribution_found(out, SIDE_BEFORE, k - 1, SUBJECT_NONE);
}

/* "in the words of one engineer, '...'": right before the quote. */
static bool
according_before(const struct clause *c, uint32_t q, struct attribution *out)
{
    uint32_t k, x;

    if (q < 3 || !clause_is(c, q - 1, PHRASE_COMMA))
        return false;
    for (k = q - 1; k-- > 0 && k + 6 > q;) {
        x = according_to(c, k);
        if (x != SUBJECT_NONE && x < q)
            return attribution_found(out, SIDE_BEFORE, x, k);
    }
    return false;
}

/* 'Tom Okoye ("No") and the mayor, Ada Lind: "Yes"': a person and a colon,
 * with no verb of speaking since the last quote. */
static bool
name_and_colon(const struct clause *c, uint32_t q, struct attribution *out)
{
    uint32_t k;

    if (q < 2 || !clause_is(c, q - 1, PHRASE_COLON) ||
        !clause_person(c, q - 2) || (clause_at(c, q - 2)->bits & P_GOVERNED))
        return false;
    for (k = q - 2; k-- > 0 && !clause_is(c, k, PHRASE_QUOTE);) {
        if (clause_is(c, k, PHRASE_CUE) || clause_is(c, k, PHRASE_VERB))
            return false;
    }
    return attribution_found(out, SIDE_BEFORE, q - 2, SUBJECT_NONE);
}

/* Does v[i] open a clause: nothing is before it, or a mark or conjunction, but
 * for adverbs and auxiliaries? */
static bool
opens_clause(const struct clause *c, uint32_t i)
{
    while (i > 0 && (clause_is(c, i - 1, PHRASE_AUX) ||
                        clause_is(c, i - 1, PHRASE_ADVERB)))
        i--;
    return i == 0 || clause_is(c, i - 1, PHRASE_COMMA) ||
           clause_is(c, i - 1, PHRASE_COLON) ||
           clause_is(c, i - 1, PHRASE_SEMICOLON) ||
           clause_is(c, i - 1, PHRASE_CONJ);
}

/* 'Decía siempre: "..."', 'Calificó el plan de "farsa"', 'respondió que está
 * "muy tranquilo"': a verb without a subject opens the clause. */
static bool
no_subject(const struct clause *c, uint32_t q, struct attribution *out)
{
    uint32_t v = q, x;

    if (!lexicon_has(c->a->lexicon, LANG_SUBJECT_OMITTED))
        return false;
    while (v > 1 && !(clause_finite_cue(c, v - 1) && opens_clause(c, v - 1)))
        v--;
    v -= v > 0;
    if (v == q || clause_noun(c, v) || !clause_class(c, v, G_CUE) ||
        clause_class(c, v, G_ING | G_NOUN))
        return false;
    x = v > 0 ? subject_of_sentence(c, v) : SUBJECT_NONE;
    if (x != SUBJECT_NONE && !clause_speaks(c, x) && !clause_he_or_she(c, x))
        x = SUBJECT_NONE;
    *out = (struct attribution){ SIDE_BEFORE, x, v };
    return true;
}

/* 'A su juicio, ...', 'En sus palabras': of whom there was talk. */
static bool
in_his_view(const struct clause *c, uint32_t x)
{
    return lexicon_has(c->a->lexicon, LANG_SUBJECT_OMITTED) &&
           clause_is(c, x, PHRASE_DESC) && clause_class(c, x, G_POSS) &&
           (clause_head(c, x)->meaning & L_OWN);
}

/* "And from Chairwoman Ada Lind: ...": nothing else stands before the colon. */
static bool
and_from(const struct clause *c, uint32_t q)
{
    return q >= 3 && q <= 4 && clause_is(c, q - 1, PHRASE_COLON) &&
           clause_person(c, q - 2) && clause_is(c, q - 3, PHRASE_PREP) &&
           (clause_at(c, q - 3)->bits & P_OF) &&
           (q == 3 || clause_is(c, 0, PHRASE_CONJ) ||
               clause_is(c, 0, PHRASE_WORD));
}

/* 'Lind bestritt jede Schuld: "..."': a colon brings the words of who acts. */
static bool
acts(const struct clause *c, uint32_t colon, struct attribution *out)
{
    uint32_t x = subject_of_sentence(c, colon);

    return lexicon_has(c->a->lexicon, LANG_VERB_SECOND) && x != SUBJECT_NONE &&
           (clause_speaks(c, x) || clause_he_or_she(c, x)) &&
           attribution_found(out, SIDE_BEFORE, x, SUBJECT_NONE);
}

bool
before_find(const struct clause *c, uint32_t q, struct attribution *out)
{
    uint32_t k, x;

    if (document_is(c, q, out) || according_before(c, q, out) ||
        name_and_colon(c, q, out))
        return true;
    if (nearest_verb(c, q, true, out) || behind_far(c, q, out) ||
        nearest_verb(c, q, false, out))
        return true;
    for (k = 0; k + 1 < q; k++) {
        x = according_to(c, k);
        if (x == SUBJECT_NONE || x >= q)
            continue;
        *out = (struct attribution){ SIDE_BEFORE,
            in_his_view(c, x) ? SUBJECT_NONE : x, k };
        return true;
    }
    if (and_from(c, q))
        return attribution_found(out, SIDE_BEFORE, q - 2, SUBJECT_NONE);
    /* "Ada Lind: ..." */
    if (q >= 2 && q <= 3 && clause_is(c, q - 1, PHRASE_COLON) &&
        clause_is(c, q - 2, PHRASE_NAME))
        return attribution_found(out, SIDE_BEFORE, q - 2, SUBJECT_NONE);
    if (q < c->p->n && clause_is(c, q - 1, PHRASE_COLON) &&
        quote_stops(clause_quote(c, q)) && acts(c, q - 1, out))
        return true;
    x = according_opinion(c);
    return (x != SUBJECT_NONE && x < q &&
               attribution_found(out, SIDE_BEFORE, x, 0)) ||
           no_subject(c, q, out);
}
