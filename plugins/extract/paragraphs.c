/* SPDX-License-Identifier: MIT */
#include "paragraphs.h"

#include <stdio.h>
#include <string.h>

#include "entries.h"
#include "people.h"
#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"

/* Longest cell of a table that is one: longer ones are columns of a page. */
#define CELL_MOST 200

/* The paragraph that is being read. */
struct reading {
    const struct page *p;
    struct paragraphs out;
    char *s; /* room for all text of the page */
    size_t n, start;
    bool gap;
    unsigned breaks; /* line breaks since the last character */
    uint32_t block, root;
    bool item;        /* the paragraph begins an item of a list */
    bool cited;       /* all of it so far is in a cite */
    bool initial;     /* ... is a letter set large, which a word goes on from */
    bool bold;        /* ... is bold */
    bool bold_line;   /* ... and ends in a line break */
    char marker[16];  /* of the item of a list that begins here, or "" */
    uint32_t *counts; /* items so far of each list */
    uint32_t time;    /* element that the paragraph begins in, or DOM_NONE */
    uint32_t entry;   /* of a live blog, that the last paragraph was in */
    unsigned lines;   /* paragraphs of it so far */
};

static bool
is_cell(enum tag tag)
{
    return tag == TAG_td || tag == TAG_th;
}

static uint32_t
around(const struct dom *dom, uint32_t i, enum tag tag)
{
    while (i != DOM_NONE && dom->v[i].tag != tag)
        i = dom->v[i].parent;
    return i;
}

/* A cell goes on with the row, or the table, that the last paragraph has
 * begun. */
static bool
joins_table(struct reading *reading, struct str text)
{
    const struct dom *dom = &reading->p->dom;
    struct paragraph *last;
    uint32_t row, table;

    if (reading->out.n == 0 || !is_cell(dom->v[reading->block].tag) ||
        text.n > CELL_MOST)
        return false;
    last = &reading->out.v[reading->out.n - 1];
    table = around(dom, reading->block, TAG_table);
    if (!is_cell(last->tag) || table == DOM_NONE ||
        around(dom, last->node, TAG_table) != table)
        return false;
    row = around(dom, reading->block, TAG_tr);
    if (around(dom, last->node, TAG_tr) != row) {
        reading->s[reading->start - 1] = '\n';
        last->text.n = reading->n - (size_t)(last->text.s - reading->s);
    } else {
        /* "a" and "b" stand two bytes apart: three are needed. */
        memmove(reading->s + reading->start + 2, reading->s + reading->start,
            text.n);
        memcpy(reading->s + reading->start - 1, " | ", 3);
        reading->n += 2;
        last->text.n = reading->n - (size_t)(last->text.s - reading->s);
    }
    last->node = reading->block;
    last->kind = CD_BLOCK_TABLE;
    reading->s[reading->n++] = '\0';
    reading->start = reading->n;
    return true;
}

/* How many lists the item is in. */
static int
depth_of(const struct reading *reading, uint32_t i)
{
    const struct dom *dom = &reading->p->dom;
    int depth = 0;

    for (; i != reading->root && i != DOM_NONE; i = dom->v[i].parent)
        depth += dom->v[i].tag == TAG_ul || dom->v[i].tag == TAG_ol;
    return depth > 0 ? depth : 1;
}

/* The kind of the paragraph in hand, by the elements that it stands in, the
 * innermost first; its level. */
static enum cd_block_kind
kind_of_paragraph(const struct reading *reading, int *level)
{
    const struct dom *dom = &reading->p->dom;
    uint32_t i;

    *level = 0;
    for (i = reading->block; i != DOM_NONE; i = dom->v[i].parent) {
        enum tag tag = (enum tag)dom->v[i].tag;

        if (tags_are(tag) & TAG_IS_HEADING) {
            *level = 1 + (int)tag - TAG_h1;
            return CD_BLOCK_HEADING;
        }
        if (tag == TAG_figcaption)
            return CD_BLOCK_CAPTION;
        if (tag == TAG_pre)
            return CD_BLOCK_CODE;
        if (tag == TAG_li && reading->item) {
            *level = depth_of(reading, i);
            return CD_BLOCK_ITEM;
        }
        if (tag == TAG_blockquote)
            return reading->cited ? CD_BLOCK_CREDIT : CD_BLOCK_QUOTATION;
        if (i == reading->root)
            break;
    }
    return CD_BLOCK_PARAGRAPH;
}

