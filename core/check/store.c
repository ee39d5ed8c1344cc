/* SPDX-License-Identifier: MIT */
/* What a store has committed, through ends of every kind. */
#include "check/store.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "check/checks.h"
#include "check/specimens.h"

#define OTHER_RUN "0ddba11c0ddba11c0ddba11c0ddba11c"

/* The mark that the open store holds of its run. */
static uint64_t
mark_of(struct rig *r)
{
    const struct cd_plugin *d = &r->subject->plugin->d;
    uint64_t mark = UINT64_MAX;

    subject_calls(r->subject, "resume");
    if (d->resume(&r->stage.service.host, r->stage.self, &mark))
        subject_fail(r->subject, "resume failed: %s", r->stage.service.reason);
    subject_calls(r->subject, "");
    return mark;
}

static void
commit(struct rig *r, uint64_t mark)
{
    const struct cd_plugin *d = &r->subject->plugin->d;

    subject_calls(r->subject, "commit");
    if (d->commit(&r->stage.service.host, r->stage.self, mark))
        subject_fail(r->subject, "commit failed: %s", r->stage.service.reason);
    subject_calls(r->subject, "");
}

static void
store_all(struct rig *r, const json_t *records)
{
    struct outcome o;
    json_t *record;
    size_t i;

    json_array_foreach ((json_t *)(uintptr_t)records, i, record) {
        subject_step(r->subject, "a record");
        rig_process(r, record, &o);
        outcome_free(&o);
    }
}

/* Open a store anew, as the run `run_id`; NULL: the usual one. */
static int
open_as(struct rig *r, struct subject *s, const char *run_id)
{
    json_t *options = rig_options(s);
    struct cd_err e;
    int rc = rig_prepare(r, s, options, &e);

    if (rc == 0 && run_id != NULL)
        r->stage.service.host.run_id = run_id;
    rc = rc || rig_open(r, &e);
    json_decref(options);
    return rc ? subject_fail(s, "%s", e.text) : 0;
}

static void
expect(struct rig *r, uint64_t mark, const char *when)
{
    uint64_t is = mark_of(r);

    if (is != mark)
        subject_fail(r->subject,
            "%s the mark is %" PRIu64 ", and must be %" PRIu64, when, is, mark);
}

/* In a process of its own, as if it was killed: nothing is closed.  What it
 * committed must be there; what it stored behind that must not show as
 * committed. */
static void
first_leg(struct subject *s, void *ctx)
{
    const json_t *records = ctx;
    struct rig r;

    if (open_as(&r, s, NULL))
        return;
    expect(&r, 0, "in a new store");
    store_all(&r, records);
    commit(&r, 7);
    store_all(&r, records); /* never committed */
}

/* The same without a commit. */
static void
second_leg(struct subject *s, void *ctx)
{
    const json_t *records = ctx;
    struct rig r;

    if (open_as(&r, s, NULL))
        return;
    expect(&r, 7, "after a commit and a kill");
    store_all(&r, records);
}

/* It ends as it should, without a commit. */
static void
third_leg(struct subject *s, const json_t *records)
{
    struct cd_err e;
    struct rig r;

    subject_step(s, "a leg that commits nothing");
    if (open_as(&r, s, NULL) == 0) {
        expect(&r, 7, "after a kill between two commits");
        store_all(&r, records);
        if (rig_close(&r, &e))
            subject_fail(s, "%s", e.text);
    }
    rig_free(&r);
}

/* Twice, as it may be called. */
static void
finish(struct rig *r)
{
    const struct cd_plugin *d = &r->subject->plugin->d;
    int k;

    subject_calls(r->subject, "finish");
    for (k = 0; k < 2 && d->finish != NULL; k++) {
        if (d->finish(&r->stage.service.host, r->stage.self)) {
            subject_fail(r->subject,
                "finish, which may be called twice, failed: %s",
                r->stage.service.reason);
            break;
        }
    }
    subject_calls(r->subject, "");
}

static void
last_leg(struct subject *s, const json_t *records)
{
    struct cd_err e;
    struct rig r;

    subject_step(s, "the last leg of a run");
    if (open_as(&r, s, NULL) == 0) {
        expect(&r, 7, "after a close without a commit");
        store_all(&r, records);
        commit(&r, 9);
        finish(&r);
        if (rig_close(&r, &e))
            subject_fail(s, "%s", e.text);
    }
    rig_free(&r);
}

/* A run, the usual one or another, finds this mark. */
static void
reopened(struct subject *s, const char *run_id, uint64_t mark, const char *when)
{
    struct rig r;

    subject_step(s, "%s", when);
    if (open_as(&r, s, run_id) == 0)
        expect(&r, mark, when);
    rig_free(&r);
}

void
checks_commits(struct subject *s)
{
    json_t *records = specimens(s);

    subject_apart(s, first_leg, records);
    if (!subject_failed(s))
        subject_apart(s, second_leg, records);
    if (!subject_failed(s))
        third_leg(s, records);
    if (!subject_failed(s))
        reopened(s, OTHER_RUN, 0, "for a run that the store does not know");
    if (!subject_failed(s))
        last_leg(s, records);
    if (!subject_failed(s))
        reopened(s, NULL, 9, "after the last commit");
    json_decref(records);
}

/* ---- undo -----------------------------------------------------------------
 */

static int
take_back(struct rig *r, const char *run_id)
{
    int rc;

    subject_calls(r->subject, "undo");
    rc = r->subject->plugin->d.undo(
        &r->stage.service.host, r->stage.self, run_id);
    subject_calls(r->subject, "");
    if (rc)
        subject_fail(r->subject, "undo failed: %s", r->stage.service.reason);
    return rc;
}

void
store_work(struct rig *r)
{
    subject_step(r->subject, "resume");
    mark_of(r);
    subject_step(r->subject, "commit");
    commit(r, 1);
    subject_step(r->subject, "finish");
    finish(r);
    subject_step(r->subject, "undo");
    if (r->subject->plugin->d.undo != NULL)
        take_back(r, RIG_RUN);
}

void
checks_undo(struct subject *s)
{
    json_t *records = specimens(s);
    struct rig r;

    if (s->plugin->d.undo == NULL) {
        subject_skip(s, "it has no undo");
        json_decref(records);
        return;
    }
    subject_apart(s, first_leg, records);
    subject_step(s, "undo");
    if (!subject_failed(s) && open_as(&r, s, OTHER_RUN) == 0) {
        mark_of(&r);
        /* a run that the store does not know, the one, and that once more */
        if (take_back(&r, "ffffffffffffffffffffffffffffffff") == 0 &&
            take_back(&r, RIG_RUN) == 0)
            take_back(&r, RIG_RUN);
        rig_free(&r);
    }
    if (!subject_failed(s))
        reopened(s, NULL, 0, "after its run was taken back");
    json_decref(records);
}
