/* SPDX-License-Identifier: MIT */
#include "measure.h"

#include <string.h>

#include "text/utf8.h"

static bool
is_point(uint32_t c)
{
    switch (c) {
    case '.':
    case '!':
    case '?':
    case ':':
    case ';':
    case ',':
    case '"':
    case 0x2026: /* ellipsis */
    case 0xBB:   /* guillemet */
    case 0x201D: /* quote mark */
        return true;
    default:
        return false;
    }
}

static void
read_run(struct run *r, struct str t)
{
    bool gap = false;
    size_t at, n;

    memset(r, 0, sizeof(*r));
    for (at = 0; at < t.n; at += n) {
        uint32_t c = (unsigned char)t.s[at];

        n = str_space(t.s + at, t.n - at);
        if (n > 0) {
            gap = true;
            continue;
        }
        n = 1;
        if (c >= 0x80)
            c = utf8_decode(t.s + at, t.n - at, &n);
        if (r->length == 0)
            r->lead = gap;
        r->length += r->length > 0 && gap ? 2 : 1;
        gap = false;
        r->commas += c == ',';
        r->points = r->points || is_point(c);
    }
    r->tail = gap;
}

void
measure_init(struct measure *m, const struct dom *d)
{
    size_t i;

    memset(m, 0, sizeof(*m));
    m->dom = d;
    m->root = DOM_NONE;
    m->runs = pool_alloc(&d->pool, (d->n + 1) * sizeof(*m->runs));
    for (i = 0; i < d->n; i++) {
        if (d->v[i].tag == TAG_TEXT)
            read_run(&m->runs[i], d->v[i].text);
    }
    for (i = 0; i < SUMS; i++)
        m->sums[i] = pool_alloc(&d->pool, (d->n + 2) * sizeof(**m->sums));
}

/* ---- lines --------------------------------------------------------------- */

/* Where the reading of lines is. */
struct reading {
    struct measure *m;
    struct line line; /* length 0: none is begun */
    bool gap;         /* white space since the last character */
    uint32_t block;   /* the innermost one */
    uint32_t link;    /* end of the link that is open, or 0 */
};

/* Does the line say something, as sentences do? */
static void
judge(const struct measure *m, const struct line *l)
{
    const struct dom *d = m->dom;
    uint32_t n = l->length;
    unsigned tag = d->v[l->owner].tag;
    bool plain = tag == TAG_li || tag == TAG_h2 || tag == TAG_h3 ||
                 tag == TAG_h4 || tag == TAG_td || tag == TAG_th ||
                 tag == TAG_pre;

    if (n >= MEASURE_PROSE && l->link < MEASURE_LINKS * n)
        m->sums[SUM_PROSE][l->at] += n;
    if (n >= MEASURE_PROSE && 2 * l->link < n)
        m->sums[SUM_PLACE][l->owner] += n;
    if (2 * l->link > n)
        m->sums[SUM_BAD][l->at] += 2 * n;
    else if (n >= MEASURE_PROSE || (n >= MEASURE_PROSE / 2 && l->points))
        m->sums[SUM_GOOD][l->at] += n - l->link;
    else if (!plain)
        m->sums[SUM_BAD][l->at] += n;
}

static void
end_line(struct reading *r)
{
    struct measure *m = r->m;

    if (r->line.length > 0) {
        pool_push(&m->dom->pool, m->lines, m->nlines, m->cap);
        m->lines[m->nlines++] = r->line;
        m->sums[SUM_LINES][r->line.at]++;
        judge(m, &r->line);
    }
    memset(&r->line, 0, sizeof(r->line));
    r->gap = false;
}

static void
add_run(struct reading *r, uint32_t i)
{
    struct measure *m = r->m;
    const struct run *x = &m->runs[i];
    uint32_t n = x->length;

    if (n == 0) {
        r->gap = r->gap || x->tail;
        return;
    }
    if (r->line.length == 0) {
        r->line.at = i;
        r->line.owner = r->block;
    } else if (r->gap || x->lead) {
        n++;
    }
    r->line.last = i;
    r->line.length += n;
    r->line.points = r->line.points || x->points;
    m->sums[SUM_LENGTH][i] = n;
    m->sums[SUM_COMMAS][i] = x->commas;
    if (i < r->link) {
        r->line.link += n;
        m->sums[SUM_LINK][i] = n;
    }
    r->gap = x->tail;
}

static void
add_element(struct reading *r, uint32_t i)
{
    const struct dom_node *x = &r->m->dom->v[i];

    if (tags_are(x->tag) & TAG_IS_BLOCK) {
        end_line(r);
        r->block = i;
    }
    if (x->tag == TAG_br)
        r->gap = true;
    if (x->tag == TAG_article)
        r->m->sums[SUM_ARTICLES][i] = 1;
    if (x->tag == TAG_a) {
        r->m->sums[SUM_LINKS][i] = 1;
        r->link = x->end > r->link ? x->end : r->link;
    }
}

/* Leave the blocks that end before node i. */
static void
leave(struct reading *r, uint32_t i, uint32_t root)
{
    const struct dom *d = r->m->dom;

    while (r->block != root && i >= d->v[r->block].end) {
        end_line(r);
        do {
            r->block = d->v[r->block].parent;
        } while (
            r->block != root && !(tags_are(d->v[r->block].tag) & TAG_IS_BLOCK));
    }
}

/* From what each node has to the sums before each. */
static void
sum_up(struct measure *m)
{
    size_t i, k, n = m->dom->n;

    for (k = 0; k < SUMS; k++) {
        uint32_t *s = m->sums[k], total = 0;

        for (i = 0; i <= n; i++) {
            uint32_t own = s[i];

            s[i] = total;
            total += own;
        }
    }
}

void
measure_make(struct measure *m, uint32_t root)
{
    const struct dom *d = m->dom;
    struct reading r = { .m = m, .block = root };
    uint32_t i, end = d->v[root].end;
    size_t k;

    if (m->root == root && m->changes == d->changes)
        return;
    m->root = root;
    m->changes = d->changes;
    for (k = 0; k < SUMS; k++)
        memset(m->sums[k], 0, (d->n + 1) * sizeof(**m->sums));
    m->nlines = 0;
    for (i = root; i < end; i = dom_next(d, i, end)) {
        leave(&r, i, root);
        if (d->v[i].tag == TAG_TEXT)
            add_run(&r, i);
        else if (i != root)
            add_element(&r, i);
    }
    end_line(&r);
    sum_up(m);
}

uint32_t
measure_links(const struct measure *m, uint32_t node)
{
    if (measure_of(m, SUM_LINKS, node) == 0)
        return 0;
    return measure_of(m, SUM_LINK, node);
}

double
measure_density(const struct measure *m, uint32_t node)
{
    uint32_t n = measure_of(m, SUM_LENGTH, node);

    return n > 0 ? (double)measure_links(m, node) / n : 0;
}
