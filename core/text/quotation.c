/* SPDX-License-Identifier: MIT */
#include "text/quotation.h"

#include <string.h>

#include "text/blank.h"
#include "text/quotation_mark.h"

#define NONE UINT32_MAX
#define WAITING_MOST \
    6 /* paragraphs of a quotation without a mark of theirs \
       */

/* The marks of one paragraph and where the machine stands in it. */
struct machine {
    const struct pool *pool;
    const char *s;
    struct quotations *out;
    bool singles; /* single marks quote, too */

    const struct quotation_places *places;
    struct quotation_marks marks; /* of the paragraph */
    uint32_t *next;               /* of each: the next of its family, or NONE */
    size_t next_cap;

    uint32_t from, to; /* the paragraph's bytes */
    uint32_t open;     /* index of the mark that opened, or NONE */
    uint32_t own;      /* the next mark of that family */
    unsigned depth;    /* of marks of the same family inside */
    unsigned nested;   /* spans of other families open inside */
    bool carried;      /* the paragraph before ended inside a span */
    uint32_t family;   /* ... of this family of marks */

    /* Paragraphs without a mark behind one that ended inside a span: they
     * belong to it if a mark closes it further on. */
    struct cd_quotation waiting[WAITING_MOST];
    size_t nwaiting;
};

/* ---- spans ---- */

static void
emit(struct machine *m, uint32_t open, uint32_t start, uint32_t end,
    uint32_t close, bool closed)
{
    uint32_t flags = closed ? CD_QUOTATION_CLOSED : 0, n;

    /* The value of an attribute of a tag is no quotation. */
    if (open > m->from && m->s[open - 1] == '=')
        return;
    if (m->carried && open == m->from)
        flags |= CD_QUOTATION_CONTINUES;
    while ((n = blank_at(m->s, start, end)) > 0)
        start += n;
    while ((n = blank_before(m->s, start, end)) > 0)
        end -= n;
    if (start == end)
        return;
    pool_push(m->pool, m->out->v, m->out->n, m->out->cap);
    m->out->v[m->out->n++] = (struct cd_quotation){ .at = start,
        .n = end - start,
        .open = open,
        .close = close,
        .flags = flags };
}

static void
begin(struct machine *m, uint32_t i)
{
    m->open = i;
    m->own = m->next[i];
    m->depth = m->nested = 0;
}

/* End the open span at byte `end`, behind which a mark ends at `close`. */
static void
finish(struct machine *m, uint32_t end, uint32_t close, bool closed)
{
    const struct quotation_mark *o = &m->marks.v[m->open];

    emit(m, o->at, o->at + o->len, end, close, closed);
    m->open = NONE;
}

/* ---- one mark after the other ---- */

/* Will a mark of the open family close this span further on? */
static bool
own_ahead(const struct machine *m)
{
    return m->own != NONE && m->marks.v[m->own].side != MARK_OPENS;
}

/* The paragraphs that waited for a closing mark are quoted. */
static void
emit_waiting(struct machine *m)
{
    uint32_t from = m->from;
    size_t i;

    for (i = 0; i < m->nwaiting; i++) {
        const struct cd_quotation *q = &m->waiting[i];

        m->from = q->open;
        emit(m, q->open, q->open, q->close, q->close, false);
    }
    m->nwaiting = 0;
    m->from = from;
}

/* "» The council met": a mark of a list, alone in its paragraph. */
static bool
bullet(const struct machine *m, uint32_t i)
{
    const struct quotation_mark *g = &m->marks.v[i];

    return g->family == MARK_ANGLE && g->at == m->from && !m->carried &&
           m->next[i] == NONE && blank_at(m->s, g->at + g->len, m->to) > 0;
}

static void
outside(struct machine *m, uint32_t i)
{
    const struct quotation_mark *g = &m->marks.v[i];

    if (bullet(m, i))
        return;
    if (g->side != MARK_CLOSES) {
        begin(m, i);
    } else if (m->carried && i == 0 && g->at > m->from &&
               (m->nwaiting == 0 || g->family == m->family)) {
        emit_waiting(m);
        emit(m, m->from, m->from, g->at, g->at + g->len, true);
    } else if (g->at == m->from) { /* the wrong one of a pair */
        begin(m, i);
    }
}

/* A mark that opens although a span of its family is open: nested if two
 * marks that close follow, else a closing mark is missing. */
static void
reopen(struct machine *m, uint32_t i)
{
    uint32_t a = m->next[i], b = a != NONE ? m->next[a] : NONE;

    if (b != NONE && m->marks.v[a].side == MARK_CLOSES &&
        m->marks.v[b].side == MARK_CLOSES) {
        m->depth++;
        return;
    }
    finish(m, m->marks.v[i].at, m->marks.v[i].at, false);
    begin(m, i);
}

