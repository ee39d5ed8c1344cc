/* SPDX-License-Identifier: MIT */
#include "texts.h"

#include <string.h>
#include <strings.h>

#include "text/entities.h"
#include "text/entities_table.h"
#include "text/utf8.h"

/* ---- encodings ----------------------------------------------------------- */

static void *
scratch_of_host(const void *host, size_t n)
{
    const struct cd_host *h = host;

    return h->scratch(h, n);
}

int
texts_encoding(
    const struct charsets *charsets, struct str name, struct encoding *to)
{
    static const struct {
        const char *name;
        enum encoding_kind kind;
    } names[] = {
        { "", ENCODING_UTF8 },
        { "utf-8", ENCODING_UTF8 },
        { "utf8", ENCODING_UTF8 },
        { "us-ascii", ENCODING_UTF8 },
        { "utf-16", ENCODING_UTF8 },
        { "iso-8859-1", ENCODING_1252 },
        { "windows-1252", ENCODING_1252 },
    };
    size_t i;

    to->which =
        charsets_find(charsets, (struct charsets_text){ name.s, name.n });
    to->kind = ENCODING_OTHER;
    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (strlen(names[i].name) == name.n &&
            strncasecmp(names[i].name, name.s, name.n) == 0) {
            to->kind = names[i].kind;
            return 0;
        }
    }
    /* Tags are looked for in the bytes. */
    return to->which != CHARSETS_NONE && !charsets_looks_utf8(to->which) ? 0
                                                                         : -1;
}

struct str
texts_decode(const struct cd_host *host, const struct charsets *charsets,
    struct encoding encoding, struct str text)
{
    const struct pool pool = { scratch_of_host, host };
    struct charsets_text decoded;
    size_t i, n = 0;
    char *to;

    if (encoding.kind == ENCODING_UTF8)
        return text;
    if (encoding.kind == ENCODING_OTHER) {
        decoded = charsets_decode(charsets, &pool, encoding.which,
            (struct charsets_text){ text.s, text.n });
        return (struct str){ decoded.s, decoded.n };
    }
    to = host->scratch(host, 3 * text.n + 1);
    for (i = 0; i < text.n; i++) {
        unsigned char byte = (unsigned char)text.s[i];

        n += utf8_encode(
            byte >= 0x80 && byte < 0xA0 ? entities_c1[byte - 0x80] : byte,
            to + n);
    }
    return (struct str){ to, n };
}

/* ---- XML ----------------------------------------------------------------- */

/* Bytes of the comment or CDATA section that `text` begins with, 0 if it does
 * not. */
static size_t
section(struct str text)
{
    static const struct {
        const char *begins, *ends;
    } kinds[] = { { "<!--", "-->" }, { "<![CDATA[", "]]>" } };
    size_t i;

    for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        size_t k = strlen(kinds[i].begins);
        const char *end;

        if (text.n < k || memcmp(text.s, kinds[i].begins, k) != 0)
            continue;
        end = memmem(text.s, text.n, kinds[i].ends, 3);
        return end != NULL ? (size_t)(end - text.s) + 3 : text.n;
    }
    return 0;
}

/* Bytes of the reference that `text` begins with and XML knows, 0 if none. */
static size_t
reference_length(struct str text)
{
    static const char *const known[] = { "&amp;", "&lt;", "&gt;", "&quot;",
        "&apos;" };
    size_t i;

    for (i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        size_t k = strlen(known[i]);

        if (text.n >= k && memcmp(text.s, known[i], k) == 0)
            return k;
    }
    if (text.n < 4 || text.s[1] != '#')
        return 0;
    for (i = 2; i < text.n && i < 12 && text.s[i] != ';'; i++) {
        if (strchr("xX0123456789abcdefABCDEF", text.s[i]) == NULL)
            return 0;
    }
    return i < text.n && text.s[i] == ';' && i > 2 ? i + 1 : 0;
}

/* Is it the name of an entity, that somebody may have declared? */
static bool
is_entity_name(struct str text)
{
    size_t i = 1;

    while (i < text.n && ((text.s[i] >= 'a' && text.s[i] <= 'z') ||
                             (text.s[i] >= 'A' && text.s[i] <= 'Z') ||
                             (i > 1 && text.s[i] >= '0' && text.s[i] <= '9')))
        i++;
    return i > 1 && i < text.n && text.s[i] == ';';
}

/* Write what the "&" at `text` becomes, and return the bytes of it that are
 * used. */
