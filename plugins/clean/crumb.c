/* SPDX-License-Identifier: MIT */
#include "crumb.h"

#include <string.h>

#include "marks.h"
#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"

/* The character before or after; a blank at the edges. */
static uint32_t
beside_crumb(struct str line, size_t i, bool before)
{
    size_t len;

    if (before) {
        len = i > 0 ? utf8_back(line.s, i) : 0;
        return len > 0 ? utf8_decode(line.s + i - len, len, &len) : ' ';
    }
    return i + 1 < line.n ? utf8_decode(line.s + i + 1, line.n - i - 1, &len)
                          : ' ';
}

/* Does an apostrophe of the line that is not the first close a quote, with
 * none opened in between? */
static bool
closed(struct str line)
{
    size_t i, depth = 1;

    for (i = 1; i < line.n; i++) {
        bool letter_before, letter_after;

        if (line.s[i] != '\'')
            continue;
        letter_before = !chars_space(beside_crumb(line, i, true));
        letter_after = chars_letter(beside_crumb(line, i, false));
        if (letter_before && letter_after)
            continue;
        if (letter_after)
            depth++;
        else if (letter_before && --depth == 0)
            return true;
    }
    return false;
}

struct str
crumb_strip(struct doc *doc, struct str text)
{
    size_t mark = text.n > 0 && text.s[0] == MARK_BLOCK ? MARK_BLOCK_BYTES : 0;
    size_t at = mark + space_lead(text.s + mark, text.n - mark);
    struct str line = { text.s + at, text.n - at };
    const char *end;

    if (line.n < 2 || line.s[0] != '\'')
        return text;
    end = memchr(line.s, '\n', line.n);
    if (end != NULL)
        line.n = (size_t)(end - line.s);
    /* A quote over several paragraphs has a mark before each. */
    if (end != NULL) {
        size_t left = text.n - at - line.n, lead = space_lead(end, left);

        if (lead < left && end[lead] == '\'')
            return text;
    }
    if (closed(line))
        return text;
    doc_note(doc, RULE_CRUMB, line.s, 1);
    if (mark > 0) {
        char *out = doc_alloc(doc, text.n);

        memcpy(out, text.s, mark);
        memcpy(out + mark, text.s + at + 1, text.n - at - 1);
        return (struct str){ out, mark + text.n - at - 1 };
    }
    text.n -= at + 1;
    text.s += at + 1;
    return text;
}
