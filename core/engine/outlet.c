/* SPDX-License-Identifier: MIT */
#include "engine/outlet.h"

#include <string.h>

#include "host/talk.h"

static void
show_logs(const struct outlet *o, const struct reply *r)
{
    size_t i;

    for (i = 0; i < r->nlogs; i++) {
        const struct reply_log *l = &r->logs[i];

        talk_said(o->summary->nodes[l->stage].id, l->level, l->text);
    }
    if (r->suppressed > 0)
        talk(TALK_WARNING, "%ju more lines of stages are not shown",
            (uintmax_t)r->suppressed);
}

int
outlet_take(const struct outlet *o, const struct reply *r, struct cd_err *e)
{
    show_logs(o, r);
    if (r->stopped != NULL)
        return err_set(e, "%s", r->stopped);
    counters_add(o->counters, r);
    return 0;
}

int
outlet_early(const struct outlet *o, uint64_t before, struct cd_err *e)
{
    const struct counters *c = o->counters;
    uint64_t in = counters_told(c);

    if (o->summary->rejects.kind != REJECTS_EARLY || before >= OUTLET_EARLY ||
        in < OUTLET_EARLY || c->rejected * 2 <= in)
        return 0;
    return err_set(e,
        "%ju of the first %ju records were rejected: is the input what the "
        "pipeline is for?  \"limits\": {\"rejects\": \"100%%\"} and --resume go "
        "on all the same",
        (uintmax_t)c->rejected, (uintmax_t)in);
}

int
outlet_check(const struct outlet *o, struct cd_err *e)
{
    const struct config_rejects *limit = &o->summary->rejects;
    const struct counters *c = o->counters;
    uint64_t in = counters_told(c);

    if (limit->kind == REJECTS_COUNT && c->rejected > limit->count)
        return err_set(e,
            "%ju records were rejected, and limits.rejects is "
            "%ju: a larger limit and --resume continue",
            (uintmax_t)c->rejected, (uintmax_t)limit->count);
    if (limit->kind == REJECTS_PERCENT && in >= OUTLET_EARLY &&
        (double)c->rejected > (double)in * limit->percent / 100)
        return err_set(e,
            "%ju of %ju records were rejected, and "
            "limits.rejects is %g%%: a larger limit and "
            "--resume continue",
            (uintmax_t)c->rejected, (uintmax_t)in, limit->percent);
    return 0;
}

/* What the stores refused of a batch. */
static void
note_refused(const struct outlet *o, const struct reply *more)
{
    size_t i;

    for (i = 0; i + 1 < more->nparts; i++)
        writer_stored(
            o->writer, i, more->parts[i].records, writer_bytes(o->writer, i));
}

int
outlet_append(const struct outlet *o, const struct reply *r,
    const struct stores_piece *which, bool last, struct cd_err *e)
{
    bool join = last && (which->batch + 1) % WRITER_JOIN == 0;
    struct reply more;
    int rc;

    if (o->stores == NULL)
        return writer_append(o->writer, r, NULL, join, e);
    rc = stores_take(o->stores, which, r, &more, e);
    if (rc == 0) {
        show_logs(o, &more);
        o->counters->unstored += more.rejected;
        more.rejected = 0; /* they count as written */
        memset(more.codes, 0, sizeof(more.codes));
        counters_add(o->counters, &more);
        rc = writer_append(o->writer, r, &more.parts[more.nparts - 1], join, e);
        note_refused(o, &more);
    }
    reply_free(&more);
    return rc;
}

int
outlet_finish(const struct outlet *o, uint64_t mark, struct cd_err *e)
{
    struct reply more;
    size_t i;
    uint64_t bytes;
    int rc;

    if (stores_commit(o->stores, mark, e))
        return -1;
    rc = stores_finish(o->stores, &more, e);
    show_logs(o, &more);
    counters_add(o->counters, &more);
    reply_free(&more);
    for (i = 0; i < o->summary->noutputs; i++) {
        if (stores_bytes(o->stores, i, &bytes) == 0)
            writer_stored(o->writer, i, 0, bytes);
        writer_listed(o->writer, i, stores_files(o->stores, i));
    }
    return rc;
}
