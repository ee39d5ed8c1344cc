/* SPDX-License-Identifier: MIT */
#include "engine/search.h"

#include <stdlib.h>

#include "base/vec.h"

/* Entries first..end - 1, to be run `step` at a time. */
struct search_item {
    size_t first, end, step;
    size_t probe; /* run after each step, or WORKER_NO_PROBE */
};

static struct search_item *
top_item(const struct search *search)
{
    return &search->v[search->n - 1];
}

static size_t
step_end(const struct search_item *item)
{
    return item->end - item->first > item->step ? item->first + item->step
                                                : item->end;
}

static void
push_item(struct search *search, size_t first, size_t end, size_t probe)
{
    vec_grow(search->v, search->n, search->cap);
    search->v[search->n++] =
        (struct search_item){ first, end, end - first, probe };
}

void
search_begin(
    struct search *search, size_t first, size_t end, size_t at, bool slow)
{
    search->n = 0;
    search->suspect = at;
    search->cleared = SEARCH_NOBODY;
    search->slow = slow;
    search->fresh = false;
    push_item(search, first, end, WORKER_NO_PROBE);
}

void
search_free(struct search *search)
{
    free(search->v);
    search->v = NULL;
    search->n = search->cap = 0;
}

bool
search_now(const struct search *search, struct worker_range *range)
{
    if (search->suspect != SEARCH_NOBODY) {
        *range = (struct worker_range){ search->suspect, search->suspect + 1,
            WORKER_NO_PROBE };
        return true;
    }
    if (search->n == 0)
        return false;
    *range = (struct worker_range){ top_item(search)->first,
        step_end(top_item(search)), top_item(search)->probe };
    return true;
}

bool
search_is_trial(const struct search *search)
{
    return search->suspect != SEARCH_NOBODY;
}

/* Some entry of the item, but not its first one alone, harms others or is
 * harmed: run it in smaller steps. */
static void
divide(const struct search *search, struct search_item *item)
{
    size_t n = item->end - item->first;

    if (search->slow || n == 1)
        item->probe = WORKER_NO_PROBE;
    item->step = search->slow ? 1 : (n + 1) / 2;
}

/* The worker died at entry `at` of the item on top, though that entry survives
 * alone: an entry before it must have harmed it. */
static void
requeue_harmed(struct search *search, size_t at)
{
    struct search_item *item = top_item(search);
    size_t first = item->first;

    if (at == first) {
        if (search->fresh)
            divide(search, item); /* by chance, or the cursor lies */
        return;
    }
    item->first = at;
    item->step = item->end - at;
    push_item(search, first, at, at);
    if (search->fresh)
        divide(search, top_item(search));
}

void
search_survived(struct search *search, size_t n)
{
    if (search->suspect != SEARCH_NOBODY) {
        search->cleared = search->suspect;
        search->suspect = SEARCH_NOBODY;
        requeue_harmed(search, search->cleared);
        return;
    }
    top_item(search)->first += n;
    if (top_item(search)->first == top_item(search)->end)
        search->n--;
}

/* Split the step that was run off the item on top, as an item of its own. */
static struct search_item *
isolate(struct search *search)
{
    struct search_item *item = top_item(search);
    size_t first = item->first, end = step_end(item), probe = item->probe;

    if (end < item->end) {
        item->first = end;
        push_item(search, first, end, probe);
    }
    return top_item(search);
}

static bool
has_record_between(const struct batch *batch, size_t first, size_t end)
{
    while (first < end && batch->refs[first].kind != BATCH_RECORD)
        first++;
    return first < end;
}

/* Condemn entry `at` of the item on top.  As a reject it costs no worker any
 * more, so it is run with the entries after it. */
static size_t
condemn_entry(struct search *search, const struct batch *batch, size_t at)
{
    struct search_item *item = top_item(search);
    size_t first = item->first;

    item->step = item->end - first;
    if (has_record_between(batch, first, at)) {
        item->first = at;
        item->step = item->end - at;
        push_item(search, first, at, item->probe);
    } else if (item->step == 1 && search->n > 1 &&
               item[-1].step == item[-1].end - item[-1].first) {
        item[-1].first = first;
        item[-1].step++;
        search->n--;
    }
    return at;
}

size_t
search_died(
    struct search *search, const struct batch *batch, size_t at, bool slow)
{
    struct search_item *item;
    size_t suspect = search->suspect;

    search->slow = slow;
    search->suspect = SEARCH_NOBODY;
    if (suspect != SEARCH_NOBODY)
        return condemn_entry(search, batch, suspect);
    search->fresh = true;
    item = isolate(search);
    if (item->end - item->first == 1 && item->probe == WORKER_NO_PROBE)
        return condemn_entry(search, batch, item->first);
    if (at == SEARCH_PROBE || at == SEARCH_NOBODY ||
        item->end - item->first == 1)
        divide(search, item);
    else if (at == search->cleared)
        requeue_harmed(search, at);
    else
        search->suspect = at;
    return SEARCH_NOBODY;
}
