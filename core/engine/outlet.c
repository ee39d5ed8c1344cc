/* SPDX-License-Identifier: MIT */
#include "engine/outlet.h"

#include <string.h>

#include "process/talk.h"

static void
show_logs(const struct outlet *outlet, const struct reply *reply)
{
    size_t i;

    for (i = 0; i < reply->nlogs; i++) {
        const struct reply_log *log = &reply->logs[i];

        talk_said(outlet->summary->nodes[log->stage].id, log->level, log->text);
    }
    if (reply->suppressed > 0)
        talk(TALK_WARNING, "%ju more lines of stages are not shown",
            (uintmax_t)reply->suppressed);
}

int
outlet_take(
    const struct outlet *outlet, const struct reply *reply, struct cd_err *err)
{
    show_logs(outlet, reply);
    if (reply->stopped != NULL)
        return err_set(err, "%s", reply->stopped);
    counters_add(outlet->counters, reply);
    return 0;
}

int
outlet_early(const struct outlet *outlet, uint64_t before, struct cd_err *err)
{
    const struct counters *counters = outlet->counters;
    uint64_t in = counters_told(counters);

    if (outlet->summary->rejects.kind != REJECTS_EARLY ||
        before >= OUTLET_EARLY || in < OUTLET_EARLY ||
        counters->rejected * 2 <= in)
        return 0;
    return err_set(err,
        "%ju of the first %ju records were rejected: is the input what the "
        "pipeline is for?  \"limits\": {\"rejects\": \"100%%\"} and --resume go "
        "on all the same",
        (uintmax_t)counters->rejected, (uintmax_t)in);
}

int
outlet_check(const struct outlet *outlet, struct cd_err *err)
{
    const struct config_rejects *limit = &outlet->summary->rejects;
    const struct counters *counters = outlet->counters;
    uint64_t in = counters_told(counters);

    if (limit->kind == REJECTS_COUNT && counters->rejected > limit->count)
        return err_set(err,
            "%ju %s rejected, and limits.rejects is "
            "%ju: a larger limit and --resume continue",
            (uintmax_t)counters->rejected,
            counters->rejected == 1 ? "record was" : "records were",
            (uintmax_t)limit->count);
    if (limit->kind == REJECTS_PERCENT && in >= OUTLET_EARLY &&
        (double)counters->rejected > (double)in * limit->percent / 100)
        return err_set(err,
            "%ju of %ju records were rejected, and "
            "limits.rejects is %g%%: a larger limit and "
            "--resume continue",
            (uintmax_t)counters->rejected, (uintmax_t)in, limit->percent);
    return 0;
}

/* Take the records that stores refused off the counts of their outputs. */
static void
note_refused(const struct outlet *outlet, const struct reply *more)
{
    size_t i;

    for (i = 0; i + 1 < more->nparts; i++)
        writer_stored(outlet->writer, i, more->parts[i].records,
            writer_bytes(outlet->writer, i));
}

int
outlet_append(const struct outlet *outlet, const struct reply *reply,
    const struct stores_piece *which, bool last, struct cd_err *err)
{
    bool join = last && (which->batch + 1) % WRITER_JOIN == 0;
    struct reply more;
    int rc;

    if (outlet->stores == NULL)
        return writer_append(outlet->writer, reply, NULL, join, err);
    rc = stores_take(outlet->stores, which, reply, &more, err);
    if (rc == 0) {
        show_logs(outlet, &more);
        outlet->counters->unstored += more.rejected;
        more.rejected = 0; /* they count as written: in `unstored` only */
        memset(more.codes, 0, sizeof(more.codes));
        counters_add(outlet->counters, &more);
        rc = writer_append(
            outlet->writer, reply, &more.parts[more.nparts - 1], join, err);
        note_refused(outlet, &more);
    }
    reply_free(&more);
    return rc;
}

/* Bytes that the run wrote into the files that run.json lists. */
static uint64_t
written(const json_t *files)
{
    const char *name;
    json_t *file;
    uint64_t bytes = 0;

    json_object_foreach ((json_t *)(uintptr_t)files, name, file)
        bytes += (uint64_t)json_integer_value(json_object_get(file, "bytes"));
    return bytes;
}

int
outlet_finish(const struct outlet *outlet, uint64_t mark, struct cd_err *err)
{
    struct reply more;
    size_t i;
    uint64_t bytes;
    int rc;

    if (stores_commit(outlet->stores, mark, err))
        return -1;
    rc = stores_finish(outlet->stores, &more, err);
    show_logs(outlet, &more);
    counters_add(outlet->counters, &more);
    reply_free(&more);
    for (i = 0; i < outlet->summary->noutputs; i++) {
        json_t *files = stores_files(outlet->stores, i);

        if (files != NULL)
            writer_stored(outlet->writer, i, 0, written(files));
        else if (stores_bytes(outlet->stores, i, &bytes) == 0)
            writer_stored(outlet->writer, i, 0, bytes);
        writer_listed(outlet->writer, i, files);
    }
    return rc;
}
