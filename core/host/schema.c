/* SPDX-License-Identifier: MIT */
#include "host/schema.h"

#include <stdlib.h>
#include <string.h>
#include <copydesk/plugin.h>

#include "base/mem.h"
#include "base/names.h"
#include "host/fields.h"
#include "json/position.h"

bool
schema_is(const json_t *v, uint32_t types)
{
    static const uint32_t bits[] = { [JSON_OBJECT] = CD_T_OBJECT,
        [JSON_ARRAY] = CD_T_ARRAY,
        [JSON_STRING] = CD_T_STRING,
        [JSON_INTEGER] = CD_T_INT,
        [JSON_REAL] = CD_T_REAL,
        [JSON_TRUE] = CD_T_BOOL,
        [JSON_FALSE] = CD_T_BOOL,
        [JSON_NULL] = 0 };

    return (bits[json_typeof(v)] & types) != 0;
}

const json_t *
schema_member(const json_t *o, const char *key, uint32_t types)
{
    const json_t *v = json_object_get(o, key);

    return v != NULL && schema_is(v, types) ? v : NULL;
}

const char *
schema_type(const json_t *v)
{
    static const char *const names[] = { [JSON_OBJECT] = "an object",
        [JSON_ARRAY] = "an array",
        [JSON_STRING] = "a string",
        [JSON_INTEGER] = "an integer",
        [JSON_REAL] = "a real number",
        [JSON_TRUE] = "true",
        [JSON_FALSE] = "false",
        [JSON_NULL] = "null" };

    return names[json_typeof(v)];
}

static void
unknown_key(struct source *s, const char *pointer, const char *key,
    const char *what, const struct schema_key *keys)
{
    struct names_guess guess = { 0 };
    struct diag *d;
    size_t i;

    d = source_error(
        s, pointer, SOURCE_KEY, "unknown key \"%.80s\" in %s", key, what);
    for (i = 0; keys[i].name != NULL; i++)
        names_offer(&guess, key, keys[i].name);
    if (guess.best != NULL) {
        diag_help(d, "did you mean \"%s\"?", guess.best);
    } else {
        struct buf b = { 0 };

        for (i = 0; keys[i].name != NULL; i++)
            buf_addf(&b, "%s\"%s\"", i > 0 ? ", " : "", keys[i].name);
        diag_help(d, "%s knows %s; a key that begins with // is a comment",
            what, buf_cstr(&b));
        buf_free(&b);
    }
}

static const struct schema_key *
find(const struct schema_key *keys, const char *name)
{
    size_t i;

    for (i = 0; keys[i].name != NULL; i++) {
        if (strcmp(keys[i].name, name) == 0)
            return &keys[i];
    }
    return NULL;
}

/* One of the words. */
static void
check_word(struct source *s, const char *pointer, const struct schema_key *k,
    const char *word)
{
    struct buf all = { 0 };
    size_t i;

    for (i = 0; k->words[i] != NULL; i++) {
        if (strcmp(k->words[i], word) == 0)
            break;
        buf_addf(&all, "%s\"%s\"",
            i == 0                    ? ""
            : k->words[i + 1] != NULL ? ", "
                                      : " or ",
            k->words[i]);
    }
    if (k->words[i] == NULL)
        diag_help(source_error(s, pointer, SOURCE_VALUE,
                      "no such choice \"%.80s\"", word),
            "choose %s", buf_cstr(&all));
    buf_free(&all);
}

static void
check_strings(struct source *s, const char *pointer, const json_t *array)
{
    size_t i;
    json_t *v;

    json_array_foreach ((json_t *)(uintptr_t)array, i, v) {
        char *at = mem_printf("%s/%zu", pointer, i);

        if (!json_is_string(v))
            source_error(s, at, SOURCE_VALUE,
                "an element here must be a string, not %s", schema_type(v));
        else if (json_string_length(v) == 0)
            source_error(
                s, at, SOURCE_VALUE, "a string here must not be empty");
        free(at);
    }
}

/* A value of the right type. */
static void
check_value(struct source *s, const char *pointer, const struct schema_key *k,
    const json_t *v)
{
    const json_int_t n = json_integer_value(v);

    if (k->words != NULL)
        check_word(s, pointer, k, json_string_value(v));
    if (k->strings)
        check_strings(s, pointer, v);
    if (k->most > k->least && (n < k->least || n > k->most))
        source_error(s, pointer, SOURCE_VALUE,
            "\"%s\" is %" JSON_INTEGER_FORMAT ", outside %jd to %jd", k->name,
            n, (intmax_t)k->least, (intmax_t)k->most);
}

static void
check_member(struct source *s, const char *pointer, const char *key,
    const json_t *v, const char *what, const struct schema_key *keys)
{
    struct buf at = { 0 };
    const struct schema_key *k = find(keys, key);

    buf_adds(&at, pointer);
    position_push(&at, key);
    if (k == NULL)
        unknown_key(s, buf_cstr(&at), key, what, keys);
    else if (!schema_is(v, k->types))
        source_error(s, buf_cstr(&at), SOURCE_VALUE,
            "\"%s\" must be %s, not %s", key, fields_types(k->types),
            schema_type(v));
    else
        check_value(s, buf_cstr(&at), k, v);
    buf_free(&at);
}

int
schema_check(struct source *s, const char *pointer, const json_t *o,
    const char *what, const struct schema_key *keys)
{
    const char *key;
    json_t *v;
    size_t i;

    if (!json_is_object(o)) {
        source_error(s, pointer, SOURCE_VALUE, "%s must be an object, not %s",
            what, schema_type(o));
        return -1;
    }
    json_object_foreach ((json_t *)(uintptr_t)o, key, v) {
        if (strncmp(key, "//", 2) != 0)
            check_member(s, pointer, key, v, what, keys);
    }
    for (i = 0; keys[i].name != NULL; i++) {
        if (keys[i].required && json_object_get(o, keys[i].name) == NULL)
            source_error(s, pointer, SOURCE_VALUE, "%s has no key \"%s\"", what,
                keys[i].name);
    }
    return 0;
}
