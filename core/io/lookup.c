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

int
lookup_record(struct buf *to, const char *file, uint64_t *line,
    uint64_t record_bytes, struct cd_err *e)
{
    struct paths p = { 0 };
    struct batch *b = batch_new();
    const struct batch_ref *x = NULL;
    struct records *r = NULL;
    int rc = paths_add(&p, "", file, e) < 0 ? -1 : 1;

    if (rc == 1) {
        r = records_new(&p, record_bytes, UINT64_MAX);
        rc = find(r, b, *line, &x, e);
    }
    if (rc == 0 && *line > 0) {
        rc = err_set(e, "%s has no record on line %ju", file, (uintmax_t)*line);
    } else if (rc == 0) {
        rc = err_set(e, "%s holds no record", file);
    } else if (rc == 1 && x->kind == BATCH_TOO_LARGE) {
        rc = err_set(e,
            "%s:%ju: the line has %ju bytes, more than a record may have", file,
            (uintmax_t)x->line, (uintmax_t)x->size);
    } else if (rc == 1) {
        buf_add(to, b->bytes.p + x->at, x->length);
        *line = x->line;
    }
    records_free(r);
    batch_free(b);
    paths_free(&p);
    return rc < 0 ? -1 : 0;
}
