/* SPDX-License-Identifier: MIT */
/* Who speaks a quote beside which nobody is named. */
#include "scene.h"

/* ---- dialogues ---- */

/* Is the quote a line of a dialogue, right below another one? */
static bool
takes_turn(const struct scene *s, const struct quote *q)
{
    return q->at->dash && s->turn_para != NAME_NONE &&
           s->turn_para + 1 == s->sentence->para;
}

/* Who answers: the other one of the two, or whom the story is about. */
static struct voice
answer(const struct scene *s)
{
    if (voices_somebody(&s->turn_before) &&
        !voices_same(s, &s->turn_before, &s->turn))
        return s->turn_before;
    return (
        struct voice){ .who = salience_first(&s->salience, s->a, s->turn.who) };
}

void
nearby_turn(struct scene *s, const struct quote *q)
{
    if (!q->at->dash)
        return;
    if (s->turn_para != s->sentence->para)
        s->turn_before = takes_turn(s, q) ? s->turn : voices_nobody;
    s->turn = q->voice;
    s->turn_para = s->sentence->para;
}

/* ---- the neighbourhood ---- */

/* May the last subject have said what follows?  French and Spanish things
 * are as often the subject as people. */
static bool
able(const struct scene *s, const struct voice *v)
{
    if (!voices_somebody(v))
        return false;
    return !lexicon_has(s->a->lexicon, LANG_GENDERED_THINGS) ||
           (v->who != NAME_NONE && s->a->cast.v[v->who].kind != ENTITY_ORG);
}

static void
take(struct quote *q, struct voice v, enum quote_basis basis)
{
    q->voice = v;
    q->basis = !voices_somebody(&v) ? BASIS_NONE
               : v.nearby           ? BASIS_NEARBY
                                    : basis;
}

/* "Lind wrote:", and the quote is the next paragraph. */
static void
take_introduced(struct quote *q, const struct said *x)
{
    take(q, x->voice, BASIS_CUE);
    q->side = SIDE_BEFORE;
    q->mention = x->mention;
    q->cue = x->cue;
}

/* In the order of how much they say; interviews, last, are about whom the lines
 * before are about. */
static void
take_nearby(const struct scene *s, struct quote *q, bool opens, bool alone)
{
    struct voice about = { .who =
                               salience_first(&s->salience, s->a, NAME_NONE) };

    if (able(s, &s->actor))
        take(q, s->actor, BASIS_CONTINUED); /* "It is shut, Lind said. Q" */
    else if (opens && able(s, &s->before) &&
             (s->before_colon || (!s->before_quotes && !s->before_open)))
        take(q, s->before, BASIS_NEARBY);
    else if (alone && about.who != NAME_NONE)
        take(q, about, BASIS_NEARBY);
    else if (voices_somebody(&s->last))
        take(q, s->last, q->at->continues ? BASIS_CONTINUED : BASIS_NEARBY);
    else
        take(q, about, BASIS_NEARBY);
}

void
nearby_take(const struct scene *s, struct quote *q, bool first, bool alone)
{
    const struct paragraph *p = &s->a->tokens.para[s->sentence->para];
    bool opens = s->sentence->from == p->token;

    if (voices_somebody(&s->paragraph))
        take(q, s->paragraph, BASIS_CONTINUED);
    else if (voices_somebody(&s->speaks))
        take(q, s->speaks, BASIS_TURN);
    else if (opens && first && voices_somebody(&s->before_says.voice))
        take_introduced(q, &s->before_says);
    else if (takes_turn(s, q))
        take(q, answer(s), BASIS_TURN);
    else
        take_nearby(s, q, opens, alone);
    /* "dijo" tells that who acts spoke. */
    if (alone && voices_somebody(&q->voice))
        q->basis = BASIS_CUE;
}
