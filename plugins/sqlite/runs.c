/* SPDX-License-Identifier: MIT */
#include "runs.h"

#include "schema.h"

/* Execute a statement with an integer, a text and an integer.  An SQLite
 * code. */
static int
run_statement(sqlite3 *db, const char *sql, sqlite3_int64 first,
    const char *text, sqlite3_int64 last)
{
    sqlite3_stmt *statement = NULL;
    int rc = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);

    if (rc != SQLITE_OK)
        return rc;
    sqlite3_bind_int64(
        statement, sqlite3_bind_parameter_index(statement, "$first"), first);
    sqlite3_bind_text(statement,
        sqlite3_bind_parameter_index(statement, "$text"), text, -1,
        SQLITE_STATIC);
    sqlite3_bind_int64(
        statement, sqlite3_bind_parameter_index(statement, "$last"), last);
    rc = sqlite3_step(statement);
    sqlite3_finalize(statement);
    return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

/* An SQLite code. */
static int
put_inputs(const struct cd_host *host, sqlite3 *db)
{
    sqlite3_stmt *statement = NULL;
    sqlite3_int64 run = sqlite3_last_insert_rowid(db);
    size_t i;
    int rc = sqlite3_prepare_v2(db,
        "INSERT INTO copydesk_inputs VALUES (?, ?, ?, ?, ?, ?)", -1, &statement,
        NULL);

    for (i = 0; i < host->ninputs && rc == SQLITE_OK; i++) {
        const struct cd_input *in = &host->inputs[i];

        sqlite3_bind_int64(statement, 1, run);
        sqlite3_bind_int64(statement, 2, (sqlite3_int64)i);
        sqlite3_bind_text(statement, 3, in->name, -1, SQLITE_STATIC);
        sqlite3_bind_int64(statement, 4, (sqlite3_int64)in->size);
        sqlite3_bind_int64(statement, 5, in->modified);
        sqlite3_bind_text(statement, 6, in->digest, -1, SQLITE_STATIC);
        rc = sqlite3_step(statement) == SQLITE_DONE ? SQLITE_OK
                                                    : sqlite3_errcode(db);
        sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
    return rc;
}

int
runs_inputs(const struct cd_host *host, sqlite3 *db,
    int (*each)(void *ctx, const struct cd_input *in), void *ctx)
{
    sqlite3_stmt *statement = NULL;
    int rc = sqlite3_prepare_v2(db,
        "SELECT name, digest, size, modified, run_id, finished FROM copydesk_inputs"
        " JOIN copydesk_runs USING (run) ORDER BY run, n",
        -1, &statement, NULL);

    while (rc == SQLITE_OK && (rc = sqlite3_step(statement)) == SQLITE_ROW) {
        const struct cd_input in = {
            .name = (const char *)sqlite3_column_text(statement, 0),
            .digest = (const char *)sqlite3_column_text(statement, 1),
            .size = (uint64_t)sqlite3_column_int64(statement, 2),
            .modified = sqlite3_column_int64(statement, 3),
            .run_id = (const char *)sqlite3_column_text(statement, 4),
            .finished = sqlite3_column_type(statement, 5) != SQLITE_NULL,
        };

        rc = each(ctx, &in) == 0 ? SQLITE_OK : SQLITE_ABORT;
    }
    if (rc != SQLITE_DONE)
        schema_fail(host, db, "cannot read copydesk_inputs");
    sqlite3_finalize(statement);
    return rc == SQLITE_DONE ? 0 : -1;
}

int
runs_begin(const struct cd_host *host, sqlite3 *db, struct run *r)
{
    sqlite3_stmt *statement = NULL;
    int rc = run_statement(db,
        "INSERT INTO copydesk_runs (run_id, mark, started)"
        " VALUES ($text, 0, datetime('now')) ON CONFLICT DO NOTHING",
        0, host->run_id, 0);

    if (rc == SQLITE_OK && sqlite3_changes(db) > 0)
        rc = put_inputs(host, db);
    if (rc == SQLITE_OK)
        rc = sqlite3_prepare_v2(db,
            "SELECT run, mark FROM copydesk_runs WHERE run_id = ?", -1,
            &statement, NULL);
    if (rc == SQLITE_OK) {
        sqlite3_bind_text(statement, 1, host->run_id, -1, SQLITE_STATIC);
        rc = sqlite3_step(statement);
    }
    if (rc == SQLITE_ROW) {
        r->number = sqlite3_column_int64(statement, 0);
        r->mark = (uint64_t)sqlite3_column_int64(statement, 1);
    } else {
        schema_fail(host, db, "cannot begin a run");
    }
    sqlite3_finalize(statement);
    return rc == SQLITE_ROW ? 0 : -1;
}

int
runs_mark(sqlite3 *db, const struct run *r, uint64_t mark)
{
    return run_statement(db,
        "UPDATE copydesk_runs SET mark = $last WHERE run = $first", r->number,
        NULL, (sqlite3_int64)mark);
}

int
runs_finish(sqlite3 *db, const struct run *r)
{
    return run_statement(db,
        "UPDATE copydesk_runs SET finished = datetime('now')"
        " WHERE run = $first",
        r->number, NULL, 0);
}

int
runs_undo(sqlite3 *db, const char *run_id)
{
    return run_statement(
        db, "DELETE FROM copydesk_runs WHERE run_id = $text", 0, run_id, 0);
}
