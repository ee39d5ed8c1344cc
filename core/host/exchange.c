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
break_off(struct command *command, const char *fmt, const char *detail)
{
    char *why = mem_printf(fmt, detail);
    int rc = command_broken(command, "plugin_error", why);

    free(why);
    return rc;
}

/* Some of the answer is there.  1 when it is complete, 0, or -1. */
static int
hear_answer(struct command *command, size_t unsent)
{
    ssize_t n = read(
        command->ends[COMMAND_FROM], buf_reserve(&command->in, PIECE), PIECE);
    const char *end;

    if (n < 0)
        return errno == EAGAIN || errno == EINTR ? 0 : command_gone(command);
    if (n == 0)
        return command_gone(command);
    end = memchr(command->in.p + command->in.n, '\n', (size_t)n);
    command->in.n += (size_t)n;
    if (end == NULL && command->in.n <= command_limits()->most)
        return 0;
    if (end == NULL || (size_t)(end - command->in.p) > command_limits()->most)
        return break_off(command,
            "the command answered with a line of more bytes than "
            "the outputs of a record may have%s",
            "");
    if (unsent > 0)
        return break_off(
            command, "the command answered before it was asked%s", "");
    if (end + 1 != command->in.p + command->in.n)
        return break_off(command, "the command answered more than once%s", "");
    command->in.n--;
    return 1;
}

/* Send what is left of the line. */
static int
send_some(struct command *command, size_t *sent)
{
    ssize_t n = write(command->ends[COMMAND_TO], command->out.p + *sent,
        command->out.n - *sent);

    if (n < 0)
        return errno == EAGAIN || errno == EINTR ? 0 : command_gone(command);
    *sent += (size_t)n;
    return 0;
}

/* Send the line and wait for the one that answers. */
static int
converse(struct command *command)
{
    struct pollfd polled[] = { { command->ends[COMMAND_TO], POLLOUT, 0 },
        { command->ends[COMMAND_FROM], POLLIN, 0 },
        { command->ends[COMMAND_SAYS], POLLIN, 0 } };
    size_t sent = 0;
    int rc = 0;

    while (rc == 0) {
        int n = poll(polled, 3, command_limits()->patience);

        if (n < 0 && errno != EINTR)
            return break_off(
                command, "cannot wait for the command: %s", strerror(errno));
        if (n == 0)
            return command_broken(command, "plugin_hang",
                "the command did not answer for " LIMIT_TEXT(
                    LIMIT_ANSWER) " s");
        if (polled[2].revents != 0 && !command_listen(command))
            polled[2].fd = -1;
        if (polled[1].revents != 0)
            rc = hear_answer(command, command->out.n - sent);
        else if (polled[0].revents != 0)
            rc = send_some(command, &sent);
        if (sent == command->out.n)
            polled[0].fd = -1;
    }
    return rc;
}

/* Send the line, to a command that is started if it does not run, and wait for
 * the answer. */
static int
ask_command(struct command *command)
{
    struct cd_err err;
    uint32_t missing;

    command_refresh(command);
    if (command_start(command, &missing, &err))
        return command_broken(command, "plugin_error", err.text);
    command->in.n = 0;
    command->killed = false;
    return converse(command);
}

json_t *
exchange(struct command *command, const json_t *value)
{
    struct reader_error re;
    json_t *answer;
    int tries = 0, rc;

    command->out.n = 0;
    writer_value(&command->out, value);
    buf_addc(&command->out, '\n');
    /* That somebody killed it is nobody's fault until it happens again. */
    do {
        command->service->reason[0] = '\0';
        command->service->code = NULL;
        rc = ask_command(command);
    } while (rc < 0 && command->killed && ++tries < TRIES);
    if (rc < 0)
        return NULL;
    answer = reader_parse(command->in.p, command->in.n, NULL, &re);
    if (answer == NULL) {
        char *what = mem_printf("%s: \"%.*s\"", re.text,
            command->in.n < 80 ? (int)command->in.n : 80,
            command->in.n > 0 ? command->in.p : "");

        break_off(command, "the command answered with no JSON: %s", what);
        free(what);
    }
    return answer;
}
