#include "host/schema.h"

#include <string.h>
#include <copydesk/plugin.h>

#include "base/names.h"
#include "host/fields.h"
#include "json/position.h"

bool
schema_is(const json_t *v, uint32_t types)
{
    static const uint32_t bits[] = { [JSON_OBJECT] = CD_T_OBJECT,
        [JSON_ARRAY] = CD_T_ARRAY, [JSON_STRING] = CD_T_STRING,
        [JSON_INTEGER] = CD_T_INT, [JSON_REAL] = CD_T_REAL,
        [JSON_TRUE] = CD_T_BOOL, [JSON_FALSE] = CD_T_BOOL, [JSON_NULL] = 0 };

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
        [JSON_ARRAY] = "an array", [JSON_STRING] = "a string",
        [JSON_INTEGER] = "an integer", [JSON_REAL] = "a real number",
        [JSON_TRUE] = "true", [JSON_FALSE] = "false", [JSON_NULL] = "null" };

    return names[json_typeof(v)];
}

static void
unknown_key(struct source *s, const char *pointer, const char *key,
    const char *what, const struct schema_key *keys, size_t nkeys)
{
    struct names_guess guess = { 0 };
    struct diag *d;
    size_t i;

    d = source_error(s, pointer, SOURCE_KEY, "unknown key \"%.80s\" in %s",
        key, what);
    for (i = 0; i < nkeys; i++)
        names_offer(&guess, key, keys[i].name);
    if (guess.best != NULL) {
        diag_help(d, "did you mean \"%s\"?", guess.best);
    } else {
        struct buf b = { 0 };

        for (i = 0; i < nkeys; i++)
            buf_addf(&b, "%s\"%s\"", i > 0 ? ", " : "", keys[i].name);
        diag_help(d, "%s knows %s; a key that begins with // is a comment",
            what, buf_cstr(&b));
        buf_free(&b);
    }
}

static const struct schema_key *
find(const struct schema_key *keys, size_t n, const char *name)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (strcmp(keys[i].name, name) == 0)
            return &keys[i];
    }
    return NULL;
}

static void
check_member(struct source *s, const char *pointer, const char *key,
    const json_t *v, const char *what, const struct schema_key *keys,
    size_t nkeys)
{
    struct buf at = { 0 };
    const struct schema_key *k = find(keys, nkeys, key);

    buf_adds(&at, pointer);
    position_push(&at, key);
    if (k == NULL)
        unknown_key(s, buf_cstr(&at), key, what, keys, nkeys);
    else if (!schema_is(v, k->types))
        source_error(s, buf_cstr(&at), SOURCE_VALUE,
            "\"%s\" must be %s, not %s", key, fields_types(k->types),
            schema_type(v));
    buf_free(&at);
}

int
schema_check(struct source *s, const char *pointer, const json_t *o,
    const char *what, const struct schema_key *keys, size_t nkeys)
{
    const char *key;
    json_t *v;
    size_t i;

    if (!json_is_object(o)) {
        source_error(s, pointer, SOURCE_VALUE, "%s must be an object, not %s",
            what, schema_type(o));
        return -1;
    }
    json_object_foreach((json_t *)(uintptr_t)o, key, v) {
        if (strncmp(key, "//", 2) != 0)
            check_member(s, pointer, key, v, what, keys, nkeys);
    }
    for (i = 0; i < nkeys; i++) {
        if (keys[i].required && json_object_get(o, keys[i].name) == NULL)
            source_error(s, pointer, SOURCE_VALUE, "%s has no key \"%s\"",
                what, keys[i].name);
    }
    return 0;
}
