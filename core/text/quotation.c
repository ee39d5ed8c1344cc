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
emit(struct machine *machine, uint32_t open, uint32_t start, uint32_t end,
    uint32_t close, bool closed)
{
    uint32_t flags = closed ? CD_QUOTATION_CLOSED : 0, n;

    /* The value of an attribute of a tag is no quotation. */
    if (open > machine->from && machine->s[open - 1] == '=')
        return;
    if (machine->carried && open == machine->from)
        flags |= CD_QUOTATION_CONTINUES;
    while ((n = blank_at(machine->s, start, end)) > 0)
        start += n;
    while ((n = blank_before(machine->s, start, end)) > 0)
        end -= n;
    if (start == end)
        return;
    pool_push(
        machine->pool, machine->out->v, machine->out->n, machine->out->cap);
    machine->out->v[machine->out->n++] = (struct cd_quotation){ .at = start,
        .n = end - start,
        .open = open,
        .close = close,
        .flags = flags };
}

static void
begin(struct machine *machine, uint32_t i)
{
    machine->open = i;
    machine->own = machine->next[i];
    machine->depth = machine->nested = 0;
}

/* End the open span at byte `end`, behind which a mark ends at `close`. */
static void
finish(struct machine *machine, uint32_t end, uint32_t close, bool closed)
{
    const struct quotation_mark *opener = &machine->marks.v[machine->open];

    emit(machine, opener->at, opener->at + opener->len, end, close, closed);
    machine->open = NONE;
}

/* ---- one mark after the other ---- */

/* Will a mark of the open family close this span further on? */
static bool
own_ahead(const struct machine *machine)
{
    return machine->own != NONE &&
           machine->marks.v[machine->own].side != MARK_OPENS;
}

/* The paragraphs that waited for a closing mark are quoted. */
static void
emit_waiting(struct machine *machine)
{
    uint32_t from = machine->from;
    size_t i;

    for (i = 0; i < machine->nwaiting; i++) {
        const struct cd_quotation *quotations = &machine->waiting[i];

        machine->from = quotations->open;
        emit(machine, quotations->open, quotations->open, quotations->close,
            quotations->close, false);
    }
    machine->nwaiting = 0;
    machine->from = from;
}

/* "» The council met": a mark of a list, alone in its paragraph. */
static bool
bullet(const struct machine *machine, uint32_t i)
{
    const struct quotation_mark *mark = &machine->marks.v[i];

    return mark->family == MARK_ANGLE && mark->at == machine->from &&
           !machine->carried && machine->next[i] == NONE &&
           blank_at(machine->s, mark->at + mark->len, machine->to) > 0;
}

static void
outside(struct machine *machine, uint32_t i)
{
    const struct quotation_mark *mark = &machine->marks.v[i];

    if (bullet(machine, i))
        return;
    if (mark->side != MARK_CLOSES) {
        begin(machine, i);
    } else if (machine->carried && i == 0 && mark->at > machine->from &&
               (machine->nwaiting == 0 || mark->family == machine->family)) {
        emit_waiting(machine);
        emit(machine, machine->from, machine->from, mark->at,
            mark->at + mark->len, true);
    } else if (mark->at == machine->from) { /* the wrong one of a pair */
        begin(machine, i);
    }
}

/* A mark that opens although a span of its family is open: nested if two
 * marks that close follow, else a closing mark is missing. */
static void
reopen(struct machine *machine, uint32_t i)
{
    uint32_t next = machine->next[i],
             second = next != NONE ? machine->next[next] : NONE;

    if (second != NONE && machine->marks.v[next].side == MARK_CLOSES &&
        machine->marks.v[second].side == MARK_CLOSES) {
        machine->depth++;
        return;
    }
    finish(machine, machine->marks.v[i].at, machine->marks.v[i].at, false);
    begin(machine, i);
}

static void
inside(struct machine *machine, uint32_t i)
{
    const struct quotation_mark *mark = &machine->marks.v[i];

    if (mark->family == machine->marks.v[machine->open].family) {
        machine->own = machine->next[i];
        if (mark->side == MARK_OPENS)
            reopen(machine, i);
        else if (machine->depth > 0)
            machine->depth--;
        else
            finish(machine, mark->at, mark->at + mark->len, true);
        return;
    }
    /* Another family: nested, unless it stands in for a mark that is not to
     * come, or closes what it has not opened.  Single marks never do that for
     * double ones. */
    if (quotation_mark_single(mark) !=
        quotation_mark_single(&machine->marks.v[machine->open]))
        return;
    if (own_ahead(machine) &&
        (mark->side != MARK_CLOSES || machine->nested > 0)) {
        if (mark->side == MARK_OPENS)
            machine->nested++;
        else
            machine->nested -= machine->nested > 0;
        return;
    }
    if (mark->side == MARK_OPENS) {
        finish(machine, mark->at, mark->at, false);
        begin(machine, i);
    } else {
        finish(machine, mark->at, mark->at + mark->len, true);
    }
}

