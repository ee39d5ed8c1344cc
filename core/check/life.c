/* SPDX-License-Identifier: MIT */
/* Beginnings and ends: of a plugin, of a worker, of an output. */
#include <stdlib.h>
#include <string.h>

#include "check/checks.h"
#include "check/rig.h"
#include "check/store.h"
#include "check/surroundings.h"
#include "check/trials.h"

static void
process_all(struct rig *r)
{
    struct trials t;

    trials_make(&t, r->subject);
    trials_all(&t, r);
    trials_free(&t);
}

/* ---- life -----------------------------------------------------------------
 */

/* prepare and release, and nothing between. */
static void
unused(struct subject *s)
{
    json_t *options = rig_options(s);
    struct cd_err e;
    struct rig r;

    subject_step(s, "prepare, release");
    if (rig_prepare(&r, s, options, &e))
        subject_fail(s, "%s", e.text);
    rig_free(&r);
    json_decref(options);
}

/* open and close, and no record. */
static void
idle(struct subject *s)
{
    struct cd_err e;
    struct rig r;

    subject_step(s, "open, close");
    if (rig_start(&r, s) == 0 && rig_close(&r, &e))
        subject_fail(s, "%s", e.text);
    rig_free(&r);
}

/* One worker ends while another goes on. */
static void
survivor(struct subject *s)
{
    struct rig r, twin;
    struct cd_err e;

    subject_step(s, "two workers");
    if (rig_start(&r, s) == 0) {
        rig_twin(&twin, &r);
        if (rig_open(&twin, &e))
            subject_fail(s, "a second worker cannot open: %s", e.text);
        else
            process_all(&twin);
        if (rig_close(&twin, &e))
            subject_fail(s, "%s", e.text);
        rig_free(&twin);
        process_all(&r);
        if (rig_close(&r, &e))
            subject_fail(s, "%s", e.text);
    }
    rig_free(&r);
}

/* A whole life leaves the process as it was. */
static void
leaves(struct subject *s)
{
    struct surroundings before;
    const char *why;
    struct rig r;

    subject_step(s, "a whole life");
    surroundings_take(&before);
    if (rig_start(&r, s) == 0)
        process_all(&r);
    rig_free(&r);
    if ((why = surroundings_changed(&before)) != NULL)
        subject_fail(s, "%s", why);
}

void
checks_life(struct subject *s)
{
    leaves(s); /* the first one: others change the same, if it does */
    if (!subject_failed(s))
        unused(s);
    if (!subject_failed(s))
        idle(s);
    if (!subject_failed(s) && s->plugin->d.kind != CD_STORE)
        survivor(s);
}

/* ---- ends -----------------------------------------------------------------
 */

/* The head, or the tail, in r->out. */
static int
end_of(struct rig *r, bool tail)
{
    const struct cd_plugin *d = &r->subject->plugin->d;
    int (*fn)(const struct cd_host *, void *) = tail ? d->tail : d->head;
    int rc = 0;

    r->out.n = 0;
    subject_step(r->subject, "%s", tail ? "tail" : "head");
    if (fn != NULL) {
        subject_calls(r->subject, tail ? "tail" : "head");
        rc = fn(&r->stage.service.host, r->stage.self);
        subject_calls(r->subject, "");
    }
    if (rc)
        subject_fail(r->subject, "%s failed: %s", tail ? "tail" : "head",
            r->stage.service.reason);
    return rc;
}

static void
try_end(struct rig *used, struct rig *fresh, bool tail)
{
    if (end_of(used, tail) || end_of(fresh, tail))
        return;
    if (used->out.n != fresh->out.n ||
        (used->out.n > 0 &&
            memcmp(used->out.p, fresh->out.p, used->out.n) != 0))
        subject_fail(used->subject,
            "its %s is another behind records than "
            "without: it may depend on options only",
            tail ? "tail" : "head");
}

void
checks_ends(struct subject *s)
{
    struct rig used, fresh;
    struct cd_err e;

    if (rig_start(&used, s) == 0) {
        rig_twin(&fresh, &used);
        if (rig_open(&fresh, &e)) {
            subject_fail(s, "a second worker cannot open: %s", e.text);
        } else {
            process_all(&used);
            try_end(&used, &fresh, false);
            try_end(&used, &fresh, true);
        }
        rig_free(&fresh);
    }
    rig_free(&used);
}

/* ---- confined -------------------------------------------------------------
 */

/* A worker can start nothing once it opens, and less once it is open. */
static int
open_worker(struct rig *r)
{
    struct subject *s = r->subject;
    uint32_t missing;
    struct cd_err e;

    if (stage_start(&r->stage, &missing, &e))
        return subject_fail(s, "%s", e.text);
    subject_opening(s);
    subject_step(s, "open");
    if (rig_open(r, &e))
        return subject_fail(s, "%s", e.text);
    return subject_confine(s, r->stage.service.command);
}

/* A store is confined before it opens. */
static int
open_store(struct rig *r)
{
    struct subject *s = r->subject;
    struct cd_err e;

    if (subject_confine(s, NULL))
        return -1;
    subject_step(s, "open");
    return rig_open(r, &e) ? subject_fail(s, "%s", e.text) : 0;
}

/* All that is called between open and close. */
static void
work(struct rig *r)
{
    const bool store = r->subject->plugin->d.kind == CD_STORE;

    if (r->subject->plugin->d.kind == CD_FORMAT) {
        end_of(r, false);
        end_of(r, true);
    }
    process_all(r);
    if (store && !subject_failed(r->subject))
        store_work(r);
}

void
checks_confined(struct subject *s)
{
    json_t *options = rig_options(s);
    const bool store = s->plugin->d.kind == CD_STORE;
    struct cd_err e;
    struct rig r;

    if (s->channel < 0) {
        subject_skip(s, "nothing is confined in process");
        json_decref(options);
        return;
    }
    if (rig_prepare(&r, s, options, &e))
        subject_fail(s, "%s", e.text);
    else if ((store ? open_store : open_worker)(&r) == 0)
        work(&r);
    if (rig_close(&r, &e))
        subject_fail(s, "%s", e.text);
    rig_free(&r);
    json_decref(options);
}
