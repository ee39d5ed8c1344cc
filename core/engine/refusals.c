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
    int folder, fd;
    struct refusals_store *stores;
    size_t nstores;
    uint64_t held;        /* no store holds this piece or a later one */
    uint64_t since, upto; /* the rows tell of the pieces between these */
    uint64_t tries;
    bool begun; /* the row of this try is in the file */
    bool fresh; /* no row was in the file when it was opened */
    struct kept_row {
        uint64_t output, batch, offset;
    } * v; /* rows of earlier tries that count, by place in the file */
    size_t n, cap;
};

static int
fail_write(struct cd_err *err)
{
    return err_errno(err, "cannot write \"" NAME "\"");
}

static uint64_t
row_number(const json_t *value)
{
    return json_integer_value(value) > 0 ? (uint64_t)json_integer_value(value)
                                         : 0;
}

/* ---- reading ------------------------------------------------------------ */

/* A later try gave a store the pieces from `from` on again: drop their rows. */
static void
void_rows(struct refusals *refusals, uint64_t output, uint64_t from)
{
    size_t i, kept = 0;

    for (i = 0; i < refusals->n; i++) {
        if (refusals->v[i].output != output || refusals->v[i].batch < from)
            refusals->v[kept++] = refusals->v[i];
    }
    refusals->n = kept;
}

static void
take_refusal_row(struct refusals *refusals, const json_t *row, uint64_t offset)
{
    const char *kind = json_string_value(json_object_get(row, "row"));
    json_t *from = json_object_get(row, "from"), *pair;
    size_t i;

    if (kind != NULL && strcmp(kind, "try") == 0) {
        refusals->tries = row_number(json_object_get(row, "try"));
        json_array_foreach (from, i, pair) {
            void_rows(refusals, row_number(json_array_get(pair, 0)),
                row_number(json_array_get(pair, 1)));
        }
        return;
    }
    if (kind != NULL && strcmp(kind, "held") == 0) {
        refusals->upto = row_number(json_object_get(row, "batch"));
        return;
    }
    if (kind != NULL && strcmp(kind, "since") == 0) {
        refusals->since = row_number(json_object_get(row, "batch"));
        refusals->upto = refusals->since;
        return;
    }
    vec_grow(refusals->v, refusals->n, refusals->cap);
    refusals->v[refusals->n++] =
        (struct kept_row){ row_number(json_object_get(row, "output")),
            row_number(json_object_get(row, "batch")), offset };
}

/* Read the file: note the rows that count, and cut off a torn one, unless rows
 * are lost that are needed, because the checkpoint covers only pieces before
 * `next`.  -1 with *err. */
static int
read_rows(struct refusals *refusals, uint64_t next, struct cd_err *err)
{
    struct rowfile rows = { .fd = refusals->fd };
    uint64_t offset = 0;
    json_t *row;
    int rc;

    while ((rc = rowfile_next(&rows, &row)) == 1) {
        take_refusal_row(refusals, row, offset);
        json_decref(row);
        offset = rows.length;
    }
    rowfile_end(&rows);
    if (rc == 0 && refusals->held > next &&
        (refusals->since > next || refusals->upto < refusals->held))
        return err_lost(err,
            "the stores hold more of the run than \"" NAME "\" tells of: that, "
            "the journal or a store was cut off or changed; --force starts "
            "anew");
    if (rc < 0 || ftruncate(refusals->fd, (off_t)offset) != 0)
        return err_errno(err, "cannot read \"" NAME "\"");
    refusals->fresh = offset == 0;
    return 0;
}

int
refusals_get(struct refusals *refusals, size_t output, uint64_t piece,
    uint64_t *records, struct buf *lines, struct cd_err *err)
{
    struct rowfile rows = { .fd = refusals->fd };
    const json_t *text;
    json_t *row = NULL;
    size_t i;
    int rc = 1;

    *records = 0;
    for (i = 0; i < refusals->n; i++) {
        if (refusals->v[i].output == output && refusals->v[i].batch == piece)
            break;
    }
    if (i == refusals->n)
        return 0;
    if (lseek(refusals->fd, (off_t)refusals->v[i].offset, SEEK_SET) < 0 ||
        (rc = rowfile_next(&rows, &row)) < 0)
        err_errno(err, "cannot read \"" NAME "\"");
    else if (rc == 0)
        err_set(err, "\"" NAME "\" changed while it was read");
    if (row != NULL) {
        *records = row_number(json_object_get(row, "records"));
        text = json_object_get(row, "lines");
        buf_add(lines, json_string_value(text), json_string_length(text));
    }
    json_decref(row);
    rowfile_end(&rows);
    return rc == 1 ? 0 : -1;
}

