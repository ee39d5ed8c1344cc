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
schema_is(const json_t *value, uint32_t types)
{
    static const uint32_t bits[] = { [JSON_OBJECT] = CD_T_OBJECT,
        [JSON_ARRAY] = CD_T_ARRAY,
        [JSON_STRING] = CD_T_STRING,
        [JSON_INTEGER] = CD_T_INT,
        [JSON_REAL] = CD_T_REAL,
        [JSON_TRUE] = CD_T_BOOL,
        [JSON_FALSE] = CD_T_BOOL,
        [JSON_NULL] = 0 };

    return (bits[json_typeof(value)] & types) != 0;
}

const json_t *
schema_member(const json_t *object, const char *key, uint32_t types)
{
    const json_t *value = json_object_get(object, key);

    return value != NULL && schema_is(value, types) ? value : NULL;
}

const char *
schema_type(const json_t *value)
{
    static const char *const names[] = { [JSON_OBJECT] = "an object",
        [JSON_ARRAY] = "an array",
        [JSON_STRING] = "a string",
        [JSON_INTEGER] = "an integer",
        [JSON_REAL] = "a real number",
        [JSON_TRUE] = "true",
        [JSON_FALSE] = "false",
        [JSON_NULL] = "null" };

    return names[json_typeof(value)];
}

static void
unknown_key(struct source *source, const char *pointer, const char *key,
    const char *what, const struct schema_key *keys)
{
    struct names_guess guess = { 0 };
    struct diag *diag;
    size_t i;

    diag = source_error(
        source, pointer, SOURCE_KEY, "unknown key \"%.80s\" in %s", key, what);
    for (i = 0; keys[i].name != NULL; i++)
        names_offer(&guess, key, keys[i].name);
    if (guess.best != NULL) {
        diag_help(diag, "did you mean \"%s\"?", guess.best);
    } else {
        struct buf b = { 0 };

        for (i = 0; keys[i].name != NULL; i++)
            buf_addf(&b, "%s\"%s\"", i > 0 ? ", " : "", keys[i].name);
        diag_help(diag, "%s knows %s; a key that begins with // is a comment",
            what, buf_cstr(&b));
        buf_free(&b);
    }
}

static const struct schema_key *
find_key(const struct schema_key *keys, const char *name)
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
check_word(struct source *source, const char *pointer,
    const struct schema_key *key, const char *word)
{
    struct buf all = { 0 };
    size_t i;

    for (i = 0; key->words[i] != NULL; i++) {
        if (strcmp(key->words[i], word) == 0)
            break;
        buf_addf(&all, "%s\"%s\"",
            i == 0                      ? ""
            : key->words[i + 1] != NULL ? ", "
                                        : " or ",
            key->words[i]);
    }
    if (key->words[i] == NULL)
        diag_help(source_error(source, pointer, SOURCE_VALUE,
                      "no such choice \"%.80s\"", word),
            "choose %s", buf_cstr(&all));
    buf_free(&all);
}

static void
check_strings(struct source *source, const char *pointer, const json_t *array)
{
    size_t i;
    json_t *value;

    json_array_foreach ((json_t *)(uintptr_t)array, i, value) {
        char *at = mem_printf("%s/%zu", pointer, i);

        if (!json_is_string(value))
            source_error(source, at, SOURCE_VALUE,
                "an element here must be a string, not %s", schema_type(value));
        else if (json_string_length(value) == 0)
            source_error(
                source, at, SOURCE_VALUE, "a string here must not be empty");
        free(at);
    }
}

/* A value of the right type. */
static void
check_value(struct source *source, const char *pointer,
    const struct schema_key *key, const json_t *value)
{
    const json_int_t n = json_integer_value(value);

    if (key->words != NULL)
        check_word(source, pointer, key, json_string_value(value));
    if (key->strings)
        check_strings(source, pointer, value);
    if (key->most > key->least && (n < key->least || n > key->most))
        source_error(source, pointer, SOURCE_VALUE,
            "\"%s\" is %" JSON_INTEGER_FORMAT ", outside %jd to %jd", key->name,
            n, (intmax_t)key->least, (intmax_t)key->most);
}

static void
check_member(struct source *source, const char *pointer, const char *key,
    const json_t *value, const char *what, const struct schema_key *keys)
{
    struct buf at = { 0 };
    const struct schema_key *entry = find_key(keys, key);

    buf_adds(&at, pointer);
    position_push(&at, key);
    if (entry == NULL)
        unknown_key(source, buf_cstr(&at), key, what, keys);
    else if (!schema_is(value, entry->types))
        source_error(source, buf_cstr(&at), SOURCE_VALUE,
            "\"%s\" must be %s, not %s", key, fields_types(entry->types),
            schema_type(value));
    else
        check_value(source, buf_cstr(&at), entry, value);
    buf_free(&at);
}

int
schema_check(struct source *source, const char *pointer, const json_t *object,
    const char *what, const struct schema_key *keys)
{
    const char *key;
    json_t *value;
    size_t i;

    if (!json_is_object(object)) {
        source_error(source, pointer, SOURCE_VALUE,
            "%s must be an object, not %s", what, schema_type(object));
        return -1;
    }
    json_object_foreach ((json_t *)(uintptr_t)object, key, value) {
        if (strncmp(key, "//", 2) != 0)
            check_member(source, pointer, key, value, what, keys);
    }
    for (i = 0; keys[i].name != NULL; i++) {
        if (keys[i].required && json_object_get(object, keys[i].name) == NULL)
            source_error(source, pointer, SOURCE_VALUE, "%s has no key \"%s\"",
                what, keys[i].name);
    }
    return 0;
}
