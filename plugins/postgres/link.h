/* SPDX-License-Identifier: MIT */
/*
 * link - the connection to a server, and statements over it.
 *
 * Messages have what the server says in its first line, and nothing of the
 * connection string nor of the values of records.
 */
#ifndef POSTGRES_LINK_H
#define POSTGRES_LINK_H

#include <libpq-fe.h>
#include <copydesk/plugin.h>

/* A connection string of libpq; NULL: the environment says all.  It is read
 * where files still may be; the caller frees it in any case.  Returns -1 after
 * cd_fail. */
int link_read(const struct cd_host *host, const char *file, char **conninfo);

/* Connect.  NULL after cd_fail. */
PGconn *link_open(const struct cd_host *host, const char *conninfo);

/* Execute a statement, or several without parameters, and wait for as long as
 * the server is at work.  The result, which the caller clears, is the last
 * one's; NULL after cd_fail. */
PGresult *link_query(const struct cd_host *host, PGconn *conn, const char *sql,
    int n, const char *const *params);
/* The same, where only success matters.  -1 after cd_fail. */
int link_run(const struct cd_host *host, PGconn *conn, const char *sql);

/* Copy pos[0..n), rows in COPY's text format, into a table: `into` is
 * "table (columns)".  -1 after cd_fail. */
int link_copy(const struct cd_host *host, PGconn *conn, const char *into,
    const char *pos, size_t n);

#endif
