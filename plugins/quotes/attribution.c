#include "attribution.h"

#include "according.h"

#define FAR_MOST 12 /* phrases between a verb and its subject behind it */

static const struct quote *
quote_at(const struct clause *c, uint32_t q)
{
    return &c->a->quotes[clause_first(c, q)->id];
}

static bool
finite_cue(const struct clause *c, uint32_t i)
{
    return clause_is(c, i, PHRASE_CUE) &&
           !(clause_at(c, i)->bits & (P_ING | P_INFINITIVE));
}

static bool
it_or_you(const struct clause *c, uint32_t i)
{
    return clause_is(c, i, PHRASE_PRONOUN) && clause_class(c, i, G_IT);
}

static bool
found(struct attribution *out, enum quote_side side, uint32_t speaker,
    uint32_t cue)
{
    if (speaker == SUBJECT_NONE)
        return false;
    *out = (struct attribution){ side, speaker, cue };
    return true;
}

/* ---- behind the quote ---- */

/* Does a clause about the quote follow: does the quote end with a comma or
 * the like, or is there one behind it?  *i is moved over it. */
static bool
comma_behind(const struct clause *c, uint32_t q, uint32_t *i)
{
    uint32_t last = quote_at(c, q)->last;
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

/* French and Spanish: '», a déclaré à la presse le maire': the first noun
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

/* Spanish: '", dijo.': the verb alone tells that somebody known spoke. */
static bool
no_subject(const struct clause *c, uint32_t cue, struct attribution *out)
{
    *out = (struct attribution){ SIDE_AFTER, SUBJECT_NONE, cue };
    return c->a->lexicon->language == LANG_ES && finite_cue(c, cue);
}

/* '“, sagte die Leiterin des Hafens, Ada Lind' */
static uint32_t
german_subject(const struct clause *c, uint32_t v)
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

/* '...," said Ada Lind': the verb is next. */
static bool
inverted(const struct clause *c, uint32_t q, uint32_t i, bool comma,
    struct attribution *out)
{
    uint32_t k = i, x;

    while (clause_is(c, k, PHRASE_ADVERB) || clause_is(c, k, PHRASE_AUX) ||
           (clause_class(c, k, G_AS) && clause_is(c, k + 1, PHRASE_CUE) &&
               c->a->lexicon->language == LANG_DE))
        k++;
    if (!clause_is(c, k, PHRASE_CUE) ||
        !(comma || (clause_at(c, k)->bits & P_STRONG) || as_before(c, q, k)))
        return false;
    if (c->a->lexicon->language == LANG_DE)
        return found(out, SIDE_AFTER, german_subject(c, k), k);
    if (finite_cue(c, k)) {
        x = subject_after(c, k + 1);
        if (x == SUBJECT_NONE && lexicon_romance(c->a->lexicon))
            x = far_subject(c, k + 1);
        if (x != SUBJECT_NONE && !it_or_you(c, x))
            return found(out, SIDE_AFTER, x, k);
        if (no_subject(c, k, out))
            return true;
    }
    return q > 0 && !brings_more(c, k) &&
           found(out, SIDE_AFTER, subject_shared(c, q), k);
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
        if (finite_cue(c, v))
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
        if (!finite_cue(c, v) || (relative(c, v) && more_cues(c, v, stop)))
            continue;
        s = subject_of(c, v);
        if (n != SUBJECT_NONE && (s == SUBJECT_NONE || s <= n + 12)) {
            if (s != SUBJECT_NONE && s > n && s <= n + 4 &&
                clause_person(c, s) && !clause_is(c, n, PHRASE_PRONOUN))
                n = s;
            return found(out, SIDE_AFTER, n, v);
        }
        /* "super committee chief Ada Lind said" */
        while (i < s && clause_is(c, i, PHRASE_WORD))
            i++;
        return found(out, SIDE_AFTER, s == i ? s : n, v);
    }
    return false;
}

