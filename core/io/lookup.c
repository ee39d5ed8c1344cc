/* SPDX-License-Identifier: MIT */
#include "io/lookup.h"

#include <stdbool.h>

#include "io/records.h"

/* The entry of a batch that is wanted, or NULL. */
static const struct batch_ref *
wanted(const struct batch *b, uint64_t line)
{
    size_t i;

    for (i = 0; i < b->n; i++) {
        const struct batch_ref *x = &b->refs[i];

        if (x->kind != BATCH_DAMAGE && (line == 0 || x->line == line))
            return x;
    }
    return NULL;
}

/* 0 if the file was read to its end without finding it. */
static int
find(struct records *r, struct batch *b, uint64_t line,
    const struct batch_ref **x, struct cd_err *e)
{
    int rc;

    while ((rc = records_next(r, b, e)) == 1) {
        if ((*x = wanted(b, line)) != NULL)
            return 1;
    }
    return rc;
}

/* There is no such entry. */
static int
none(const struct path *file, uint64_t line, struct cd_err *e)
{
    const enum frame_kind kind = file->kind.frame.kind;

    if (line == 0)
        return err_set(e, "%s holds no record", file->name);
    if (kind == FRAME_LINES)
        return err_set(
            e, "%s has no record on line %ju", file->name, (uintmax_t)line);
    return err_set(
        e, "%s has no %s %ju", file->name, frame_entry(kind), (uintmax_t)line);
}

int
lookup_record(struct lookup *to, const struct paths *p, uint64_t record_bytes,
    struct cd_err *e)
{
    struct batch *b = batch_new();
    const struct batch_ref *x = NULL;
    struct records *r = records_new(p, record_bytes, UINT64_MAX);
    int rc = find(r, b, to->line, &x, e);

    if (rc == 0) {
        rc = none(&p->v[0], to->line, e);
    } else if (rc == 1 && x->kind == BATCH_TOO_LARGE) {
        rc = err_set(e,
            "%s:%ju: the %s has %ju bytes, more than a record may have",
            p->v[0].name, (uintmax_t)x->line,
            frame_entry(p->v[0].kind.frame.kind), (uintmax_t)x->size);
    } else if (rc == 1) {
        buf_add(&to->record, b->bytes.p + x->at, x->length);
        buf_add(&to->first, b->bytes.p + x->first_at, x->first_length);
        to->line = x->line;
    }
    records_free(r);
    batch_free(b);
    return rc < 0 ? -1 : 0;
}

int
lookup_json(
    struct lookup *x, const char *file, uint64_t record_bytes, struct cd_err *e)
{
    struct paths p = { 0 };
    int rc = paths_add(&p, "", file, e) < 0 ? -1 : 0;

    if (rc == 0 && p.v[0].kind.reader != NULL)
        rc = err_set(e,
            "%s is no JSON, but for \"%s\": write the record that "
            "it makes into the test",
            file, p.v[0].kind.reader);
    if (rc == 0)
        rc = lookup_record(x, &p, record_bytes, e);
    paths_free(&p);
    return rc;
}

void
lookup_free(struct lookup *x)
{
    buf_free(&x->record);
    buf_free(&x->first);
}
