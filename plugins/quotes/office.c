/* SPDX-License-Identifier: MIT */
#include "office.h"

#include <string.h>
#include <strings.h>

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
office_introduces(const struct scene *scene, uint32_t i)
{
    uint32_t k = complement_phrase(scene, i);
    const struct token *token = scene_token(scene, scene->phrases.v[k].from);

    return k != i && (token->grammar & G_DET) &&
           scene->phrases.v[k].to > scene->phrases.v[k].from + 1 &&
           !(token->grammar & (G_POSS | G_THAT)) && !(token->meaning & L_THE);
}

/* Is phrase i an adjective of a country behind its noun: "el presidente
 * salvadoreño"? */
static bool
is_of_country(const struct scene *scene, uint32_t i)
{
    return lexicon_has(scene->article->lexicon, LANG_ADJECTIVE_BEHIND_NOUN) &&
           clause_is(&scene->clause, i, PHRASE_WORD) &&
           (clause_first(&scene->clause, i)->bits & F_LOWER) &&
           (clause_first(&scene->clause, i)->meaning & L_PLACE);
}

/* The bytes of the name that the complement of the description at phrase i is,
 * or of the country it is of; n is 0 if it is none. */
static struct span
complement_name(const struct scene *scene, uint32_t i)
{
    uint32_t k = complement_phrase(scene, i);
    const struct phrase *phrase = &scene->phrases.v[k];
    const struct run *run;

    if (is_of_country(scene, i + 1))
        return scene_bytes(
            scene, scene->phrases.v[i + 1].from, scene->phrases.v[i + 1].to);
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
office_contradicts(const struct scene *scene, uint32_t i, uint32_t who)
{
    struct span name = complement_name(scene, i),
                role = scene->article->cast.v[who].role;

    /* A role of one word, "the mayor", may have any complement. */
    return name.n > 0 && role.n > 0 &&
           memchr(scene->article->s + role.at, ' ', role.n) != NULL &&
           !role_has(scene, who, name);
}

uint32_t
office_bearer(const struct scene *scene, uint32_t i)
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

/* Is the role these words, capitals aside, or does it go on behind them: "el
 * primer ministro", where Ada Lind is "primer ministro italiano"? */
static bool
role_opens(const struct scene *scene, struct span role, struct span words)
{
    const char *text = scene->article->s;

    return role.n >= words.n &&
           strncasecmp(text + role.at, text + words.at, words.n) == 0 &&
           (role.n == words.n || text[role.at + words.n] == ' ');
}

uint32_t
office_in_same_words(const struct scene *scene, uint32_t from, uint32_t to)
{
    uint32_t who = NAME_NONE, k;
    struct span words;

    while (from < to && (scene_token(scene, from)->grammar & G_DET))
        from++;
    if (from == to)
        return NAME_NONE;
    words = scene_bytes(scene, from, to);
    for (k = 0; k < scene->salience.n; k++) {
        const struct entity *person =
            &scene->article->cast.v[scene->salience.v[k].who];

        if (person->kind != ENTITY_PERSON ||
            !role_opens(scene, person->role, words))
            continue;
        if (who != NAME_NONE)
            return NAME_NONE;
        who = scene->salience.v[k].who;
    }
    return who;
}