/* German: ', so Ada Lind' with no verb. */
static bool
so_says(const struct clause *c, uint32_t i)
{
    return c->a->lexicon->language == LANG_DE && clause_class(c, i, G_AS) &&
           clause_first(c, i)->end - clause_first(c, i)->at == 2 &&
           clause_noun(c, i + 1);
}

/* '", gab ein Sprecher bekannt': where the verb comes before its subject, any
 * verb will do behind a comma. */
static bool
any_verb(const struct clause *c, uint32_t i, struct attribution *out)
{
    if (c->a->lexicon->language == LANG_EN ||
        !(clause_is(c, i, PHRASE_WORD) || clause_is(c, i, PHRASE_VERB)) ||
        !(clause_first(c, i)->bits & F_LOWER) ||
        !(clause_speaks(c, i + 1) || clause_he_or_she(c, i + 1)))
        return false;
    return found(out, SIDE_AFTER, i + 1, i);
}

static bool
behind(const struct clause *c, uint32_t q, struct attribution *out)
{
    uint32_t i = q + 1, stop, x, v;
    bool comma = comma_behind(c, q, &i);

    if (i >= c->p->n || clause_is(c, i, PHRASE_QUOTE))
        return false;
    for (stop = i; stop < c->p->n && !clause_is(c, stop, PHRASE_SEMICOLON);
         stop++) {
        if (clause_is(c, stop, PHRASE_QUOTE) && quote_at(c, stop)->words > 2)
            break;
    }
    x = according_to(c, i);
    if (x != SUBJECT_NONE)
        return found(out, SIDE_AFTER, x, i);
    if (inverted(c, q, i, comma, out))
        return true;
    if (so_says(c, i))
        return found(out, SIDE_AFTER, subject_after(c, i + 1), i);
    if (clause_class(c, i, G_AS) && i + 1 < stop) {
        x = subject_after(c, i + 1);
        if (x != SUBJECT_NONE && finite_cue(c, x + 1))
            return found(out, SIDE_AFTER, x, x + 1);
    }
    if (!comma)
        return false;
    if (any_verb(c, i, out) || straight(c, i, stop, out))
        return true;
    /* '..." - Ada Lind' */
    if (clause_is(c, i - 1, PHRASE_DASH) && clause_is(c, i, PHRASE_NAME) &&
        (i + 1 == c->p->n || clause_is(c, i + 1, PHRASE_STOP) ||
            clause_is(c, i + 1, PHRASE_COMMA)))
        return found(out, SIDE_AFTER, i, SUBJECT_NONE);
    /* '...," she smiled': a verb that is not known. */
    x = subject_after(c, i);
    if (x == SUBJECT_NONE || quote_at(c, q)->last != ',' || x + 1 >= stop ||
        !(clause_he_or_she(c, x) || clause_person(c, x)) ||
        !(clause_first(c, x + 1)->bits & F_LOWER))
        return false;
    for (v = 0; v < q; v++) {
        if (clause_is(c, v, PHRASE_CUE))
            return false;
    }
    return found(out, SIDE_AFTER, x, x + 1);
}

/* ---- at the end of the sentence ---- */

/* '"..." of the plan, Ada Lind said'; ', according to the port' */
static bool
tail(const struct clause *c, uint32_t q, struct attribution *out)
{
    uint32_t v, x;

    for (v = c->p->n; v-- > q + 1;) {
        if (!(clause_at(c, v)->bits & P_TELLS))
            continue;
        x = according_to(c, v);
        if (x == SUBJECT_NONE && clause_is(c, v - 1, PHRASE_COMMA) &&
            so_says(c, v))
            x = v + 1;
        if (x != SUBJECT_NONE)
            return found(out, SIDE_TAIL, x, v);
        if (!finite_cue(c, v) || !(clause_at(c, v)->bits & P_STRONG))
            continue;
        if (clause_is(c, v - 1, PHRASE_COMMA) && v + 1 < c->p->n) {
            x = subject_after(c, v + 1);
            if (x != SUBJECT_NONE && !clause_is(c, x, PHRASE_THING))
                return found(out, SIDE_TAIL, x, v);
        }
        x = subject_of(c, v);
        if (x != SUBJECT_NONE && x > q &&
            (clause_is(c, x - 1, PHRASE_COMMA) ||
                clause_is(c, x - 1, PHRASE_DASH) ||
                clause_is(c, x - 1, PHRASE_QUOTE)))
            return found(out, SIDE_TAIL, x, v);
    }
    return false;
}

