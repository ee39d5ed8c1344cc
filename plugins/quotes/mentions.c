/* SPDX-License-Identifier: MIT */
#include "epithets.h"

#include <string.h>

#define NAMES_MOST 64 /* of one sentence that a pronoun cannot mean */

/* ---- the weight of a name ---- */

/* Does the verb stand before its subject: '...," said Lind'? */
static bool
inverted(const struct scene *s, uint32_t i)
{
    const struct phrase *p = s->phrases.v;

    return i > 1 && p[i - 1].kind == PHRASE_CUE &&
           (p[i - 2].kind == PHRASE_COMMA || p[i - 2].kind == PHRASE_QUOTE);
}

static bool
verb_near(const struct scene *s, uint32_t i)
{
    const struct phrase *p = s->phrases.v;
    uint32_t n = s->phrases.n;

    return (i + 1 < n && p[i + 1].kind == PHRASE_CUE) ||
           (i + 2 < n && p[i + 2].kind == PHRASE_CUE &&
               p[i + 1].kind != PHRASE_COMMA) ||
           inverted(s, i);
}

/* Is it told something: "she told Lind that"? */
static bool
hearer(const struct scene *s, uint32_t i)
{
    const struct phrase *p = s->phrases.v;

    return i > 0 && p[i - 1].kind == PHRASE_CUE && !inverted(s, i) &&
           (scene_token(s, p[i - 1].from)->grammar & G_HEARER);
}

/* "to Ada Lind, who runs the port": the sentence goes on about her. */
static bool
goes_on(const struct scene *s, uint32_t i)
{
    const struct phrases *p = &s->phrases;

    return i + 2 < p->n && p->v[i + 1].kind == PHRASE_COMMA &&
           p->v[i + 2].kind == PHRASE_REL;
}

static uint32_t
weight(const struct scene *s, uint32_t i)
{
    const struct phrase *p = &s->phrases.v[i];
    uint32_t w = WEIGHT_OTHER;

    if (p->bits & P_MODIFIER)
        w = WEIGHT_MODIFIER;
    else if (inverted(s, i) || i == s->subject)
        w = WEIGHT_SUBJECT;
    else if (p->bits & P_POSSESSIVE)
        w = WEIGHT_OWNER;
    else if (scene_token(s, p->from)->meaning & L_OBLIQUE)
        w = WEIGHT_OWNER;
    else if (((p->bits & P_GOVERNED) && !goes_on(s, i)) || hearer(s, i))
        w = WEIGHT_OBJECT;
    return verb_near(s, i) ? w + WEIGHT_VERB : w;
}

/* "QUEBRADA HONDA -": where the report comes from. */
static bool
dateline(const struct scene *s, const struct run *r)
{
    uint32_t n = (uint32_t)s->a->tokens.outer.n;

    return r->from == 0 && r->to < n && (scene_token(s, 0)->bits & F_UPPER) &&
           (token_dash(scene_token(s, r->to)) ||
               token_is(scene_token(s, r->to), '(') ||
               token_is(scene_token(s, r->to), ','));
}

static void
name(struct scene *s, uint32_t i)
{
    struct phrase *p = &s->phrases.v[i];
    struct run *r = &s->a->outer.v[p->run];
    const struct entity *x;
    uint32_t who = people_of(s->a, false, r);

    if (who != NAME_NONE)
        r->who = who; /* a surname may mean somebody else by now */
    p->who = p->kind == PHRASE_NAME ? r->who : NAME_NONE;
    if (r->who == NAME_NONE || dateline(s, r))
        return;
    x = &s->a->cast.v[r->who];
    if (x->kind == ENTITY_PERSON)
        s->a->cast.recent[x->words[x->n - 1]] = r->who;
    salience_mention(&s->salience, r->who, weight(s, i));
}

/* "A spokesman": the subject, of whom there was no talk before. */
static bool
newcomer(const struct scene *s, uint32_t i)
{
    return i == s->subject &&
           !(scene_token(s, s->phrases.v[i].from)->meaning & L_THE);
}

/* Descriptions are meant by pronouns less often than names. */
static void
description(struct scene *s, uint32_t i)
{
    uint32_t who = descriptions_of(s, i);
    uint32_t w = weight(s, i);

    s->phrases.v[i].who = who;
    if (s->a->cast.v[who].kind == ENTITY_DESC &&
        !(scene_token(s, s->phrases.v[i].head)->meaning & L_DOC))
        w = w * (newcomer(s, i) ? WEIGHT_NEWCOMER : WEIGHT_DESCRIPTION) / 1000;
    salience_mention(&s->salience, who, w);
}

/* ---- pronouns ---- */

/* People whom a pronoun can hardly mean. */
struct excluded {
    uint32_t banned[NAMES_MOST], spoken[NAMES_MOST];
    struct disjoint d;
};

static void
spoken_in(const struct scene *s, uint32_t q, struct excluded *x)
{
    const struct inside *in = &s->a->tokens.inside[q];
    uint32_t k;

    for (k = in->token; k < in->tokens_end && x->d.nspoken < NAMES_MOST; k++) {
        const struct token *t = &s->a->tokens.inner.v[k];

        if (t->bits & F_CAP)
            x->spoken[x->d.nspoken++] = t->id;
    }
}

