/* SPDX-License-Identifier: MIT */
/* Beginnings and ends: of a plugin, of a worker, of an output. */
#include <stdlib.h>
#include <string.h>

#include "check/checks.h"
#include "check/rig.h"
#include "check/store.h"
#include "check/surroundings.h"
#include "check/trials.h"
#include "check/world.h"

static void
process_all(struct rig *rig)
{
    struct trials trials;

    trials_make(&trials, rig->subject);
    trials_all(&trials, rig);
    trials_free(&trials);
}

/* ---- life -----------------------------------------------------------------
 */

/* prepare and release, and nothing between. */
static void
unused(struct subject *subject)
{
    json_t *options = rig_options(subject);
    struct cd_err err;
    struct rig rig;

    subject_step(subject, "prepare, release");
    if (rig_prepare(&rig, subject, options, &err))
        subject_fail(subject, "%s", err.text);
    rig_free(&rig);
    json_decref(options);
}

/* open and close, and no record. */
static void
idle(struct subject *subject)
{
    struct cd_err err;
    struct rig rig;

    subject_step(subject, "open, close");
    if (rig_start(&rig, subject) == 0 && rig_close(&rig, &err))
        subject_fail(subject, "%s", err.text);
    rig_free(&rig);
}

/* One worker ends while another goes on. */
static void
survivor(struct subject *subject)
{
    struct rig rig, twin;
    struct cd_err err;

    subject_step(subject, "two workers");
    if (rig_start(&rig, subject) == 0) {
        rig_twin(&twin, &rig);
        if (rig_open(&twin, &err))
            subject_fail(subject, "a second worker cannot open: %s", err.text);
        else
            process_all(&twin);
        if (rig_close(&twin, &err))
            subject_fail(subject, "%s", err.text);
        rig_free(&twin);
        process_all(&rig);
        if (rig_close(&rig, &err))
            subject_fail(subject, "%s", err.text);
    }
    rig_free(&rig);
}

/* A whole life leaves the process as it was. */
static void
leaves(struct subject *subject)
{
    struct surroundings before;
    const char *why;
    struct rig rig;

    subject_step(subject, "a whole life");
    surroundings_take(&before);
    if (rig_start(&rig, subject) == 0)
        process_all(&rig);
    rig_free(&rig);
    if ((why = surroundings_changed(&before)) != NULL)
        subject_fail(subject, "%s", why);
}

void
checks_life(struct subject *subject)
{
    leaves(subject); /* the first one: others change the same, if it does */
    if (!subject_failed(subject))
        unused(subject);
    if (!subject_failed(subject))
        idle(subject);
    if (!subject_failed(subject) && subject->plugin->d.kind != CD_STORE)
        survivor(subject);
}

/* ---- ends -----------------------------------------------------------------
 */

/* The head, or the tail, in r->out. */
static int
end_of(struct rig *rig, bool tail)
{
    const struct cd_plugin *descriptor = &rig->subject->plugin->d;
    int (*fn)(const struct cd_host *, void *) =
        tail ? descriptor->tail : descriptor->head;
    int rc = 0;

    rig->out.n = 0;
    subject_step(rig->subject, "%s", tail ? "tail" : "head");
    if (fn != NULL) {
        subject_calls(rig->subject, tail ? "tail" : "head");
        rc = fn(&rig->stage.service.host, rig->stage.self);
        subject_calls(rig->subject, "");
    }
    if (rc)
        subject_fail(rig->subject, "%s failed: %s", tail ? "tail" : "head",
            rig->stage.service.reason);
    return rc;
}

/* What one worker gave. */
struct ends {
    struct buf head, tail;
};

static void
ends_free(struct ends *ends)
{
    buf_free(&ends->head);
    buf_free(&ends->tail);
}

static void
try_ending(
    struct rig *rig, bool tail, const struct buf *usual, const char *when)
{
    if (end_of(rig, tail))
        return;
    if (rig->out.n != usual->n ||
        (usual->n > 0 && memcmp(rig->out.p, usual->p, usual->n) != 0))
        subject_fail(rig->subject,
            "its %s is another %s: it may depend on options only",
            tail ? "tail" : "head", when);
}

