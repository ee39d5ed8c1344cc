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
is_cell(enum tag t)
{
    return t == TAG_td || t == TAG_th;
}

static uint32_t
around(const struct dom *d, uint32_t i, enum tag tag)
{
    while (i != DOM_NONE && d->v[i].tag != tag)
        i = d->v[i].parent;
    return i;
}

/* A cell goes on with the row, or the table, that the last paragraph has
 * begun. */
static bool
joins_table(struct reading *r, struct str t)
{
    const struct dom *d = &r->p->dom;
    struct paragraph *last;
    uint32_t row, table;

    if (r->out.n == 0 || !is_cell(d->v[r->block].tag) || t.n > CELL_MOST)
        return false;
    last = &r->out.v[r->out.n - 1];
    table = around(d, r->block, TAG_table);
    if (!is_cell(last->tag) || table == DOM_NONE ||
        around(d, last->node, TAG_table) != table)
        return false;
    row = around(d, r->block, TAG_tr);
    if (around(d, last->node, TAG_tr) != row) {
        r->s[r->start - 1] = '\n';
        last->text.n = r->n - (size_t)(last->text.s - r->s);
    } else {
        /* "a" and "b" stand two bytes apart: three are needed. */
        memmove(r->s + r->start + 2, r->s + r->start, t.n);
        memcpy(r->s + r->start - 1, " | ", 3);
        r->n += 2;
        last->text.n = r->n - (size_t)(last->text.s - r->s);
    }
    last->node = r->block;
    last->kind = CD_BLOCK_TABLE;
    r->s[r->n++] = '\0';
    r->start = r->n;
    return true;
}

/* How many lists the item is in. */
static int
depth_of(const struct reading *r, uint32_t i)
{
    const struct dom *d = &r->p->dom;
    int depth = 0;

    for (; i != r->root && i != DOM_NONE; i = d->v[i].parent)
        depth += d->v[i].tag == TAG_ul || d->v[i].tag == TAG_ol;
    return depth > 0 ? depth : 1;
}

/* The kind of the paragraph in hand, by the elements that it stands in, the
 * innermost first; its level. */
static enum cd_block_kind
kind_of(const struct reading *r, int *level)
{
    const struct dom *d = &r->p->dom;
    uint32_t i;

    *level = 0;
    for (i = r->block; i != DOM_NONE; i = d->v[i].parent) {
        enum tag t = (enum tag)d->v[i].tag;

        if (tags_are(t) & TAG_IS_HEADING) {
            *level = 1 + (int)t - TAG_h1;
            return CD_BLOCK_HEADING;
        }
        if (t == TAG_figcaption)
            return CD_BLOCK_CAPTION;
        if (t == TAG_pre)
            return CD_BLOCK_CODE;
        if (t == TAG_li && r->item) {
            *level = depth_of(r, i);
            return CD_BLOCK_ITEM;
        }
        if (t == TAG_blockquote)
            return r->cited ? CD_BLOCK_CREDIT : CD_BLOCK_QUOTATION;
        if (i == r->root)
            break;
    }
    return CD_BLOCK_PARAGRAPH;
}

/* Is the element called a letter that is set large at the beginning? */
static bool
is_initial(const struct dom *d, uint32_t node)
{
    static const char *const parts[] = { "dropcap", "drop-cap", "drop_cap",
        "dropCap", "DropCap", "Dropcap", "firstLetter", "first-letter",
        "initial", "lettrine", NULL };

    return node != DOM_NONE && dom_attr_holds(d, node, ATTR_class, parts);
}

/* Is it one capital, and no word?  Words of one letter are none: "A ferry". */
static bool
is_letter(struct str t)
{
    static const char words[] = "AEIOUYZWÀÉÓÔАВИКОСУЯЄІЙ";
    size_t len, i, n;
    uint32_t c;

    if (t.n == 0 || t.n > 4)
        return false;
    c = utf8_decode(t.s, t.n, &len);
    if (len != t.n || !chars_upper(c))
        return false;
    for (i = 0; words[i] != '\0'; i += n) {
        if (utf8_decode(words + i, sizeof(words) - 1 - i, &n) == c)
            return false;
    }
    return true;
}

/* The blank between a letter set large and the rest of its word is none. */
static bool
goes_on(const struct reading *r, struct str t, size_t at)
{
    size_t len;

    return r->initial && chars_lower(utf8_decode(t.s + at, t.n - at, &len));
}

