/* SPDX-License-Identifier: MIT */
#include "byline.h"

#include <string.h>

#include "text/space.h"

/* Bytes of the mark that may stand between "by" and a name, at `text`; 0 if
 * there is none. */
static size_t
mark_length(const char *text, size_t n)
{
    /* Those behind the colon are of Chinese and Japanese. */
    static const char *const marks[] = { ":", "：", "・", "／", "＝" };
    size_t i;

    for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        size_t len = strlen(marks[i]);

        if (len <= n && memcmp(text, marks[i], len) == 0)
            return len;
    }
    return 0;
}

/* Does `text` end with such a mark, or with a slash? */
static bool
ends_byline(struct str text)
{
    return text.n > 0 &&
           (strchr(":/", text.s[text.n - 1]) != NULL ||
               (text.n >= 3 && mark_length(text.s + text.n - 3, 3) == 3));
}

size_t
byline_length(const struct page *page, struct str text)
{
    size_t n;

    if (phrases_at(page->rules->cues[CUES_BYLINE], text.s, text.n, &n) == 0)
        return 0;
    n += n < text.n ? mark_length(text.s + n, text.n - n) : 0;
    return n == text.n || space_at(text.s + n, text.n - n) > 0 ||
                   ends_byline((struct str){ text.s, n })
               ? n + space_lead(text.s + n, text.n - n)
               : 0;
}

struct str
byline_behind(const struct page *page, struct str text)
{
    size_t n;

    while ((n = byline_length(page, text)) > 0) {
        text.s += n;
        text.n -= n;
    }
    return text;
}

static bool
begins_cue(const struct page *page, enum cue_set set, struct str text)
{
    size_t n;

    return phrases_at(page->rules->cues[set], text.s, text.n, &n) != 0;
}

bool
byline_of_other(const struct page *page, struct str text)
{
    return begins_cue(page, CUES_CREDIT, text) ||
           begins_cue(page, CUES_MODIFIED, text);
}

size_t
byline_value(const struct page *page, struct str text)
{
    size_t at, word = 0; /* where that with the next mark may begin */
    bool change = false;

    for (at = 0; at < text.n; at++) {
        struct str rest = { text.s + at, text.n - at };

        if (memchr("(/0123456789", *rest.s, 12) != NULL)
            break;
        if (at > 0 && rest.s[-1] == ' ') {
            if (begins_cue(page, CUES_CREDIT, rest))
                break;
            word = change ? word : at;
            change = change || begins_cue(page, CUES_MODIFIED, rest);
        }
        if (mark_length(rest.s, rest.n) > 0 && *rest.s != '\xe3')
            return word;
    }
    return at;
}

size_t
byline_label(const struct page *page, struct str line)
{
    size_t n = line.n <= BYLINE_MOST ? byline_length(page, line) : 0, k = n;

    while (k > 0 && line.s[k - 1] == ' ')
        k--;
    return n > 0 && (n == line.n || ends_byline((struct str){ line.s, k }) ||
                        memchr(line.s, '/', n) != NULL)
               ? n
               : 0;
}
