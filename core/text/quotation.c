/* SPDX-License-Identifier: MIT */
#include "text/quotation.h"

#include <string.h>

#include "text/blank.h"
#include "text/quotation_mark.h"

#define NONE UINT32_MAX
/* Paragraphs of a quotation without a mark of theirs */
#define WAITING_MOST 6

/* The state of pairing marks, of which one paragraph is read at a time. */
struct machine {
    const struct pool *pool;
    const char *s;
    struct quotations *out;
    bool singles; /* single marks count as quotation marks */

    const struct quotation_places *places;
    struct quotation_marks marks; /* marks of the paragraph */
    uint32_t *next; /* by mark: the next mark of its family, or NONE */
    size_t next_cap;

    uint32_t from, to; /* bytes of the paragraph */
    uint32_t open;     /* the mark that opened the current span, or NONE */
    uint32_t own;      /* the next mark of the same family */
    unsigned depth;    /* marks of the same family nested in the span */
    unsigned nested;   /* spans of other families nested in the span */
    bool carried;      /* the previous paragraph ended within a span */
    uint32_t family;   /* ... whose marks are of this family */

    /* Paragraphs without any mark after one that ended within a span.  They
     * belong to the span if a later mark closes it. */
    struct cd_quotation waiting[WAITING_MOST];
    size_t nwaiting;
};

/* ---- spans ---- */

/* Add a span: text [start, end) between marks that begin at `open` and end at
 * `close`. */
static void
add_quotation_span(struct machine *machine, uint32_t open, uint32_t start,
    uint32_t end, uint32_t close, bool closed)
{
    uint32_t flags = closed ? CD_QUOTATION_CLOSED : 0, n;

    /* The value of an attribute of a tag is not a quotation. */
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

/* Open a span at mark i. */
static void
open_span(struct machine *machine, uint32_t i)
{
    machine->open = i;
    machine->own = machine->next[i];
    machine->depth = machine->nested = 0;
}

/* Close the current span: its text ends at `end`, its closing mark at
 * `close`. */
static void
close_span(struct machine *machine, uint32_t end, uint32_t close, bool closed)
{
    const struct quotation_mark *opener = &machine->marks.v[machine->open];

    add_quotation_span(
        machine, opener->at, opener->at + opener->len, end, close, closed);
    machine->open = NONE;
}

/* ---- marks, one at a time ---- */

/* Does a mark of the family that opened the span close it further on? */
static bool
own_ahead(const struct machine *machine)
{
    return machine->own != NONE &&
           machine->marks.v[machine->own].side != MARK_OPENS;
}

/* Add the waiting paragraphs as spans, since a closing mark has come. */
static void
emit_waiting(struct machine *machine)
{
    uint32_t from = machine->from;
    size_t i;

    for (i = 0; i < machine->nwaiting; i++) {
        const struct cd_quotation *quotations = &machine->waiting[i];

        machine->from = quotations->open;
        add_quotation_span(machine, quotations->open, quotations->open,
            quotations->close, quotations->close, false);
    }
    machine->nwaiting = 0;
    machine->from = from;
}

/* Is mark i a bullet, alone in its paragraph: "» The council met"? */
static bool
is_bullet(const struct machine *machine, uint32_t i)
{
    const struct quotation_mark *mark = &machine->marks.v[i];

    return mark->family == MARK_ANGLE && mark->at == machine->from &&
           !machine->carried && machine->next[i] == NONE &&
           blank_at(machine->s, mark->at + mark->len, machine->to) > 0;
}

/* Handle mark i outside any span. */
static void
mark_outside(struct machine *machine, uint32_t i)
{
    const struct quotation_mark *mark = &machine->marks.v[i];

    if (is_bullet(machine, i))
        return;
    if (mark->side != MARK_CLOSES) {
        open_span(machine, i);
    } else if (machine->carried && i == 0 && mark->at > machine->from &&
               (machine->nwaiting == 0 || mark->family == machine->family)) {
        emit_waiting(machine);
        add_quotation_span(machine, machine->from, machine->from, mark->at,
            mark->at + mark->len, true);
    } else if (mark->at ==
               machine->from) { /* a closing mark written for an opening one */
        open_span(machine, i);
    }
}

/* Handle a mark that opens within a span of its own family: it is nested if two
 * closing marks follow, else the closing mark is missing. */
static void
open_within(struct machine *machine, uint32_t i)
{
    uint32_t next = machine->next[i],
             second = next != NONE ? machine->next[next] : NONE;

    if (second != NONE && machine->marks.v[next].side == MARK_CLOSES &&
        machine->marks.v[second].side == MARK_CLOSES) {
        machine->depth++;
        return;
    }
    close_span(machine, machine->marks.v[i].at, machine->marks.v[i].at, false);
    open_span(machine, i);
}

/* Handle mark i within a span. */
static void
mark_inside(struct machine *machine, uint32_t i)
{
    const struct quotation_mark *mark = &machine->marks.v[i];

    if (mark->family == machine->marks.v[machine->open].family) {
        machine->own = machine->next[i];
        if (mark->side == MARK_OPENS)
            open_within(machine, i);
        else if (machine->depth > 0)
            machine->depth--;
        else
            close_span(machine, mark->at, mark->at + mark->len, true);
        return;
    }
    /* A mark of another family is nested, unless it stands for a closing mark
     * that does not come, or closes what was not opened.  Single marks never
     * replace double ones. */
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
        close_span(machine, mark->at, mark->at, false);
        open_span(machine, i);
    } else {
        close_span(machine, mark->at, mark->at + mark->len, true);
    }
}

/* Link each mark to the next one of its family. */
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

/* Does the paragraph begin with an opening mark? */
static bool
begins_with_opener(const struct machine *machine)
{
    uint32_t at = machine->from;

    while (blank_at(machine->s, at, machine->to))
        at += blank_at(machine->s, at, machine->to);
    return machine->marks.n > 0 && machine->marks.v[0].at == at &&
           machine->marks.v[0].side != MARK_CLOSES;
}

/* Pair the marks of one paragraph. */
static void
pair_paragraph(struct machine *machine)
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
            mark_outside(machine, i);
        else
            mark_inside(machine, i);
    }
    open = machine->open != NONE;
    if (open) {
        machine->family = machine->marks.v[machine->open].family;
        close_span(machine, machine->to, machine->to, false);
    }
    machine->nwaiting = 0;
    machine->carried = open;
    if (carried && begins_with_opener(machine) && machine->out->n > first)
        machine->out->v[first].flags |= CD_QUOTATION_CONTINUES;
}

/* Pair the marks of the whole text, paragraph by paragraph. */
static void
pair_text(struct machine *machine, size_t n)
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
            pair_paragraph(machine);
        }
        at = end + 1;
    }
}

/* ---- which marks quote ---- */

/* Count the spans of at least two words that are not within a span of `outer`:
 * the evidence for which marks quote. */
static size_t
count_spans(const struct quotations *quotations, const struct quotations *outer,
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
    pair_text(&machine, n);
    if (places.style.singles == 0)
        return;
    /* The article quotes with single marks if these have more spans; double
     * marks within single ones do not count unless they are the majority. */
    machine.singles = true;
    machine.out = &single;
    pair_text(&machine, n);
    if (count_spans(&single, &none, text) >
            count_spans(out, &single, text) * 2 &&
        count_spans(&single, &none, text) > count_spans(out, &none, text))
        *out = single;
}
