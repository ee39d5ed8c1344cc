/* SPDX-License-Identifier: MIT */
#include "signature.h"

#include <string.h>

#include "shape.h"
#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"

#define SIGNATURE_MOST 200 /* bytes */

/* Bytes of the author whose name s[0..n) begins with; 0. */
static size_t
name_at(const struct str *authors, size_t nauthors, const char *s, size_t n)
{
    size_t i;

    for (i = 0; i < nauthors; i++) {
        size_t len = authors[i].n;

        if (len > 0 && len <= n && shape_same(s, len, authors[i].s, len))
            return len;
    }
    return 0;
}

/* Bytes of what may stand between names or behind one; 0. */
static size_t
beside(const struct lexicon *l, const char *s, size_t n, bool named)
{
    size_t len = space_word(s, n), mark;
    uint32_t c = utf8_decode(s, n, &mark);

    if (named && memchr(s, '@', len) != NULL)
        return len;
    if (!chars_letter(c))
        return c < '0' || c > '9' ? mark : 0;
    while (len > 0 && (s[len - 1] == ',' || s[len - 1] == ';'))
        len--;
    return named && (lexicon_word(l, s, len) & (WORD_AND | WORD_ROLE)) ? len
                                                                       : 0;
}

bool
signature_is(const struct lexicon *l, const struct str *authors,
    size_t nauthors, const char *s, size_t n)
{
    bool named = false;
    size_t i, len;

    if (nauthors == 0 || n == 0 || n > SIGNATURE_MOST ||
        shape_end(s, n) == SHAPE_CLOSED)
        return false;
    for (i = 0; i < n; i += len + space_lead(s + i + len, n - i - len)) {
        len = name_at(authors, nauthors, s + i, n - i);
        if (len > 0)
            named = true;
        else
            len = beside(l, s + i, n - i, named);
        if (len == 0)
            return false;
    }
    return named;
}