/* Is the paragraph, one of the first of its entry, the time of that?  It is the
 * heading of the entry then. */
static void
look_for_time(struct reading *r, struct paragraph *x)
{
    uint32_t entry = entries_around(r->p, r->root, x->node);

    if (entry == DOM_NONE)
        return;
    r->lines = entry == r->entry ? r->lines + 1 : 0;
    r->entry = entry;
    if (r->lines >= ENTRY_LINES)
        return;
    if (!entries_time(r->p, x->text)) {
        /* Who wrote the entry. */
        x->gone = r->lines > 0 && x[-1].time && x->kind != CD_BLOCK_HEADING &&
                  people_list(r->p, x->text) > 0;
        return;
    }
    x->time = true;
    x->kind = CD_BLOCK_HEADING;
    x->level = entries_level(r->p, entry);
}

static void
end_paragraph(struct reading *r)
{
    const struct dom *d = &r->p->dom;
    struct str t = { r->s + r->start, r->n - r->start };
    struct paragraph *x;

    r->gap = r->bold_line = false;
    r->breaks = 0;
    if (t.n == 0)
        return;
    if (is_letter(t) && (r->initial || is_initial(d, r->block))) {
        r->initial = true; /* of the paragraph that follows */
        r->gap = true;
        return;
    }
    r->initial = false;
    r->marker[0] = '\0';
    if (joins_table(r, t))
        return;
    pool_push(&d->pool, r->out.v, r->out.n, r->out.cap);
    x = &r->out.v[r->out.n++];
    *x = (struct paragraph){
        .tag = (enum tag)d->v[r->block].tag, .node = r->block, .text = t
    };
    x->kind = kind_of(r, &x->level);
    look_for_time(r, x);
    r->item = false;
    r->s[r->n++] = '\0';
    r->start = r->n;
}

static bool
is_bold(const struct reading *r, uint32_t node)
{
    const struct dom *d = &r->p->dom;

    for (; node != DOM_NONE && node != r->block; node = d->v[node].parent) {
        if (d->v[node].tag == TAG_strong || d->v[node].tag == TAG_b)
            return true;
    }
    return false;
}

/* Does a paragraph of its own begin with the text, behind a bold line, as the
 * answer stands behind the question?  A small letter goes on with the line. */
static bool
begins_below(const struct reading *r, struct str t, bool bold)
{
    size_t len, at = space_lead(t.s, t.n);

    return r->bold_line && !bold && at < t.n &&
           !chars_lower(utf8_decode(t.s + at, t.n - at, &len));
}

/* Is the paragraph so far the time of an entry, in an element of its own, and
 * the text in another one beside it? */
static bool
begins_beside_time(const struct reading *r, uint32_t in)
{
    const struct dom *d = &r->p->dom;

    return r->time != DOM_NONE && r->n > r->start &&
           in != d->v[r->time].parent && !dom_within(d, r->time, in) &&
           entries_around(r->p, r->root, in) != DOM_NONE &&
           entries_time(r->p, (struct str){ r->s + r->start, r->n - r->start });
}

static void
add_text(struct reading *r, struct str t, uint32_t in)
{
    const struct dom *d = &r->p->dom;
    bool pre = r->p->dom.v[r->block].tag == TAG_pre, line = false;
    bool bold = is_bold(r, in);
    size_t at = 0, was;

    if (begins_below(r, t, bold) ||
        (space_lead(t.s, t.n) < t.n && begins_beside_time(r, in)))
        end_paragraph(r);
    was = r->n;
    while (at < t.n) {
        size_t space = str_space(t.s + at, t.n - at);

        if (space > 0) {
            line = line || (pre && t.s[at] == '\n');
            r->gap = true;
            at += space;
            continue;
        }
        if (r->n == r->start && r->marker[0] != '\0') {
            size_t n = strlen(r->marker);

            memcpy(r->s + r->n, r->marker, n);
            r->n += n;
        } else if (r->gap && r->n > r->start && !goes_on(r, t, at)) {
            r->s[r->n++] = line ? '\n' : ' ';
        }
        r->gap = line = r->initial = false;
        r->breaks = 0;
        r->s[r->n++] = t.s[at++];
    }
    if (r->n == was)
        return;
    if (was == r->start)
        r->time = d->v[in].tag == TAG_time ? in : DOM_NONE;
    r->bold = bold && (was == r->start || r->bold);
    r->bold_line = false;
    r->cited = d->v[in].tag == TAG_cite && (was == r->start || r->cited);
    r->initial = was == r->start && is_initial(d, in) &&
                 is_letter((struct str){ r->s + was, r->n - was });
}

