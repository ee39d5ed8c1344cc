/* SPDX-License-Identifier: MIT */
#include "host/exchange.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/mem.h"
#include "host/service.h"
#include "json/reader.h"
#include "json/writer.h"

#define PIECE ((size_t)64 << 10) /* read at once */
#define TRIES 3 /* of a record whose command is killed from outside */

static int
broken(struct command *c, const char *fmt, const char *detail)
{
    char *why = mem_printf(fmt, detail);
    int rc = command_broken(c, "plugin_error", why);

    free(why);
    return rc;
}

/* Some of the answer is there.  1 when it is complete, 0, or -1. */
static int
hear(struct command *c, size_t unsent)
{
    ssize_t n = read(c->ends[COMMAND_FROM], buf_reserve(&c->in, PIECE), PIECE);
    const char *end;

    if (n < 0)
        return errno == EAGAIN || errno == EINTR ? 0 : command_gone(c);
    if (n == 0)
        return command_gone(c);
    end = memchr(c->in.p + c->in.n, '\n', (size_t)n);
    c->in.n += (size_t)n;
    if (end == NULL && c->in.n <= command_limits()->most)
        return 0;
    if (end == NULL || (size_t)(end - c->in.p) > command_limits()->most)
        return broken(c,
            "the command answered with a line of more bytes than "
            "the outputs of a record may have%s",
            "");
    if (unsent > 0)
        return broken(c, "the command answered before it was asked%s", "");
    if (end + 1 != c->in.p + c->in.n)
        return broken(c, "the command answered more than once%s", "");
    c->in.n--;
    return 1;
}

/* Send what is left of the line. */
static int
send_some(struct command *c, size_t *sent)
{
    ssize_t n = write(c->ends[COMMAND_TO], c->out.p + *sent, c->out.n - *sent);

    if (n < 0)
        return errno == EAGAIN || errno == EINTR ? 0 : command_gone(c);
    *sent += (size_t)n;
    return 0;
}

/* Send the line and wait for the one that answers. */
static int
converse(struct command *c)
{
    struct pollfd p[] = { { c->ends[COMMAND_TO], POLLOUT, 0 },
        { c->ends[COMMAND_FROM], POLLIN, 0 },
        { c->ends[COMMAND_SAYS], POLLIN, 0 } };
    size_t sent = 0;
    int rc = 0;

    while (rc == 0) {
        int n = poll(p, 3, command_limits()->patience);

        if (n < 0 && errno != EINTR)
            return broken(
                c, "cannot wait for the command: %s", strerror(errno));
        if (n == 0)
            return command_broken(c, "plugin_hang",
                "the command did not answer for " LIMIT_TEXT(
                    LIMIT_ANSWER) " s");
        if (p[2].revents != 0 && !command_listen(c))
            p[2].fd = -1;
        if (p[1].revents != 0)
            rc = hear(c, c->out.n - sent);
        else if (p[0].revents != 0)
            rc = send_some(c, &sent);
        if (sent == c->out.n)
            p[0].fd = -1;
    }
    return rc;
}

/* Send the line, to a command that is started if it does not run, and wait for
 * the answer. */
static int
ask(struct command *c)
{
    struct cd_err e;
    uint32_t missing;

    command_refresh(c);
    if (command_start(c, &missing, &e))
        return command_broken(c, "plugin_error", e.text);
    c->in.n = 0;
    c->killed = false;
    return converse(c);
}

json_t *
exchange(struct command *c, const json_t *value)
{
    struct reader_error re;
    json_t *answer;
    int tries = 0, rc;

    c->out.n = 0;
    writer_value(&c->out, value);
    buf_addc(&c->out, '\n');
    /* That somebody killed it is nobody's fault until it happens again. */
    do {
        c->service->reason[0] = '\0';
        c->service->code = NULL;
        rc = ask(c);
    } while (rc < 0 && c->killed && ++tries < TRIES);
    if (rc < 0)
        return NULL;
    answer = reader_parse(c->in.p, c->in.n, NULL, &re);
    if (answer == NULL) {
        char *what = mem_printf("%s: \"%.*s\"", re.text,
            c->in.n < 80 ? (int)c->in.n : 80, c->in.n > 0 ? c->in.p : "");

        broken(c, "the command answered with no JSON: %s", what);
        free(what);
    }
    return answer;
}
