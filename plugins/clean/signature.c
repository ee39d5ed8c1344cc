/* SPDX-License-Identifier: MIT */
#include "signature.h"

#include <string.h>

#include "shape.h"
#include "text/chars.h"
#include "text/ending.h"
#include "text/space.h"
#include "text/utf8.h"

#define SIGNATURE_MOST 200 /* bytes */

/* Bytes of what may stand between names or behind one; 0. */
static size_t
beside(const struct lexicon *lexicon, const char *text, size_t n, bool named)
{
    size_t len = space_word(text, n), mark;
    uint32_t code = utf8_decode(text, n, &mark);

    if (named && memchr(text, '@', len) != NULL)
        return len;
    if (!chars_letter(code))
        return code < '0' || code > '9' ? mark : 0;
    while (len > 0 && (text[len - 1] == ',' || text[len - 1] == ';'))
        len--;
    return named && (lexicon_word(lexicon, text, len) & (WORD_AND | WORD_ROLE))
               ? len
               : 0;
}

size_t
signature_name(
    const struct str *authors, size_t nauthors, const char *text, size_t n)
{
    size_t i;

    for (i = 0; i < nauthors; i++) {
        size_t len = authors[i].n;

        if (len > 0 && len <= n && shape_same(text, len, authors[i].s, len))
            return len;
    }
    return 0;
}

bool
signature_is(const struct lexicon *lexicon, const struct str *authors,
    size_t nauthors, const char *text, size_t n)
{
    bool named = false;
    size_t i, len;

    if (nauthors == 0 || n == 0 || n > SIGNATURE_MOST ||
        ending_of(text, n) == ENDING_CLOSED)
        return false;
    for (i = 0; i < n; i += len + space_lead(text + i + len, n - i - len)) {
        len = signature_name(authors, nauthors, text + i, n - i);
        if (len > 0)
            named = true;
        else
            len = beside(lexicon, text + i, n - i, named);
        if (len == 0)
            return false;
    }
    return named;
}
