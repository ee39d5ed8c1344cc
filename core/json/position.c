/* SPDX-License-Identifier: MIT */
#include "json/position.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

void
position_at(
    const char *s, size_t n, size_t offset, size_t *line, size_t *column)
{
    size_t i, from = 0;

    if (offset > n)
        offset = n;
    *line = 1;
    for (i = 0; i < offset; i++) {
        if (s[i] == '\n') {
            ++*line;
            from = i + 1;
        }
    }
    *column = utf8_count(s + from, offset - from) + 1;
}

static size_t
space(const char *s, size_t n, size_t i)
{
    while (i < n && strchr(" \t\r\n", s[i]) != NULL && s[i] != '\0')
        i++;
    return i;
}

/* Behind the string whose opening quote is at i. */
static size_t
string_end(const char *s, size_t n, size_t i)
{
    for (i++; i < n && s[i] != '"'; i++) {
        if (s[i] == '\\')
            i++;
    }
    return i < n ? i + 1 : n;
}

/* Behind the value at i: brackets are only counted, the text is sound. */
static size_t
value_end(const char *s, size_t n, size_t i)
{
    size_t depth = 0;

    do {
        i = space(s, n, i);
        if (i == n)
            return n;
        if (s[i] == '"') {
            i = string_end(s, n, i);
        } else if (s[i] == '{' || s[i] == '[') {
            depth++;
            i++;
        } else if (s[i] == '}' || s[i] == ']') {
            depth--;
            i++;
        } else if (s[i] == ',' || s[i] == ':') {
            i++;
        } else {
            while (i < n && strchr(" \t\r\n,]}", s[i]) == NULL)
                i++;
        }
    } while (depth > 0);
    return i;
}

/* Does the JSON string at i equal the pointer's token t[0..m)?  Keys with
 * escapes other than of a quote or backslash count as different. */
static bool
key_is(const char *s, size_t n, size_t i, const char *t, size_t m)
{
    size_t end = string_end(s, n, i) - 1, j = 0;

    for (i++; i < end && j < m; i++, j++) {
        char c = t[j];

        if (s[i] == '\\')
            i++;
        if (c == '~' && j + 1 < m)
            c = t[++j] == '1' ? '/' : '~';
        if (s[i] != c)
            return false;
    }
    return i == end && j == m;
}

/* The member of the object at *i that the token names: *i becomes its value,
 * *key its key. */
static bool
step_object(
    const char *s, size_t n, size_t *i, size_t *key, const char *t, size_t m)
{
    size_t at = space(s, n, *i + 1);

    while (at < n && s[at] == '"') {
        size_t k = at;

        at = space(s, n, string_end(s, n, at));
        at = space(s, n, at + 1); /* behind the colon */
        if (key_is(s, n, k, t, m)) {
            *key = k;
            *i = at;
            return true;
        }
        at = space(s, n, value_end(s, n, at));
        if (at < n && s[at] == ',')
            at = space(s, n, at + 1);
    }
    return false;
}

static bool
step_array(const char *s, size_t n, size_t *i, const char *t)
{
    size_t at = space(s, n, *i + 1), index = strtoul(t, NULL, 10), k;

    for (k = 0; at < n && s[at] != ']'; k++) {
        if (k == index) {
            *i = at;
            return true;
        }
        at = space(s, n, value_end(s, n, at));
        if (at < n && s[at] == ',')
            at = space(s, n, at + 1);
    }
    return false;
}

size_t
position_find(const char *s, size_t n, const char *pointer, bool key)
{
    size_t i = space(s, n, 0), k = i;

    while (*pointer == '/') {
        const char *t = pointer + 1;
        size_t m = strcspn(t, "/");
        bool found;

        if (i < n && s[i] == '{') {
            found = step_object(s, n, &i, &k, t, m);
        } else {
            found = i < n && s[i] == '[' && step_array(s, n, &i, t);
            if (found)
                k = i;
        }
        if (!found)
            return i;
        pointer = t + m;
    }
    return key ? k : i;
}

size_t
position_end(const char *s, size_t n, size_t at)
{
    return value_end(s, n, at);
}

void
position_push(struct buf *pointer, const char *key)
{
    buf_addc(pointer, '/');
    for (; *key != '\0'; key++) {
        if (*key == '~')
            buf_adds(pointer, "~0");
        else if (*key == '/')
            buf_adds(pointer, "~1");
        else
            buf_addc(pointer, *key);
    }
}