/* Is the element called a letter that is set large at the beginning? */
static bool
is_initial(const struct dom *dom, uint32_t node)
{
    static const char *const parts[] = { "dropcap", "drop-cap", "drop_cap",
        "dropCap", "DropCap", "Dropcap", "firstLetter", "first-letter",
        "initial", "lettrine", NULL };

    return node != DOM_NONE && dom_attr_holds(dom, node, ATTR_class, parts);
}

/* Is it one capital, and no word?  Words of one letter are none: "A ferry". */
static bool
is_single_letter(struct str text)
{
    static const char words[] = "AEIOUYZWÀÉÓÔАВИКОСУЯЄІЙ";
    size_t len, i, n;
    uint32_t code;

    if (text.n == 0 || text.n > 4)
        return false;
    code = utf8_decode(text.s, text.n, &len);
    if (len != text.n || !chars_upper(code))
        return false;
    for (i = 0; words[i] != '\0'; i += n) {
        if (utf8_decode(words + i, sizeof(words) - 1 - i, &n) == code)
            return false;
    }
    return true;
}

/* The blank between a letter set large and the rest of its word is none. */
static bool
goes_on_after_initial(const struct reading *reading, struct str text, size_t at)
{
    size_t len;

    return reading->initial &&
           chars_lower(utf8_decode(text.s + at, text.n - at, &len));
}

/* Is the paragraph, one of the first of its entry, the time of that?  It is the
 * heading of the entry then. */
static void
look_for_time(struct reading *reading, struct paragraph *paragraph)
{
    uint32_t entry = entries_around(reading->p, reading->root, paragraph->node);

    if (entry == DOM_NONE)
        return;
    reading->lines = entry == reading->entry ? reading->lines + 1 : 0;
    reading->entry = entry;
    if (reading->lines >= ENTRY_LINES)
        return;
    if (!entries_time(reading->p, paragraph->text)) {
        /* Who wrote the entry. */
        paragraph->gone = reading->lines > 0 && paragraph[-1].time &&
                          paragraph->kind != CD_BLOCK_HEADING &&
                          people_list(reading->p, paragraph->text) > 0;
        return;
    }
    paragraph->time = true;
    paragraph->kind = CD_BLOCK_HEADING;
    paragraph->level = entries_level(reading->p, entry);
}

static void
end_paragraph(struct reading *reading)
{
    const struct dom *dom = &reading->p->dom;
    struct str text = { reading->s + reading->start,
        reading->n - reading->start };
    struct paragraph *paragraph;

    reading->gap = reading->bold_line = false;
    reading->breaks = 0;
    if (text.n == 0)
        return;
    if (is_single_letter(text) &&
        (reading->initial || is_initial(dom, reading->block))) {
        reading->initial = true; /* of the paragraph that follows */
        reading->gap = true;
        return;
    }
    reading->initial = false;
    reading->marker[0] = '\0';
    if (joins_table(reading, text))
        return;
    pool_push(&dom->pool, reading->out.v, reading->out.n, reading->out.cap);
    paragraph = &reading->out.v[reading->out.n++];
    *paragraph =
        (struct paragraph){ .tag = (enum tag)dom->v[reading->block].tag,
            .node = reading->block,
            .text = text };
    paragraph->kind = kind_of_paragraph(reading, &paragraph->level);
    look_for_time(reading, paragraph);
    reading->item = false;
    reading->s[reading->n++] = '\0';
    reading->start = reading->n;
}

