/* SPDX-License-Identifier: MIT */
#include "fields.h"

#include <string.h>
#include <strings.h>

static bool
is_field_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

static struct span
trim_span(struct span span)
{
    while (span.n > 0 && is_field_blank(span.s[0])) {
        span.s++;
        span.n--;
    }
    while (span.n > 0 && is_field_blank(span.s[span.n - 1]))
        span.n--;
    return span;
}

bool
span_is(struct span a, const char *b)
{
    return a.s != NULL && a.n == strlen(b) && strncasecmp(a.s, b, a.n) == 0;
}

/* The line at *at, without its end, behind which *at is left. */
static struct span
next_field_line(struct span block, size_t *at)
{
    const char *text = block.s + *at, *end = memchr(text, '\n', block.n - *at);
    size_t n = end != NULL ? (size_t)(end - text) : block.n - *at;

    *at += n + (end != NULL);
    n -= n > 0 && text[n - 1] == '\r';
    return (struct span){ text, n };
}

size_t
fields_block(struct span span)
{
    size_t at = 0;

    while (at < span.n) {
        if (next_field_line(span, &at).n == 0)
            return at;
    }
    return 0;
}

struct span
fields_first(struct span block)
{
    size_t at = 0;

    return next_field_line(block, &at);
}

struct span
fields_get(struct span block, const char *name)
{
    size_t at = 0;

    return fields_next(block, name, &at);
}

struct span
fields_next(struct span block, const char *name, size_t *at)
{
    const size_t n = strlen(name);

    if (*at == 0)
        next_field_line(block, at);
    while (*at < block.n) {
        struct span line = next_field_line(block, at);

        while (*at < block.n && (block.s[*at] == ' ' || block.s[*at] == '\t')) {
            struct span more = next_field_line(block, at);

            line.n = (size_t)(more.s + more.n - line.s);
        }
        if (line.n > n && line.s[n] == ':' && strncasecmp(line.s, name, n) == 0)
            return trim_span((struct span){ line.s + n + 1, line.n - n - 1 });
    }
    return (struct span){ NULL, 0 };
}

struct span
fields_unfold(struct span value, char *to)
{
    size_t n = 0;

    while (value.n > 0) {
        const char *end = memchr(value.s, '\n', value.n);
        struct span line = value;

        if (end != NULL)
            line.n = (size_t)(end - value.s) + 1;
        value = (struct span){ value.s + line.n, value.n - line.n };
        line = trim_span(line);
        if (n > 0 && line.n > 0)
            to[n++] = ' ';
        memcpy(to + n, line.s, line.n);
        n += line.n;
    }
    return (struct span){ to, n };
}

struct span
fields_bare(struct span value)
{
    const char *end = value.n > 0 ? memchr(value.s, ';', value.n) : NULL;

    if (end != NULL)
        value.n = (size_t)(end - value.s);
    return trim_span(value);
}

struct span
fields_parameter(struct span value, const char *name)
{
    const size_t n = strlen(name);

    for (;;) {
        const char *semicolon =
            value.n > 0 ? memchr(value.s, ';', value.n) : NULL;
        struct span span;

        if (semicolon == NULL)
            return (struct span){ NULL, 0 };
        value.n -= (size_t)(semicolon + 1 - value.s);
        value.s = semicolon + 1;
        span = fields_bare(value);
        if (span.n <= n || span.s[n] != '=' ||
            strncasecmp(span.s, name, n) != 0)
            continue;
        span = trim_span((struct span){ span.s + n + 1, span.n - n - 1 });
        if (span.n >= 2 && span.s[0] == '"' && span.s[span.n - 1] == '"')
            span = (struct span){ span.s + 1, span.n - 2 };
        return span;
    }
}
