/* SPDX-License-Identifier: MIT */
#include "texts.h"

#include <string.h>
#include <strings.h>

#include "text/entities.h"
#include "text/entities_table.h"
#include "text/utf8.h"

/* ---- encodings ----------------------------------------------------------- */

static void *
take(const void *host, size_t n)
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
texts_decode(const struct cd_host *h, const struct charsets *charsets,
    struct encoding encoding, struct str t)
{
    const struct pool pool = { take, h };
    struct charsets_text decoded;
    size_t i, n = 0;
    char *to;

    if (encoding.kind == ENCODING_UTF8)
        return t;
    if (encoding.kind == ENCODING_OTHER) {
        decoded = charsets_decode(charsets, &pool, encoding.which,
            (struct charsets_text){ t.s, t.n });
        return (struct str){ decoded.s, decoded.n };
    }
    to = h->scratch(h, 3 * t.n + 1);
    for (i = 0; i < t.n; i++) {
        unsigned char c = (unsigned char)t.s[i];

        n += utf8_encode(
            c >= 0x80 && c < 0xA0 ? entities_c1[c - 0x80] : c, to + n);
    }
    return (struct str){ to, n };
}

/* ---- XML ----------------------------------------------------------------- */

/* Bytes of the comment or CDATA section that t begins with, 0 if it does
 * not. */
static size_t
section(struct str t)
{
    static const struct {
        const char *begins, *ends;
    } kinds[] = { { "<!--", "-->" }, { "<![CDATA[", "]]>" } };
    size_t i;

    for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        size_t k = strlen(kinds[i].begins);
        const char *end;

        if (t.n < k || memcmp(t.s, kinds[i].begins, k) != 0)
            continue;
        end = memmem(t.s, t.n, kinds[i].ends, 3);
        return end != NULL ? (size_t)(end - t.s) + 3 : t.n;
    }
    return 0;
}

/* Bytes of the reference that t begins with and XML knows, 0 if none. */
static size_t
reference(struct str t)
{
    static const char *const known[] = { "&amp;", "&lt;", "&gt;", "&quot;",
        "&apos;" };
    size_t i;

    for (i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        size_t k = strlen(known[i]);

        if (t.n >= k && memcmp(t.s, known[i], k) == 0)
            return k;
    }
    if (t.n < 4 || t.s[1] != '#')
        return 0;
    for (i = 2; i < t.n && i < 12 && t.s[i] != ';'; i++) {
        if (strchr("xX0123456789abcdefABCDEF", t.s[i]) == NULL)
            return 0;
    }
    return i < t.n && t.s[i] == ';' && i > 2 ? i + 1 : 0;
}

/* Is it the name of an entity, that somebody may have declared? */
static bool
named(struct str t)
{
    size_t i = 1;

    while (i < t.n && ((t.s[i] >= 'a' && t.s[i] <= 'z') ||
                          (t.s[i] >= 'A' && t.s[i] <= 'Z') ||
                          (i > 1 && t.s[i] >= '0' && t.s[i] <= '9')))
        i++;
    return i > 1 && i < t.n && t.s[i] == ';';
}

/* Write what the "&" at t becomes, and return the bytes of it that are used. */
static size_t
mend_one(struct str t, char *to, size_t *n, size_t *mended)
{
    size_t k = reference(t);
    uint32_t c;

    if (k > 0 || named(t)) {
        size_t known = k > 0 ? 0 : entities_at(t.s, t.n, &c);

        if (known > 0) {
            *n += utf8_encode(c, to + *n);
            return known;
        }
        k = k > 0 ? k : 1;
        memcpy(to + *n, t.s, k);
        *n += k;
        return k;
    }
    memcpy(to + *n, "&amp;", 5);
    *n += 5;
    ++*mended;
    return 1;
}

struct str
texts_mend(const struct cd_host *h, struct str t, size_t *mended)
{
    size_t i = 0, n = 0, room = t.n + 1, k;
    const char *and;
    char *to;

    *mended = 0;
    if (memchr(t.s, '&', t.n) == NULL)
        return t;
    for (and = t.s; (and = memchr(and, '&', t.n - (size_t)(and-t.s))); and++)
        room += 4;
    to = h->scratch(h, room);
    while (i < t.n) {
        const struct str rest = { t.s + i, t.n - i };

        if (t.s[i] == '&') {
            i += mend_one(rest, to, &n, mended);
            continue;
        }
        k = t.s[i] == '<' ? section(rest) : 0;
        k = k > 0 ? k : 1;
        memcpy(to + n, rest.s, k);
        n += k;
        i += k;
    }
    return (struct str){ to, n };
}

/* ---- texts --------------------------------------------------------------- */

static bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct str
texts_trim(struct str t)
{
    while (t.n > 0 && is_space(t.s[0])) {
        t.s++;
        t.n--;
    }
    while (t.n > 0 && is_space(t.s[t.n - 1]))
        t.n--;
    return t;
}

/* Bytes of the tag or comment of HTML that t begins with, 0 if none. */
static size_t
tag(struct str t)
{
    const char c = t.n > 1 ? t.s[1] : ' ';
    const char *end;

    if (c != '/' && c != '!' && !(c >= 'a' && c <= 'z') &&
        !(c >= 'A' && c <= 'Z'))
        return 0;
    end = memchr(t.s, '>', t.n < 1000 ? t.n : 1000);
    return end != NULL ? (size_t)(end - t.s) + 1 : 0;
}

struct str
texts_line(const struct cd_host *h, struct str t, bool html)
{
    char *to = h->scratch(h, t.n + 8);
    size_t i = 0, n = 0, k;
    uint32_t c;

    t = texts_trim(t);
    while (i < t.n) {
        const struct str rest = { t.s + i, t.n - i };

        if (html && t.s[i] == '<' && (k = tag(rest)) > 0) {
            i += k;
        } else if (html && t.s[i] == '&' &&
                   (k = entities_at(rest.s, rest.n, &c)) > 0) {
            n += utf8_encode(c, to + n);
            i += k;
        } else if (is_space(t.s[i])) {
            if (n > 0 && to[n - 1] != ' ')
                to[n++] = ' ';
            i++;
        } else {
            to[n++] = t.s[i++];
        }
    }
    return texts_trim((struct str){ to, n });
}

struct str
texts_escape(const struct cd_host *h, struct str t)
{
    char *to = h->scratch(h, 5 * t.n + 1);
    size_t i, n = 0;

    for (i = 0; i < t.n; i++) {
        const char *as = t.s[i] == '&'   ? "&amp;"
                         : t.s[i] == '<' ? "&lt;"
                         : t.s[i] == '>' ? "&gt;"
                                         : NULL;

        if (as == NULL) {
            to[n++] = t.s[i];
        } else {
            memcpy(to + n, as, strlen(as));
            n += strlen(as);
        }
    }
    return (struct str){ to, n };
}

struct str
texts_person(struct str t)
{
    const char *open, *at = memchr(t.s, '@', t.n);

    t = texts_trim(t);
    if (at == NULL)
        return t;
    open = memchr(t.s, '(', t.n);
    if (open != NULL && open > at && t.s[t.n - 1] == ')')
        return texts_trim(
            (struct str){ open + 1, (size_t)(t.s + t.n - 1 - (open + 1)) });
    open = memchr(t.s, '<', t.n);
    if (open != NULL && open < at) {
        t = texts_trim((struct str){ t.s, (size_t)(open - t.s) });
        if (t.n > 1 && t.s[0] == '"' && t.s[t.n - 1] == '"')
            t = (struct str){ t.s + 1, t.n - 2 };
        return t;
    }
    return (struct str){ NULL, 0 };
}
