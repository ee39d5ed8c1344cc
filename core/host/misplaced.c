/* SPDX-License-Identifier: MIT */
#include "host/misplaced.h"

#include <string.h>

#include "host/fields.h"
#include "host/grammar.h"
#include "io/codec.h"
#include "io/foreign.h"
#include "io/frame.h"
#include "json/reader.h"

/* Is it an object with a standard field, and no key of a pipeline? */
static bool
is_record(const json_t *value)
{
    const struct schema_key *known;
    bool found = false;
    const char *key;
    json_t *member;

    for (known = grammar_pipeline; known->name != NULL; known++) {
        if (json_object_get(value, known->name) != NULL)
            return false;
    }
    json_object_foreach ((json_t *)(uintptr_t)value, key, member)
        found |= fields_find(key, strlen(key)) != NULL;
    return found;
}

const char *
misplaced_stages(const char *text, size_t n)
{
    const char *end = memchr(text, '\n', n);
    const size_t line = end != NULL ? (size_t)(end - text) : n;
    struct reader_error error;
    json_t *first = reader_parse(text, line, NULL, &error);
    const bool record = is_record(first);
    struct cd_err what;

    json_decref(first);
    if (record || codec_of((const unsigned char *)text, n) != NULL)
        return "-s clean";
    switch (foreign_look(text, n, true, "", &what)) {
    case FOREIGN_WARC:
    case FOREIGN_FEED:
    case FOREIGN_HTML:
        return "-s extract -s clean";
    case FOREIGN_TEXT:
        return frame_csv_table(text, n) ? "-s clean" : NULL;
    default:
        return NULL;
    }
}
