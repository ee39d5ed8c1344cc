/* SPDX-License-Identifier: MIT */
#include "link.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define STRING 8192  /* bytes of a connection string, at most */
#define PULSE  5000  /* milliseconds between signs of life */
#define PIECE  65536 /* bytes of a copy that are sent at once */

/* ---- the connection string ----------------------------------------------- */

/* What libpq says of a string that is none could be a password. */
static bool
is_conninfo(const char *text)
{
    char *why = NULL;
    PQconninfoOption *option = PQconninfoParse(text, &why);

    PQconninfoFree(option);
    PQfreemem(why);
    return option != NULL;
}

/* The file's bytes without the white space at their end, up to one more than
 * STRING, into a buffer that the caller frees.  NULL after cd_fail. */
static char *
read_file(const struct cd_host *host, const char *file, size_t *n)
{
    char *text = calloc(1, STRING + 2);
    FILE *stream;

    if (text == NULL) {
        cd_fail(host, "out of memory");
        return NULL;
    }
    stream = fopen(file, "r");
    *n = stream != NULL ? fread(text, 1, STRING + 1, stream) : 0;
    if (stream == NULL || ferror(stream)) {
        cd_fail(host, "\"connection\": %s: %s", file, strerror(errno));
        free(text);
        text = NULL;
    }
    if (stream != NULL)
        fclose(stream);
    while (text != NULL && *n > 0 && strchr(" \t\r\n", text[*n - 1]) != NULL)
        text[--*n] = '\0';
    return text;
}

int
link_read(const struct cd_host *host, const char *file, char **conninfo)
{
    size_t n;
    char *text = read_file(host, file, &n);

    *conninfo = text;
    if (text == NULL)
        return -1;
    /* Of an empty one libpq would take all from the environment. */
    if (n > 0 && n <= STRING && strlen(text) == n && is_conninfo(text))
        return 0;
    return cd_fail(host,
        "\"connection\": %s holds no connection string, as in"
        " \"host=db.example dbname=news\"",
        file);
}

/* ---- the connection ------------------------------------------------------ */

static void
be_silent(void *ctx, const PGresult *result)
{
    (void)ctx;
    (void)result;
}

/* The first line of what libpq says. */
static int
cannot(const struct cd_host *host, PGconn *conn, const char *what)
{
    const char *text = PQerrorMessage(conn);

    return cd_fail(host, "%s: %.*s", what, (int)strcspn(text, "\n"), text);
}

/* What is not said elsewhere: no credentials of Kerberos, which a store cannot
 * read; a server that is gone is noticed. */
PGconn *
link_open(const struct cd_host *host, const char *conninfo)
{
    const char *const keys[] = { "gssencmode", "connect_timeout",
        "keepalives_idle", "keepalives_interval", "keepalives_count",
        "fallback_application_name", "client_encoding", "dbname", NULL };
    const char *const values[] = { "disable", "10", "10", "5", "3", "copydesk",
        "UTF8", conninfo, NULL };
    PGconn *conn = PQconnectdbParams(keys, values, 1);

    if (PQstatus(conn) == CONNECTION_OK) {
        PQsetNoticeReceiver(conn, be_silent, NULL);
        if (link_run(host, conn,
                "SET synchronous_commit = on; SET statement_timeout = 0;"
                "SET idle_in_transaction_session_timeout = 0;"
                "SET lock_timeout = '20s'; SET DateStyle = 'ISO'") == 0)
            return conn;
    } else {
        cannot(host, conn, "cannot connect");
    }
    PQfinish(conn);
    return NULL;
}

/* ---- statements ---------------------------------------------------------- */

/* A store that does nothing for long is ended; one whose server is at work
 * does something. */
static void
show_life(void)
{
    int fd = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
    char byte;

    if (fd < 0)
        return;
    (void)!read(fd, &byte, 1);
    close(fd);
}

static int
wait_for_result(const struct cd_host *host, PGconn *conn)
{
    struct pollfd polled = { .fd = PQsocket(conn), .events = POLLIN };

    if (PQflush(conn) < 0)
        return cannot(host, conn, "cannot reach the server");
    while (PQisBusy(conn)) {
        int rc = poll(&polled, 1, PULSE);

        if (rc == 0)
            show_life();
        if (rc > 0 && !PQconsumeInput(conn))
            return cannot(host, conn, "lost the server");
    }
    return 0;
}

static int
refused(const struct cd_host *host, PGconn *conn, const PGresult *result)
{
    const char *text = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);

    if (text == NULL)
        return cannot(host, conn, "lost the server");
    return cd_fail(host, "the server says: %s (%s)", text,
        PQresultErrorField(result, PG_DIAG_SQLSTATE));
}

/* Take all results.  The last one, or NULL after cd_fail. */
static PGresult *
results(const struct cd_host *host, PGconn *conn)
{
    PGresult *last = NULL, *result;
    bool failed = false;

    for (;;) {
        if (wait_for_result(host, conn)) {
            PQclear(last);
            return NULL;
        }
        if ((result = PQgetResult(conn)) == NULL)
            break;
        PQclear(last);
        last = result;
        if (PQresultStatus(result) == PGRES_COPY_IN)
            return result;
        if (PQresultStatus(result) != PGRES_COMMAND_OK &&
            PQresultStatus(result) != PGRES_TUPLES_OK && !failed) {
            refused(host, conn, result);
            failed = true;
        }
    }
    if (!failed && last != NULL)
        return last;
    if (!failed)
        cannot(host, conn, "lost the server");
    PQclear(last);
    return NULL;
}

PGresult *
link_query(const struct cd_host *host, PGconn *conn, const char *sql, int n,
    const char *const *params)
{
    int ok = n == 0
                 ? PQsendQuery(conn, sql)
                 : PQsendQueryParams(conn, sql, n, NULL, params, NULL, NULL, 0);

    if (!ok) {
        cannot(host, conn, "cannot reach the server");
        return NULL;
    }
    return results(host, conn);
}

int
link_run(const struct cd_host *host, PGconn *conn, const char *sql)
{
    PGresult *result = link_query(host, conn, sql, 0, NULL);

    PQclear(result);
    return result != NULL ? 0 : -1;
}

int
link_copy(const struct cd_host *host, PGconn *conn, const char *into,
    const char *pos, size_t n)
{
    char sql[512];
    PGresult *result;
    size_t at, k;

    snprintf(sql, sizeof(sql), "COPY %s FROM STDIN", into);
    result = link_query(host, conn, sql, 0, NULL);
    if (result == NULL)
        return -1;
    PQclear(result);
    for (at = 0; at < n; at += k) {
        k = n - at < PIECE ? n - at : PIECE;
        if (PQputCopyData(conn, pos + at, (int)k) != 1)
            return cannot(host, conn, "cannot reach the server");
    }
    if (PQputCopyEnd(conn, NULL) != 1)
        return cannot(host, conn, "cannot reach the server");
    result = results(host, conn);
    PQclear(result);
    return result != NULL ? 0 : -1;
}
