/* SPDX-License-Identifier: MIT */
#include "text/prescan.h"

#include <string.h>

/* A place in the page. */
struct cursor {
    const char *s, *end;
};

static const struct charsets_text none = { "", 0 };

static bool
is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\f' ||
           byte == '\r';
}

static char
lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte | 0x20) : byte;
}

static bool
is_letter(char byte)
{
    return lower(byte) >= 'a' && lower(byte) <= 'z';
}

/* Does the page go on with the word, which is in lower case? */
static bool
goes_on_with(const struct cursor *at, const char *word)
{
    const char *text = at->s;

    while (*word != '\0' && text < at->end && lower(*text) == *word)
        text++, word++;
    return *word == '\0';
}

static bool
is_word_of_page(struct charsets_text text, const char *word)
{
    const struct cursor at = { text.s, text.s + text.n };

    return strlen(word) == text.n && goes_on_with(&at, word);
}

static void
skip_page_space(struct cursor *at)
{
    while (at->s < at->end && is_space(*at->s))
        at->s++;
}

/* Move behind the word, or to the end if it does not come. */
static void
skip_behind(struct cursor *at, const char *word)
{
    while (at->s < at->end && !goes_on_with(at, word))
        at->s++;
    if (at->s < at->end)
        at->s += strlen(word);
}

/* ---- tags --------------------------------------------------------------- */

/* What stands in quotation marks here, or up to white space or `stop`. */
static struct charsets_text
read_attribute_value(struct cursor *at, char stop)
{
    struct charsets_text value;
    char mark = '\0';

    if (at->s < at->end && (*at->s == '"' || *at->s == '\''))
        mark = *at->s++;
    value.s = at->s;
    while (
        at->s < at->end &&
        (mark != '\0' ? *at->s != mark : !is_space(*at->s) && *at->s != stop))
        at->s++;
    value.n = (size_t)(at->s - value.s);
    if (mark != '\0' && at->s < at->end)
        at->s++;
    return value;
}

/* The next attribute of a tag; false at its end. */
static bool
read_attribute(
    struct cursor *at, struct charsets_text *name, struct charsets_text *value)
{
    while (at->s < at->end && (is_space(*at->s) || *at->s == '/'))
        at->s++;
    if (at->s == at->end || *at->s == '>')
        return false;
    name->s = at->s++; /* a "=" that comes first is part of the name */
    while (
        at->s < at->end && !is_space(*at->s) && strchr("=/>", *at->s) == NULL)
        at->s++;
    name->n = (size_t)(at->s - name->s);
    *value = none;
    skip_page_space(at);
    if (at->s == at->end || *at->s != '=')
        return true;
    at->s++;
    skip_page_space(at);
    *value = read_attribute_value(at, '>');
    return true;
}

static struct charsets_text
trim_blanks(struct charsets_text text)
{
    while (text.n > 0 && is_space(text.s[0]))
        text.s++, text.n--;
    while (text.n > 0 && is_space(text.s[text.n - 1]))
        text.n--;
    return text;
}

/* The charset in the `content` of a <meta>: "text/html; charset=...". */
static struct charsets_text
charset_in(struct charsets_text content)
{
    struct cursor at = { content.s, content.s + content.n };

    for (;;) {
        skip_behind(&at, "charset");
        skip_page_space(&at);
        if (at.s == at.end)
            return none;
        if (*at.s != '=')
            continue;
        at.s++;
        skip_page_space(&at);
        return read_attribute_value(&at, ';');
    }
}

/* The charset of a <meta>, whose attributes begin here.  One with a name, a
 * description say, has none in its content. */
static struct charsets_text
read_meta(struct cursor *at)
{
    struct charsets_text name, value, charset = none, content = none;
    bool pragma = false, named = false;

    while (read_attribute(at, &name, &value)) {
        if (is_word_of_page(name, "http-equiv"))
            pragma = is_word_of_page(trim_blanks(value), "content-type");
        else if (is_word_of_page(name, "name") ||
                 is_word_of_page(name, "property"))
            named = true;
        else if (is_word_of_page(name, "charset") && charset.n == 0)
            charset = trim_blanks(value);
        else if (is_word_of_page(name, "content") && content.n == 0)
            content = value;
    }
    return charset.n > 0 || (named && !pragma) ? charset : charset_in(content);
}

/* Move to the end of a tag whose name begins here, and behind what a script or
 * style holds. */
static void
skip_tag(struct cursor *at)
{
    struct charsets_text name = { at->s, 0 }, value, attribute;

    while (at->s < at->end && !is_space(*at->s) && *at->s != '>')
        at->s++;
    name.n = (size_t)(at->s - name.s);
    while (read_attribute(at, &attribute, &value))
        continue;
    if (is_word_of_page(name, "script"))
        skip_behind(at, "</script");
    else if (is_word_of_page(name, "style"))
        skip_behind(at, "</style");
}

/* ---- the page ----------------------------------------------------------- */

/* The charset of a <meta> that begins here, behind the "<"; n is 0 for anything
 * else, which is passed over. */
static struct charsets_text
read_tag(struct cursor *at)
{
    const struct cursor behind = { at->s + 4, at->end };
    const bool closes = at->s < at->end && *at->s == '/';

    if (goes_on_with(at, "!--")) {
        at->s++; /* "<!-->" is a comment */
        skip_behind(at, "-->");
    } else if (goes_on_with(at, "meta") && behind.s < behind.end &&
               (is_space(*behind.s) || *behind.s == '/')) {
        *at = behind;
        return read_meta(at);
    } else if (at->end - at->s > closes && is_letter(at->s[closes])) {
        skip_tag(at);
    } else if (at->s < at->end && strchr("!/?", *at->s) != NULL) {
        skip_behind(at, ">");
    }
    return none;
}

/* The encoding of an XML declaration in front of the page. */
static struct charsets_text
read_declaration(struct cursor at)
{
    const char *end;

    if (!goes_on_with(&at, "<?xml"))
        return none;
    end = memchr(at.s, '>', (size_t)(at.end - at.s));
    at.end = end != NULL ? end : at.end;
    skip_behind(&at, "encoding");
    skip_page_space(&at);
    if (at.s == at.end || *at.s++ != '=')
        return none;
    skip_page_space(&at);
    return trim_blanks(read_attribute_value(&at, '?'));
}

struct charsets_text
prescan_charset(struct charsets_text html)
{
    struct cursor at = { html.s,
        html.s + (html.n < PRESCAN_MOST ? html.n : PRESCAN_MOST) };
    struct charsets_text found = none;
    const struct charsets_text declared = read_declaration(at);

    while (found.n == 0 && at.s < at.end &&
           (at.s = memchr(at.s, '<', (size_t)(at.end - at.s))) != NULL) {
        at.s++;
        found = read_tag(&at);
    }
    if (found.n == 0)
        found = declared;
    if (found.n >= 6 &&
        is_word_of_page((struct charsets_text){ found.s, 6 }, "utf-16"))
        return (struct charsets_text){ "utf-8", 5 };
    return found;
}