/* Head and tail, or the tail alone, of a worker of its own. */
static void
take_ends(const struct rig *of, bool both, struct ends *ends)
{
    struct rig rig;
    struct cd_err err;

    rig_twin(&rig, of);
    if (rig_open(&rig, &err)) {
        subject_fail(rig.subject, "a second worker cannot open: %s", err.text);
    } else {
        if (both && end_of(&rig, false) == 0)
            buf_add(&ends->head, rig.out.p, rig.out.n);
        if (end_of(&rig, true) == 0)
            buf_add(&ends->tail, rig.out.p, rig.out.n);
    }
    rig_free(&rig);
}

static void
ends_in_another_run(
    struct subject *subject, const struct ends *usual, const char *when)
{
    struct rig rig;

    if (rig_start_as(&rig, subject, RIG_OTHER_RUN) == 0) {
        try_ending(&rig, false, &usual->head, when);
        try_ending(&rig, true, &usual->tail, when);
    }
    rig_free(&rig);
}

/* In another run, and then in each of the worlds, too. */
static void
ends_elsewhere(struct subject *subject, const struct ends *usual)
{
    size_t i;

    ends_in_another_run(subject, usual, "in another run");
    for (i = 0; world_names[i] != NULL && !subject_failed(subject); i++) {
        world_enter(subject->plugin, i);
        ends_in_another_run(subject, usual, world_names[i]);
        world_leave();
    }
}

void
checks_ends(struct subject *subject)
{
    struct ends usual = { 0 }, alone = { 0 };
    struct rig used;

    if (rig_start(&used, subject) == 0) {
        take_ends(&used, false, &alone); /* first: none wrote a head */
        take_ends(&used, true, &usual);
        process_all(&used);
        try_ending(&used, false, &usual.head, "behind records than without");
        try_ending(&used, true, &usual.tail, "behind records than without");
        if (usual.tail.n != alone.tail.n ||
            (alone.tail.n > 0 &&
                memcmp(usual.tail.p, alone.tail.p, alone.tail.n) != 0))
            subject_fail(subject,
                "its tail is another where another worker wrote the head: it "
                "may depend on options only");
        ends_elsewhere(subject, &usual);
    }
    rig_free(&used);
    ends_free(&alone);
    ends_free(&usual);
}

/* ---- confined -------------------------------------------------------------
 */

/* A worker can start nothing once it opens, and less once it is open. */
static int
open_worker(struct rig *rig)
{
    struct subject *subject = rig->subject;
    uint32_t missing;
    struct cd_err err;

    if (stage_start(&rig->stage, &missing, &err))
        return subject_fail(subject, "%s", err.text);
    subject_opening(subject);
    subject_step(subject, "open");
    if (rig_open(rig, &err))
        return subject_fail(subject, "%s", err.text);
    return subject_confine(subject, rig->stage.service.command);
}

/* A store is confined before it opens. */
static int
open_store(struct rig *rig)
{
    struct subject *subject = rig->subject;
    struct cd_err err;

    if (subject_confine(subject, NULL))
        return -1;
    subject_step(subject, "open");
    return rig_open(rig, &err) ? subject_fail(subject, "%s", err.text) : 0;
}

/* All that is called between open and close. */
static void
work_through_life(struct rig *rig)
{
    const bool store = rig->subject->plugin->d.kind == CD_STORE;

    if (rig->subject->plugin->d.kind == CD_FORMAT) {
        end_of(rig, false);
        end_of(rig, true);
    }
    process_all(rig);
    if (store && !subject_failed(rig->subject))
        store_work(rig);
}

void
checks_confined(struct subject *subject)
{
    json_t *options = rig_options(subject);
    const bool store = subject->plugin->d.kind == CD_STORE;
    struct cd_err err;
    struct rig rig;

    if (subject->channel < 0) {
        subject_skip(subject, "nothing is confined in process");
        json_decref(options);
        return;
    }
    if (rig_prepare(&rig, subject, options, &err))
        subject_fail(subject, "%s", err.text);
    else if ((store ? open_store : open_worker)(&rig) == 0)
        work_through_life(&rig);
    if (rig_close(&rig, &err))
        subject_fail(subject, "%s", err.text);
    rig_free(&rig);
    json_decref(options);
}
