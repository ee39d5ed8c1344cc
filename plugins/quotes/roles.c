/* SPDX-License-Identifier: MIT */
/* The roles of people as the text gives them, "Ada Lind, a pilot,", and their
 * titles. */
#include "noun.h"
#include "apposition.h"
#include "scene.h"

#define ROLE_TOKENS 14 /* most tokens of a role */

/* Is it punctuation or a quote? */
static bool
is_mark_or_quote(const struct token *token)
{
    return token->kind == TOKEN_MARK || token->kind == TOKEN_QUOTE;
}

/* The end of the role that begins with token k: the next punctuation mark,
 * relative clause, subordinate clause or reporting verb. */
static uint32_t
role_end(const struct scene *scene, uint32_t k)
{
    uint32_t end = k;

    while (end < scene->sentence->to && end < k + ROLE_TOKENS &&
           !is_mark_or_quote(scene_token(scene, end)) &&
           !(scene_token(scene, end)->grammar & (G_REL | G_SUB)) &&
           !(scene_token(scene, end)->part & T_CUE))
        end++;
    return end;
}

/* Take ", a spokeswoman for the port," after the name at phrase i. */
static bool
role_after_name(struct scene *scene, uint32_t i, struct entity *entity)
{
    const struct phrase *phrases = scene->phrases.v;
    uint32_t k = i + 1, from, to;

    if (k + 1 >= scene->phrases.n || phrases[k].kind != PHRASE_COMMA ||
        phrases[k + 1].kind != PHRASE_DESC ||
        apposition_opens_clause(&scene->clause, k + 1))
        return false;
    from = phrases[k + 1].from;
    if (scene_token(scene, from)->grammar & G_DET)
        from++;
    to = role_end(scene, from);
    if (from >= to ||
        (scene_token(scene, phrases[k + 1].head)->meaning & L_THING))
        return false;
    entity->role = scene_bytes(scene, from, to);
    return true;
}

/* The first of the titles right before the name of the run, which are no nouns
 * for what somebody is: "Dr" in "the pilot Dr Ada Lind"; run->core: none. */
static uint32_t
first_title(const struct scene *scene, const struct run *run)
{
    uint32_t k = run->core, from = run->core;

    while (k > run->from) {
        const struct token *token = scene_token(scene, --k);

        if (token->kind == TOKEN_MARK)
            continue; /* the stop of "Dr." */
        if (!(token->meaning & L_TITLE) ||
            (token->meaning & (L_ROLE | L_ANYONE)) == L_ROLE)
            break;
        from = k;
    }
    return from;
}

/* Take the titles in the run: "Dr" of "Dr Ada Lind". */
static void
title_of_run(
    const struct scene *scene, const struct run *run, struct entity *entity)
{
    uint32_t from = first_title(scene, run);

    if (from < run->core && entity->title.n == 0)
        entity->title = scene_bytes(scene, from, run->core);
}

/* Take what precedes the name in its phrase, without determiners and titles:
 * "port spokeswoman Ada Lind". */
static bool
role_before_name(struct scene *scene, uint32_t i, struct entity *entity)
{
    const struct phrase *phrase = &scene->phrases.v[i];
    const struct run *run = &scene->article->outer.v[phrase->run];
    uint32_t from = phrase->from, to = first_title(scene, run), head, k;

    while (from < to && (scene_token(scene, from)->grammar & G_DET))
        from++;
    for (head = NAME_NONE, k = from; k < to; k++) {
        if (scene_token(scene, k)->meaning & (L_ROLE | L_TITLE))
            head = k;
    }
    /* not "Los Reyes Felipe VI y": it is of several */
    if (head == NAME_NONE || from >= to ||
        (scene_token(scene, head)->meaning & (L_THING | L_GROUP)))
        return false;
    entity->role = scene_bytes(scene, from, to);
    return true;
}

/* Take a description and a comma before the name: "her lawyer, Ada Lind,". */
static bool
role_in_description_before(
    struct scene *scene, uint32_t i, struct entity *entity)
{
    const struct phrase *phrases = scene->phrases.v;
    uint32_t k = i, from;

    if (i < 2 || phrases[i - 1].kind != PHRASE_COMMA)
        return false;
    k = i - 2;
    /* "el primer ministro italiano, Ada Lind," */
    k -= k > 0 && phrases[k].kind == PHRASE_WORD &&
         (scene_token(scene, phrases[k].from)->meaning & L_PLACE) &&
         lexicon_has(scene->article->lexicon, LANG_ADJECTIVE_BEHIND_NOUN);
    for (; k >= 2 && phrases[k - 1].kind == PHRASE_PREP &&
           (phrases[k - 1].bits & P_OF) && phrase_noun(&phrases[k - 2]);)
        k -= 2;
    if (phrases[k].kind != PHRASE_DESC ||
        (scene_token(scene, phrases[k].head)->meaning & (L_THING | L_GROUP)))
        return false;
    from = phrases[k].from;
    if (scene_token(scene, from)->grammar & G_DET)
        from++;
    entity->role = scene_bytes(scene, from, phrases[i - 2].to);
    return true;
}

void
roles_read(struct scene *scene)
{
    uint32_t i;

    for (i = 0; i < scene->phrases.n; i++) {
        const struct phrase *phrase = &scene->phrases.v[i];
        struct entity *entity;

        if (phrase->kind != PHRASE_NAME || phrase->who == NAME_NONE)
            continue;
        entity = &scene->out.cast->v[phrase->who];
        title_of_run(scene, &scene->article->outer.v[phrase->run], entity);
        /* The first role that the article gives is kept. */
        if (entity->role.n == 0 && !role_after_name(scene, i, entity) &&
            !role_before_name(scene, i, entity))
            role_in_description_before(scene, i, entity);
    }
}
