/* SPDX-License-Identifier: MIT */
#include "references.h"

#include <string.h>

#include "scan.h"
#include "text/entities.h"
#include "text/utf8.h"

/* Beside these a no-break space is meant, in French typography: it stays one.
 * Elsewhere &nbsp; is a blank that pages are laid out with. */
static bool
wants_nbsp(const char *text, size_t n, const char *before, size_t before_n)
{
    static const char *const after[] = { "?", "!", ";", ":", "»", "%",
        "&raquo;" };
    static const char *const ahead[] = { "«", "&laquo;" };
    size_t i, len;

    for (i = 0; i < sizeof(after) / sizeof(after[0]); i++) {
        len = strlen(after[i]);
        if (n >= len && memcmp(text, after[i], len) == 0)
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

/* The reference at text[0..n): its length, and what it stands for.  What
 * follows an &amp; is read with it if that makes a reference. */
static size_t
reference(const char *text, size_t n, uint32_t *code)
{
    size_t len = entities_at(text, n, code), more, depth = 1;
    char inner[16];
    uint32_t got;

    while (len > 0 && *code == '&' && len < n) {
        size_t rest = n - len < sizeof(inner) - 1 ? n - len : sizeof(inner) - 1;

        inner[0] = '&';
        memcpy(inner + 1, text + len, rest);
        more = entities_at(inner, rest + 1, &got);
        if (more == 0 || depth++ == 4)
            break;
        *code = got;
        len += more - 1;
    }
    return len;
}

struct str
references_decode(struct doc *doc, struct str text)
{
    char *out = doc_alloc(doc, text.n), c4[4];
    struct str got = { out, 0 };
    size_t i = 0, n, len;
    uint32_t code;

    while (i < text.n) {
        const char *string = text.s + i, *at = memchr(string, '&', text.n - i);

        n = at != NULL ? (size_t)(at - string) : text.n - i;
        memcpy(out + got.n, string, n);
        got.n += n;
        i += n;
        if (at == NULL)
            break;
        n = reference(at, text.n - i, &code);
        if (n == 0) {
            out[got.n++] = '&';
            i++;
            continue;
        }
        doc_note(doc, RULE_ENTITY, at, n);
        i += n;
        if (code == 0xa0 && !wants_nbsp(at + n, text.n - i, out, got.n))
            code = ' ';
        len = utf8_encode(code, c4);
        /* Controls are not let in by this door. */
        if ((unsigned char)c4[0] != '\n' && scan_control(c4, len) > 0)
            continue;
        memcpy(out + got.n, c4, len);
        got.n += len;
    }
    return got;
}
