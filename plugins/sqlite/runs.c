/* SPDX-License-Identifier: MIT */
#include "runs.h"

#include "schema.h"

/* Execute a statement with an integer, a text and an integer.  An SQLite
 * code. */
static int
run(sqlite3 *db, const char *sql, sqlite3_int64 first, const char *text,
    sqlite3_int64 last)
{
    sqlite3_stmt *s = NULL;
    int rc = sqlite3_prepare_v2(db, sql, -1, &s, NULL);

    if (rc != SQLITE_OK)
        return rc;
    sqlite3_bind_int64(s, sqlite3_bind_parameter_index(s, "$first"), first);
    sqlite3_bind_text(
        s, sqlite3_bind_parameter_index(s, "$text"), text, -1, SQLITE_STATIC);
    sqlite3_bind_int64(s, sqlite3_bind_parameter_index(s, "$last"), last);
    rc = sqlite3_step(s);
    sqlite3_finalize(s);
    return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

/* An SQLite code. */
static int
put_inputs(const struct cd_host *h, sqlite3 *db)
{
    sqlite3_stmt *s = NULL;
    sqlite3_int64 run = sqlite3_last_insert_rowid(db);
    size_t i;
    int rc = sqlite3_prepare_v2(db,
        "INSERT INTO copydesk_inputs VALUES (?, ?, ?, ?, ?, ?)", -1, &s, NULL);

    for (i = 0; i < h->ninputs && rc == SQLITE_OK; i++) {
        const struct cd_input *in = &h->inputs[i];

        sqlite3_bind_int64(s, 1, run);
        sqlite3_bind_int64(s, 2, (sqlite3_int64)i);
        sqlite3_bind_text(s, 3, in->name, -1, SQLITE_STATIC);
        sqlite3_bind_int64(s, 4, (sqlite3_int64)in->size);
        sqlite3_bind_int64(s, 5, in->modified);
        sqlite3_bind_text(s, 6, in->digest, -1, SQLITE_STATIC);
        rc = sqlite3_step(s) == SQLITE_DONE ? SQLITE_OK : sqlite3_errcode(db);
        sqlite3_reset(s);
    }
    sqlite3_finalize(s);
    return rc;
}

int
runs_inputs(const struct cd_host *h, sqlite3 *db,
    int (*each)(void *ctx, const struct cd_input *in), void *ctx)
{
    sqlite3_stmt *s = NULL;
    int rc = sqlite3_prepare_v2(db,
        "SELECT name, digest, size, modified, run_id, finished FROM copydesk_inputs"
        " JOIN copydesk_runs USING (run) ORDER BY run, n",
        -1, &s, NULL);

    while (rc == SQLITE_OK && (rc = sqlite3_step(s)) == SQLITE_ROW) {
        const struct cd_input in = {
            .name = (const char *)sqlite3_column_text(s, 0),
            .digest = (const char *)sqlite3_column_text(s, 1),
            .size = (uint64_t)sqlite3_column_int64(s, 2),
            .modified = sqlite3_column_int64(s, 3),
            .run_id = (const char *)sqlite3_column_text(s, 4),
            .finished = sqlite3_column_type(s, 5) != SQLITE_NULL,
        };

        rc = each(ctx, &in) == 0 ? SQLITE_OK : SQLITE_ABORT;
    }
    if (rc != SQLITE_DONE)
        schema_fail(h, db, "cannot read copydesk_inputs");
    sqlite3_finalize(s);
    return rc == SQLITE_DONE ? 0 : -1;
}

int
runs_begin(const struct cd_host *h, sqlite3 *db, struct run *r)
{
    sqlite3_stmt *s = NULL;
    int rc = run(db,
        "INSERT INTO copydesk_runs (run_id, mark, started)"
        " VALUES ($text, 0, datetime('now')) ON CONFLICT DO NOTHING",
        0, h->run_id, 0);

    if (rc == SQLITE_OK && sqlite3_changes(db) > 0)
        rc = put_inputs(h, db);
    if (rc == SQLITE_OK)
        rc = sqlite3_prepare_v2(db,
            "SELECT run, mark FROM copydesk_runs WHERE run_id = ?", -1, &s,
            NULL);
    if (rc == SQLITE_OK) {
        sqlite3_bind_text(s, 1, h->run_id, -1, SQLITE_STATIC);
        rc = sqlite3_step(s);
    }
    if (rc == SQLITE_ROW) {
        r->number = sqlite3_column_int64(s, 0);
        r->mark = (uint64_t)sqlite3_column_int64(s, 1);
    } else {
        schema_fail(h, db, "cannot begin a run");
    }
    sqlite3_finalize(s);
    return rc == SQLITE_ROW ? 0 : -1;
}

int
runs_mark(sqlite3 *db, const struct run *r, uint64_t mark)
{
    return run(db, "UPDATE copydesk_runs SET mark = $last WHERE run = $first",
        r->number, NULL, (sqlite3_int64)mark);
}

int
runs_finish(sqlite3 *db, const struct run *r)
{
    return run(db,
        "UPDATE copydesk_runs SET finished = datetime('now')"
        " WHERE run = $first",
        r->number, NULL, 0);
}

int
runs_undo(sqlite3 *db, const char *run_id)
{
    return run(
        db, "DELETE FROM copydesk_runs WHERE run_id = $text", 0, run_id, 0);
}
