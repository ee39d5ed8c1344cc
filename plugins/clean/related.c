/* SPDX-License-Identifier: MIT */
#include "related.h"

#include <string.h>

#include "person.h"
#include "shape.h"
#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"

#define TITLE_MOST 240 /* bytes of a promise */
#define LINES_MOST 12  /* of a list without bullets */

/* ":", ">>", "»", "|", "→" behind a cue: bytes with the blanks around, 0. */
static size_t
pointer(const char *s, size_t n)
{
    size_t i = space_lead(s, n), start = i, len;

    while (i < n) {
        uint32_t c = utf8_decode(s + i, n - i, &len);

        if (c != ':' && c != 0xff1a && c != '>' && c != 0xbb && c != '|' &&
            c != 0x2192 && c != 0x25b6 && c != 0x203a)
            break;
        i += len;
    }
    return i > start ? i + space_lead(s + i, n - i) : 0;
}

static bool
address(const char *s, size_t n)
{
    return (n > 8 && memcmp(s, "https://", 8) == 0) ||
           (n > 7 && memcmp(s, "http://", 7) == 0) ||
           (n > 4 && memcmp(s, "www.", 4) == 0);
}

/* Part an address at its end, perhaps in brackets, from a title. */
static void
part_address(struct str *title, struct str *url)
{
    size_t n = shape_last_word(title->s, title->n);
    const char *at = title->s + title->n - n;
    bool bracket = n > 2 && at[0] == '(' && at[n - 1] == ')';

    if (!address(at + bracket, n - 2 * (size_t)bracket))
        return;
    url->s = at + bracket;
    url->n = n - 2 * (size_t)bracket;
    title->n -= n;
    title->n -= space_tail(title->s, title->n);
}

static void
take(struct doc *d, struct para *p, size_t from, size_t end)
{
    struct str title = { p->s + from, end - from }, url = { NULL, 0 };

    if (p->nlinks > 0)
        url = p->links[0].url;
    else
        part_address(&title, &url);
    doc_add_related(d, title, url);
    doc_drop(d, p, RULE_RELATED);
}

/* Is the paragraph an entry of a list of other articles? */
static bool
entry(const struct para *p)
{
    return (p->flags & (PARA_GONE | PARA_HEADING)) == 0 && p->n <= TITLE_MOST &&
           ((p->flags & PARA_ITEM) ||
               (p->nlinks == 1 && p->links[0].n == p->n));
}

/* Are p and all that follows short lines that are no sentences? */
static bool
lines_to_end(const struct doc *d, const struct para *p)
{
    size_t n = 0;

    for (; p != NULL; p = doc_after(d, p)) {
        if (p->n > TITLE_MOST || shape_end(p->s, p->n) == SHAPE_CLOSED ||
            ++n > LINES_MOST)
            return false;
    }
    return n > 0;
}

/* The line right below, on its own. */
static bool
right_below(const struct doc *d, const struct para *p)
{
    const struct para *after = doc_after(d, p);

    return (p->flags & PARA_BLANK) == 0 && p->n <= TITLE_MOST &&
           shape_end(p->s, p->n) != SHAPE_CLOSED &&
           (after == NULL || (after->flags & PARA_BLANK));
}

static void
take_topics(struct doc *d, struct para *p)
{
    struct para *q = doc_after(d, p);

    if (q == NULL || !lines_to_end(d, q))
        return;
    doc_drop(d, p, RULE_FOOTER);
    for (; q != NULL; q = doc_after(d, q))
        doc_drop(d, q, RULE_FOOTER);
}

/* A cue alone: the entries that follow are other articles. */
static void
take_list(struct doc *d, struct para *p, bool head)
{
    struct para *q = doc_after(d, p);
    bool all, one;

    all = head && q != NULL && !entry(q) && lines_to_end(d, q);
    one = q != NULL && !entry(q) && right_below(d, q);
    if (!head && !one && (q == NULL || !entry(q)))
        return;
    doc_drop(d, p, RULE_RELATED);
    while (q != NULL && (all || one || entry(q))) {
        take(d, q, 0, q->n);
        q = doc_after(d, q);
        one = false;
    }
}