static void
link_families(struct machine *machine)
{
    uint32_t last[MARK_FAMILIES];
    size_t i;

    if (machine->next_cap < machine->marks.n) {
        machine->next_cap = machine->marks.cap;
        machine->next = pool_alloc(
            machine->pool, machine->next_cap * sizeof(*machine->next));
    }
    for (i = 0; i < MARK_FAMILIES; i++)
        last[i] = NONE;
    for (i = machine->marks.n; i-- > 0;) {
        machine->next[i] = last[machine->marks.v[i].family];
        last[machine->marks.v[i].family] = (uint32_t)i;
    }
}

/* Does the paragraph begin with a mark that opens? */
static bool
opens(const struct machine *machine)
{
    uint32_t at = machine->from;

    while (blank_at(machine->s, at, machine->to))
        at += blank_at(machine->s, at, machine->to);
    return machine->marks.n > 0 && machine->marks.v[0].at == at &&
           machine->marks.v[0].side != MARK_CLOSES;
}

static void
paragraph(struct machine *machine)
{
    size_t first = machine->out->n;
    bool carried = machine->carried, open;
    uint32_t i;

    if (carried && machine->marks.n == 0 && machine->nwaiting < WAITING_MOST) {
        machine->waiting[machine->nwaiting++] =
            (struct cd_quotation){ .open = machine->from,
                .close = machine->to };
        return;
    }
    link_families(machine);
    machine->open = NONE;
    for (i = 0; i < machine->marks.n; i++) {
        if (machine->open == NONE)
            outside(machine, i);
        else
            inside(machine, i);
    }
    open = machine->open != NONE;
    if (open) {
        machine->family = machine->marks.v[machine->open].family;
        finish(machine, machine->to, machine->to, false);
    }
    machine->nwaiting = 0;
    machine->carried = open;
    if (carried && opens(machine) && machine->out->n > first)
        machine->out->v[first].flags |= CD_QUOTATION_CONTINUES;
}

static void
pair(struct machine *machine, size_t n)
{
    size_t place = 0;
    uint32_t at = 0, end;

    machine->carried = false;
    machine->nwaiting = 0;
    while (at < n) {
        const char *nl = memchr(machine->s + at, '\n', n - at);

        end = nl != NULL ? (uint32_t)(nl - machine->s) : (uint32_t)n;
        if (end > at) {
            machine->marks.n = 0;
            machine->from = at;
            machine->to = end;
            quotation_mark_find(machine->pool, machine->s, at, end,
                machine->places, &place, machine->singles, &machine->marks);
            paragraph(machine);
        }
        at = end + 1;
    }
}

/* ---- the article ---- */

/* Spans of at least two words that are not inside one of `outer`: what
 * decides which marks quote. */
static size_t
weight(const struct quotations *quotations, const struct quotations *outer,
    const char *text)
{
    size_t i, k = 0, n = 0;

    for (i = 0; i < quotations->n; i++) {
        const struct cd_quotation *out = &quotations->v[i];

        while (k < outer->n && outer->v[k].close <= out->open)
            k++;
        if (k < outer->n && (outer->v[k].flags & CD_QUOTATION_CLOSED) &&
            outer->v[k].open < out->open && out->close < outer->v[k].close)
            continue;
        n += memchr(text + out->at, ' ', out->n) != NULL;
    }
    return n;
}

void
quotation_find(const struct pool *pool, size_t language, const char *text,
    size_t n, struct quotations *out)
{
    struct quotation_places places;
    struct machine machine = {
        .pool = pool, .s = text, .out = out, .places = &places
    };
    struct quotations single = { 0 };
    const struct quotations none = { 0 };

    quotation_mark_places(pool, language, text, n, &places);
    pair(&machine, n);
    if (places.style.singles == 0)
        return;
    /* An article quotes with single marks if it does so more often; double ones
     * inside single ones do not count, where they are not the most. */
    machine.singles = true;
    machine.out = &single;
    pair(&machine, n);
    if (weight(&single, &none, text) > weight(out, &single, text) * 2 &&
        weight(&single, &none, text) > weight(out, &none, text))
        *out = single;
}
