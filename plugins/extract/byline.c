/* SPDX-License-Identifier: MIT */
#include "byline.h"

#include <string.h>

#include "text/label.h"
#include "text/space.h"

size_t
byline_length(const struct page *page, struct str text)
{
    size_t n;

    if (phrases_at(page->rules->cues[CUES_BYLINE], text.s, text.n, &n) == 0)
        return 0;
    n += n < text.n ? label_mark(text.s + n, text.n - n) : 0;
    return n == text.n || space_at(text.s + n, text.n - n) > 0 ||
                   label_marked(text.s, n)
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
        if (label_mark(rest.s, rest.n) > 0 && *rest.s != '\xe3')
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
    return n > 0 && (n == line.n || label_marked(line.s, k) ||
                        memchr(line.s, '/', n) != NULL)
               ? n
               : 0;
}
