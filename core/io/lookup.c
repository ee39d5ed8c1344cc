/* SPDX-License-Identifier: MIT */
#include "io/lookup.h"

#include <stdbool.h>

#include "io/records.h"

/* The entry of a batch that is wanted, or NULL. */
static const struct batch_ref *
wanted(const struct batch *batch, uint64_t line)
{
    size_t i;

    for (i = 0; i < batch->n; i++) {
        const struct batch_ref *ref = &batch->refs[i];

        if (ref->kind != BATCH_DAMAGE && (line == 0 || ref->line == line))
            return ref;
    }
    return NULL;
}

/* 0 if the file was read to its end without finding it. */
static int
find_line(struct records *records, struct batch *batch, uint64_t line,
    const struct batch_ref **refs, struct cd_err *err)
{
    int rc;

    while ((rc = records_next(records, batch, err)) == 1) {
        if ((*refs = wanted(batch, line)) != NULL)
            return 1;
    }
    return rc;
}

/* There is no such entry. */
static int
none(const struct path *file, uint64_t line, struct cd_err *err)
{
    const enum frame_kind kind = file->kind.frame.kind;

    if (line == 0)
        return err_set(err, "%s holds no record", file->name);
    if (kind == FRAME_LINES)
        return err_set(
            err, "%s has no record on line %ju", file->name, (uintmax_t)line);
    return err_set(err, "%s has no %s %ju", file->name, frame_entry(kind),
        (uintmax_t)line);
}

int
lookup_record(struct lookup *lookup, const struct paths *paths,
    uint64_t record_bytes, struct cd_err *err)
{
    struct batch *batch = batch_new();
    const struct batch_ref *ref = NULL;
    struct records *records = records_new(paths, record_bytes, UINT64_MAX);
    int rc = find_line(records, batch, lookup->line, &ref, err);

    if (rc == 0) {
        rc = none(&paths->v[0], lookup->line, err);
    } else if (rc == 1 && ref->kind == BATCH_TOO_LARGE) {
        rc = err_set(err,
            "%s:%ju: the %s has %ju bytes, more than a record may have",
            paths->v[0].name, (uintmax_t)ref->line,
            frame_entry(paths->v[0].kind.frame.kind), (uintmax_t)ref->size);
    } else if (rc == 1) {
        buf_add(&lookup->record, batch->bytes.p + ref->at, ref->length);
        buf_add(
            &lookup->first, batch->bytes.p + ref->first_at, ref->first_length);
        lookup->line = ref->line;
    }
    records_free(records);
    batch_free(batch);
    return rc < 0 ? -1 : 0;
}

int
lookup_json(struct lookup *lookup, const char *file, uint64_t record_bytes,
    struct cd_err *err)
{
    struct paths paths = { 0 };
    int rc = paths_add(&paths, "", file, err) < 0 ? -1 : 0;

    if (rc == 0 && paths.v[0].kind.reader != NULL)
        rc = err_set(err,
            "%s is no JSON, but for \"%s\": write the record that "
            "it makes into the test",
            file, paths.v[0].kind.reader);
    if (rc == 0)
        rc = lookup_record(lookup, &paths, record_bytes, err);
    paths_free(&paths);
    return rc;
}

void
lookup_free(struct lookup *lookup)
{
    buf_free(&lookup->record);
    buf_free(&lookup->first);
}
