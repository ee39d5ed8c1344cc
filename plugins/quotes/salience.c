/* SPDX-License-Identifier: MIT */
#include "salience.h"

#include "article.h"

/* What is left of a weight after a sentence and after a paragraph, of 1024;
 * behind FADED sentences nothing is. */
enum { FADE_SENTENCE = 563, FADE_PARAGRAPH = 717, FADED = 14 };

/* Factors, of 1024: gender not known, banned, named inside the quote, and no
 * person but "she" for its noun. */
enum { ORGANISATION = 300, UNKNOWN = 512, BANNED = 205, SPOKEN = 410 };

static uint32_t
faded(const struct heat *h, uint32_t sentence, uint32_t paragraph)
{
    uint64_t v = h->before + h->now;
    uint32_t i, n = sentence - h->sentence;

    if (n > FADED)
        return 0;
    for (i = 0; i < n; i++)
        v = v * FADE_SENTENCE >> 10;
    for (i = h->paragraph; i < paragraph && v > 0; i++)
        v = v * FADE_PARAGRAPH >> 10;
    return (uint32_t)v;
}

void
salience_sentence(struct salience *s, uint32_t sentence, uint32_t paragraph)
{
    uint32_t i, n = 0;

    s->sentence = sentence;
    s->paragraph = paragraph;
    for (i = 0; i < s->n; i++) {
        if (sentence - s->v[i].sentence > FADED)
            continue;
        if (n < i)
            s->v[n] = s->v[i];
        n++;
    }
    s->n = n;
}

static struct heat *
heat_of(struct salience *s, uint32_t who)
{
    uint32_t i, least = 0, value = UINT32_MAX, v;

    for (i = s->n; i-- > 0;) {
        if (s->v[i].who == who)
            return &s->v[i];
    }
    for (i = 0; s->n == HEATS && i < HEATS; i++) {
        v = faded(&s->v[i], s->sentence, s->paragraph);
        if (v < value) {
            value = v;
            least = i;
        }
    }
    i = s->n < HEATS ? s->n++ : least;
    s->v[i] = (struct heat){
        .who = who, .sentence = s->sentence, .paragraph = s->paragraph
    };
    return &s->v[i];
}

void
salience_mention(struct salience *s, uint32_t who, uint32_t weight)
{
    struct heat *h = heat_of(s, who);

    if (h->sentence != s->sentence) {
        h->before = faded(h, s->sentence, s->paragraph);
        h->now = 0;
        h->sentence = s->sentence;
        h->paragraph = s->paragraph;
    }
    if (weight > h->now)
        h->now = weight;
}

static bool
among(const uint32_t *v, size_t n, uint32_t x)
{
    while (n > 0) {
        if (v[--n] == x)
            return true;
    }
    return false;
}

uint32_t
salience_best(const struct salience *s, const struct article *a,
    enum gender gender, const struct disjoint *d)
{
    uint32_t best = NAME_NONE, value = 0, i;

    for (i = 0; i < s->n; i++) {
        const struct entity *x = &a->cast.v[s->v[i].who];
        uint64_t v;

        if (x->gender != gender &&
            (x->gender != GENDER_UNKNOWN || gender == GENDER_NEUTER))
            continue;
        v = faded(&s->v[i], s->sentence, s->paragraph);
        if (x->kind == ENTITY_ORG && gender != GENDER_NEUTER)
            v = v * ORGANISATION >> 10;
        if (x->gender == GENDER_UNKNOWN)
            v = v * UNKNOWN >> 10;
        if (among(d->banned, d->nbanned, s->v[i].who))
            v = v * BANNED >> 10;
        if (x->n > 0 && among(d->spoken, d->nspoken, x->words[x->n - 1]))
            v = v * SPOKEN >> 10;
        if (v > value) {
            value = (uint32_t)v;
            best = s->v[i].who;
        }
    }
    return best;
}

/* Of `kind`, and known by the noun `head`. */
static bool
known_by(const struct article *a, const struct entity *x, enum entity_kind kind,
    uint32_t head)
{
    uint32_t k;

    for (k = 0; x->kind == kind && k < HEADS && x->heads[k] != 0; k++) {
        if (article_noun_again(a, x->heads[k], head))
            return true;
    }
    return false;
}

uint32_t
salience_known(const struct salience *s, const struct article *a,
    enum entity_kind kind, uint32_t head)
{
    uint32_t best = NAME_NONE, value = 0, i, v;

    for (i = 0; i < s->n; i++) {
        if (!known_by(a, &a->cast.v[s->v[i].who], kind, head))
            continue;
        v = faded(&s->v[i], s->sentence, s->paragraph);
        if (v > value) {
            value = v;
            best = s->v[i].who;
        }
    }
    return best;
}

/* A country or town: no firm. */
static bool
place(const struct article *a, const struct entity *x)
{
    return (a->forms.v[x->words[x->n - 1]].word->meaning & L_PLACE) ||
           x->votes[0] * 2 >= (int)x->count;
}

uint32_t
salience_firm(const struct salience *s, const struct article *a)
{
    uint32_t best = NAME_NONE, value = 0, i, v;

    for (i = 0; i < s->n; i++) {
        const struct entity *x = &a->cast.v[s->v[i].who];

        if (x->kind != ENTITY_ORG)
            continue;
        v = faded(&s->v[i], s->sentence, s->paragraph);
        if (v > value && !place(a, x)) {
            value = v;
            best = s->v[i].who;
        }
    }
    return best;
}

uint32_t
salience_first(
    const struct salience *s, const struct article *a, uint32_t other)
{
    uint32_t best = NAME_NONE, value = 0, i, v;

    for (i = 0; i < s->n; i++) {
        if (a->cast.v[s->v[i].who].kind != ENTITY_PERSON ||
            s->v[i].who == other)
            continue;
        v = faded(&s->v[i], s->sentence, s->paragraph);
        if (v > value) {
            value = v;
            best = s->v[i].who;
        }
    }
    return best;
}
