/* SPDX-License-Identifier: MIT */
/* What stays behind when a record, or a worker, is done. */
#include <malloc.h>
#include <stdlib.h>

#include "check/checks.h"
#include "check/trials.h"

#define WARM     16 /* records until caches are full */
#define ROUND    64 /* records of a measurement, and workers */
#define MEASURES 12

/* ---- references -----------------------------------------------------------
 */

/* A value somebody else holds, too.  true, false and null are everybody's. */
static bool
held(const json_t *v)
{
    const char *key;
    json_t *x;
    size_t i;

    if (json_is_true(v) || json_is_false(v) || json_is_null(v))
        return false;
    if (v->refcount != 1)
        return true;
    if (json_is_array(v)) {
        json_array_foreach ((json_t *)(uintptr_t)v, i, x) {
            if (held(x))
                return true;
        }
    }
    json_object_foreach ((json_t *)(uintptr_t)v, key, x) {
        if (held(x))
            return true;
    }
    return false;
}

static void
references(struct rig *r, const struct trials *t)
{
    struct outcome o;
    size_t i;

    for (i = 0; i < t->n; i++) {
        subject_step(r->subject, "%s", trials_what(t));
        trials_run(t, r, i, &o);
        if (held(o.record))
            subject_fail(r->subject,
                "a value in the record is still held when process is done: "
                "only fresh values may be set, and none kept");
        outcome_free(&o);
    }
}

/* ---- bytes ----------------------------------------------------------------
 */

#if defined(__SANITIZE_ADDRESS__) || !defined(__GLIBC__)
#define COUNTED 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define COUNTED 0
#endif
#endif
#ifndef COUNTED
#define COUNTED 1
#endif

#if COUNTED
static size_t
in_use(void)
{
    struct mallinfo2 m = mallinfo2();

    return m.uordblks + m.hblkhd;
}

static void
try_all(struct rig *r, const struct trials *t, int times)
{
    while (times-- > 0)
        trials_all(t, r);
}

/* Does what `again` does leave some bytes each time?  Tables may grow now and
 * then, malloc keeps some of what was given back, and a store may hold rows
 * until they fill something: so many measurements in a row must grow. */
static size_t
growth(void (*again)(struct rig *, const struct trials *), struct rig *r,
    const struct trials *t)
{
    size_t before, n = 0;
    int i;

    for (i = 0; i < MEASURES; i++) {
        before = in_use();
        again(r, t);
        if (in_use() < before + ROUND)
            return 0;
        n = in_use() - before;
    }
    return n;
}

static void
trials_again(struct rig *r, const struct trials *t)
{
    try_all(r, t, ROUND);
}

static void
workers_again(struct rig *r, const struct trials *t)
{
    struct cd_err e;
    struct rig twin;
    int i;

    (void)t;
    for (i = 0; i < ROUND; i++) {
        rig_twin(&twin, r);
        rig_open(&twin, &e);
        rig_free(&twin);
    }
}

static void
bytes(struct rig *r, const struct trials *t)
{
    struct subject *s = r->subject;
    size_t n;

    try_all(r, t, WARM);
    n = growth(trials_again, r, t);
    if (n > 0)
        subject_fail(s,
            "%zu bytes are not given back after %d times the same "
            "%zu %s",
            n, ROUND, t->n, t->records != NULL ? "records" : "entries");
    if (s->plugin->d.kind == CD_STORE)
        return; /* one at a time holds its output */
    workers_again(r, t);
    n = growth(workers_again, r, t);
    if (n > 0)
        subject_fail(s,
            "%zu bytes are not given back after %d times open and "
            "close",
            n, ROUND);
}
#endif

void
checks_memory(struct subject *s)
{
    struct trials t;
    struct rig r;

    trials_make(&t, s);
    if (rig_start(&r, s) == 0) {
        if (s->plugin->d.kind != CD_STORE)
            references(&r, &t);
#if COUNTED
        if (!subject_failed(s))
            bytes(&r, &t);
#else
        if (!subject_failed(s))
            subject_skip(s, "the bytes are not counted in this build");
#endif
    }
    rig_free(&r);
    trials_free(&t);
}
