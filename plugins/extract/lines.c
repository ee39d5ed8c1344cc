/* SPDX-License-Identifier: MIT */
#include "lines.h"

#include <string.h>

#include "dates.h"
#include "endings.h"
#include "text/space.h"
#include "text/utf8.h"

/* Bytes of a line up to which it is looked at for the cues of each set. */
static const unsigned short most[CUE_SETS] = {
    [CUES_PROMO] = 250,
    [CUES_SHOP] = 100,
    [CUES_CREDIT] = 120,
    [CUES_LEAD] = 220,
    [CUES_BOILER] = 300,
    [CUES_TRAIL] = 150,
    [CUES_BARE] = 60,
};

#define SHOP_LINE    60 /* bytes of one that may end in a full stop */
#define REPEAT_LEAST 60 /* bytes of a line that is not said twice */
#define BEHIND_DATE  40 /* code points of what stands behind a date */
#define TITLE_LINES  3  /* the title is among so many first lines */
#define LEAD_LINES   5
/* Pictures that are looked at, and bytes of what they show. */
#define PICTURES_MOST   256
#define PICTURE_LEAST   30
#define PICTURE_LONGEST 400

static bool
is_cue(const struct page *page, enum cue_set set, struct str line)
{
    return line.n <= most[set] && rules_cue(page->rules, set, line);
}

static bool
heads_paragraphs(const struct paragraph *paragraph)
{
    return (tags_are(paragraph->tag) & TAG_IS_HEADING) != 0;
}

/* ---- lines by themselves ------------------------------------------------- */

static bool
is_page_title(const struct page *page, struct str line)
{
    struct str text;
    size_t i;

    if (line.n > 400)
        return false;
    text = dom_lower(&page->dom, line);
    for (i = 0; i < page->ntitles; i++) {
        if (str_same(text, page->titles[i]))
            return true;
    }
    return false;
}

/* A date, and little behind it. */
static bool
is_date(const struct page *page, struct str line)
{
    size_t n;

    return dates_at(page, line, &n).n > 0 &&
           utf8_count(line.s + n, line.n - n) <= BEHIND_DATE;
}

/* A byline, a date, how long it takes to read. */
static bool
is_lead(const struct page *page, struct str line)
{
    if (line.n > most[CUES_LEAD])
        return false;
    if (is_date(page, line))
        return true;
    if (!rules_cue(page->rules, CUES_LEAD, line))
        return false;
    /* A sentence may begin with these words, too. */
    return line.n <= 40 || (line.n <= 80 && !str_ends_sentence(line));
}

/* `kept` lines stand before it. */
static bool
goes(const struct page *page, const struct paragraph *paragraph, size_t kept)
{
    struct str text = paragraph->text;

    if (is_cue(page, CUES_BARE, text) ||
        (kept < TITLE_LINES && is_page_title(page, text)) ||
        (kept < 2 && paragraph->tag == TAG_h1))
        return true;
    /* A sentence may begin with these words, too. */
    if ((is_cue(page, CUES_SHOP, text) &&
            (text.n <= SHOP_LINE || !str_ends_sentence(text))) ||
        is_cue(page, CUES_CREDIT, text))
        return true;
    if (kept < LEAD_LINES && is_lead(page, text))
        return true;
    return text.n <= most[CUES_BOILER] &&
           rules_holds(page->rules, CUES_BOILER, text);
}

/* ---- repeats ------------------------------------------------------------- */

struct seen {
    uint64_t *v;
    size_t mask;
};

static void
seen_init(const struct page *page, struct seen *seen, size_t n)
{
    seen->mask = 63;
    while (seen->mask < 2 * n)
        seen->mask = 2 * seen->mask + 1;
    seen->v = pool_alloc(&page->dom.pool, (seen->mask + 1) * sizeof(*seen->v));
    memset(seen->v, 0, (seen->mask + 1) * sizeof(*seen->v));
}

