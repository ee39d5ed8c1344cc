/* SPDX-License-Identifier: MIT */
#include "engine/search.h"

#include <stdlib.h>

#include "base/vec.h"

/* Entries first..end - 1, to be run `step` at a time. */
struct search_item {
    size_t first, end, step;
    size_t probe; /* is run behind each step, or WORKER_NO_PROBE */
};

static struct search_item *
top(const struct search *s)
{
    return &s->v[s->n - 1];
}

static size_t
step_end(const struct search_item *x)
{
    return x->end - x->first > x->step ? x->first + x->step : x->end;
}

static void
push(struct search *s, size_t first, size_t end, size_t probe)
{
    vec_grow(s->v, s->n, s->cap);
    s->v[s->n++] = (struct search_item){ first, end, end - first, probe };
}

void
search_begin(struct search *s, size_t first, size_t end, size_t at, bool slow)
{
    s->n = 0;
    s->suspect = at;
    s->cleared = SEARCH_NOBODY;
    s->slow = slow;
    s->fresh = false;
    push(s, first, end, WORKER_NO_PROBE);
}

void
search_free(struct search *s)
{
    free(s->v);
    s->v = NULL;
    s->n = s->cap = 0;
}

bool
search_now(const struct search *s, struct worker_range *r)
{
    if (s->suspect != SEARCH_NOBODY) {
        *r = (struct worker_range){ s->suspect, s->suspect + 1,
            WORKER_NO_PROBE };
        return true;
    }
    if (s->n == 0)
        return false;
    *r =
        (struct worker_range){ top(s)->first, step_end(top(s)), top(s)->probe };
    return true;
}

bool
search_is_trial(const struct search *s)
{
    return s->suspect != SEARCH_NOBODY;
}

/* Somebody in x, not its first entry alone, harms others or is harmed. */
static void
divide(const struct search *s, struct search_item *x)
{
    size_t n = x->end - x->first;

    if (s->slow || n == 1)
        x->probe = WORKER_NO_PROBE;
    x->step = s->slow ? 1 : (n + 1) / 2;
}

/* The worker died at entry `at` of the item on top, which survives alone. */
static void
harmed(struct search *s, size_t at)
{
    struct search_item *x = top(s);
    size_t first = x->first;

    if (at == first) {
        if (s->fresh)
            divide(s, x); /* by chance, or the cursor lies */
        return;
    }
    x->first = at;
    x->step = x->end - at;
    push(s, first, at, at);
    if (s->fresh)
        divide(s, top(s));
}

void
search_survived(struct search *s, size_t n)
{
    if (s->suspect != SEARCH_NOBODY) {
        s->cleared = s->suspect;
        s->suspect = SEARCH_NOBODY;
        harmed(s, s->cleared);
        return;
    }
    top(s)->first += n;
    if (top(s)->first == top(s)->end)
        s->n--;
}

/* Make the step in hand an item of its own. */
static struct search_item *
isolate(struct search *s)
{
    struct search_item *x = top(s);
    size_t first = x->first, end = step_end(x), probe = x->probe;

    if (end < x->end) {
        x->first = end;
        push(s, first, end, probe);
    }
    return top(s);
}

static bool
has_records(const struct batch *b, size_t first, size_t end)
{
    while (first < end && b->refs[first].kind != BATCH_RECORD)
        first++;
    return first < end;
}

/* Entry `at` of the item on top is condemned.  It costs no worker now, and
 * goes with what stands behind it. */
static size_t
condemn(struct search *s, const struct batch *b, size_t at)
{
    struct search_item *x = top(s);
    size_t first = x->first;

    x->step = x->end - first;
    if (has_records(b, first, at)) {
        x->first = at;
        x->step = x->end - at;
        push(s, first, at, x->probe);
    } else if (x->step == 1 && s->n > 1 &&
               x[-1].step == x[-1].end - x[-1].first) {
        x[-1].first = first;
        x[-1].step++;
        s->n--;
    }
    return at;
}

size_t
search_died(struct search *s, const struct batch *b, size_t at, bool slow)
{
    struct search_item *x;
    size_t suspect = s->suspect;

    s->slow = slow;
    s->suspect = SEARCH_NOBODY;
    if (suspect != SEARCH_NOBODY)
        return condemn(s, b, suspect);
    s->fresh = true;
    x = isolate(s);
    if (x->end - x->first == 1 && x->probe == WORKER_NO_PROBE)
        return condemn(s, b, x->first);
    if (at == SEARCH_PROBE || at == SEARCH_NOBODY || x->end - x->first == 1)
        divide(s, x);
    else if (at == s->cleared)
        harmed(s, at);
    else
        s->suspect = at;
    return SEARCH_NOBODY;
}
