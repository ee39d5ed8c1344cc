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
journal_put(struct journal *journal, const json_t *row, struct cd_err *err)
{
    if (rowfile_put(journal->fd, row) == 0 && fdatasync(journal->fd) == 0)
        return 0;
    return err_errno(err, "cannot write the journal");
}

/* ---- reading ------------------------------------------------------------ */

static void
replace_row(json_t **to, json_t *row)
{
    json_decref(*to);
    *to = json_incref(row);
}

/* Drop the verdicts on batches that the checkpoint covers: they are in the
 * parts. */
static void
forget_verdicts(struct journal_state *state)
{
    json_int_t next =
        json_integer_value(json_object_get(state->checkpoint, "next"));
    size_t i, kept = 0;

    for (i = 0; i < state->nverdicts; i++) {
        if ((json_int_t)state->verdicts[i].batch >= next)
            state->verdicts[kept++] = state->verdicts[i];
    }
    state->nverdicts = kept;
}

/* Take a row into the state.  -1 if it is not a row, or out of place. */
static int
take_row(struct journal_state *state, json_t *row)
{
    const char *kind = json_string_value(json_object_get(row, "row"));
    bool empty = state->header == NULL && state->removing == NULL;

    if (kind == NULL || state->removing != NULL)
        return -1;
    if (strcmp(kind, "removing") == 0) {
        replace_row(&state->removing, row);
        return 0;
    }
    if (empty != (strcmp(kind, "header") == 0))
        return -1;
    if (strcmp(kind, "header") == 0) {
        replace_row(&state->header, row);
    } else if (strcmp(kind, "checkpoint") == 0) {
        replace_row(&state->checkpoint, row);
        forget_verdicts(state);
    } else if (strcmp(kind, "finalising") == 0) {
        replace_row(&state->finalising, row);
    } else if (strcmp(kind, "leg") == 0) {
        state->legs++;
    } else if (strcmp(kind, "verdict") == 0) {
        vec_grow(state->verdicts, state->nverdicts, state->cverdicts);
        if (verdict_parse(&state->verdicts[state->nverdicts], row))
            return -1;
        state->nverdicts++;
    } else {
        return -1;
    }
    return 0;
}

int
journal_read(int folder, struct journal_state *state, struct cd_err *err)
{
    struct rowfile rows = { 0 };
    json_t *row;
    int rc = 1;

    memset(state, 0, sizeof(*state));
    rows.fd = files_open_regular(folder, NAME, O_RDONLY);
    if (rows.fd < 0)
        return errno == ENOENT ? 0 : err_errno(err, "cannot read the journal");
    while (rc == 1 && (rc = rowfile_next(&rows, &row)) == 1) {
        rc = take_row(state, row) == 0 ? 1 : 0;
        json_decref(row);
        if (rc == 1)
            state->length = (size_t)rows.length;
    }
    if (rc < 0)
        err_errno(err, "cannot read the journal");
    rowfile_end(&rows);
    close(rows.fd);
    return rc;
}

void
journal_forget(struct journal_state *state)
{
    json_decref(state->header);
    json_decref(state->checkpoint);
    json_decref(state->finalising);
    json_decref(state->removing);
    free(state->verdicts);
    memset(state, 0, sizeof(*state));
}

/* ---- writing ------------------------------------------------------------ */

static struct journal *
open_journal_file(int folder, int flags, struct cd_err *err)
{
    struct journal *journal = mem_zalloc(1, sizeof(*journal));

    journal->fd = files_open_regular(folder, NAME, O_WRONLY | O_APPEND | flags);
    if (journal->fd >= 0)
        return journal;
    err_errno(err, "cannot open the journal");
    free(journal);
    return NULL;
}

struct journal *
journal_begin(int folder, const json_t *header, struct cd_err *err)
{
    struct journal *journal = open_journal_file(folder, O_CREAT | O_TRUNC, err);

    if (journal == NULL)
        return NULL;
    if (journal_put(journal, header, err) == 0 &&
        files_sync_folder_of(folder, NAME, err) == 0)
        return journal;
    journal_close(journal);
    return NULL;
}

struct journal *
journal_continue(
    int folder, const struct journal_state *state, struct cd_err *err)
{
    struct journal *journal = open_journal_file(folder, 0, err);
    json_t *row;

    if (journal == NULL)
        return NULL;
    if (ftruncate(journal->fd, (off_t)state->length) != 0) {
        err_errno(err, "cannot write the journal");
        journal_close(journal);
        return NULL;
    }
    row = build_object();
    build_set(row, "row", json_string("leg"));
    if (journal_put(journal, row, err)) {
        journal_close(journal);
        journal = NULL;
    }
    json_decref(row);
    return journal;
}

void
journal_close(struct journal *journal)
{
    if (journal == NULL)
        return;
    close(journal->fd);
    free(journal);
}

int
journal_remove_beside(int folder, struct cd_err *err)
{
    return refusals_remove(folder, err) || thin_remove(folder, err) ? -1 : 0;
}

int
journal_remove(int folder, struct cd_err *err)
{
    if (journal_remove_beside(folder, err))
        return -1;
    if (unlinkat(folder, NAME, 0) != 0 && errno != ENOENT)
        return err_errno(err, "cannot remove the journal");
    return files_sync_folder_of(folder, NAME, err);
}
