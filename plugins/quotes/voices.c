/* SPDX-License-Identifier: MIT */
#include "scene.h"

#include <string.h>

const struct voice voices_nobody = { .who = NAME_NONE };

/* ---- how far a description reaches ---- */

/* "the groups that wrote to her say": the description reaches to its verb,
 * unless a mark comes between. */
static uint32_t
reaches_to(const struct scene *s, uint32_t i, uint32_t until)
{
    const struct phrase *p = s->phrases.v;
    uint32_t to = descriptions_end(s, i), k;

    if (until <= i || lexicon_has(s->a->lexicon, LANG_ADJECTIVE_BEHIND_NOUN) ||
        lexicon_has(s->a->lexicon, LANG_CAPITAL_NOUNS))
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

/* ---- voices ---- */

/* Whose words a document is: "Lind's reply", "the port's statement". */
static bool
author(const struct scene *s, const struct phrase *p, struct voice *v)
{
    uint32_t k;

    if (p->kind != PHRASE_DESC || !(scene_token(s, p->head)->meaning & L_OWN))
        return false;
    for (k = p->head; k > p->from && !(scene_token(s, k)->bits & F_POSS);)
        k--;
    if (k == p->from) {
        v->who = p->who;
        return p->who != NAME_NONE &&
               (scene_token(s, p->from)->grammar & G_POSS) &&
               s->a->cast.v[p->who].kind != ENTITY_DESC;
    }
    v->text = scene_bytes(s, p->from, k);
    if (p->run != NAME_NONE && s->a->outer.v[p->run].to == k)
        v->who = s->a->outer.v[p->run].who;
    return true;
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
    v.who = p->who;
    if (p->bits & P_MARKED) {
        const struct stretch *x = s->a->quotes[scene_token(s, p->head)->id].at;

        v.text = (struct span){ x->start, x->end - x->start };
    } else if (p->kind == PHRASE_NAME) {
        const struct run *run = &s->a->outer.v[p->run];

        v.text = scene_bytes(s, run->from, run->to);
        v.described = v.who != run->who; /* "the Italian" */
        if (v.who == NAME_NONE)          /* a title alone */
            v.head = s->a->forms.v[scene_token(s, run->to - 1)->id].full;
    } else if (p->kind == PHRASE_PRONOUN) {
        if (v.who == NAME_NONE)
            v.text = scene_bytes(s, p->from, p->to);
        v.self = (scene_token(s, p->from)->meaning & L_SELF) != 0;
    } else {
        v.text = scene_bytes(s, p->from, reaches_to(s, i, until));
        v.described = true;
        if (p->kind == PHRASE_DESC &&
            !(scene_token(s, p->head)->meaning & L_GROUP) &&
            p->to <= p->from + 2)
            v.head = s->a->forms.v[scene_token(s, p->head)->id].full;
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
