/* SPDX-License-Identifier: MIT */
/* engine: which entries of a batch are run together after a worker died on
 * it.  Workers are played here: what an entry does to its process is in a
 * table. */
#include "unit.h"

#include <string.h>

#include "engine/search.h"

#define ALL BATCH_REFS

/* A BRITTLE entry dies where one that harms was before it. */
enum deed { SOUND, DIES, HARMS, BRITTLE };

static struct play {
    struct batch *b;
    size_t n;
    enum deed deeds[ALL];
    size_t later;      /* so many entries behind one that harms, any dies */
    size_t leak;       /* a process dies at so many entries; 0: never */
    unsigned lies;     /* of 10 deaths the cursor tells so many wrong */
    bool slow, spoils; /* deaths are hangs; nobody can be suspected */

    size_t workers, run; /* what it cost */
    unsigned condemned[ALL], kept[ALL];
    bool harmed; /* something was kept that ran behind an entry that harms */
} g;

static unsigned seed;

static unsigned
dice(unsigned n)
{
    seed = seed * 1103515245 + 12345;
    return (seed >> 16) % n;
}

static void
reset(size_t n)
{
    batch_free(g.b);
    memset(&g, 0, sizeof(g));
    g.b = batch_new();
    g.b->n = g.n = n;
}

/* Run entries in one process.  Returns true if it survives, or *at. */
static bool
process(const struct worker_range *r, size_t *at)
{
    size_t i, done = 0, fuse = 0;
    bool harm = false;

    g.workers++;
    for (i = r->first; i <= r->end; i++) {
        size_t e = i < r->end ? i : r->probe;
        bool dies;

        if (e == WORKER_NO_PROBE || g.b->refs[e].kind != BATCH_RECORD)
            continue;
        g.run++;
        done++;
        dies = g.deeds[e] == DIES || (fuse > 0 && --fuse == 0) ||
               done == g.leak || (harm && g.deeds[e] == BRITTLE);
        if (dies) {
            *at = e == r->probe ? SEARCH_PROBE : e;
            if (g.spoils)
                *at = SEARCH_NOBODY;
            else if (dice(10) < g.lies)
                *at = r->first + dice((unsigned)(r->end - r->first));
            return false;
        }
        if (g.deeds[e] == HARMS && fuse == 0)
            fuse = g.later;
        harm |= g.deeds[e] == HARMS;
    }
    return true;
}

static void
keep(const struct worker_range *r)
{
    size_t i;
    bool harm = false;

    for (i = r->first; i < r->end; i++) {
        g.kept[i]++;
        g.harmed |= harm;
        harm |= g.deeds[i] == HARMS;
    }
}

/* A worker died on the whole batch at `at`: go on to the end.  `at` SIZE_MAX:
 * run it first.  Returns false if it survives. */
static bool
play(size_t at)
{
    struct search s = { 0 };
    struct worker_range r = { 0, g.n, WORKER_NO_PROBE };
    size_t next = 0, who;

    if (at == SIZE_MAX && process(&r, &at))
        return false;
    search_begin(&s, 0, g.n, at, g.slow);
    g.workers = g.run = 0;
    while (search_now(&s, &r)) {
        ck_assert_uint_lt(r.first, r.end);
        ck_assert_uint_le(r.end, g.n);
        if (process(&r, &at)) {
            if (!search_is_trial(&s)) {
                ck_assert_uint_eq(r.first, next);
                next = r.end;
                keep(&r);
            }
            search_survived(&s, r.end - r.first);
            continue;
        }
        who = search_died(&s, g.b, at, g.slow);
        if (who != SEARCH_NOBODY) {
            ck_assert_uint_lt(who, g.n);
            g.condemned[who]++;
            g.b->refs[who].kind = BATCH_VERDICT;
        }
    }
    ck_assert_uint_eq(next, g.n);
    search_free(&s);
    return true;
}

/* Every entry was kept once, and those that die alone were condemned. */
static void
is_just(void)
{
    size_t i;

    for (i = 0; i < g.n; i++) {
        ck_assert_uint_eq(g.kept[i], 1);
        ck_assert_uint_eq(g.condemned[i], g.deeds[i] == DIES);
    }
}

START_TEST(one_crash_costs_three_workers)
{
    const size_t places[] = { 1, 2, 4000, ALL - 2, ALL - 1 };
    size_t i;

    for (i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        reset(ALL);
        g.deeds[places[i]] = DIES;
        play(SIZE_MAX);
        is_just();
        ck_assert_uint_le(g.workers, 3);
        ck_assert_uint_le(g.run, ALL);
    }
    reset(ALL);
    g.deeds[0] = DIES;
    play(SIZE_MAX);
    is_just();
    ck_assert_uint_eq(g.workers, 2);
}
END_TEST

