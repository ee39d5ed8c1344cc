#include "marks.h"

#include <string.h>

#include "glyphs.h"
#include "text/chars.h"

#define NONE UINT32_MAX

/* The marks of one paragraph and where the machine stands in it. */
struct machine {
    const struct pool *pool;
    const char *s;
    struct stretches *out;
    bool singles; /* single marks quote, too */

    const struct glyph_places *places;
    struct glyphs marks; /* of the paragraph */
    uint32_t *next;      /* of each: the next of its family, or NONE */
    size_t next_cap;

    uint32_t from, to; /* the paragraph's bytes */
    uint32_t open;     /* index of the mark that opened, or NONE */
    uint32_t own;      /* the next mark of that family */
    unsigned depth;    /* of marks of the same family inside */
    unsigned nested;   /* stretches of other families open inside */
    bool carried;      /* the paragraph before ended inside a stretch */
};

/* ---- stretches ---- */

static void
trim(const char *s, struct stretch *x)
{
    while (x->start < x->end && glyphs_blank(s, x->start, x->end))
        x->start += glyphs_blank(s, x->start, x->end);
    while (x->end > x->start && glyphs_blank_before(s, x->start, x->end))
        x->end -= glyphs_blank_before(s, x->start, x->end);
}

static void
emit(struct machine *m, uint32_t open, uint32_t start, uint32_t end,
    uint32_t close, bool closed)
{
    struct stretch x = { open, start, end, close, closed, false, false };

    /* The value of an attribute of a tag is no quote. */
    if (open > m->from && m->s[open - 1] == '=')
        return;
    x.continues = m->carried && open == m->from;
    trim(m->s, &x);
    if (x.start == x.end)
        return;
    pool_push(m->pool, m->out->v, m->out->n, m->out->cap);
    m->out->v[m->out->n++] = x;
}

static void
begin(struct machine *m, uint32_t i)
{
    m->open = i;
    m->own = m->next[i];
    m->depth = m->nested = 0;
}

/* End the open stretch at byte `end`, behind which a mark ends at `close`. */
static void
finish(struct machine *m, uint32_t end, uint32_t close, bool closed)
{
    const struct glyph *o = &m->marks.v[m->open];

    emit(m, o->at, o->at + o->len, end, close, closed);
    m->open = NONE;
}

/* ---- one mark after the other ---- */

/* Will a mark of the open family close this stretch further on? */
static bool
own_ahead(const struct machine *m)
{
    return m->own != NONE && m->marks.v[m->own].side != GLYPH_OPENS;
}

static void
outside(struct machine *m, uint32_t i)
{
    const struct glyph *g = &m->marks.v[i];

    if (g->side != GLYPH_CLOSES)
        begin(m, i);
    else if (m->carried && i == 0 && g->at > m->from)
        emit(m, m->from, m->from, g->at, g->at + g->len, true);
    else if (g->at == m->from) /* the wrong one of a pair */
        begin(m, i);
}

/* A mark that opens although a stretch of its family is open: nested if two
 * marks that close follow, else a closing mark is missing. */
static void
reopen(struct machine *m, uint32_t i)
{
    uint32_t a = m->next[i], b = a != NONE ? m->next[a] : NONE;

    if (b != NONE && m->marks.v[a].side == GLYPH_CLOSES &&
        m->marks.v[b].side == GLYPH_CLOSES) {
        m->depth++;
        return;
    }
    finish(m, m->marks.v[i].at, m->marks.v[i].at, false);
    begin(m, i);
}

static void
inside(struct machine *m, uint32_t i)
{
    const struct glyph *g = &m->marks.v[i];

    if (g->family == m->marks.v[m->open].family) {
        m->own = m->next[i];
        if (g->side == GLYPH_OPENS)
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
    if (glyphs_single(g) != glyphs_single(&m->marks.v[m->open]))
        return;
    if (own_ahead(m) && (g->side != GLYPH_CLOSES || m->nested > 0)) {
        if (g->side == GLYPH_OPENS)
            m->nested++;
        else
            m->nested -= m->nested > 0;
        return;
    }
    if (g->side == GLYPH_OPENS) {
        finish(m, g->at, g->at, false);
        begin(m, i);
    } else {
        finish(m, g->at, g->at + g->len, true);
    }
}

static void
link_families(struct machine *m)
{
    uint32_t last[GLYPH_FAMILIES];
    size_t i;

    if (m->next_cap < m->marks.n) {
        m->next_cap = m->marks.cap;
        m->next = pool_alloc(m->pool, m->next_cap * sizeof(*m->next));
    }
    for (i = 0; i < GLYPH_FAMILIES; i++)
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

    while (at < m->to && glyphs_blank(m->s, at, m->to))
        at += glyphs_blank(m->s, at, m->to);
    return m->marks.n > 0 && m->marks.v[0].at == at &&
           m->marks.v[0].side != GLYPH_CLOSES;
}

static void
paragraph(struct machine *m)
{
    size_t first = m->out->n;
    bool carried = m->carried;
    uint32_t i;

    link_families(m);
    m->open = NONE;
    for (i = 0; i < m->marks.n; i++) {
        if (m->open == NONE)
            outside(m, i);
        else
            inside(m, i);
    }
    m->carried = m->open != NONE;
    if (m->carried)
        finish(m, m->to, m->to, false);
    if (carried && opens(m) && m->out->n > first)
        m->out->v[first].continues = true;
}

static void
pair(struct machine *m, size_t n)
{
    size_t place = 0;
    uint32_t at = 0, end;

    m->carried = false;
    while (at < n) {
        const char *nl = memchr(m->s + at, '\n', n - at);

        end = nl != NULL ? (uint32_t)(nl - m->s) : (uint32_t)n;
        if (end > at) {
            m->marks.n = 0;
            m->from = at;
            m->to = end;
            glyphs_find(m->pool, m->s, at, end, m->places, &place, m->singles,
                &m->marks);
            paragraph(m);
        }
        at = end + 1;
    }
}

/* ---- the article ---- */

/* Stretches of at least two words that are not inside one of `outer`: what
 * decides which marks quote. */
static size_t
weight(const struct stretches *x, const struct stretches *outer, const char *s)
{
    size_t i, k = 0, n = 0;

    for (i = 0; i < x->n; i++) {
        const struct stretch *q = &x->v[i];

        while (k < outer->n && outer->v[k].close <= q->open)
            k++;
        if (k < outer->n && outer->v[k].closed && outer->v[k].open < q->open &&
            q->close < outer->v[k].close)
            continue;
        n += memchr(s + q->start, ' ', q->end - q->start) != NULL;
    }
    return n;
}

void
marks_pair(const struct pool *p, const struct lexicon *l, const char *s,
    size_t n, struct stretches *out)
{
    struct glyph_places places;
    struct machine m = { .pool = p, .s = s, .out = out, .places = &places };
    struct stretches single = { 0 };
    const struct stretches none = { 0 };

    glyphs_places(p, l, s, n, &places);
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
