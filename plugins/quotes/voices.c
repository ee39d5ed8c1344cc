#include "scene.h"

#include <string.h>

#define PARTS_MOST 3 /* "of", "for" ... that a description goes on with */

const struct voice voices_nobody = { NAME_NONE, { 0, 0 } };

/* ---- how far a description reaches
 * ------------------------------------------- */

/* "documents released by": is there a participle? */
static bool
participle(const struct scene *s, uint32_t i)
{
    const struct token *t;

    if (i >= s->phrases.n || s->phrases.v[i].kind != PHRASE_WORD)
        return false;
    t = scene_token(s, s->phrases.v[i].from);
    return (t->bits & F_LOWER) && t->end - t->at > 4 &&
           memcmp(s->a->s + t->end - 2, "ed", 2) == 0;
}

/* The description with what belongs to it: "a man in a tabard". */
static uint32_t
described_to(const struct scene *s, uint32_t i)
{
    const struct phrases *p = &s->phrases;
    uint32_t n, j;

    for (n = 0; n < PARTS_MOST; n++) {
        j = i + 1 + participle(s, i + 1);
        if (j + 1 >= p->n || p->v[j].kind != PHRASE_PREP ||
            (j == i + 1 && !(p->v[j].bits & P_OF)) ||
            p->v[j + 1].kind == PHRASE_PRONOUN ||
            !(phrase_noun(&p->v[j + 1]) || p->v[j + 1].kind == PHRASE_WORD))
            break;
        i = j + 1;
    }
    return p->v[i].to;
}

/* "the groups that wrote to her say": the description reaches to its verb,
 * unless a mark comes between. */
static uint32_t
reaches_to(const struct scene *s, uint32_t i, uint32_t until)
{
    const struct phrase *p = s->phrases.v;
    uint32_t to = described_to(s, i), k;

    if (until <= i)
        return to;
    while (until > i + 1 && (p[until - 1].kind == PHRASE_AUX ||
                                p[until - 1].kind == PHRASE_ADVERB))
        until--;
    for (k = i + 1; k < until; k++) {
        if (p[k].kind >= PHRASE_COMMA && p[k].kind != PHRASE_WORD)
            return to;
    }
    return p[until - 1].to > to ? p[until - 1].to : to;
}

/* ---- voices
 * ---------------------------------------------------------------------- */

/* Whose words a document is: "Lind's reply", "the port's statement". */
static bool
author(const struct scene *s, const struct phrase *p, struct voice *v)
{
    uint32_t k;

    if (p->kind != PHRASE_DESC || !(scene_token(s, p->head)->meaning & L_OWN))
        return false;
    for (k = p->head; k > p->from && !(scene_token(s, k)->bits & F_POSS);)
        k--;
    if (k == p->from)
        return false;
    v->text = scene_bytes(s, p->from, k);
    if (p->run != NAME_NONE && s->a->outer.v[p->run].to == k)
        v->who = s->a->outer.v[p->run].who;
    return true;
}

static uint32_t
meant(const struct scene *s, uint32_t token)
{
    uint32_t k;

    for (k = 0; k < s->nresolved; k++) {
        if (s->resolved[k].token == token)
            return s->resolved[k].who;
    }
    return NAME_NONE;
}

struct voice
voices_of(const struct scene *s, uint32_t i, uint32_t until)
{
    const struct phrase *p;
    struct voice v = voices_nobody;

    if (i == SUBJECT_NONE)
        return v;
    p = &s->phrases.v[i];
    if (author(s, p, &v))
        return v;
    if (p->kind == PHRASE_NAME) {
        const struct run *run = &s->a->outer.v[p->run];

        v.who = run->who;
        v.text = scene_bytes(s, run->from, run->to);
    } else if (p->kind == PHRASE_PRONOUN) {
        v.who = meant(s, p->from);
        v.text = scene_bytes(s, p->from, p->to);
    } else {
        v.text = scene_bytes(s, p->from, reaches_to(s, i, until));
    }
    return v;
}

bool
voices_settled(const struct scene *s, const struct voice *v, uint32_t i)
{
    if (!voices_somebody(v))
        return false;
    return v->who != NAME_NONE || i == SUBJECT_NONE ||
           s->phrases.v[i].kind != PHRASE_PRONOUN;
}

bool
voices_same(const struct scene *s, const struct voice *x, const struct voice *y)
{
    if (x->who != NAME_NONE || y->who != NAME_NONE)
        return x->who == y->who;
    return x->text.n == y->text.n &&
           memcmp(s->a->s + x->text.at, s->a->s + y->text.at, x->text.n) == 0;
}