/* ---- before the quote ---- */

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
    x = subject_of(c, v);
    if (x != SUBJECT_NONE && it_or_you(c, x) &&
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
    if (q == 0 || !clause_is(c, q - 1, PHRASE_QUOTE) || !finite_cue(c, v) ||
        v + 1 >= c->p->n)
        return SUBJECT_NONE;
    x = subject_after(c, v + 1);
    return x == SUBJECT_NONE || it_or_you(c, x) ? SUBJECT_NONE : x;
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
        if (found(out, SIDE_BEFORE, speaker_between(c, v), v) ||
            found(out, SIDE_BEFORE, speaker_of(c, v), v))
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
        (clause_at(c, k - 1)->bits & P_GOVERNED) ||
        !(c->a->tokens.outer.v[clause_at(c, k - 1)->head].meaning & L_OWN))
        return false;
    return found(out, SIDE_BEFORE, k - 1, SUBJECT_NONE);
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
            return found(out, SIDE_BEFORE, x, k);
    }
    return false;
}

static bool
before(const struct clause *c, uint32_t q, struct attribution *out)
{
    uint32_t k, x;

    if (document_is(c, q, out) || according_before(c, q, out))
        return true;
    if (nearest_verb(c, q, true, out) || tail(c, q, out) ||
        nearest_verb(c, q, false, out))
        return true;
    for (k = 0; k + 1 < q; k++) {
        x = according_to(c, k);
        if (x != SUBJECT_NONE && x < q)
            return found(out, SIDE_BEFORE, x, k);
    }
    /* "Ada Lind: ..." */
    if (q >= 2 && q <= 3 && clause_is(c, q - 1, PHRASE_COLON) &&
        clause_is(c, q - 2, PHRASE_NAME))
        return found(out, SIDE_BEFORE, q - 2, SUBJECT_NONE);
    return false;
}

uint32_t
attribution_indirect(const struct clause *c)
{
    struct attribution out;

    if (tail(c, 0, &out))
        return out.speaker;
    if (c->a->lexicon->language == LANG_DE && c->p->n > 2 &&
        clause_class(c, 0, G_ACCORDING))
        return according_to(c, 0); /* "Nach Angaben der Stadt fiel" */
    return SUBJECT_NONE;
}

/* "When Lind finally spoke - '...' -": the last person before the quote. */
static uint32_t
any_person(const struct clause *c, uint32_t q)
{
    while (q-- > 0) {
        if (clause_person(c, q) &&
            !(clause_at(c, q)->bits & (P_GOVERNED | P_POSSESSIVE)))
            return q;
    }
    return SUBJECT_NONE;
}

void
attribution_find(const struct clause *c, uint32_t q, struct attribution *out)
{
    uint32_t k;

    *out = (struct attribution){ SIDE_NONE, SUBJECT_NONE, SUBJECT_NONE };
    if (behind(c, q, out) || before(c, q, out) || tail(c, q, out))
        return;
    for (k = 0; k < q; k++) {
        if (!clause_is(c, k, PHRASE_QUOTE) &&
            clause_first(c, k)->kind == TOKEN_WORD) {
            if (!found(out, SIDE_WEAK, subject_of_sentence(c, q), SUBJECT_NONE))
                found(out, SIDE_WEAK, any_person(c, q), SUBJECT_NONE);
            return;
        }
    }
}
