/* SPDX-License-Identifier: MIT */
#include "engine/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/vec.h"
#include "engine/refusals.h"
#include "engine/rowfile.h"
#include "engine/thin.h"
#include "io/files.h"
#include "json/build.h"

#define NAME ".copydesk/journal"

struct journal {
    int fd;
};

/* ---- rows --------------------------------------------------------------- */

int
journal_put(struct journal *j, const json_t *row, struct cd_err *e)
{
    if (rowfile_put(j->fd, row) == 0 && fdatasync(j->fd) == 0)
        return 0;
    return err_errno(e, "cannot write the journal");
}

/* ---- reading ------------------------------------------------------------ */

static void
replace(json_t **to, json_t *row)
{
    json_decref(*to);
    *to = json_incref(row);
}

/* Those of batches that the checkpoint tells of are in the parts. */
static void
forget_verdicts(struct journal_state *s)
{
    json_int_t next =
        json_integer_value(json_object_get(s->checkpoint, "next"));
    size_t i, kept = 0;

    for (i = 0; i < s->nverdicts; i++) {
        if ((json_int_t)s->verdicts[i].batch >= next)
            s->verdicts[kept++] = s->verdicts[i];
    }
    s->nverdicts = kept;
}

/* Take a row in.  -1 if it is not one. */
static int
take(struct journal_state *s, json_t *row)
{
    const char *kind = json_string_value(json_object_get(row, "row"));
    bool empty = s->header == NULL && s->removing == NULL;

    if (kind == NULL || s->removing != NULL)
        return -1;
    if (strcmp(kind, "removing") == 0) {
        replace(&s->removing, row);
        return 0;
    }
    if (empty != (strcmp(kind, "header") == 0))
        return -1;
    if (strcmp(kind, "header") == 0) {
        replace(&s->header, row);
    } else if (strcmp(kind, "checkpoint") == 0) {
        replace(&s->checkpoint, row);
        forget_verdicts(s);
    } else if (strcmp(kind, "finalising") == 0) {
        replace(&s->finalising, row);
    } else if (strcmp(kind, "leg") == 0) {
        s->legs++;
    } else if (strcmp(kind, "verdict") == 0) {
        vec_grow(s->verdicts, s->nverdicts, s->cverdicts);
        if (verdict_parse(&s->verdicts[s->nverdicts], row))
            return -1;
        s->nverdicts++;
    } else {
        return -1;
    }
    return 0;
}

int
journal_read(int folder, struct journal_state *s, struct cd_err *e)
{
    struct rowfile r = { 0 };
    json_t *row;
    int rc = 1;

    memset(s, 0, sizeof(*s));
    r.fd = files_open_regular(folder, NAME, O_RDONLY);
    if (r.fd < 0)
        return errno == ENOENT ? 0 : err_errno(e, "cannot read the journal");
    while (rc == 1 && (rc = rowfile_next(&r, &row)) == 1) {
        rc = take(s, row) == 0 ? 1 : 0;
        json_decref(row);
        if (rc == 1)
            s->length = (size_t)r.length;
    }
    if (rc < 0)
        err_errno(e, "cannot read the journal");
    rowfile_end(&r);
    close(r.fd);
    return rc;
}

void
journal_forget(struct journal_state *s)
{
    json_decref(s->header);
    json_decref(s->checkpoint);
    json_decref(s->finalising);
    json_decref(s->removing);
    free(s->verdicts);
    memset(s, 0, sizeof(*s));
}

/* ---- writing ------------------------------------------------------------ */

static struct journal *
open_journal(int folder, int flags, struct cd_err *e)
{
    struct journal *j = mem_zalloc(1, sizeof(*j));

    j->fd = files_open_regular(folder, NAME, O_WRONLY | O_APPEND | flags);
    if (j->fd >= 0)
        return j;
    err_errno(e, "cannot open the journal");
    free(j);
    return NULL;
}

struct journal *
journal_begin(int folder, const json_t *header, struct cd_err *e)
{
    struct journal *j = open_journal(folder, O_CREAT | O_TRUNC, e);

    if (j == NULL)
        return NULL;
    if (journal_put(j, header, e) == 0 &&
        files_sync_folder_of(folder, NAME, e) == 0)
        return j;
    journal_close(j);
    return NULL;
}

struct journal *
journal_continue(int folder, const struct journal_state *s, struct cd_err *e)
{
    struct journal *j = open_journal(folder, 0, e);
    json_t *row;

    if (j == NULL)
        return NULL;
    if (ftruncate(j->fd, (off_t)s->length) != 0) {
        err_errno(e, "cannot write the journal");
        journal_close(j);
        return NULL;
    }
    row = build_object();
    build_set(row, "row", json_string("leg"));
    if (journal_put(j, row, e)) {
        journal_close(j);
        j = NULL;
    }
    json_decref(row);
    return j;
}

void
journal_close(struct journal *j)
{
    if (j == NULL)
        return;
    close(j->fd);
    free(j);
}

int
journal_remove(int folder, struct cd_err *e)
{
    if (refusals_remove(folder, e) || thin_remove(folder, e))
        return -1;
    if (unlinkat(folder, NAME, 0) != 0 && errno != ENOENT)
        return err_errno(e, "cannot remove the journal");
    return files_sync_folder_of(folder, NAME, e);
}
