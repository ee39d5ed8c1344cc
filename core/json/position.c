/* SPDX-License-Identifier: MIT */
#include "json/position.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

void
position_at(
    const char *text, size_t n, size_t offset, size_t *line, size_t *column)
{
    size_t i, from = 0;

    if (offset > n)
        offset = n;
    *line = 1;
    for (i = 0; i < offset; i++) {
        if (text[i] == '\n') {
            ++*line;
            from = i + 1;
        }
    }
    *column = utf8_count(text + from, offset - from) + 1;
}

static size_t
space(const char *text, size_t n, size_t i)
{
    while (i < n && strchr(" \t\r\n", text[i]) != NULL && text[i] != '\0')
        i++;
    return i;
}

/* Behind the string whose opening quote is at i. */
static size_t
string_end(const char *text, size_t n, size_t i)
{
    for (i++; i < n && text[i] != '"'; i++) {
        if (text[i] == '\\')
            i++;
    }
    return i < n ? i + 1 : n;
}

/* Behind the value at i: brackets are only counted, the text is sound. */
static size_t
value_end(const char *text, size_t n, size_t i)
{
    size_t depth = 0;

    do {
        i = space(text, n, i);
        if (i == n)
            return n;
        if (text[i] == '"') {
            i = string_end(text, n, i);
        } else if (text[i] == '{' || text[i] == '[') {
            depth++;
            i++;
        } else if (text[i] == '}' || text[i] == ']') {
            depth--;
            i++;
        } else if (text[i] == ',' || text[i] == ':') {
            i++;
        } else {
            while (i < n && strchr(" \t\r\n,]}", text[i]) == NULL)
                i++;
        }
    } while (depth > 0);
    return i;
}

/* Does the JSON string at i equal the pointer's token[0..token_n)?  Keys with
 * escapes other than of a quote or backslash count as different. */
static bool
key_is(const char *text, size_t n, size_t i, const char *token, size_t token_n)
{
    size_t end = string_end(text, n, i) - 1, j = 0;

    for (i++; i < end && j < token_n; i++, j++) {
        char byte = token[j];

        if (text[i] == '\\')
            i++;
        if (byte == '~' && j + 1 < token_n)
            byte = token[++j] == '1' ? '/' : '~';
        if (text[i] != byte)
            return false;
    }
    return i == end && j == token_n;
}

/* The member of the object at *index that the token names: *index becomes its
 * value, *key its key. */
static bool
step_object(const char *text, size_t n, size_t *index, size_t *key,
    const char *token, size_t token_n)
{
    size_t at = space(text, n, *index + 1);

    while (at < n && text[at] == '"') {
        size_t k = at;

        at = space(text, n, string_end(text, n, at));
        at = space(text, n, at + 1); /* behind the colon */
        if (key_is(text, n, k, token, token_n)) {
            *key = k;
            *index = at;
            return true;
        }
        at = space(text, n, value_end(text, n, at));
        if (at < n && text[at] == ',')
            at = space(text, n, at + 1);
    }
    return false;
}

static bool
step_array(const char *text, size_t n, size_t *i, const char *token)
{
    size_t at = space(text, n, *i + 1), index = strtoul(token, NULL, 10), k;

    for (k = 0; at < n && text[at] != ']'; k++) {
        if (k == index) {
            *i = at;
            return true;
        }
        at = space(text, n, value_end(text, n, at));
        if (at < n && text[at] == ',')
            at = space(text, n, at + 1);
    }
    return false;
}

size_t
position_find(const char *text, size_t n, const char *pointer, bool key)
{
    size_t i = space(text, n, 0), k = i;

    while (*pointer == '/') {
        const char *token = pointer + 1;
        size_t token_n = strcspn(token, "/");
        bool found;

        if (i < n && text[i] == '{') {
            found = step_object(text, n, &i, &k, token, token_n);
        } else {
            found = i < n && text[i] == '[' && step_array(text, n, &i, token);
            if (found)
                k = i;
        }
        if (!found)
            return i;
        pointer = token + token_n;
    }
    return key ? k : i;
}

size_t
position_end(const char *text, size_t n, size_t at)
{
    return value_end(text, n, at);
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
