/* SPDX-License-Identifier: MIT */
#include "host/fields.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/names.h"

static const char *const image[] = { "caption", "credit", "url", NULL };
static const char *const link[] = { "title", "url", NULL };
static const char *const block[] = { "kind", "level", "start", "end", NULL };
static const char *const quote[] = { "text", "start", "end", "speaker",
    "mention", "cue", "basis", "kind", "group", "speakers", "within", NULL };
static const char *const person[] = { "name", "mentions", "gender", "role",
    "title", NULL };

const struct field_def fields[] = {
    { "id", CD_T_STRING, false, NULL },
    { "url", CD_T_STRING, false, NULL },
    { "source", CD_T_STRING, false, NULL },
    { "section", CD_T_STRING, false, NULL },
    { "language", CD_T_STRING, false, NULL },
    { "title", CD_T_STRING, false, NULL },
    { "subtitle", CD_T_STRING, false, NULL },
    { "authors", CD_T_ARRAY, false, NULL },
    { "agency", CD_T_STRING, false, NULL },
    { "date", CD_T_STRING, false, NULL },
    { "modified", CD_T_STRING, false, NULL },
    { "html", CD_T_STRING, false, NULL },
    { "text", CD_T_STRING, false, NULL },
    { "blocks", CD_T_ARRAY, true, block },
    { "images", CD_T_ARRAY, false, image },
    { "related", CD_T_ARRAY, false, link },
    { "quotes", CD_T_ARRAY, true, quote },
    { "people", CD_T_ARRAY, true, person },
    { "summary", CD_T_ARRAY, true, NULL },
    { "summary_spans", CD_T_ARRAY, true, NULL },
    { "keywords", CD_T_ARRAY, true, NULL },
    { "quality", CD_T_OBJECT, true, NULL },
    { "trace", CD_T_OBJECT, true, NULL },
};
const size_t fields_count = sizeof(fields) / sizeof(fields[0]);

const struct field_def *
fields_find(const char *name, size_t n)
{
    size_t i;

    for (i = 0; i < fields_count; i++) {
        if (strlen(fields[i].name) == n && memcmp(fields[i].name, name, n) == 0)
            return &fields[i];
    }
    return NULL;
}

/* The member that a step of a path names is none of those there are. */
static char *
no_member(const struct field_def *def, const char *name)
{
    struct names_guess guess = { 0 };
    size_t i;

    for (i = 0; def->members[i] != NULL; i++) {
        if (strcmp(def->members[i], name) == 0)
            return NULL;
        names_offer(&guess, name, def->members[i]);
    }
    if (guess.best != NULL)
        return mem_printf("\"%s\" has no \"%s\"; did you mean \"%s\"?",
            def->name, name, guess.best);
    return mem_printf("\"%s\" has no \"%s\"", def->name, name);
}

char *
fields_path_fault(const struct field_def *def, const struct cd_path *path)
{
    if (path->n < 2 || def->types == CD_T_OBJECT)
        return NULL;
    if (def->types != CD_T_ARRAY)
        return mem_printf("\"%s\" is %s, with nothing in it to name", def->name,
            fields_types(def->types));
    if (path->steps[1].index == CD_STEP_MEMBER)
        return def->members != NULL
                   ? mem_printf("\"%s\" is an array: write \"%s[].%s\"",
                         def->name, def->name, cd_path_name(path, 1))
                   : mem_printf("\"%s\" is an array: write \"%s[]\"", def->name,
                         def->name);
    if (path->n < 3 || path->steps[2].index != CD_STEP_MEMBER)
        return NULL;
    return def->members != NULL
               ? no_member(def, cd_path_name(path, 2))
               : mem_printf("\"%s\" has no objects in it", def->name);
}

const char *
fields_types(uint32_t types)
{
    static const char *const names[] = { "true or false", "an integer",
        "a real number", "a string", "an array", "an object" };
    static char text[80];
    size_t i, n = 0;

    if ((types & FIELDS_ANY) == FIELDS_ANY)
        return "any value";
    text[0] = '\0';
    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (types >> i & 1)
            n += (size_t)snprintf(text + n, sizeof(text) - n, "%s%s",
                n > 0 ? " or " : "", names[i]);
    }
    return text;
}
