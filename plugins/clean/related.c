/* SPDX-License-Identifier: MIT */
#include "related.h"

#include <string.h>

#include "person.h"
#include "shape.h"
#include "text/chars.h"
#include "text/ending.h"
#include "text/space.h"
#include "text/utf8.h"

#define TITLE_MOST 240 /* bytes of a promise */
#define LINES_MOST 12  /* of a list without bullets */

/* ":", ">>", "»", "|", "→" behind a cue: bytes with the blanks around, 0. */
static size_t
pointer(const char *text, size_t n)
{
    size_t i = space_lead(text, n), start = i, len;

    while (i < n) {
        uint32_t code = utf8_decode(text + i, n - i, &len);

        if (code != ':' && code != 0xff1a && code != '>' && code != 0xbb &&
            code != '|' && code != 0x2192 && code != 0x25b6 && code != 0x203a)
            break;
        i += len;
    }
    return i > start ? i + space_lead(text + i, n - i) : 0;
}

static bool
address_length(const char *text, size_t n)
{
    return (n > 8 && memcmp(text, "https://", 8) == 0) ||
           (n > 7 && memcmp(text, "http://", 7) == 0) ||
           (n > 4 && memcmp(text, "www.", 4) == 0);
}

/* Part an address at its end, perhaps in brackets, from a title. */
static void
part_address(struct str *title, struct str *url)
{
    size_t n = shape_last_word(title->s, title->n);
    const char *at = title->s + title->n - n;
    bool bracket = n > 2 && at[0] == '(' && at[n - 1] == ')';

    if (!address_length(at + bracket, n - 2 * (size_t)bracket))
        return;
    url->s = at + bracket;
    url->n = n - 2 * (size_t)bracket;
    title->n -= n;
    title->n -= space_tail(title->s, title->n);
}

static void
take_lines(struct doc *doc, struct para *para, size_t from, size_t end)
{
    struct str title = { para->s + from, end - from }, url = { NULL, 0 };

    if (para->nlinks > 0)
        url = para->links[0].url;
    else
        part_address(&title, &url);
    doc_add_related(doc, title, url);
    doc_drop(doc, para, RULE_RELATED);
}

/* Is the paragraph an entry of a list of other articles? */
static bool
is_entry_line(const struct para *para)
{
    return (para->flags & (PARA_GONE | PARA_HEADING)) == 0 &&
           para->n <= TITLE_MOST &&
           ((para->flags & PARA_ITEM) ||
               (para->nlinks == 1 && para->links[0].n == para->n));
}

/* Are `para` and all that follows short lines that are no sentences? */
static bool
lines_to_end(const struct doc *doc, const struct para *para)
{
    size_t n = 0;

    for (; para != NULL; para = doc_after(doc, para)) {
        if (para->n > TITLE_MOST ||
            ending_of(para->s, para->n) == ENDING_CLOSED || ++n > LINES_MOST)
            return false;
    }
    return n > 0;
}

/* The line right below, on its own. */
static bool
right_below(const struct doc *doc, const struct para *para)
{
    const struct para *after = doc_after(doc, para);

    return (para->flags & PARA_BLANK) == 0 && para->n <= TITLE_MOST &&
           ending_of(para->s, para->n) != ENDING_CLOSED &&
           (after == NULL || (after->flags & PARA_BLANK));
}

static void
take_topics(struct doc *doc, struct para *para)
{
    struct para *other = doc_after(doc, para);

    if (other == NULL || !lines_to_end(doc, other))
        return;
    doc_drop(doc, para, RULE_FOOTER);
    for (; other != NULL; other = doc_after(doc, other))
        doc_drop(doc, other, RULE_FOOTER);
}

/* A cue alone: the entries that follow are other articles. */
static void
take_link_list(struct doc *doc, struct para *para, bool head)
{
    struct para *other = doc_after(doc, para);
    bool all, one;

    all = head && other != NULL && !is_entry_line(other) &&
          lines_to_end(doc, other);
    one = other != NULL && !is_entry_line(other) && right_below(doc, other);
    if (!head && !one && (other == NULL || !is_entry_line(other)))
        return;
    doc_drop(doc, para, RULE_RELATED);
    while (other != NULL && (all || one || is_entry_line(other))) {
        take_lines(doc, other, 0, other->n);
        other = doc_after(doc, other);
        one = false;
    }
}

/* "The title - read his last column" */
static size_t
promise_at_end(const struct lexicon *lexicon, const struct para *para)
{
    size_t i, len, start, cue;

    if (para->n > TITLE_MOST || ending_of(para->s, para->n) == ENDING_CLOSED)
        return 0;
    for (i = para->n > 60 ? para->n - 60 : 0; i + 2 < para->n; i++) {
        uint32_t code;

        if (para->s[i] != ' ')
            continue;
        code = utf8_decode(para->s + i + 1, para->n - i - 1, &len);
        start = i + 1 + len;
        if ((code != '-' && code != 0x2013 && code != 0x2014) ||
            start >= para->n || para->s[start] != ' ')
            continue;
        start++;
        if (lexicon_cue(lexicon, LEXICON_RELATED, para->s + start,
                para->n - start, &cue) &&
            chars_lower(utf8_first(para->s + start, para->n - start)))
            return i;
    }
    return 0;
}

