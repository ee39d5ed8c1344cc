#include "source.h"

#include <stdbool.h>

#include "dom.h"
#include "text/utf8.h"
#include "text/entities_table.h"
#include "text/space.h"

/* Where the page goes: room for half as much again as it has. */
struct out {
    char *s;
    size_t n;
};

/* Append bytes without NULs and C1 controls. */
static void
append(struct out *o, const char *s, size_t len)
{
    size_t i = 0, from;

    while (i < len) {
        for (from = i; i < len && s[i] != '\0' && s[i] != '\xC2'; i++)
            continue;
        memcpy(o->s + o->n, s + from, i - from);
        o->n += i - from;
        if (i == len)
            break;
        if (s[i] != '\0') {
            i++;
            /* two bytes become up to three */
            if (i < len && (unsigned char)s[i] < 0xA0)
                o->n += utf8_encode(
                    entities_c1[(unsigned char)s[i] - 0x80], o->s + o->n);
            else
                o->s[o->n++] = '\xC2';
            if (i < len && (unsigned char)s[i] >= 0xA0)
                o->s[o->n++] = s[i];
        }
        i++;
    }
}

/* ---- tags ---------------------------------------------------------------- */

static bool
is_gap(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '/';
}

/* Bytes of the attribute that begins at s, if it has a value in quotes and is
 * none that is read; 0 for others. */
static size_t
unread(const char *s, size_t n)
{
    const char *end;
    size_t i = 0;

    while (i < n && memchr("=><\"' \n\t\r/", s[i], 10) == NULL)
        i++;
    if (i == 0 || n - i < 3 || s[i] != '=' ||
        (s[i + 1] != '"' && s[i + 1] != '\'') ||
        dom_attribute(s, i) != ATTR_COUNT)
        return 0;
    end = memchr(s + i + 2, s[i + 1], n - i - 2);
    if (end == NULL || end + 1 == s + n || (end[1] != '>' && !is_gap(end[1])))
        return 0;
    return (size_t)(end + 1 - s);
}

/* The index behind the quote that ends what the one at s[i] begins. */
static size_t
unquote(const char *s, size_t i, size_t n)
{
    const char *end = memchr(s + i + 1, s[i], n - i - 1);

    return end != NULL ? (size_t)(end + 1 - s) : n;
}

/* Copy the tag that begins at s, up to its `>`, without the attributes that
 * are too many or not read: each costs the parser more than all else.
 * Returns how many bytes it has. */
static size_t
tag(struct out *o, const char *s, size_t n)
{
    unsigned attrs = 0;
    bool gap = false, value = false; /* white space, a `=` came last */
    size_t i, from = 0, skip;

    for (i = 1; i < n && s[i] != '>';) {
        if (value && (s[i] == '"' || s[i] == '\'')) {
            i = unquote(s, i, n);
            gap = value = false;
        } else if (is_gap(s[i])) {
            gap = true;
            i++;
        } else if (s[i] == '=') {
            value = true;
            gap = false;
            i++;
        } else if (!gap || value) {
            gap = value = false;
            i++;
        } else {
            skip = unread(s + i, n - i);
            gap = false;
            if (skip > 0) {
                append(o, s + from, from < i ? i - from : 0);
                i += skip;
                from = from <= i ? i : from;
            } else if (attrs++ == SOURCE_ATTRIBUTES) {
                append(o, s + from, i - from);
                from = n; /* nothing more */
            } else {
                i++;
            }
        }
    }
    append(o, s + from, from < i ? i - from : 0);
    return i;
}

/* ---- what is no markup --------------------------------------------------- */

/* Elements whose content is no markup, and what ends it; comments, too. */
static const struct raw {
    const char *begins, *ends;
    bool element;
} raws[] = {
    { "<!--", "-->", false },
    { "<script", "</script", true },
    { "<style", "</style", true },
};

/* Is it the tag of linked data: of the type application/ld+json, in which the
 * plus may be a character reference? */
static bool
is_linked(const char *tag, size_t n)
{
    return str_find((struct str){ tag, n }, "/ld+json") != NULL ||
           str_find((struct str){ tag, n }, "/ld&#") != NULL;
}

/* Bytes at s up to what ends it. */
static size_t
raw_length(const struct raw *r, const char *s, size_t n)
{
    size_t k = strlen(r->begins);

    for (; k < n; k++) {
        const char *next = memchr(s + k, r->ends[0], n - k);

        if (next == NULL)
            return n;
        k = (size_t)(next - s);
        if (str_begins((struct str){ next, n - k }, r->ends))
            break;
    }
    return k;
}

/* Bytes at s, where a `<` stands, up to the end of what is no markup; 0 if it
 * is markup.  What is worth parsing is copied: of content only linked data is,
 * and most of a page is scripts. */
static size_t
raw(struct out *o, const char *s, size_t n)
{
    size_t i, k, begin;

    for (i = 0; i < sizeof(raws) / sizeof(raws[0]); i++) {
        if (!str_begins((struct str){ s, n }, raws[i].begins))
            continue;
        k = raw_length(&raws[i], s, n);
        begin = strlen(raws[i].begins);
        if (raws[i].element)
            begin = tag(o, s, k);
        else
            append(o, s, begin);
        if (begin < k && raws[i].element)
            append(o, s + begin++, 1);
        if (is_linked(s, begin))
            append(o, s + begin, k - begin);
        return k;
    }
    return 0;
}

/* The page without what may stand before its first tag. */
static struct str
skip_start(struct str h)
{
    size_t n;

    if (h.n >= 3 && memcmp(h.s, "\xEF\xBB\xBF", 3) == 0) {
        h.s += 3;
        h.n -= 3;
    }
    n = space_lead(h.s, h.n);
    if (h.n - n > 5 && memcmp(h.s + n, "<?xml", 5) == 0) {
        const char *end = memchr(h.s + n, '>', h.n - n);

        if (end != NULL) {
            h.n -= (size_t)(end + 1 - h.s);
            h.s = end + 1;
        }
    }
    return h;
}

struct str
source_clean(const struct pool *p, struct str html)
{
    struct str in = skip_start(html);
    struct out o = { pool_alloc(p, in.n * 3 / 2 + 4), 0 };
    size_t at = 0, len;

    while (at < in.n) {
        const char *s = in.s + at, *next = memchr(s, '<', in.n - at);

        len = next != NULL ? (size_t)(next - s) : in.n - at;
        append(&o, s, len);
        at += len;
        if (at == in.n)
            break;
        s += len;
        len = raw(&o, s, in.n - at);
        if (len == 0 && in.n - at > 1 && (s[1] | 32) >= 'a' &&
            (s[1] | 32) <= 'z')
            len = tag(&o, s, in.n - at);
        else if (len == 0) {
            append(&o, s, 1);
            len = 1;
        }
        at += len;
    }
    o.s[o.n] = '\0';
    return (struct str){ o.s, o.n };
}