/* Is the name before phrase i the subject of a verb of speaking of its own? */
static bool
speaks_itself(const struct scene *s, uint32_t k, uint32_t i)
{
    const struct phrase *p = s->phrases.v;

    return k < i && k + 1 < s->phrases.n && p[k + 1].kind == PHRASE_CUE &&
           (p[k + 1].bits & P_STRONG);
}

/* Who is named behind the pronoun, or anywhere in a sentence that opens with
 * the pronoun's quote ('"...," he told Lind'), is somebody else; who is named
 * inside the quote is so more often than not. */
static void
exclude(const struct scene *s, uint32_t i, struct excluded *x)
{
    const struct phrase *p = s->phrases.v;
    bool quote = false, speech = false;
    uint32_t k;

    memset(&x->d, 0, sizeof(x->d));
    for (k = 0; k < s->phrases.n; k++) {
        if (p[k].kind == PHRASE_QUOTE) {
            quote |= k < i && !(k > 0 && p[k - 1].kind == PHRASE_COLON);
            spoken_in(s, scene_token(s, p[k].from)->id, x);
        }
        speech |= k > i && k <= i + 3 && p[k].kind == PHRASE_CUE;
    }
    for (k = 0; k < s->phrases.n; k++) {
        uint32_t who =
            p[k].run != NAME_NONE ? s->a->outer.v[p[k].run].who : NAME_NONE;

        /* "In a post, it wrote" */
        if (k < i && (p[k].bits & P_GOVERNED) &&
            (scene_token(s, p[i].from)->grammar & G_IT))
            who = p[k].who;
        else if (k <= i && !(quote && speech))
            continue;
        if (who != NAME_NONE && x->d.nbanned < NAMES_MOST &&
            !speaks_itself(s, k, i))
            x->banned[x->d.nbanned++] = who;
    }
    /* Who answers says "I". */
    if (s->speaks.who != NAME_NONE && x->d.nbanned < NAMES_MOST)
        x->banned[x->d.nbanned++] = s->speaks.who;
    x->d.banned = x->banned;
    x->d.spoken = x->spoken;
}

/* The gender of whom a pronoun means; "it" only where it speaks. */
static int
wanted(const struct scene *s, uint32_t i)
{
    uint32_t class = scene_token(s, s->phrases.v[i].from)->grammar;

    if (class & G_HE)
        return GENDER_MALE;
    if (class & G_SHE)
        return GENDER_FEMALE;
    if ((class & G_THEY) && lexicon_has(s->a->lexicon, LANG_GENDERED_THINGS))
        return GENDER_PLURAL;
    return (class & G_IT) && verb_near(s, i) ? GENDER_NEUTER : -1;
}

static bool
neuter(const struct scene *s, const struct voice *v)
{
    return v->who != NAME_NONE && s->a->cast.v[v->who].gender == GENDER_NEUTER;
}

/* Who "it" at phrase i is, that speaks: the subject of the sentence, or the
 * organisation that acted or spoke last, here or at the end of the paragraph
 * before; or NAME_NONE. */
static uint32_t
speaking_it(const struct scene *s, uint32_t i)
{
    if (s->subject < i) {
        uint32_t who = s->phrases.v[s->subject].who;

        if (who != NAME_NONE && s->a->cast.v[who].gender == GENDER_NEUTER)
            return who;
    }
    if (neuter(s, &s->actor))
        return s->actor.who;
    if (neuter(s, &s->paragraph))
        return s->paragraph.who;
    return !voices_somebody(&s->actor) && neuter(s, &s->before) ? s->before.who
                                                                : NAME_NONE;
}

static void
pronoun(struct scene *s, uint32_t i)
{
    struct phrase *p = &s->phrases.v[i];
    int gender = wanted(s, i);
    struct excluded x;

    if (gender < 0)
        return;
    exclude(s, i, &x);
    if (gender == GENDER_NEUTER)
        p->who = speaking_it(s, i);
    if (p->who == NAME_NONE)
        p->who = salience_best(&s->salience, s->a, (enum gender)gender, &x.d);
    if (p->who == NAME_NONE)
        return;
    /* "she said": from now on it is known. */
    if (s->a->cast.v[p->who].gender == GENDER_UNKNOWN && verb_near(s, i))
        s->a->cast.v[p->who].gender = (enum gender)gender;
    salience_mention(&s->salience, p->who, WEIGHT_PRONOUN);
}

/* "the Italian" */
static bool
epithet(struct scene *s, uint32_t i)
{
    struct phrase *p = &s->phrases.v[i];
    uint32_t who = epithets_of(s, i);

    if (who == NAME_NONE)
        return false;
    p->who = who;
    salience_mention(&s->salience, who, weight(s, i));
    return true;
}

void
mentions_read(struct scene *s)
{
    uint32_t i;

    for (i = 0; i < s->phrases.n; i++) {
        const struct phrase *p = &s->phrases.v[i];

        if (p->kind == PHRASE_PRONOUN)
            pronoun(s, i);
        else if ((p->kind == PHRASE_NAME || p->kind == PHRASE_THING) &&
                 p->to == p->from + 2 && epithet(s, i))
            continue;
        else if (p->run != NAME_NONE)
            name(s, i);
        if (p->kind == PHRASE_DESC && !(p->bits & P_MARKED))
            description(s, i);
    }
}
