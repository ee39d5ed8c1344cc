/* SPDX-License-Identifier: MIT */
#include "rest.h"

#include <string.h>

/* Behind the string that begins at `text`. */
static const char *
behind_string(const char *text, const char *end)
{
    const char *at = text + 1, *back;

    while ((at = memchr(at, '"', (size_t)(end - at))) != NULL) {
        for (back = at; back[-1] == '\\'; back--)
            continue;
        at++;
        if ((at - 1 - back) % 2 == 0) /* no backslash takes it in */
            return at;
    }
    return end;
}

/* Behind the value that begins at `text`. */
static const char *
behind_value(const char *text, const char *end)
{
    size_t depth = 0;

    while (text < end) {
        if (*text == '"') {
            text = behind_string(text, end);
        } else if (*text == '{' || *text == '[') {
            depth++;
            text++;
        } else if (*text == '}' || *text == ']') {
            if (depth == 0)
                return text;
            depth--;
            text++;
        } else if (*text == ',' && depth == 0) {
            return text;
        } else {
            text++;
        }
    }
    return end;
}

static bool
declared(const struct table *table, const char *name, size_t n)
{
    const struct table_node *node;

    for (node = table->root.first; node != NULL; node = node->next) {
        if (node != table->rest && strlen(node->name) == n &&
            memcmp(node->name, name, n) == 0)
            return true;
    }
    return false;
}

/* The members stand in the text in the order in which jansson has them. */
size_t
rest_put(struct blob *to, const struct table *table, const json_t *rec,
    const char *json, size_t n)
{
    const char *text = json + 1, *end = json + n, *from, *name;
    json_t *value;
    size_t put = 0, len;

    blob_byte(to, '{');
    json_object_keylen_foreach((json_t *)(uintptr_t)rec, name, len, value)
    {
        from = text;
        text =
            behind_value(behind_string(text, end), end); /* from the ':' on */
        if (!declared(table, name, len)) {
            if (put++ > 0)
                blob_byte(to, ',');
            blob_add(to, from, (size_t)(text - from));
        }
        if (text < end)
            text++;
    }
    blob_byte(to, '}');
    return put;
}
