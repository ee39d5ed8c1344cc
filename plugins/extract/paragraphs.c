#include "paragraphs.h"

#include <stdio.h>
#include <string.h>

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
    uint32_t block;
    char marker[16];  /* of the item of a list that begins here, or "" */
    uint32_t *counts; /* items so far of each list */
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
    r->s[r->n++] = '\0';
    r->start = r->n;
    return true;
}

static void
end_paragraph(struct reading *r)
{
    const struct dom *d = &r->p->dom;
    struct str t = { r->s + r->start, r->n - r->start };

    r->gap = false;
    r->breaks = 0;
    if (t.n == 0)
        return;
    r->marker[0] = '\0';
    if (joins_table(r, t))
        return;
    pool_push(&d->pool, r->out.v, r->out.n, r->out.cap);
    r->out.v[r->out.n++] = (struct paragraph){ (enum tag)d->v[r->block].tag,
        r->block, t, false, false };
    r->s[r->n++] = '\0';
    r->start = r->n;
}

static void
add_text(struct reading *r, struct str t)
{
    bool pre = r->p->dom.v[r->block].tag == TAG_pre, line = false;
    size_t at = 0;

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
        } else if (r->gap && r->n > r->start) {
            r->s[r->n++] = line ? '\n' : ' ';
        }
        r->gap = line = false;
        r->breaks = 0;
        r->s[r->n++] = t.s[at++];
    }
}

/* The number of an item, or a dash. */
static void
begin_item(struct reading *r, uint32_t i)
{
    const struct dom *d = &r->p->dom;
    uint32_t list = d->v[i].parent, k;
    const struct str *start, *style;

    r->marker[0] = '\0';
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
        if (d->v[r->block].tag == TAG_li)
            r->marker[0] = '\0';
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
        if (t == TAG_li)
            begin_item(r, i);
    } else if (t == TAG_br) {
        r->gap = true;
        if (++r->breaks == 2)
            end_paragraph(r);
    }
}

struct paragraphs
paragraphs_read(const struct page *p, uint32_t root)
{
    const struct dom *d = &p->dom;
    struct reading r = { .p = p, .block = root };
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
            add_text(&r, d->v[i].text);
        else if (i != root)
            enter(&r, i);
    }
    end_paragraph(&r);
    return r.out;
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