/* "The title - read his last column" */
static size_t
promise_at_end(const struct lexicon *l, const struct para *p)
{
    size_t i, len, start, cue;

    if (p->n > TITLE_MOST || shape_end(p->s, p->n) == SHAPE_CLOSED)
        return 0;
    for (i = p->n > 60 ? p->n - 60 : 0; i + 2 < p->n; i++) {
        uint32_t c;

        if (p->s[i] != ' ')
            continue;
        c = utf8_decode(p->s + i + 1, p->n - i - 1, &len);
        start = i + 1 + len;
        if ((c != '-' && c != 0x2013 && c != 0x2014) || start >= p->n ||
            p->s[start] != ' ')
            continue;
        start++;
        if (lexicon_cue(l, LEXICON_RELATED, p->s + start, p->n - start, &cue) &&
            chars_lower(utf8_first(p->s + start, p->n - start)))
            return i;
    }
    return 0;
}

/* "»LIRE AUSSI - The title": bytes before the title, 0 if it is none. */
static size_t
marked(const struct lexicon *l, const struct para *p)
{
    size_t i = pointer(p->s, p->n), len;

    if (i == 0 || i >= p->n ||
        lexicon_cue(l, LEXICON_RELATED, p->s + i, p->n - i, &len) == 0)
        return 0;
    i += len;
    len = pointer(p->s + i, p->n - i);
    if (len == 0 && p->n - i > 3 && memcmp(p->s + i, " - ", 3) == 0)
        len = 3;
    return len > 0 && i + len < p->n && p->n <= TITLE_MOST ? i + len : 0;
}

/* "Watch: it ticks.": a sentence, no title. */
static bool
said(const struct para *p, size_t at)
{
    return p->nlinks == 0 && at < p->n &&
           chars_lower(utf8_first(p->s + at, p->n - at)) &&
           shape_end(p->s, p->n) == SHAPE_CLOSED;
}

static void
clean_one(struct doc *d, const struct lexicon *l, struct para *p)
{
    size_t len, mark, end = marked(l, p);
    uint32_t cue;

    if (end > 0) {
        take(d, p, end, p->n);
        return;
    }
    cue = lexicon_cue(l, LEXICON_RELATED, p->s, p->n, &len);

    if (cue == 0) {
        end = p->flags & (PARA_ITEM | PARA_HEADING) ? 0 : promise_at_end(l, p);
        if (end > 0)
            take(d, p, 0, end);
        return;
    }
    if (cue == CUE_TOPICS) {
        if (len == p->n)
            take_topics(d, p);
        return;
    }
    if (len == p->n) {
        take_list(d, p, cue == CUE_RELATED_HEAD);
        return;
    }
    mark = pointer(p->s + len, p->n - len);
    /* In capitals a dash will do, and before a title. */
    if (mark == 0 && p->n - len > 3 && memcmp(p->s + len, " - ", 3) == 0 &&
        (person_shouts(p->s, len) ||
            (shape_end(p->s, p->n) != SHAPE_CLOSED &&
                !chars_lower(utf8_first(p->s + len + 3, p->n - len - 3)))))
        mark = 3;
    /* "Read more" as a label, and its words as a link. */
    if (mark == 0 && p->nlinks == 1 && p->links[0].at >= len &&
        p->links[0].at <= len + 2)
        mark = p->links[0].at - len;
    if (mark == 0 || said(p, len + mark))
        return;
    if (len + mark == p->n)
        take_list(d, p, true);
    else if (p->n <= TITLE_MOST)
        take(d, p, len + mark, p->n);
}

void
related_clean(struct doc *d, const struct lexicon *l)
{
    struct para *p;

    for (p = d->v; p < d->v + d->n; p++) {
        if ((p->flags & PARA_GONE) == 0 && p->n <= 2 * TITLE_MOST)
            clean_one(d, l, p);
    }
}

void
related_links(struct doc *d)
{
    struct para *p;

    for (p = d->v; p < d->v + d->n; p++) {
        if ((p->flags & (PARA_GONE | PARA_HEADING)) == 0 && p->nlinks == 1 &&
            p->links[0].n == p->n && p->n > 0 && p->n <= TITLE_MOST)
            take(d, p, 0, p->n);
    }
}
