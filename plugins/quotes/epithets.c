/* SPDX-License-Identifier: MIT */
#include "epithets.h"

/* "Italian": from somewhere. */
static bool
national(const struct token *t)
{
    return (t->meaning & (L_PLACE | L_ANYONE)) == (L_PLACE | L_ANYONE);
}

/* A role that many have; offices ("the governor") are known to all, and may
 * be somebody's who was never named. */
static bool
common(const struct token *t)
{
    return (t->meaning & L_ROLE) &&
           !(t->meaning & (L_TITLE | L_THING | L_GROUP | L_DOC));
}

/* "29-year-old", "49-Jährige", "ventenne" */
static bool
age(const struct scene *s, const struct token *t)
{
    return (t->bits & F_DIGIT) || (article_detail(s->a, t) & D(AGE_ENDING));
}

/* The word that is all of the phrase but its article and an age, or NULL. */
static const struct token *
word(const struct scene *s, const struct phrase *p)
{
    const struct token *det = scene_token(s, p->from), *t = det + 1;

    /* "de twintigjarige zwemster" */
    if (p->to == p->from + 3 && age(s, t) && common(t + 1))
        t++;
    else if (p->to != p->from + 2)
        return NULL;
    if (!(det->meaning & L_THE) || (det->grammar & (G_POSS | G_THAT)))
        return NULL;
    if (p->kind == PHRASE_DESC)
        return common(t) || national(t) ? t : NULL;
    return (p->kind == PHRASE_NAME || p->kind == PHRASE_THING) && national(t)
               ? t
               : NULL;
}

static bool
beside_verb(const struct scene *s, uint32_t i)
{
    return (i > 0 && (s->phrases.v[i - 1].kind == PHRASE_CUE ||
                         (article_detail(
                              s->a, scene_token(s, s->phrases.v[i - 1].from)) &
                             D(SAYS_SO)))) ||
           (i + 1 < s->phrases.n && s->phrases.v[i + 1].kind == PHRASE_CUE);
}

/* What the word tells, or -1. */
static int
gender(uint32_t meaning)
{
    if ((meaning & L_MALE) && !(meaning & L_FEMALE))
        return GENDER_MALE;
    if ((meaning & L_FEMALE) && !(meaning & L_MALE))
        return GENDER_FEMALE;
    return -1;
}

static bool
fits(const struct scene *s, const struct voice *v, uint32_t meaning)
{
    const struct entity *x;

    if (v->who == NAME_NONE)
        return false;
    x = &s->a->cast.v[v->who];
    if (x->kind != ENTITY_PERSON)
        return false;
    return gender(meaning) < 0 || x->gender == GENDER_UNKNOWN ||
           (int)x->gender == gender(meaning);
}

uint32_t
epithets_of(const struct scene *s, uint32_t i)
{
    const struct token *t = word(s, &s->phrases.v[i]);

    if (t == NULL || !(beside_verb(s, i) || (i == s->subject && age(s, t))))
        return NAME_NONE;
    if (fits(s, &s->actor, t->meaning))
        return s->actor.who;
    if (fits(s, &s->paragraph, t->meaning))
        return s->paragraph.who;
    if (!voices_somebody(&s->actor) && !voices_somebody(&s->paragraph) &&
        fits(s, &s->before, t->meaning))
        return s->before.who;
    /* A nation or an age is somebody's of whom there is talk. */
    if (lexicon_has(s->a->lexicon, LANG_GENDERED_THINGS) &&
        gender(t->meaning) >= 0)
        return salience_best(&s->salience, s->a,
            (enum gender)gender(t->meaning), &(struct disjoint){ 0 });
    return national(t) || age(s, t)
               ? salience_first(&s->salience, s->a, NAME_NONE)
               : NAME_NONE;
}