static size_t
mend_one(struct str text, char *to, size_t *n, size_t *mended)
{
    size_t k = reference_length(text);
    uint32_t code;

    if (k > 0 || is_entity_name(text)) {
        size_t known = k > 0 ? 0 : entities_at(text.s, text.n, &code);

        if (known > 0) {
            *n += utf8_encode(code, to + *n);
            return known;
        }
        k = k > 0 ? k : 1;
        memcpy(to + *n, text.s, k);
        *n += k;
        return k;
    }
    memcpy(to + *n, "&amp;", 5);
    *n += 5;
    ++*mended;
    return 1;
}

struct str
texts_mend(const struct cd_host *host, struct str text, size_t *mended)
{
    size_t i = 0, n = 0, room = text.n + 1, k;
    const char *and;
    char *to;

    *mended = 0;
    if (memchr(text.s, '&', text.n) == NULL)
        return text;
    for (and = text.s; (and = memchr(and, '&', text.n - (size_t)(and-text.s)));
         and++)
        room += 4;
    to = host->scratch(host, room);
    while (i < text.n) {
        const struct str rest = { text.s + i, text.n - i };

        if (text.s[i] == '&') {
            i += mend_one(rest, to, &n, mended);
            continue;
        }
        k = text.s[i] == '<' ? section(rest) : 0;
        k = k > 0 ? k : 1;
        memcpy(to + n, rest.s, k);
        n += k;
        i += k;
    }
    return (struct str){ to, n };
}

/* ---- texts --------------------------------------------------------------- */

static bool
is_xml_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

struct str
texts_trim(struct str text)
{
    while (text.n > 0 && is_xml_space(text.s[0])) {
        text.s++;
        text.n--;
    }
    while (text.n > 0 && is_xml_space(text.s[text.n - 1]))
        text.n--;
    return text;
}

/* Bytes of the tag or comment of HTML that `text` begins with, 0 if none. */
static size_t
tag(struct str text)
{
    const char byte = text.n > 1 ? text.s[1] : ' ';
    const char *end;

    if (byte != '/' && byte != '!' && !(byte >= 'a' && byte <= 'z') &&
        !(byte >= 'A' && byte <= 'Z'))
        return 0;
    end = memchr(text.s, '>', text.n < 1000 ? text.n : 1000);
    return end != NULL ? (size_t)(end - text.s) + 1 : 0;
}

struct str
texts_line(const struct cd_host *host, struct str text, bool html)
{
    char *to = host->scratch(host, text.n + 8);
    size_t i = 0, n = 0, k;
    uint32_t code;

    text = texts_trim(text);
    while (i < text.n) {
        const struct str rest = { text.s + i, text.n - i };

        if (html && text.s[i] == '<' && (k = tag(rest)) > 0) {
            i += k;
        } else if (html && text.s[i] == '&' &&
                   (k = entities_at(rest.s, rest.n, &code)) > 0) {
            n += utf8_encode(code, to + n);
            i += k;
        } else if (is_xml_space(text.s[i])) {
            if (n > 0 && to[n - 1] != ' ')
                to[n++] = ' ';
            i++;
        } else {
            to[n++] = text.s[i++];
        }
    }
    return texts_trim((struct str){ to, n });
}

struct str
texts_escape(const struct cd_host *host, struct str text)
{
    char *to = host->scratch(host, 5 * text.n + 1);
    size_t i, n = 0;

    for (i = 0; i < text.n; i++) {
        const char *as = text.s[i] == '&'   ? "&amp;"
                         : text.s[i] == '<' ? "&lt;"
                         : text.s[i] == '>' ? "&gt;"
                                            : NULL;

        if (as == NULL) {
            to[n++] = text.s[i];
        } else {
            memcpy(to + n, as, strlen(as));
            n += strlen(as);
        }
    }
    return (struct str){ to, n };
}

struct str
texts_person(struct str text)
{
    const char *open, *at = memchr(text.s, '@', text.n);

    text = texts_trim(text);
    if (at == NULL)
        return text;
    open = memchr(text.s, '(', text.n);
    if (open != NULL && open > at && text.s[text.n - 1] == ')')
        return texts_trim((struct str){
            open + 1, (size_t)(text.s + text.n - 1 - (open + 1)) });
    open = memchr(text.s, '<', text.n);
    if (open != NULL && open < at) {
        text = texts_trim((struct str){ text.s, (size_t)(open - text.s) });
        if (text.n > 1 && text.s[0] == '"' && text.s[text.n - 1] == '"')
            text = (struct str){ text.s + 1, text.n - 2 };
        return text;
    }
    return (struct str){ NULL, 0 };
}
