/* SPDX-License-Identifier: MIT */
#include "engine/refusals.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/vec.h"
#include "engine/rowfile.h"
#include "io/files.h"
#include "json/build.h"

#define NAME ".copydesk/refused"

struct refusals {
    int folder, fd; /* fd: -1 until there is something */
    struct refusals_store *stores;
    size_t nstores;
    uint64_t held; /* no store holds this batch or a later one */
    uint64_t tries;
    bool begun; /* the row of this try stands in the file */
    bool dirty; /* rows were written and are not durable */
    struct place {
        uint64_t output, batch, offset;
    } * v; /* rows of earlier tries, where they stand */
    size_t n, cap;
};

static int
failed(struct cd_err *e)
{
    return err_errno(e, "cannot write \"" NAME "\"");
}

static uint64_t
number(const json_t *v)
{
    return json_integer_value(v) > 0 ? (uint64_t)json_integer_value(v) : 0;
}

/* ---- reading ------------------------------------------------------------ */

/* A store was given the batches from this one on again. */
static void
void_rows(struct refusals *r, uint64_t output, uint64_t from)
{
    size_t i, kept = 0;

    for (i = 0; i < r->n; i++) {
        if (r->v[i].output != output || r->v[i].batch < from)
            r->v[kept++] = r->v[i];
    }
    r->n = kept;
}

static void
take(struct refusals *r, const json_t *row, uint64_t offset)
{
    const char *kind = json_string_value(json_object_get(row, "row"));
    json_t *from = json_object_get(row, "from"), *pair;
    size_t i;

    if (kind != NULL && strcmp(kind, "try") == 0) {
        r->tries = number(json_object_get(row, "try"));
        json_array_foreach (from, i, pair)
            void_rows(r, number(json_array_get(pair, 0)),
                number(json_array_get(pair, 1)));
        return;
    }
    vec_grow(r->v, r->n, r->cap);
    r->v[r->n++] = (struct place){ number(json_object_get(row, "output")),
        number(json_object_get(row, "batch")), offset };
}

/* Find the rows that count, and cut off a torn one. */
static int
read_rows(struct refusals *r)
{
    struct rowfile rows = { .fd = r->fd };
    uint64_t offset = 0;
    json_t *row;
    int rc;

    while ((rc = rowfile_next(&rows, &row)) == 1) {
        take(r, row, offset);
        json_decref(row);
        offset = rows.length;
    }
    rowfile_end(&rows);
    return rc == 0 ? ftruncate(r->fd, (off_t)offset) : rc;
}

int
refusals_get(struct refusals *r, size_t output, uint64_t batch,
    uint64_t *records, struct buf *lines, struct cd_err *e)
{
    struct rowfile rows = { .fd = r->fd };
    const json_t *text;
    json_t *row = NULL;
    size_t i;
    int rc = 1;

    *records = 0;
    for (i = 0; i < r->n; i++) {
        if (r->v[i].output == output && r->v[i].batch == batch)
            break;
    }
    if (i == r->n)
        return 0;
    if (lseek(r->fd, (off_t)r->v[i].offset, SEEK_SET) < 0 ||
        (rc = rowfile_next(&rows, &row)) < 0)
        err_errno(e, "cannot read \"" NAME "\"");
    else if (rc == 0)
        err_set(e, "\"" NAME "\" changed while it was read");
    if (row != NULL) {
        *records = number(json_object_get(row, "records"));
        text = json_object_get(row, "lines");
        buf_add(lines, json_string_value(text), json_string_length(text));
    }
    json_decref(row);
    rowfile_end(&rows);
    return rc == 1 ? 0 : -1;
}

/* ---- writing ------------------------------------------------------------ */

static json_t *
try_row(const struct refusals *r)
{
    json_t *row = build_object(), *from = build_array();
    size_t i;

    for (i = 0; i < r->nstores; i++) {
        json_t *pair = build_array();

        build_add(pair, json_integer((json_int_t)r->stores[i].output));
        build_add(pair, json_integer((json_int_t)r->stores[i].from));
        build_add(from, pair);
    }
    build_set(row, "row", json_string("try"));
    build_set(row, "try", json_integer((json_int_t)r->tries));
    build_set(row, "from", from);
    return row;
}

/* Append a row, behind that of this try. */
static int
put(struct refusals *r, const json_t *row, struct cd_err *e)
{
    json_t *head = r->begun ? NULL : try_row(r);
    int rc = head != NULL ? rowfile_put(r->fd, head) : 0;

    json_decref(head);
    r->begun = true;
    r->dirty = true;
    if (rc == 0 && row != NULL)
        rc = rowfile_put(r->fd, row);
    return rc == 0 ? 0 : failed(e);
}

int
refusals_put(struct refusals *r, size_t output, uint64_t batch,
    uint64_t records, const char *p, size_t n, struct cd_err *e)
{
    json_t *row;
    int rc;

    if (r->fd < 0) {
        r->fd = files_open_regular(
            r->folder, NAME, O_RDWR | O_APPEND | O_CREAT | O_TRUNC);
        if (r->fd < 0)
            return failed(e);
        if (files_sync_folder_of(r->folder, NAME, e))
            return -1;
    }
    row = build_object();
    build_set(row, "row", json_string("refusal"));
    build_set(row, "output", json_integer((json_int_t)output));
    build_set(row, "batch", json_integer((json_int_t)batch));
    build_set(row, "records", json_integer((json_int_t)records));
    build_set(row, "lines", json_stringn(p, n));
    rc = put(r, row, e);
    json_decref(row);
    return rc;
}

int
refusals_sync(struct refusals *r, struct cd_err *e)
{
    if (r->dirty && fdatasync(r->fd) != 0)
        return failed(e);
    r->dirty = false;
    return 0;
}

int
refusals_forget(struct refusals *r, uint64_t next, struct cd_err *e)
{
    if (r->fd < 0 || next < r->held)
        return 0;
    if (ftruncate(r->fd, 0) != 0)
        return failed(e);
    r->n = 0;
    r->begun = false;
    return 0;
}

/* ---- life --------------------------------------------------------------- */

struct refusals *
refusals_open(int folder, bool resumed, const struct refusals_store *v,
    size_t n, struct cd_err *e)
{
    struct refusals *r = mem_zalloc(1, sizeof(*r));
    size_t i;

    r->folder = folder;
    r->stores = mem_zalloc(n, sizeof(*v));
    memcpy(r->stores, v, n * sizeof(*v));
    r->nstores = n;
    for (i = 0; i < n; i++)
        r->held = v[i].from > r->held ? v[i].from : r->held;
    r->fd = resumed ? files_open_regular(folder, NAME, O_RDWR | O_APPEND) : -1;
    if (resumed && r->fd < 0 && errno != ENOENT)
        err_errno(e, "cannot open \"" NAME "\"");
    else if (r->fd >= 0 && read_rows(r) != 0)
        err_errno(e, "cannot read \"" NAME "\"");
    else {
        r->tries++;
        if (r->fd < 0 || put(r, NULL, e) == 0)
            return r;
    }
    refusals_free(r);
    return NULL;
}

void
refusals_free(struct refusals *r)
{
    if (r == NULL)
        return;
    if (r->fd >= 0)
        close(r->fd);
    free(r->stores);
    free(r->v);
    free(r);
}

int
refusals_remove(int folder, struct cd_err *e)
{
    if (unlinkat(folder, NAME, 0) != 0 && errno != ENOENT)
        return err_errno(e, "cannot remove \"" NAME "\"");
    return 0;
}