static void
inside(struct machine *m, uint32_t i)
{
    const struct quotation_mark *g = &m->marks.v[i];

    if (g->family == m->marks.v[m->open].family) {
        m->own = m->next[i];
        if (g->side == MARK_OPENS)
            reopen(m, i);
        else if (m->depth > 0)
            m->depth--;
        else
            finish(m, g->at, g->at + g->len, true);
        return;
    }
    /* Another family: nested, unless it stands in for a mark that is not to
     * come, or closes what it has not opened.  Single marks never do that for
     * double ones. */
    if (quotation_mark_single(g) != quotation_mark_single(&m->marks.v[m->open]))
        return;
    if (own_ahead(m) && (g->side != MARK_CLOSES || m->nested > 0)) {
        if (g->side == MARK_OPENS)
            m->nested++;
        else
            m->nested -= m->nested > 0;
        return;
    }
    if (g->side == MARK_OPENS) {
        finish(m, g->at, g->at, false);
        begin(m, i);
    } else {
        finish(m, g->at, g->at + g->len, true);
    }
}

static void
link_families(struct machine *m)
{
    uint32_t last[MARK_FAMILIES];
    size_t i;

    if (m->next_cap < m->marks.n) {
        m->next_cap = m->marks.cap;
        m->next = pool_alloc(m->pool, m->next_cap * sizeof(*m->next));
    }
    for (i = 0; i < MARK_FAMILIES; i++)
        last[i] = NONE;
    for (i = m->marks.n; i-- > 0;) {
        m->next[i] = last[m->marks.v[i].family];
        last[m->marks.v[i].family] = (uint32_t)i;
    }
}

/* Does the paragraph begin with a mark that opens? */
static bool
opens(const struct machine *m)
{
    uint32_t at = m->from;

    while (blank_at(m->s, at, m->to))
        at += blank_at(m->s, at, m->to);
    return m->marks.n > 0 && m->marks.v[0].at == at &&
           m->marks.v[0].side != MARK_CLOSES;
}

static void
paragraph(struct machine *m)
{
    size_t first = m->out->n;
    bool carried = m->carried, open;
    uint32_t i;

    if (carried && m->marks.n == 0 && m->nwaiting < WAITING_MOST) {
        m->waiting[m->nwaiting++] =
            (struct cd_quotation){ .open = m->from, .close = m->to };
        return;
    }
    link_families(m);
    m->open = NONE;
    for (i = 0; i < m->marks.n; i++) {
        if (m->open == NONE)
            outside(m, i);
        else
            inside(m, i);
    }
    open = m->open != NONE;
    if (open) {
        m->family = m->marks.v[m->open].family;
        finish(m, m->to, m->to, false);
    }
    m->nwaiting = 0;
    m->carried = open;
    if (carried && opens(m) && m->out->n > first)
        m->out->v[first].flags |= CD_QUOTATION_CONTINUES;
}

static void
pair(struct machine *m, size_t n)
{
    size_t place = 0;
    uint32_t at = 0, end;

    m->carried = false;
    m->nwaiting = 0;
    while (at < n) {
        const char *nl = memchr(m->s + at, '\n', n - at);

        end = nl != NULL ? (uint32_t)(nl - m->s) : (uint32_t)n;
        if (end > at) {
            m->marks.n = 0;
            m->from = at;
            m->to = end;
            quotation_mark_find(m->pool, m->s, at, end, m->places, &place,
                m->singles, &m->marks);
            paragraph(m);
        }
        at = end + 1;
    }
}

/* ---- the article ---- */

/* Spans of at least two words that are not inside one of `outer`: what
 * decides which marks quote. */
static size_t
weight(
    const struct quotations *x, const struct quotations *outer, const char *s)
{
    size_t i, k = 0, n = 0;

    for (i = 0; i < x->n; i++) {
        const struct cd_quotation *q = &x->v[i];

        while (k < outer->n && outer->v[k].close <= q->open)
            k++;
        if (k < outer->n && (outer->v[k].flags & CD_QUOTATION_CLOSED) &&
            outer->v[k].open < q->open && q->close < outer->v[k].close)
            continue;
        n += memchr(s + q->at, ' ', q->n) != NULL;
    }
    return n;
}

void
quotation_find(const struct pool *p, size_t language, const char *s, size_t n,
    struct quotations *out)
{
    struct quotation_places places;
    struct machine m = { .pool = p, .s = s, .out = out, .places = &places };
    struct quotations single = { 0 };
    const struct quotations none = { 0 };

    quotation_mark_places(p, language, s, n, &places);
    pair(&m, n);
    if (places.style.singles == 0)
        return;
    /* An article quotes with single marks if it does so more often; double ones
     * inside single ones do not count, where they are not the most. */
    m.singles = true;
    m.out = &single;
    pair(&m, n);
    if (weight(&single, &none, s) > weight(out, &single, s) * 2 &&
        weight(&single, &none, s) > weight(out, &none, s))
        *out = single;
}