START_TEST(many_crashes_cost_three_workers_each_and_the_batch_twice)
{
    size_t i;

    reset(ALL);
    for (i = 0; i < 100; i++)
        g.deeds[i * 80 + 7] = DIES;
    play(SIZE_MAX);
    is_just();
    ck_assert_uint_le(g.workers, 300);
    ck_assert_uint_le(g.run, 2 * ALL);

    reset(ALL);
    for (i = 0; i < ALL; i++)
        g.deeds[i] = DIES;
    play(SIZE_MAX);
    is_just();
    ck_assert_uint_le(g.workers, 2 * ALL + 1);
}
END_TEST

START_TEST(an_entry_that_harms_others_ends_up_alone)
{
    const size_t behind[] = { 1, 3, 1000, 5000 };
    size_t i;

    for (i = 0; i < sizeof(behind) / sizeof(behind[0]); i++) {
        reset(ALL);
        g.deeds[3000] = HARMS;
        g.deeds[3000 + behind[i]] = BRITTLE;
        play(SIZE_MAX);
        is_just();
        ck_assert(!g.harmed);
        ck_assert_uint_le(g.workers, 2 * 13 + 5);
        ck_assert_uint_le(g.run, 5 * ALL);
    }
}
END_TEST

START_TEST(an_entry_may_kill_any_that_comes_later)
{
    const size_t later[] = { 1, 3, 1000, 5000 };
    size_t i;

    for (i = 0; i < sizeof(later) / sizeof(later[0]); i++) {
        reset(ALL);
        g.deeds[3000] = HARMS;
        g.later = later[i];
        play(SIZE_MAX);
        is_just();
        ck_assert_uint_le(g.workers, 2 * 13 + 5);
        ck_assert_uint_le(g.run, 5 * ALL);
    }
}
END_TEST

START_TEST(where_nobody_can_be_suspected_it_is_found_by_halves)
{
    reset(ALL);
    g.deeds[5000] = DIES;
    g.spoils = true;
    play(SIZE_MAX);
    is_just();
    ck_assert_uint_le(g.workers, 2 * 13 + 2);
    ck_assert_uint_le(g.run, 3 * ALL);
}
END_TEST

START_TEST(a_process_that_dies_of_many_entries_gets_fewer)
{
    reset(ALL);
    g.leak = 500;
    play(SIZE_MAX);
    is_just();
    ck_assert_uint_le(g.workers, 5 * (ALL / 500 + 1));
    ck_assert_uint_le(g.run, 4 * ALL);
}
END_TEST

START_TEST(a_death_that_does_not_come_again_costs_three_workers)
{
    reset(ALL);
    play(4000); /* and no entry dies */
    is_just();
    ck_assert_uint_le(g.workers, 3);
    reset(ALL);
    play(SEARCH_NOBODY);
    is_just();
    ck_assert_uint_eq(g.workers, 1);
}
END_TEST

START_TEST(what_hangs_is_not_tried_by_halves)
{
    reset(1000);
    g.deeds[500] = HARMS;
    g.later = 3;
    g.slow = true;
    play(SIZE_MAX);
    is_just();
    ck_assert_uint_le(g.workers, 510);
}
END_TEST

/* Whatever the plugin does and the cursor says. */
START_TEST(fates_depend_on_the_entry_alone)
{
    unsigned round;

    for (round = 0; round < 3000; round++) {
        size_t i, n;

        seed = round;
        n = 1 + dice(round % 7 == 0 ? 600 : 40);
        reset(n);
        for (i = 0; i < n; i++) {
            unsigned d = dice(30);

            g.deeds[i] = d == 0   ? DIES
                         : d == 1 ? HARMS
                         : d == 2 ? BRITTLE
                                  : SOUND;
            if (dice(20) == 0 && g.deeds[i] == SOUND)
                g.b->refs[i].kind = BATCH_DAMAGE;
        }
        g.later = 1 + dice(5);
        g.leak = dice(3) == 0 ? 2 + dice(20) : 0;
        g.lies = dice(3) == 0 ? 1 + dice(10) : 0;
        g.slow = dice(4) == 0;
        g.spoils = dice(4) == 0;
        if (!play(SIZE_MAX))
            continue;
        is_just();
        ck_assert_uint_le(g.workers, 6 * n);
    }
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = { one_crash_costs_three_workers,
        many_crashes_cost_three_workers_each_and_the_batch_twice,
        an_entry_that_harms_others_ends_up_alone,
        an_entry_may_kill_any_that_comes_later,
        where_nobody_can_be_suspected_it_is_found_by_halves,
        a_process_that_dies_of_many_entries_gets_fewer,
        a_death_that_does_not_come_again_costs_three_workers,
        what_hangs_is_not_tried_by_halves, fates_depend_on_the_entry_alone,
        NULL };

    return unit_main("unit search", unit_suite("search", tests));
}