static bool
is_bold(const struct reading *reading, uint32_t node)
{
    const struct dom *dom = &reading->p->dom;

    for (; node != DOM_NONE && node != reading->block;
         node = dom->v[node].parent) {
        if (dom->v[node].tag == TAG_strong || dom->v[node].tag == TAG_b)
            return true;
    }
    return false;
}

/* Does a paragraph of its own begin with the text, behind a bold line, as the
 * answer stands behind the question?  A lower-case letter goes on with the
 * line. */
static bool
begins_below(const struct reading *reading, struct str text, bool bold)
{
    size_t len, at = space_lead(text.s, text.n);

    return reading->bold_line && !bold && at < text.n &&
           !chars_lower(utf8_decode(text.s + at, text.n - at, &len));
}

/* Is the paragraph so far the time of an entry, in an element of its own, and
 * the text in another one beside it? */
static bool
begins_beside_time(const struct reading *reading, uint32_t in)
{
    const struct dom *dom = &reading->p->dom;

    return reading->time != DOM_NONE && reading->n > reading->start &&
           in != dom->v[reading->time].parent &&
           !dom_within(dom, reading->time, in) &&
           entries_around(reading->p, reading->root, in) != DOM_NONE &&
           entries_time(reading->p, (struct str){ reading->s + reading->start,
                                        reading->n - reading->start });
}

static void
append_text(struct reading *reading, struct str text, uint32_t in)
{
    const struct dom *dom = &reading->p->dom;
    bool pre = reading->p->dom.v[reading->block].tag == TAG_pre, line = false;
    bool bold = is_bold(reading, in);
    size_t at = 0, was;

    if (begins_below(reading, text, bold) ||
        (space_lead(text.s, text.n) < text.n &&
            begins_beside_time(reading, in)))
        end_paragraph(reading);
    was = reading->n;
    while (at < text.n) {
        size_t space = str_space(text.s + at, text.n - at);

        if (space > 0) {
            line = line || (pre && text.s[at] == '\n');
            reading->gap = true;
            at += space;
            continue;
        }
        if (reading->n == reading->start && reading->marker[0] != '\0') {
            size_t n = strlen(reading->marker);

            memcpy(reading->s + reading->n, reading->marker, n);
            reading->n += n;
        } else if (reading->gap && reading->n > reading->start &&
                   !goes_on_after_initial(reading, text, at)) {
            reading->s[reading->n++] = line ? '\n' : ' ';
        }
        reading->gap = line = reading->initial = false;
        reading->breaks = 0;
        reading->s[reading->n++] = text.s[at++];
    }
    if (reading->n == was)
        return;
    if (was == reading->start)
        reading->time = dom->v[in].tag == TAG_time ? in : DOM_NONE;
    reading->bold = bold && (was == reading->start || reading->bold);
    reading->bold_line = false;
    reading->cited =
        dom->v[in].tag == TAG_cite && (was == reading->start || reading->cited);
    reading->initial =
        was == reading->start && is_initial(dom, in) &&
        is_single_letter((struct str){ reading->s + was, reading->n - was });
}

/* The number of an item, or a dash. */
static void
begin_item(struct reading *reading, uint32_t i)
{
    const struct dom *dom = &reading->p->dom;
    uint32_t list = dom->v[i].parent, k;
    const struct str *start, *style;

    reading->marker[0] = '\0';
    reading->item = true;
    if (list == DOM_NONE)
        return;
    if (dom->v[list].tag == TAG_ul) {
        snprintf(reading->marker, sizeof(reading->marker), "- ");
        return;
    }
    if (dom->v[list].tag != TAG_ol)
        return;
    style = dom_attr(dom, list, ATTR_style);
    if (style != NULL && str_find(*style, "none") != NULL)
        return;
    start = dom_attr(dom, list, ATTR_start);
    k = 1;
    if (start != NULL && start->n > 0 && start->n < 6) {
        size_t at;

        for (k = 0, at = 0; at < start->n; at++)
            k = start->s[at] >= '0' && start->s[at] <= '9'
                    ? 10 * k + (uint32_t)(start->s[at] - '0')
                    : k;
    }
    snprintf(reading->marker, sizeof(reading->marker), "%u. ",
        k + reading->counts[list]++);
}

