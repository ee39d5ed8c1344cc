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
is_conninfo(const char *s)
{
    char *why = NULL;
    PQconninfoOption *o = PQconninfoParse(s, &why);

    PQconninfoFree(o);
    PQfreemem(why);
    return o != NULL;
}

/* The file's bytes without the white space at their end, up to one more than
 * STRING, into a buffer that the caller frees.  NULL after cd_fail. */
static char *
read_file(const struct cd_host *h, const char *file, size_t *n)
{
    char *s = calloc(1, STRING + 2);
    FILE *f;

    if (s == NULL) {
        cd_fail(h, "out of memory");
        return NULL;
    }
    f = fopen(file, "r");
    *n = f != NULL ? fread(s, 1, STRING + 1, f) : 0;
    if (f == NULL || ferror(f)) {
        cd_fail(h, "\"connection\": %s: %s", file, strerror(errno));
        free(s);
        s = NULL;
    }
    if (f != NULL)
        fclose(f);
    while (s != NULL && *n > 0 && strchr(" \t\r\n", s[*n - 1]) != NULL)
        s[--*n] = '\0';
    return s;
}

int
link_read(const struct cd_host *h, const char *file, char **conninfo)
{
    size_t n;
    char *s = read_file(h, file, &n);

    *conninfo = s;
    if (s == NULL)
        return -1;
    /* Of an empty one libpq would take all from the environment. */
    if (n > 0 && n <= STRING && strlen(s) == n && is_conninfo(s))
        return 0;
    return cd_fail(h,
        "\"connection\": %s holds no connection string, as in"
        " \"host=db.example dbname=news\"",
        file);
}

/* ---- the connection ------------------------------------------------------ */

static void
be_silent(void *ctx, const PGresult *r)
{
    (void)ctx;
    (void)r;
}

/* The first line of what libpq says. */
static int
cannot(const struct cd_host *h, PGconn *c, const char *what)
{
    const char *s = PQerrorMessage(c);

    return cd_fail(h, "%s: %.*s", what, (int)strcspn(s, "\n"), s);
}

/* What is not said elsewhere: no credentials of Kerberos, which a store cannot
 * read; a server that is gone is noticed. */
PGconn *
link_open(const struct cd_host *h, const char *conninfo)
{
    const char *const keys[] = { "gssencmode", "connect_timeout",
        "keepalives_idle", "keepalives_interval", "keepalives_count",
        "fallback_application_name", "client_encoding", "dbname", NULL };
    const char *const values[] = { "disable", "10", "10", "5", "3", "copydesk",
        "UTF8", conninfo, NULL };
    PGconn *c = PQconnectdbParams(keys, values, 1);

    if (PQstatus(c) == CONNECTION_OK) {
        PQsetNoticeReceiver(c, be_silent, NULL);
        if (link_run(h, c,
                "SET synchronous_commit = on; SET statement_timeout = 0;"
                "SET idle_in_transaction_session_timeout = 0;"
                "SET lock_timeout = '20s'; SET DateStyle = 'ISO'") == 0)
            return c;
    } else {
        cannot(h, c, "cannot connect");
    }
    PQfinish(c);
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
wait_for_result(const struct cd_host *h, PGconn *c)
{
    struct pollfd p = { .fd = PQsocket(c), .events = POLLIN };

    if (PQflush(c) < 0)
        return cannot(h, c, "cannot reach the server");
    while (PQisBusy(c)) {
        int rc = poll(&p, 1, PULSE);

        if (rc == 0)
            show_life();
        if (rc > 0 && !PQconsumeInput(c))
            return cannot(h, c, "lost the server");
    }
    return 0;
}

static int
refused(const struct cd_host *h, PGconn *c, const PGresult *r)
{
    const char *s = PQresultErrorField(r, PG_DIAG_MESSAGE_PRIMARY);

    if (s == NULL)
        return cannot(h, c, "lost the server");
    return cd_fail(h, "the server says: %s (%s)", s,
        PQresultErrorField(r, PG_DIAG_SQLSTATE));
}

/* Take all results.  The last one, or NULL after cd_fail. */
static PGresult *
results(const struct cd_host *h, PGconn *c)
{
    PGresult *last = NULL, *r;
    bool failed = false;

    for (;;) {
        if (wait_for_result(h, c)) {
            PQclear(last);
            return NULL;
        }
        if ((r = PQgetResult(c)) == NULL)
            break;
        PQclear(last);
        last = r;
        if (PQresultStatus(r) == PGRES_COPY_IN)
            return r;
        if (PQresultStatus(r) != PGRES_COMMAND_OK &&
            PQresultStatus(r) != PGRES_TUPLES_OK && !failed) {
            refused(h, c, r);
            failed = true;
        }
    }
    if (!failed && last != NULL)
        return last;
    if (!failed)
        cannot(h, c, "lost the server");
    PQclear(last);
    return NULL;
}

PGresult *
link_query(const struct cd_host *h, PGconn *c, const char *sql, int n,
    const char *const *params)
{
    int ok = n == 0 ? PQsendQuery(c, sql)
                    : PQsendQueryParams(c, sql, n, NULL, params, NULL, NULL, 0);

    if (!ok) {
        cannot(h, c, "cannot reach the server");
        return NULL;
    }
    return results(h, c);
}

int
link_run(const struct cd_host *h, PGconn *c, const char *sql)
{
    PGresult *r = link_query(h, c, sql, 0, NULL);

    PQclear(r);
    return r != NULL ? 0 : -1;
}

int
link_copy(const struct cd_host *h, PGconn *c, const char *into, const char *p,
    size_t n)
{
    char sql[512];
    PGresult *r;
    size_t at, k;

    snprintf(sql, sizeof(sql), "COPY %s FROM STDIN", into);
    r = link_query(h, c, sql, 0, NULL);
    if (r == NULL)
        return -1;
    PQclear(r);
    for (at = 0; at < n; at += k) {
        k = n - at < PIECE ? n - at : PIECE;
        if (PQputCopyData(c, p + at, (int)k) != 1)
            return cannot(h, c, "cannot reach the server");
    }
    if (PQputCopyEnd(c, NULL) != 1)
        return cannot(h, c, "cannot reach the server");
    r = results(h, c);
    PQclear(r);
    return r != NULL ? 0 : -1;
}
