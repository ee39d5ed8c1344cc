/* SPDX-License-Identifier: MIT */
#include "title.h"

#include <string.h>

#include "person.h"
#include "shape.h"
#include "text/space.h"
#include "text/wordcount.h"

#define TITLE_MOST 300 /* bytes */

size_t
title_version(const struct lexicon *lexicon, const char *text, size_t n)
{
    size_t len = 0;

    while (len < n && text[len] >= 'A' && text[len] <= 'Z')
        len++;
    if (n < len + 2 || !(lexicon_word(lexicon, text, len) & WORD_VERSION))
        return 0;
    if (text[len] == ' ' && text[len + 1] >= '1' && text[len + 1] <= '9')
        len += 2;
    return text[len] == '-' ? len + 1 : 0;
}

static bool
is_word_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Bytes of a headline in front of the site's name, "Bridge opens | The
 * Gazette": up to the blank before the last bar or dash; 0 if there is none. */
static size_t
before_site(struct str title)
{
    static const char *const bars[] = { " | ", " - ", " – ", " — " };
    size_t i, k;

    for (i = title.n; i-- > 0;) {
        if (title.s[i] != ' ' || i + 1 == title.n ||
            is_word_byte(title.s[i + 1]))
            continue;
        for (k = 0; k < sizeof(bars) / sizeof(bars[0]); k++) {
            size_t len = strlen(bars[k]);

            if (title.n - i > len && memcmp(title.s + i, bars[k], len) == 0)
                return i;
        }
    }
    return 0;
}

bool
title_same(const struct lexicon *lexicon, const struct str *known,
    const char *text, size_t n)
{
    size_t skip = title_version(lexicon, text, n);

    return shape_same(known->s, known->n, text + skip, n - skip) ||
           shape_same(known->s, before_site(*known), text + skip, n - skip);
}

/* Does the word stand in the text, as a word? */
static bool
has_word(const struct str *text, const char *string, size_t n)
{
    size_t i = 0, len;

    while (i < text->n) {
        len = space_word(text->s + i, text->n - i);
        /* Most words differ in their first letter: shape_same() takes longer.
         */
        if (!(is_word_byte(*string) && is_word_byte(text->s[i]) &&
                (*string ^ text->s[i]) & 0x1f) &&
            shape_same(text->s + i, len, string, n))
            return true;
        i += len;
        i += space_lead(text->s + i, text->n - i);
    }
    return false;
}

bool
title_alike(const struct str *known, const char *text, size_t n)
{
    size_t i = 0, len, words = 0, shared = 0;

    if (n > TITLE_MOST || known->n > TITLE_MOST)
        return false;
    while (i < n) {
        len = space_word(text + i, n - i);
        words++;
        shared += has_word(known, text + i, len);
        i += len;
        i += space_lead(text + i, n - i);
    }
    return words >= 3 && shared * 2 >= words;
}

size_t
title_without_site(const struct lexicon *lexicon, const char *text, size_t n)
{
    struct str title = { text, n };
    size_t at = before_site(title), from;

    if (at == 0 || wordcount_of(text, at, 3) < 3)
        return n;
    from = at + 1 + space_word(text + at + 1, n - at - 1);
    from += space_lead(text + from, n - from);
    if (wordcount_of(text + from, n - from, 5) > 4 ||
        (text[at + 1] != '|' &&
            !person_organisation(lexicon, text + from, n - from)))
        return n;
    return at;
}
