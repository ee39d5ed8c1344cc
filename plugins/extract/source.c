#include "source.h"

#include <stdbool.h>

#include "text/utf8.h"
#include "text/entities_table.h"
#include "text/space.h"

/* Elements whose content is no markup, and what ends it; comments, too. */
static const struct raw {
    const char *begins, *ends;
    bool element;
} raws[] = {
    { "<!--", "-->", false },
    { "<script", "</script", true },
    { "<style", "</style", true },
};

/* Bytes of the tag that begins at s, its > included, and in *keep how many
 * of them come before an attribute too many. */
static size_t
tag(const char *s, size_t n, size_t *keep)
{
    unsigned attrs = 0;
    char quote = 0;
    bool gap = false, value = false; /* white space, a `=` came last */
    size_t i;

    *keep = 1;
    if (n < 2 || !((s[1] | 32) >= 'a' && (s[1] | 32) <= 'z'))
        return 1;
    *keep = 0;
    for (i = 1; i < n; i++) {
        char c = s[i];

        if (quote != 0) {
            quote = c == quote ? 0 : quote;
        } else if (c == '>') {
            break;
        } else if (value && (c == '"' || c == '\'')) {
            quote = c;
            gap = value = false;
        } else if (c == ' ' || c == '\n' || c == '\t' || c == '\r' ||
                   c == '/') {
            gap = true;
        } else if (c == '=') {
            value = true;
            gap = false;
        } else if (!gap) {
            value = false;
        } else {
            gap = false;
            if (value)
                value = false;
            else if (attrs++ == SOURCE_ATTRIBUTES)
                *keep = i;
        }
    }
    *keep = *keep > 0 ? *keep : i;
    return i;
}

/* Is it the tag of linked data: of the type application/ld+json, in which the
 * plus may be a character reference? */
static bool
is_linked(const char *tag, size_t n)
{
    return str_find((struct str){ tag, n }, "/ld+json") != NULL ||
           str_find((struct str){ tag, n }, "/ld&#") != NULL;
}

/* Bytes at s, where a `<` stands, up to the end of what is no markup; 0 if it
 * is markup.  In *keep how many of them are worth parsing: only linked data is,
 * and most of a page is scripts. */
static size_t
raw(const char *s, size_t n, size_t *keep)
{
    size_t i, k, begin;

    for (i = 0; i < sizeof(raws) / sizeof(raws[0]); i++) {
        if (!str_begins((struct str){ s, n }, raws[i].begins))
            continue;
        k = strlen(raws[i].begins);
        for (; k < n; k++) {
            const char *next = memchr(s + k, raws[i].ends[0], n - k);

            k = next != NULL ? (size_t)(next - s) : n;
            if (next != NULL &&
                str_begins((struct str){ s + k, n - k }, raws[i].ends))
                break;
        }
        k = k < n ? k : n;
        begin = strlen(raws[i].begins);
        if (raws[i].element && k > begin) {
            begin = tag(s, k, keep);
            if (*keep < begin) /* attributes too many */
                return begin;
            begin += begin < k;
        }
        *keep = begin > k || is_linked(s, begin) ? k : begin;
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

/* Append bytes without NULs and C1 controls.  Returns the new length. */
static size_t
append(char *out, size_t n, const char *s, size_t len)
{
    size_t i = 0, from;

    while (i < len) {
        for (from = i; i < len && s[i] != '\0' && s[i] != '\xC2'; i++)
            continue;
        memcpy(out + n, s + from, i - from);
        n += i - from;
        if (i == len)
            break;
        if (s[i] != '\0') {
            i++;
            /* two bytes become up to three */
            if (i < len && (unsigned char)s[i] < 0xA0)
                n += utf8_encode(
                    entities_c1[(unsigned char)s[i] - 0x80], out + n);
            else
                out[n++] = '\xC2';
            if (i < len && (unsigned char)s[i] >= 0xA0)
                out[n++] = s[i];
        }
        i++;
    }
    return n;
}

struct str
source_clean(const struct pool *p, struct str html)
{
    struct str in = skip_start(html);
    char *out = pool_alloc(p, in.n * 3 / 2 + 4);
    size_t at = 0, n = 0, len, keep;

    while (at < in.n) {
        const char *s = in.s + at, *next;

        next = memchr(s, '<', in.n - at);
        len = next != NULL ? (size_t)(next - s) : in.n - at;
        n = append(out, n, s, len);
        at += len;
        if (at == in.n)
            break;
        s += len;
        len = raw(s, in.n - at, &keep);
        if (len == 0)
            len = tag(s, in.n - at, &keep);
        n = append(out, n, s, keep);
        at += len;
    }
    out[n] = '\0';
    return (struct str){ out, n };
}
