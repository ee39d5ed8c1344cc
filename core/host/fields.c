#include "host/fields.h"

#include <stdio.h>
#include <string.h>

#include <copydesk/plugin.h>

const struct field_def fields[] = {
    { "id", CD_T_STRING, false },
    { "url", CD_T_STRING, false },
    { "source", CD_T_STRING, false },
    { "section", CD_T_STRING, false },
    { "language", CD_T_STRING, false },
    { "title", CD_T_STRING, false },
    { "subtitle", CD_T_STRING, false },
    { "authors", CD_T_ARRAY, false },
    { "agency", CD_T_STRING, false },
    { "date", CD_T_STRING, false },
    { "modified", CD_T_STRING, false },
    { "html", CD_T_STRING, false },
    { "text", CD_T_STRING, false },
    { "images", CD_T_ARRAY, false },
    { "related", CD_T_ARRAY, false },
    { "quotes", CD_T_ARRAY, true },
    { "people", CD_T_ARRAY, true },
    { "summary", CD_T_ARRAY, true },
    { "summary_spans", CD_T_ARRAY, true },
    { "keywords", CD_T_ARRAY, true },
    { "quality", CD_T_OBJECT, true },
    { "trace", CD_T_OBJECT, true },
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

#define ANY 0x3fu /* all CD_T_* */

const char *
fields_types(uint32_t types)
{
    static const char *const names[] = { "true or false", "an integer",
        "a real number", "a string", "an array", "an object" };
    static char text[80];
    size_t i, n = 0;

    if ((types & ANY) == ANY)
        return "any value";
    text[0] = '\0';
    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (types >> i & 1)
            n += (size_t)snprintf(text + n, sizeof(text) - n, "%s%s",
                n > 0 ? " or " : "", names[i]);
    }
    return text;
}
