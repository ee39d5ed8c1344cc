/* SPDX-License-Identifier: MIT */
/*
 * runs - which run has stored what, how far it is, and what it read.
 */
#ifndef SQLITE_RUNS_H
#define SQLITE_RUNS_H

#include <sqlite3.h>
#include <stdint.h>
#include <copydesk/plugin.h>

struct run {
    sqlite3_int64 number; /* articles.run */
    uint64_t mark;        /* the newest durable one; 0: none */
};

/* Tell `each` of the inputs that runs have taken.  -1 after cd_fail. */
int runs_inputs(const struct cd_host *host, sqlite3 *db,
    int (*each)(void *ctx, const struct cd_input *in), void *ctx);
/* Find the run of `host`, or begin it with its inputs.  -1 after cd_fail. */
int runs_begin(const struct cd_host *host, sqlite3 *db, struct run *r);
/* Each of these belongs to the transaction that is open.  An SQLite code. */
int runs_mark(sqlite3 *db, const struct run *r, uint64_t mark);
int runs_finish(sqlite3 *db, const struct run *r);
int runs_undo(sqlite3 *db, const char *run_id);

#endif