static void
leave_elements(struct reading *reading, uint32_t i, uint32_t root)
{
    const struct dom *dom = &reading->p->dom;

    while (reading->block != root && i >= dom->v[reading->block].end) {
        end_paragraph(reading);
        if (dom->v[reading->block].tag == TAG_li) {
            reading->marker[0] = '\0';
            reading->item = false;
        }
        do {
            reading->block = dom->v[reading->block].parent;
        } while (reading->block != root &&
                 !(tags_are(dom->v[reading->block].tag) & TAG_IS_BLOCK));
    }
}

static void
enter_element(struct reading *reading, uint32_t i)
{
    enum tag tag = (enum tag)reading->p->dom.v[i].tag;

    if (tags_are(tag) & TAG_IS_BLOCK) {
        end_paragraph(reading);
        reading->block = i;
        if (tag == TAG_li && entries_around(reading->p, reading->root, i) != i)
            begin_item(reading, i);
    } else if (tag == TAG_br) {
        reading->gap = true;
        reading->bold_line = reading->bold && reading->n > reading->start;
        if (++reading->breaks == 2)
            end_paragraph(reading);
    }
}

struct paragraphs
paragraphs_read(const struct page *page, uint32_t root)
{
    const struct dom *dom = &page->dom;
    struct reading reading = { .p = page,
        .block = root,
        .root = root,
        .time = DOM_NONE,
        .entry = DOM_NONE };
    uint32_t i, end = dom->v[root].end;
    size_t room = 64;

    /* Text, what stands between, and a marker for each item. */
    for (i = root; i < end; i++)
        room += dom->v[i].text.n + (dom->v[i].tag == TAG_li ? 16 : 4);
    reading.s = pool_alloc(&dom->pool, room);
    reading.counts = pool_alloc(&dom->pool, dom->n * sizeof(*reading.counts));
    memset(reading.counts, 0, dom->n * sizeof(*reading.counts));
    for (i = root; i < end; i = dom_next(dom, i, end)) {
        leave_elements(&reading, i, root);
        if (dom->v[i].tag == TAG_TEXT)
            append_text(
                &reading, dom->v[i].text, i != root ? dom->v[i].parent : root);
        else if (i != root)
            enter_element(&reading, i);
    }
    end_paragraph(&reading);
    return reading.out;
}

void
paragraphs_add(struct paragraphs *ps, const struct pool *pool, struct str text)
{
    pool_push(pool, ps->v, ps->n, ps->cap);
    ps->v[ps->n++] =
        (struct paragraph){ .tag = TAG_p, .node = DOM_NONE, .text = text };
}

struct str
paragraphs_join(const struct paragraphs *ps, const struct pool *pool)
{
    size_t i, n = 0, room = 1;
    char *text;

    for (i = 0; i < ps->n; i++)
        room += ps->v[i].gone ? 0 : ps->v[i].text.n + 2;
    text = pool_alloc(pool, room);
    for (i = 0; i < ps->n; i++) {
        if (ps->v[i].gone)
            continue;
        if (n > 0) {
            text[n++] = '\n';
            text[n++] = '\n';
        }
        memcpy(text + n, ps->v[i].text.s, ps->v[i].text.n);
        n += ps->v[i].text.n;
    }
    text[n] = '\0';
    return (struct str){ text, n };
}

json_t *
paragraphs_blocks(const struct paragraphs *ps)
{
    json_t *list = json_array();
    size_t i, start = 0, n;

    for (i = 0; i < ps->n && list != NULL; i++) {
        const struct paragraph *paragraph = &ps->v[i];

        if (paragraph->gone)
            continue;
        n = utf8_count(paragraph->text.s, paragraph->text.n);
        if (cd_blocks_add(
                list, paragraph->kind, paragraph->level, start, start + n)) {
            json_decref(list);
            return NULL;
        }
        start += n + 2;
    }
    return list;
}
