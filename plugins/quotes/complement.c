/* SPDX-License-Identifier: MIT */
#include "complement.h"

#include <string.h>

/* The phrase of the complement of the description at phrase i, "of a school";
 * i if it has none. */
static uint32_t
complement_phrase(const struct scene *scene, uint32_t i)
{
    return clause_is(&scene->clause, i + 1, PHRASE_PREP) &&
                   (clause_at(&scene->clause, i + 1)->bits & P_OF) &&
                   i + 2 < scene->phrases.n &&
                   phrase_noun(&scene->phrases.v[i + 2])
               ? i + 2
               : i;
}

bool
complement_introduces(const struct scene *scene, uint32_t i)
{
    uint32_t k = complement_phrase(scene, i);
    const struct token *token = scene_token(scene, scene->phrases.v[k].from);

    return k != i && (token->grammar & G_DET) &&
           scene->phrases.v[k].to > scene->phrases.v[k].from + 1 &&
           !(token->grammar & (G_POSS | G_THAT)) && !(token->meaning & L_THE);
}

/* The bytes of the name that the complement of the description at phrase i is;
 * n is 0 if it is none. */
static struct span
complement_name(const struct scene *scene, uint32_t i)
{
    uint32_t k = complement_phrase(scene, i);
    const struct phrase *phrase = &scene->phrases.v[k];
    const struct run *run;

    if (k == i || phrase->kind != PHRASE_NAME || phrase->run == NAME_NONE)
        return (struct span){ 0, 0 };
    run = &scene->article->outer.v[phrase->run];
    return scene_bytes(scene, run->from, run->to);
}

/* Does the person's role have the name in it? */
static bool
role_has(const struct scene *scene, uint32_t who, struct span name)
{
    struct span role = scene->article->cast.v[who].role;

    return role.n > name.n && memmem(scene->article->s + role.at, role.n,
                                  scene->article->s + name.at, name.n) != NULL;
}

bool
complement_contradicts(const struct scene *scene, uint32_t i, uint32_t who)
{
    struct span name = complement_name(scene, i),
                role = scene->article->cast.v[who].role;

    /* A role of one word, "the mayor", may have any complement. */
    return name.n > 0 && role.n > 0 &&
           memchr(scene->article->s + role.at, ' ', role.n) != NULL &&
           !role_has(scene, who, name);
}

uint32_t
complement_bearer(const struct scene *scene, uint32_t i)
{
    struct span name = complement_name(scene, i);
    uint32_t who = NAME_NONE, k;

    if (name.n == 0)
        return NAME_NONE;
    for (k = 0; k < scene->salience.n; k++) {
        uint32_t other = scene->salience.v[k].who;

        if (scene->article->cast.v[other].kind != ENTITY_PERSON ||
            !role_has(scene, other, name))
            continue;
        if (who != NAME_NONE) /* a firm has many */
            return NAME_NONE;
        who = other;
    }
    return who;
}
