/* SPDX-License-Identifier: MIT */
#include "references.h"

#include <string.h>

#include "scan.h"
#include "text/entities.h"
#include "text/utf8.h"

/* Beside these a no-break space is meant, in French typography: it stays one.
 * Elsewhere &nbsp; is a blank that pages are laid out with. */
static bool
wants_nbsp(const char *s, size_t n, const char *before, size_t before_n)
{
    static const char *const after[] = { "?", "!", ";", ":", "»", "%",
        "&raquo;" };
    static const char *const ahead[] = { "«", "&laquo;" };
    size_t i, len;

    for (i = 0; i < sizeof(after) / sizeof(after[0]); i++) {
        len = strlen(after[i]);
        if (n >= len && memcmp(s, after[i], len) == 0)
            return true;
    }
    for (i = 0; i < sizeof(ahead) / sizeof(ahead[0]); i++) {
        len = strlen(ahead[i]);
        if (before_n >= len &&
            memcmp(before + before_n - len, ahead[i], len) == 0)
            return true;
    }
    return false;
}

/* The reference at s[0..n): its length, and what it stands for.  What follows
 * an &amp; is read with it if that makes a reference. */
static size_t
reference(const char *s, size_t n, uint32_t *c)
{
    size_t len = entities_at(s, n, c), more, depth = 1;
    char inner[16];
    uint32_t got;

    while (len > 0 && *c == '&' && len < n) {
        size_t rest = n - len < sizeof(inner) - 1 ? n - len : sizeof(inner) - 1;

        inner[0] = '&';
        memcpy(inner + 1, s + len, rest);
        more = entities_at(inner, rest + 1, &got);
        if (more == 0 || depth++ == 4)
            break;
        *c = got;
        len += more - 1;
    }
    return len;
}

struct str
references_decode(struct doc *d, struct str text)
{
    char *out = doc_alloc(d, text.n), c4[4];
    struct str got = { out, 0 };
    size_t i = 0, n, len;
    uint32_t c;

    while (i < text.n) {
        const char *s = text.s + i, *p = memchr(s, '&', text.n - i);

        n = p != NULL ? (size_t)(p - s) : text.n - i;
        memcpy(out + got.n, s, n);
        got.n += n;
        i += n;
        if (p == NULL)
            break;
        n = reference(p, text.n - i, &c);
        if (n == 0) {
            out[got.n++] = '&';
            i++;
            continue;
        }
        doc_note(d, RULE_ENTITY, p, n);
        i += n;
        if (c == 0xa0 && !wants_nbsp(p + n, text.n - i, out, got.n))
            c = ' ';
        len = utf8_encode(c, c4);
        /* Controls are not let in by this door. */
        if ((unsigned char)c4[0] != '\n' && scan_control(c4, len) > 0)
            continue;
        memcpy(out + got.n, c4, len);
        got.n += len;
    }
    return got;
}