/* The number of an item, or a dash. */
static void
begin_item(struct reading *r, uint32_t i)
{
    const struct dom *d = &r->p->dom;
    uint32_t list = d->v[i].parent, k;
    const struct str *start, *style;

    r->marker[0] = '\0';
    r->item = true;
    if (list == DOM_NONE)
        return;
    if (d->v[list].tag == TAG_ul) {
        snprintf(r->marker, sizeof(r->marker), "- ");
        return;
    }
    if (d->v[list].tag != TAG_ol)
        return;
    style = dom_attr(d, list, ATTR_style);
    if (style != NULL && str_find(*style, "none") != NULL)
        return;
    start = dom_attr(d, list, ATTR_start);
    k = 1;
    if (start != NULL && start->n > 0 && start->n < 6) {
        size_t at;

        for (k = 0, at = 0; at < start->n; at++)
            k = start->s[at] >= '0' && start->s[at] <= '9'
                    ? 10 * k + (uint32_t)(start->s[at] - '0')
                    : k;
    }
    snprintf(r->marker, sizeof(r->marker), "%u. ", k + r->counts[list]++);
}

static void
leave(struct reading *r, uint32_t i, uint32_t root)
{
    const struct dom *d = &r->p->dom;

    while (r->block != root && i >= d->v[r->block].end) {
        end_paragraph(r);
        if (d->v[r->block].tag == TAG_li) {
            r->marker[0] = '\0';
            r->item = false;
        }
        do {
            r->block = d->v[r->block].parent;
        } while (
            r->block != root && !(tags_are(d->v[r->block].tag) & TAG_IS_BLOCK));
    }
}

static void
enter(struct reading *r, uint32_t i)
{
    enum tag t = (enum tag)r->p->dom.v[i].tag;

    if (tags_are(t) & TAG_IS_BLOCK) {
        end_paragraph(r);
        r->block = i;
        if (t == TAG_li && entries_around(r->p, r->root, i) != i)
            begin_item(r, i);
    } else if (t == TAG_br) {
        r->gap = true;
        r->bold_line = r->bold && r->n > r->start;
        if (++r->breaks == 2)
            end_paragraph(r);
    }
}

struct paragraphs
paragraphs_read(const struct page *p, uint32_t root)
{
    const struct dom *d = &p->dom;
    struct reading r = {
        .p = p, .block = root, .root = root, .time = DOM_NONE, .entry = DOM_NONE
    };
    uint32_t i, end = d->v[root].end;
    size_t room = 64;

    /* Text, what stands between, and a marker for each item. */
    for (i = root; i < end; i++)
        room += d->v[i].text.n + (d->v[i].tag == TAG_li ? 16 : 4);
    r.s = pool_alloc(&d->pool, room);
    r.counts = pool_alloc(&d->pool, d->n * sizeof(*r.counts));
    memset(r.counts, 0, d->n * sizeof(*r.counts));
    for (i = root; i < end; i = dom_next(d, i, end)) {
        leave(&r, i, root);
        if (d->v[i].tag == TAG_TEXT)
            add_text(&r, d->v[i].text, i != root ? d->v[i].parent : root);
        else if (i != root)
            enter(&r, i);
    }
    end_paragraph(&r);
    return r.out;
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
    char *s;

    for (i = 0; i < ps->n; i++)
        room += ps->v[i].gone ? 0 : ps->v[i].text.n + 2;
    s = pool_alloc(pool, room);
    for (i = 0; i < ps->n; i++) {
        if (ps->v[i].gone)
            continue;
        if (n > 0) {
            s[n++] = '\n';
            s[n++] = '\n';
        }
        memcpy(s + n, ps->v[i].text.s, ps->v[i].text.n);
        n += ps->v[i].text.n;
    }
    s[n] = '\0';
    return (struct str){ s, n };
}

json_t *
paragraphs_blocks(const struct paragraphs *ps)
{
    json_t *list = json_array();
    size_t i, start = 0, n;

    for (i = 0; i < ps->n && list != NULL; i++) {
        const struct paragraph *x = &ps->v[i];

        if (x->gone)
            continue;
        n = utf8_count(x->text.s, x->text.n);
        if (cd_blocks_add(list, x->kind, x->level, start, start + n)) {
            json_decref(list);
            return NULL;
        }
        start += n + 2;
    }
    return list;
}
