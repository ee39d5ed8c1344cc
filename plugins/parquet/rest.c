/* SPDX-License-Identifier: MIT */
#include "rest.h"

#include <string.h>

/* Behind the string that begins at s. */
static const char *
behind_string(const char *s, const char *end)
{
    const char *p = s + 1, *back;

    while ((p = memchr(p, '"', (size_t)(end - p))) != NULL) {
        for (back = p; back[-1] == '\\'; back--)
            continue;
        p++;
        if ((p - 1 - back) % 2 == 0) /* no backslash takes it in */
            return p;
    }
    return end;
}

/* Behind the value that begins at s. */
static const char *
behind_value(const char *s, const char *end)
{
    size_t depth = 0;

    while (s < end) {
        if (*s == '"') {
            s = behind_string(s, end);
        } else if (*s == '{' || *s == '[') {
            depth++;
            s++;
        } else if (*s == '}' || *s == ']') {
            if (depth == 0)
                return s;
            depth--;
            s++;
        } else if (*s == ',' && depth == 0) {
            return s;
        } else {
            s++;
        }
    }
    return end;
}

static bool
declared(const struct table *t, const char *name, size_t n)
{
    const struct table_node *x;

    for (x = t->root.first; x != NULL; x = x->next) {
        if (x != t->rest && strlen(x->name) == n &&
            memcmp(x->name, name, n) == 0)
            return true;
    }
    return false;
}

/* The members stand in the text in the order in which jansson has them. */
size_t
rest_put(struct blob *to, const struct table *t, const json_t *rec,
    const char *json, size_t n)
{
    const char *s = json + 1, *end = json + n, *from, *name;
    json_t *v;
    size_t put = 0, len;

    blob_byte(to, '{');
    json_object_keylen_foreach((json_t *)(uintptr_t)rec, name, len, v)
    {
        from = s;
        s = behind_value(behind_string(s, end), end); /* from the ':' on */
        if (!declared(t, name, len)) {
            if (put++ > 0)
                blob_byte(to, ',');
            blob_add(to, from, (size_t)(s - from));
        }
        if (s < end)
            s++;
    }
    blob_byte(to, '}');
    return put;
}
