/* SPDX-License-Identifier: MIT */
/* What a store has committed, through ends of every kind. */
#include "check/store.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "check/checks.h"
#include "check/specimens.h"

#define LAST ((uint64_t)1 << 33 | 9) /* a mark that takes more than 32 bits */

/* The mark that the open store holds of its run. */
static uint64_t
mark_of(struct rig *rig)
{
    const struct cd_plugin *descriptor = &rig->subject->plugin->d;
    uint64_t mark = UINT64_MAX;

    subject_calls(rig->subject, "resume");
    if (descriptor->resume(&rig->stage.service.host, rig->stage.self, &mark))
        subject_fail(
            rig->subject, "resume failed: %s", rig->stage.service.reason);
    subject_calls(rig->subject, "");
    return mark;
}

static void
commit_store(struct rig *rig, uint64_t mark)
{
    const struct cd_plugin *descriptor = &rig->subject->plugin->d;

    subject_calls(rig->subject, "commit");
    if (descriptor->commit(&rig->stage.service.host, rig->stage.self, mark))
        subject_fail(
            rig->subject, "commit failed: %s", rig->stage.service.reason);
    subject_calls(rig->subject, "");
}

static void
store_all(struct rig *rig, const json_t *records)
{
    struct outcome outcome;
    json_t *record;
    size_t i;

    json_array_foreach ((json_t *)(uintptr_t)records, i, record) {
        subject_step(rig->subject, "a record");
        rig_process(rig, record, &outcome);
        outcome_free(&outcome);
    }
}

static void
expect_mark(struct rig *rig, uint64_t mark, const char *when)
{
    uint64_t is = mark_of(rig);

    if (is != mark)
        subject_fail(rig->subject,
            "%s the mark is %" PRIu64 ", and must be %" PRIu64, when, is, mark);
}

/* In a process of its own, as if it was killed: nothing is closed.  What it
 * committed must be there; what it stored behind that must not show as
 * committed. */
static void
first_leg(struct subject *subject, void *ctx)
{
    const json_t *records = ctx;
    struct rig rig;

    if (rig_start(&rig, subject))
        return;
    expect_mark(&rig, 0, "in a new store");
    store_all(&rig, records);
    commit_store(&rig, 3);
    store_all(&rig, records);
    commit_store(&rig, 7);
    store_all(&rig, records); /* never committed */
}

/* The same without a commit. */
static void
second_leg(struct subject *subject, void *ctx)
{
    const json_t *records = ctx;
    struct rig rig;

    if (rig_start(&rig, subject))
        return;
    expect_mark(&rig, 7, "after a commit and a kill");
    store_all(&rig, records);
}

/* It ends as it should, without a commit. */
static void
third_leg(struct subject *subject, const json_t *records)
{
    struct cd_err err;
    struct rig rig;

    subject_step(subject, "a leg that commits nothing");
    if (rig_start(&rig, subject) == 0) {
        expect_mark(&rig, 7, "after a kill between two commits");
        store_all(&rig, records);
        if (rig_close(&rig, &err))
            subject_fail(subject, "%s", err.text);
    }
    rig_free(&rig);
}

/* Twice, as it may be called. */
static void
finish(struct rig *rig)
{
    const struct cd_plugin *descriptor = &rig->subject->plugin->d;
    int k;

    subject_calls(rig->subject, "finish");
    for (k = 0; k < 2 && descriptor->finish != NULL; k++) {
        if (descriptor->finish(&rig->stage.service.host, rig->stage.self)) {
            subject_fail(rig->subject,
                "finish, which may be called twice, failed: %s",
                rig->stage.service.reason);
            break;
        }
    }
    subject_calls(rig->subject, "");
}

static void
last_leg(struct subject *subject, const json_t *records)
{
    struct cd_err err;
    struct rig rig;

    subject_step(subject, "the last leg of a run");
    if (rig_start(&rig, subject) == 0) {
        expect_mark(&rig, 7, "after a close without a commit");
        store_all(&rig, records);
        commit_store(&rig, LAST);
        finish(&rig);
        if (rig_close(&rig, &err))
            subject_fail(subject, "%s", err.text);
    }
    rig_free(&rig);
}

/* This run finds this mark. */
static void
reopened(struct subject *subject, const char *run_id, uint64_t mark,
    const char *when)
{
    struct rig rig;

    subject_step(subject, "%s", when);
    if (rig_start_as(&rig, subject, run_id) == 0)
        expect_mark(&rig, mark, when);
    rig_free(&rig);
}

void
checks_commits(struct subject *subject)
{
    json_t *records = specimens(subject);

    subject_apart(subject, first_leg, records);
    if (!subject_failed(subject))
        subject_apart(subject, second_leg, records);
    if (!subject_failed(subject))
        third_leg(subject, records);
    if (!subject_failed(subject))
        reopened(subject, RIG_OTHER_RUN, 0,
            "for a run that the store does not know");
    if (!subject_failed(subject))
        last_leg(subject, records);
    if (!subject_failed(subject))
        reopened(subject, RIG_RUN, LAST, "after the last commit");
    json_decref(records);
}

/* ---- undo -----------------------------------------------------------------
 */

static int
take_back(struct rig *rig, const char *run_id)
{
    int rc;

    subject_calls(rig->subject, "undo");
    rc = rig->subject->plugin->d.undo(
        &rig->stage.service.host, rig->stage.self, run_id);
    subject_calls(rig->subject, "");
    if (rc)
        subject_fail(
            rig->subject, "undo failed: %s", rig->stage.service.reason);
    return rc;
}

void
store_work(struct rig *rig)
{
    subject_step(rig->subject, "resume");
    mark_of(rig);
    subject_step(rig->subject, "commit");
    commit_store(rig, 1);
    subject_step(rig->subject, "finish");
    finish(rig);
    subject_step(rig->subject, "undo");
    if (rig->subject->plugin->d.undo != NULL)
        take_back(rig, RIG_RUN);
}

/* Another run commits to the same store. */
static void
other_leg(struct subject *subject)
{
    struct cd_err err;
    struct rig rig;

    subject_step(subject, "another run");
    if (rig_start_as(&rig, subject, RIG_OTHER_RUN) == 0) {
        mark_of(&rig);
        commit_store(&rig, 5);
        if (rig_close(&rig, &err))
            subject_fail(subject, "%s", err.text);
    }
    rig_free(&rig);
}

/* A run that the store does not know, the one that it was opened for, and that
 * once more. */
static void
undo_leg(struct subject *subject)
{
    struct rig rig;

    subject_step(subject, "undo");
    if (rig_start(&rig, subject) == 0) {
        mark_of(&rig);
        if (take_back(&rig, "ffffffffffffffffffffffffffffffff") == 0 &&
            take_back(&rig, RIG_RUN) == 0)
            take_back(&rig, RIG_RUN);
    }
    rig_free(&rig);
}

void
checks_undo(struct subject *subject)
{
    json_t *records = specimens(subject);

    if (subject->plugin->d.undo == NULL) {
        subject_skip(subject, "it has no undo");
        json_decref(records);
        return;
    }
    subject_apart(subject, first_leg, records);
    if (!subject_failed(subject))
        other_leg(subject);
    if (!subject_failed(subject))
        undo_leg(subject);
    if (!subject_failed(subject))
        reopened(subject, RIG_RUN, 0, "after its run was taken back");
    if (!subject_failed(subject))
        reopened(subject, RIG_OTHER_RUN, 5,
            "for another run than the one that was taken back");
    json_decref(records);
}