/* "»LIRE AUSSI - The title": bytes before the title, 0 if it is none. */
static size_t
marked(const struct lexicon *lexicon, const struct para *para)
{
    size_t i = pointer(para->s, para->n), len;

    if (i == 0 || i >= para->n ||
        lexicon_cue(lexicon, LEXICON_RELATED, para->s + i, para->n - i, &len) ==
            0)
        return 0;
    i += len;
    len = pointer(para->s + i, para->n - i);
    if (len == 0 && para->n - i > 3 && memcmp(para->s + i, " - ", 3) == 0)
        len = 3;
    return len > 0 && i + len < para->n && para->n <= TITLE_MOST ? i + len : 0;
}

/* "[LIRE AUSSI] The title", "【関連記事】The title": bytes before the title,
 * all where nothing follows; 0 if it is none. */
static size_t
bracketed(const struct lexicon *lexicon, const struct para *para)
{
    static const char *const marks[][2] = { { "[", "]" }, { "【", "】" },
        { "〔", "〕" } };
    size_t i, open, close, len;

    for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        open = strlen(marks[i][0]);
        close = strlen(marks[i][1]);
        if (para->n <= open || memcmp(para->s, marks[i][0], open) != 0)
            continue;
        if (lexicon_cue(lexicon, LEXICON_RELATED, para->s + open,
                para->n - open, &len) == 0 ||
            open + len + close > para->n ||
            memcmp(para->s + open + len, marks[i][1], close) != 0)
            return 0;
        len += open + close;
        return len + space_lead(para->s + len, para->n - len);
    }
    return 0;
}

/* "Watch: it ticks.": a sentence, no title. */
static bool
said(const struct para *para, size_t at)
{
    return para->nlinks == 0 && at < para->n &&
           chars_lower(utf8_first(para->s + at, para->n - at)) &&
           ending_of(para->s, para->n) == ENDING_CLOSED;
}

static void
clean_one(struct doc *doc, const struct lexicon *lexicon, struct para *para)
{
    size_t len, mark, end = marked(lexicon, para);
    uint32_t cue;

    end = end > 0 ? end : bracketed(lexicon, para);
    if (end > 0 && end == para->n) {
        take_link_list(doc, para, true);
        return;
    }
    if (end > 0) {
        if (para->n <= TITLE_MOST)
            take_lines(doc, para, end, para->n);
        return;
    }
    cue = lexicon_cue(lexicon, LEXICON_RELATED, para->s, para->n, &len);

    if (cue == 0) {
        end = para->flags & (PARA_ITEM | PARA_HEADING)
                  ? 0
                  : promise_at_end(lexicon, para);
        if (end > 0)
            take_lines(doc, para, 0, end);
        return;
    }
    if (cue == CUE_TOPICS) {
        if (len == para->n)
            take_topics(doc, para);
        return;
    }
    if (len == para->n) {
        take_link_list(doc, para, cue == CUE_RELATED_HEAD);
        return;
    }
    mark = pointer(para->s + len, para->n - len);
    /* In capitals a dash will do, and before a title. */
    if (mark == 0 && para->n - len > 3 &&
        memcmp(para->s + len, " - ", 3) == 0 &&
        (person_shouts(para->s, len) ||
            (ending_of(para->s, para->n) != ENDING_CLOSED &&
                !chars_lower(
                    utf8_first(para->s + len + 3, para->n - len - 3)))))
        mark = 3;
    /* "Read more" as a label, and its words as a link. */
    if (mark == 0 && para->nlinks == 1 && para->links[0].at >= len &&
        para->links[0].at <= len + 2)
        mark = para->links[0].at - len;
    if (mark == 0 || said(para, len + mark))
        return;
    if (len + mark == para->n)
        take_link_list(doc, para, true);
    else if (para->n <= TITLE_MOST)
        take_lines(doc, para, len + mark, para->n);
}

void
related_clean(struct doc *doc, const struct lexicon *lexicon)
{
    struct para *para;

    for (para = doc->v; para < doc->v + doc->n; para++) {
        if ((para->flags & PARA_GONE) == 0 && para->n <= 2 * TITLE_MOST)
            clean_one(doc, lexicon, para);
    }
}

void
related_links(struct doc *doc)
{
    struct para *para;

    for (para = doc->v; para < doc->v + doc->n; para++) {
        if ((para->flags & (PARA_GONE | PARA_HEADING)) == 0 &&
            para->nlinks == 1 && para->links[0].n == para->n && para->n > 0 &&
            para->n <= TITLE_MOST)
            take_lines(doc, para, 0, para->n);
    }
}
