/* SPDX-License-Identifier: MIT */
#include "wanted.h"

#include <string.h>
#include <strings.h>

#define LOOKED_AT ((size_t)4096) /* bytes in which <html> begins */

/* ---- options ------------------------------------------------------------- */

static bool
is_pattern_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static int
not_empty(const struct cd_host *host, const struct cd_strings *list,
    const char *option, const char *such)
{
    return list->n > 0 ? 0
                       : cd_fail(host,
                             "option \"%s\" is empty, so that no page would be "
                             "read: it lists what is, such as \"%s\"",
                             option, such);
}

int
wanted_status(const struct cd_host *host, const struct cd_strings *list)
{
    size_t i;

    for (i = 0; i < list->n; i++) {
        const char *text = list->v[i];

        if (strlen(text) != 3 || strspn(text, "0123456789") != 3 ||
            text[0] < '1' || text[0] > '5')
            return cd_fail(host,
                "option \"status\": \"%s\" is no status code "
                "of HTTP, such as \"200\"",
                text);
    }
    return not_empty(host, list, "status", "200");
}

/* A type that holds HTML, or a text. */
static bool
is_type(const char *text)
{
    static const char token[] = "abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&^_.+-";
    const size_t kind = strspn(text, token);
    const size_t n = strlen(text);

    if (kind == 0 || text[kind] != '/' || kind + 1 == n ||
        kind + 1 + strspn(text + kind + 1, token) != n)
        return false;
    return strncasecmp(text, "text/", 5) == 0 ||
           (n > 4 && (strcasecmp(text + n - 4, "html") == 0 ||
                         strcasecmp(text + n - 4, "+xml") == 0));
}

int
wanted_types(const struct cd_host *host, const struct cd_strings *list)
{
    size_t i;

    for (i = 0; i < list->n; i++) {
        if (!is_type(list->v[i]))
            return cd_fail(host,
                "option \"types\": \"%s\" is no type of pages "
                "or texts, such as \"text/html\" and "
                "\"text/plain\"",
                list->v[i]);
    }
    return not_empty(host, list, "types", "text/html");
}

/* The letters in front of what specifies the language: 2 or 3 of "pt-BR". */
static struct span
primary_language(struct span tag)
{
    size_t n = 0;

    while (n < tag.n && is_pattern_letter(tag.s[n]))
        n++;
    return (struct span){ tag.s, n };
}

int
wanted_languages(const struct cd_host *host, const struct cd_strings *list)
{
    size_t i;

    for (i = 0; i < list->n; i++) {
        const size_t n = strlen(list->v[i]);

        if (n < 2 || n > 3 ||
            primary_language((struct span){ list->v[i], n }).n != n)
            return cd_fail(host,
                "option \"languages\": \"%s\" is no code of a "
                "language of two or three letters, such as "
                "\"en\"",
                list->v[i]);
    }
    return 0;
}

/* ---- pages --------------------------------------------------------------- */

bool
wanted_one(const struct cd_strings *list, struct span value)
{
    size_t i;

    for (i = 0; i < list->n; i++) {
        if (span_is(value, list->v[i]))
            return true;
    }
    return false;
}

/* The value of lang in the start tag of <html>; s is NULL where it has none. */
static struct span
lang_of(struct span html)
{
    const size_t n = html.n < LOOKED_AT ? html.n : LOOKED_AT;
    size_t at = 0, end;

    while (at + 6 < n &&
           (html.s[at] != '<' || strncasecmp(html.s + at, "<html", 5) != 0))
        at++;
    if (at + 6 >= n)
        return (struct span){ NULL, 0 };
    for (end = at; end < n && html.s[end] != '>'; end++)
        continue;
    for (at += 5; at + 6 < end; at++) {
        size_t from = at + 6;

        if (strchr(" \t\r\n", html.s[at]) == NULL || html.s[at] == '\0' ||
            strncasecmp(html.s + at + 1, "lang=", 5) != 0)
            continue;
        from += html.s[from] == '"' || html.s[from] == '\'';
        return (struct span){ html.s + from, end - from };
    }
    return (struct span){ NULL, 0 };
}

/* Does the list hold one of the tags of "en-GB, fr"? */
static bool
any_of(const struct cd_strings *list, struct span tags)
{
    while (tags.n > 0) {
        const char *comma = memchr(tags.s, ',', tags.n);
        const size_t k = comma != NULL ? (size_t)(comma - tags.s) : tags.n;

        if (wanted_one(list,
                primary_language(fields_bare((struct span){ tags.s, k }))))
            return true;
        tags.s += k + (comma != NULL);
        tags.n -= k + (comma != NULL);
    }
    return false;
}

bool
wanted_language(const struct cd_strings *list, struct span warc,
    struct span http, struct span html)
{
    struct span said;

    if (list->n == 0)
        return true;
    said = fields_get(warc, "WARC-Identified-Content-Language");
    if (said.n == 0)
        said = fields_get(http, "Content-Language");
    if (said.n > 0)
        return any_of(list, said);
    said = primary_language(lang_of(html));
    return said.n < 2 || said.n > 3 || wanted_one(list, said);
}
