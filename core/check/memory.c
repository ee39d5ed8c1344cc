/* SPDX-License-Identifier: MIT */
/* What stays behind when a record, or a worker, is done. */
#include <malloc.h>
#include <stdlib.h>

#include "check/checks.h"
#include "check/trials.h"

#define WARM     16 /* records until caches are full */
#define ROUND    64 /* records of a measurement, and workers */
#define MEASURES 24
#define STAGES   16 /* prepared and released in a measurement */
#define CHUNK    32 /* bytes: the least that malloc takes */

/* ---- references -----------------------------------------------------------
 */

/* A value somebody else holds, too.  true, false and null are everybody's. */
static bool
held(const json_t *value)
{
    const char *key;
    json_t *item;
    size_t i;

    if (json_is_true(value) || json_is_false(value) || json_is_null(value))
        return false;
    if (value->refcount != 1)
        return true;
    if (json_is_array(value)) {
        json_array_foreach ((json_t *)(uintptr_t)value, i, item) {
            if (held(item))
                return true;
        }
    }
    json_object_foreach ((json_t *)(uintptr_t)value, key, item) {
        if (held(item))
            return true;
    }
    return false;
}

static void
references(struct rig *rig, const struct trials *trials)
{
    struct outcome outcome;
    size_t i;

    for (i = 0; i < trials->n; i++) {
        subject_step(rig->subject, "%s", trials_what(trials));
        trials_run(trials, rig, i, &outcome);
        if (held(outcome.record))
            subject_fail(rig->subject,
                "a value in the record is still held when process is done: "
                "only fresh values may be set, and none kept");
        outcome_free(&outcome);
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
    struct mallinfo2 info = mallinfo2();

    return info.uordblks + info.hblkhd;
}

static void
try_all(struct rig *rig, const struct trials *trials, int times)
{
    while (times-- > 0)
        trials_all(trials, rig);
}

/* Does what `again` does leave `least` bytes each time?  Tables may grow now
 * and then, malloc keeps some of what was given back, and a store may hold rows
 * until they fill something: so many measurements in a row must grow. */
static size_t
growth(void (*again)(struct rig *, const struct trials *), struct rig *rig,
    const struct trials *trials, size_t least)
{
    size_t before, n = 0;
    int i;

    for (i = 0; i < MEASURES; i++) {
        before = in_use();
        again(rig, trials);
        if (in_use() < before + least)
            return 0;
        n = in_use() - before;
    }
    return n;
}

static void
trials_again(struct rig *rig, const struct trials *trials)
{
    try_all(rig, trials, ROUND);
}

static void
workers_again(struct rig *rig, const struct trials *trials)
{
    struct cd_err err;
    struct rig twin;
    int i;

    (void)trials;
    for (i = 0; i < ROUND; i++) {
        rig_twin(&twin, rig);
        rig_open(&twin, &err);
        rig_free(&twin);
    }
}

/* More than one stage of a run may be of the plugin. */
static void
stages_again(struct rig *rig, const struct trials *trials)
{
    json_t *options = rig_options(rig->subject);
    struct cd_err err;
    struct rig other;
    int i;

    (void)trials;
    for (i = 0; i < STAGES; i++) {
        rig_prepare(&other, rig->subject, options, &err);
        rig_free(&other);
    }
    json_decref(options);
}

static void
bytes(struct rig *rig, const struct trials *trials)
{
    struct subject *subject = rig->subject;
    size_t n;

    try_all(rig, trials, WARM);
    n = growth(trials_again, rig, trials, ROUND);
    if (n > 0)
        subject_fail(subject,
            "%zu bytes are not given back after %d times the same "
            "%zu %s",
            n, ROUND, trials->n,
            trials->records != NULL ? "records" : "entries");
    n = growth(stages_again, rig, trials, (size_t)STAGES * CHUNK);
    if (n > 0)
        subject_fail(subject,
            "%zu bytes are not given back after %d times prepare and release",
            n, STAGES);
    if (subject->plugin->d.kind == CD_STORE)
        return; /* one at a time holds its output */
    workers_again(rig, trials);
    n = growth(workers_again, rig, trials, ROUND);
    if (n > 0)
        subject_fail(subject,
            "%zu bytes are not given back after %d times open and "
            "close",
            n, ROUND);
}
#endif

void
checks_memory(struct subject *subject)
{
    struct trials t;
    struct rig r;

    trials_make(&t, subject);
    if (rig_start(&r, subject) == 0) {
        if (subject->plugin->d.kind != CD_STORE)
            references(&r, &t);
#if COUNTED
        if (!subject_failed(subject))
            bytes(&r, &t);
#else
        if (!subject_failed(subject))
            subject_skip(subject, "the bytes are not counted in this build");
#endif
    }
    rig_free(&r);
    trials_free(&t);
}