/* Is it known?  It is added if `add`. */
static bool
seen_before(struct seen *seen, struct str text, bool add)
{
    uint64_t hash = str_hash(STR_HASH, text) | 1; /* 0 is a free place */
    size_t i;

    for (i = (hash >> 1) & seen->mask; seen->v[i] != 0;
         i = (i + 1) & seen->mask) {
        if (seen->v[i] == hash)
            return true;
    }
    if (add)
        seen->v[i] = hash;
    return false;
}

/* What pictures show, as they say it to those who do not see them: a line that
 * is the same is a caption, wherever it stands. */
static void
take_pictures(const struct page *page, struct seen *pictures)
{
    const struct dom *dom = &page->dom;
    uint32_t i, end = dom->v[page->body].end;
    size_t n = 0;

    seen_init(page, pictures, PICTURES_MOST);
    for (i = dom_find(dom, page->body, end, TAG_img);
         i != DOM_NONE && n < PICTURES_MOST;
         i = dom_find(dom, i + 1, end, TAG_img)) {
        const struct str *alt = dom_attr(dom, i, ATTR_alt);
        struct str text;

        if (alt == NULL || alt->n < PICTURE_LEAST || alt->n > PICTURE_LONGEST)
            continue;
        text = *alt;
        text.n = space_trim(&text.s, text.n);
        seen_before(pictures, text, true);
        n++;
    }
}

static bool
is_caption(const struct paragraph *paragraph, struct seen *pictures)
{
    return paragraph->kind != CD_BLOCK_HEADING &&
           paragraph->text.n >= PICTURE_LEAST &&
           paragraph->text.n <= PICTURE_LONGEST &&
           seen_before(pictures, paragraph->text, false);
}

static void
take_lines(const struct page *page, struct paragraphs *ps)
{
    struct seen seen, pictures;
    struct paragraph *first = NULL; /* repeat of a row */
    bool repeat, long_line, repeated = false;
    size_t i, kept = 0;

    seen_init(page, &seen, ps->n);
    take_pictures(page, &pictures);
    for (i = 0; i < ps->n; i++) {
        struct paragraph *paragraph = &ps->v[i];

        if (paragraph->gone) /* with a box */
            continue;
        /* A line that is said twice, alone, may be meant: a pair is not. */
        long_line = paragraph->text.n > REPEAT_LEAST;
        repeat = long_line && seen_before(&seen, paragraph->text, true);
        paragraph->promise = is_cue(page, CUES_PROMO, paragraph->text);
        paragraph->gone = paragraph->promise ||
                          (!paragraph->time && goes(page, paragraph, kept)) ||
                          is_caption(paragraph, &pictures) ||
                          (repeat && repeated);
        if (repeat && !repeated)
            first = paragraph;
        else if (repeat && first != NULL)
            first->gone = true;
        if (long_line)
            repeated = repeat;
        kept += !paragraph->gone;
    }
}

/* ---- ends ---------------------------------------------------------------- */

/* A heading without text, a line about the article. */
static void
trim_ends(const struct page *page, struct paragraphs *ps)
{
    size_t i;

    for (i = ps->n; i > 0; i--) {
        struct paragraph *paragraph = &ps->v[i - 1];

        if (paragraph->gone)
            continue;
        if (!heads_paragraphs(paragraph) &&
            !is_cue(page, CUES_TRAIL, paragraph->text))
            break;
        paragraph->gone = true;
    }
    for (i = 0; i < ps->n; i++) {
        struct paragraph *paragraph = &ps->v[i];

        if (paragraph->gone)
            continue;
        if (paragraph->time || paragraph->text.n >= 60 ||
            str_ends_sentence(paragraph->text) || paragraph->tag == TAG_p ||
            paragraph->tag == TAG_li || paragraph->tag == TAG_h2 ||
            paragraph->tag == TAG_h3)
            break;
        paragraph->gone = true;
    }
}

void
lines_clean(const struct page *page, struct paragraphs *ps)
{
    take_lines(page, ps);
    endings_cut(page, ps);
    trim_ends(page, ps);
}
