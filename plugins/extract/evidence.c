/* SPDX-License-Identifier: MIT */
#include "evidence.h"

/* Code points beside an inline element that are more than a label, where a
 * mark ends the line as a sentence. */
#define BESIDE_LEAST 15
/* Share of links from which on a block is a list of them. */
#define LINKS_OF_BOX 0.3
/* Most code points of prose in a block that asks for something. */
#define PROSE_OF_BOX 250
/* Share of plain prose that is prose, and that is links. */
#define MOST_PROSE     0.8
#define LINKS_OF_PROSE 0.1
/* Code points of a line that leads to a list: "See also:" is shorter. */
#define INTRODUCTION 25
/* Lines of a box of offers, and code points of each. */
#define OFFERS_LEAST 3
#define OFFERS_MOST  12
#define OFFER_MOST   200
/* Headings above each other. */
#define HEADINGS_MOST 3

static uint32_t
text_length(const struct page *page, uint32_t i)
{
    return measure_of(&page->m, SUM_LENGTH, i);
}

static bool
is_heading_line(const struct page *page, uint32_t i)
{
    return (tags_are(page->dom.v[i].tag) & TAG_IS_HEADING) != 0;
}

static struct str
trimmed(struct str text)
{
    text.n = space_trim(&text.s, text.n);
    return text;
}

/* The line that a node is in, or that is the only one in it; NULL. */
static const struct line *
line_of_node(const struct page *page, uint32_t i)
{
    uint32_t before = page->m.sums[SUM_LINES][i];
    uint32_t own = measure_of(&page->m, SUM_LINES, i);
    const struct line *line;

    if (own > 1 || text_length(page, i) == 0 || before + own == 0)
        return NULL;
    line = &page->m.lines[before + own - 1];
    return text_length(page, i) <= line->length ? line : NULL;
}

/* Does the line say something once `inner` code points of it are apart? */
static bool
is_sentence(const struct page *page, const struct line *line, uint32_t inner)
{
    uint32_t beside = line->length - inner;

    if (is_heading_line(page, line->owner) || beside >= MEASURE_PROSE)
        return true;
    return beside >= BESIDE_LEAST &&
           str_ends_sentence(trimmed(page->dom.v[line->last].text));
}

bool
evidence_in_sentence(const struct page *page, uint32_t i, bool both)
{
    const uint32_t *lengths = page->m.sums[SUM_LENGTH];
    const struct line *line;
    uint32_t before, after, own = text_length(page, i);

    if (tags_are(page->dom.v[i].tag) & TAG_IS_BLOCK)
        return false;
    line = line_of_node(page, i);
    if (line == NULL)
        return false;
    before = line->at < i ? lengths[i] - lengths[line->at] : 0;
    after = line->length - before - own;
    if (both ? before == 0 || after == 0 : before + after == 0)
        return false;
    return is_sentence(page, line, own);
}

static uint32_t
fields(const struct page *page, uint32_t i)
{
    return page->fields[page->dom.v[i].end] - page->fields[i];
}

bool
evidence_of_box(const struct page *page, uint32_t i)
{
    return measure_density(&page->m, i) > LINKS_OF_BOX ||
           (fields(page, i) > 0 &&
               measure_of(&page->m, SUM_PROSE, i) < PROSE_OF_BOX);
}

bool
evidence_of_labels(const struct page *page, uint32_t i)
{
    return measure_of(&page->m, SUM_GOOD, i) == 0;
}

bool
evidence_of_offers(const struct page *page, uint32_t i)
{
    const uint32_t *lines = page->m.sums[SUM_LINES];
    uint32_t at = lines[i], end = lines[page->dom.v[i].end], linked = 0, k;

    if (end - at < OFFERS_LEAST || end - at > OFFERS_MOST)
        return false;
    for (k = at; k < end && page->m.lines[k].length <= OFFER_MOST; k++)
        linked += page->m.lines[k].link > 0;
    return linked + 1 >= end - at; /* but for a heading */
}

bool
evidence_of_plain_prose(const struct page *page, uint32_t i)
{
    uint32_t n = text_length(page, i);

    return measure_of(&page->m, SUM_PROSE, i) >= MOST_PROSE * n && n > 0 &&
           fields(page, i) == 0 &&
           measure_density(&page->m, i) < LINKS_OF_PROSE;
}

/* Is the line one that leads to other articles: "Read more about it:"? */
static bool
promises(const struct page *page, uint32_t end, const struct line *line)
{
    struct str text = dom_folded_range(&page->dom, line->at, end);

    return rules_cue(page->rules, CUES_PROMO, text) ||
           rules_cue(page->rules, CUES_STOP, text);
}

bool
evidence_of_introduction(const struct page *page, uint32_t i)
{
    const struct dom *dom = &page->dom;
    uint32_t before = page->m.sums[SUM_LINES][i];
    const struct line *line;
    struct str text;

    if (before == 0)
        return false;
    line = &page->m.lines[before - 1];
    text = trimmed(dom->v[line->last].text);
    return dom->v[line->owner].tag == TAG_p && !dom->v[line->owner].gone &&
           dom->v[line->owner].parent == dom->v[i].parent &&
           line->length >= INTRODUCTION && line->link == 0 && text.n > 0 &&
           text.s[text.n - 1] == ':' &&
           !promises(page, dom->v[line->owner].end, line);
}

bool
evidence_heads_prose(const struct page *page, uint32_t heading)
{
    const struct dom *dom = &page->dom;
    const struct line *line = NULL;
    uint32_t i, end = dom->v[page->body].end;
    int above = 0;

    i = dom->v[heading].end;
    while (i < end && dom->v[i].gone)
        i = dom->v[i].end;
    for (; i < end && above < HEADINGS_MOST; i = dom_next(dom, i, end)) {
        if (dom->v[i].tag != TAG_TEXT || text_length(page, i) == 0)
            continue;
        line = line_of_node(page, i);
        if (line == NULL || !is_heading_line(page, line->owner))
            break;
        above++;
        i = dom->v[line->owner].end - 1;
        line = NULL;
    }
    if (line == NULL || 2 * line->link > line->length)
        return false;
    return line->length >= MEASURE_PROSE || is_sentence(page, line, 0);
}
