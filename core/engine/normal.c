#include "engine/normal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/fields.h"
#include "host/schema.h"
#include "json/build.h"

static void
drop_nulls(json_t *rec)
{
    size_t i;

    for (i = 0; i < fields_count; i++) {
        if (json_is_null(json_object_get(rec, fields[i].name)))
            json_object_del(rec, fields[i].name);
    }
}

static json_t *
make_id(const char *input, uint64_t line)
{
    char *s = mem_printf("%s:%ju", input, (uintmax_t)line);
    json_t *id = build_text(s);

    free(s);
    return id;
}

static int
normal_id(json_t *rec, const char *input, uint64_t line, struct stage_fault *f)
{
    json_t *id = json_object_get(rec, "id");
    char s[32];

    if (json_is_string(id))
        return 0;
    if (id == NULL) {
        build_set(rec, "id", make_id(input, line));
        return 0;
    }
    if (json_is_integer(id)) {
        snprintf(s, sizeof(s), "%" JSON_INTEGER_FORMAT,
            json_integer_value(id));
        build_set(rec, "id", json_string(s));
        return 0;
    }
    f->code = "wrong_type";
    snprintf(f->reason, sizeof(f->reason),
        "\"id\" must be a string or an integer, not %s", schema_type(id));
    return -1;
}

int
normal_apply(json_t *rec, const char *input, uint64_t line,
    struct stage_fault *f)
{
    json_t *authors;

    drop_nulls(rec);
    if (normal_id(rec, input, line, f))
        return -1;
    authors = json_object_get(rec, "authors");
    if (json_is_string(authors)) {
        json_t *list = build_array();

        build_add(list, json_incref(authors));
        build_set(rec, "authors", list);
    }
    return 0;
}