/* ---- writing ------------------------------------------------------------ */

static json_t *
try_row(const struct refusals *refusals)
{
    json_t *row = build_object(), *from = build_array();
    size_t i;

    for (i = 0; i < refusals->nstores; i++) {
        json_t *pair = build_array();

        build_add(pair, json_integer((json_int_t)refusals->stores[i].output));
        build_add(pair, json_integer((json_int_t)refusals->stores[i].from));
        build_add(from, pair);
    }
    build_set(row, "row", json_string("try"));
    build_set(row, "try", json_integer((json_int_t)refusals->tries));
    build_set(row, "from", from);
    return row;
}

/* Append a row, after that of this try; NULL: only that. */
static int
put_row(struct refusals *refusals, const json_t *row, struct cd_err *err)
{
    json_t *head = refusals->begun ? NULL : try_row(refusals);
    int rc = head != NULL ? rowfile_put(refusals->fd, head) : 0;

    json_decref(head);
    refusals->begun = true;
    if (rc == 0 && row != NULL)
        rc = rowfile_put(refusals->fd, row);
    return rc == 0 ? 0 : fail_write(err);
}

static int
put_bound(struct refusals *refusals, const char *kind, uint64_t piece,
    struct cd_err *err)
{
    json_t *row = build_object();
    int rc;

    build_set(row, "row", json_string(kind));
    build_set(row, "batch", json_integer((json_int_t)piece));
    rc = put_row(refusals, row, err);
    json_decref(row);
    return rc;
}

int
refusals_put(struct refusals *refusals, size_t output, uint64_t piece,
    uint64_t records, const char *lines, size_t n, struct cd_err *err)
{
    json_t *row = build_object();
    int rc;

    build_set(row, "row", json_string("refusal"));
    build_set(row, "output", json_integer((json_int_t)output));
    build_set(row, "batch", json_integer((json_int_t)piece));
    build_set(row, "records", json_integer((json_int_t)records));
    build_set(row, "lines", json_stringn(lines, n));
    rc = put_row(refusals, row, err);
    json_decref(row);
    return rc;
}

int
refusals_sync(struct refusals *refusals, uint64_t next, struct cd_err *err)
{
    if (put_bound(refusals, "held", next, err))
        return -1;
    return fdatasync(refusals->fd) == 0 ? 0 : fail_write(err);
}

int
refusals_forget(struct refusals *refusals, uint64_t next, struct cd_err *err)
{
    if (next < refusals->held)
        return 0;
    if (ftruncate(refusals->fd, 0) != 0)
        return fail_write(err);
    refusals->n = 0;
    refusals->begun = false;
    return put_bound(refusals, "since", next, err);
}

/* ---- life --------------------------------------------------------------- */

static int
begin_try(struct refusals *refusals, uint64_t next, struct cd_err *err)
{
    refusals->tries++;
    if (!refusals->fresh)
        return put_row(refusals, NULL, err);
    return put_bound(refusals, "since", next, err) ||
                   files_sync_folder_of(refusals->folder, NAME, err)
               ? -1
               : 0;
}

struct refusals *
refusals_open(const struct refusals_run *run,
    const struct refusals_store *stores, size_t n, struct cd_err *err)
{
    struct refusals *refusals = mem_zalloc(1, sizeof(*refusals));
    size_t i;

    refusals->folder = run->folder;
    refusals->stores = mem_zalloc(n, sizeof(*stores));
    memcpy(refusals->stores, stores, n * sizeof(*stores));
    refusals->nstores = n;
    for (i = 0; i < n; i++)
        refusals->held =
            stores[i].from > refusals->held ? stores[i].from : refusals->held;
    refusals->fd = files_open_regular(run->folder, NAME,
        O_RDWR | O_APPEND | O_CREAT | (run->resumed ? 0 : O_TRUNC));
    if (refusals->fd < 0)
        err_errno(err, "cannot open \"" NAME "\"");
    else if (read_rows(refusals, run->next, err) == 0 &&
             begin_try(refusals, run->next, err) == 0)
        return refusals;
    refusals_free(refusals);
    return NULL;
}

void
refusals_free(struct refusals *refusals)
{
    if (refusals == NULL)
        return;
    if (refusals->fd >= 0)
        close(refusals->fd);
    free(refusals->stores);
    free(refusals->v);
    free(refusals);
}

bool
refusals_are_kept(int folder)
{
    return faccessat(folder, NAME, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

int
refusals_remove(int folder, struct cd_err *err)
{
    if (unlinkat(folder, NAME, 0) != 0 && errno != ENOENT)
        return err_errno(err, "cannot remove \"" NAME "\"");
    return 0;
}
