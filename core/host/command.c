/* SPDX-License-Identifier: MIT */
#include "host/command.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <copydesk/command.h>

#include "base/limits.h"
#include "base/mem.h"
#include "base/tty.h"
#include "host/command_start.h"
#include "host/exchange.h"
#include "host/service.h"

/* A status that waitpid gives of no process: the program ignores SIGCHLD, or
 * has waited for what is ours (libcopydesk). */
#define UNKNOWN (-1)

static struct command_box box;
static void (*lost)(const char *code, const char *why);
static bool confined;

void
command_box(const struct command_box *b)
{
    box = *b;
}

const struct command_box *
command_limits(void)
{
    return &box;
}

void
command_lost(void (*function)(const char *code, const char *why))
{
    lost = function;
    box.patience = -1;
}

void
command_confined(void)
{
    confined = true;
}

bool
command_can_start(void)
{
    return !confined;
}

/* ---- what it says -------------------------------------------------------- */

/* A line has ended. */
static void
end_printed_line(struct command *command)
{
    struct buf line = { 0 };

    if (command->says.n > 0) {
        tty_escape(&line, command->says.p,
            command->says.n < 180 ? command->says.n : 180);
        snprintf(command->last, sizeof(command->last), "%s", buf_cstr(&line));
        service_printed(command->service, command->says.p, command->says.n);
    }
    command->says.n = 0;
    buf_free(&line);
}

bool
command_listen(struct command *command)
{
    char piece[4096];
    ssize_t i, n = read(command->ends[COMMAND_SAYS], piece, sizeof(piece));

    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return true;
    for (i = 0; i < n; i++) {
        if (piece[i] == '\n' || command->says.n == sizeof(piece))
            end_printed_line(command);
        if (piece[i] != '\n')
            buf_addc(&command->says, piece[i]);
    }
    if (n <= 0)
        end_printed_line(command);
    return n > 0;
}

/* All that it has said, or a good part. */
static void
listen_out(struct command *command)
{
    struct pollfd polled = { command->ends[COMMAND_SAYS], POLLIN, 0 };
    int i;

    for (i = 0; i < 64 && poll(&polled, 1, 0) > 0 && command_listen(command);
         i++)
        continue;
}

/* ---- how it ends ----------------------------------------------------------
 */

static void
hang_up(struct command *command)
{
    int i;

    for (i = 0; i < COMMAND_ENDS; i++) {
        if (command->ends[i] >= 0)
            close(command->ends[i]);
        command->ends[i] = -1;
    }
    command->pid = 0;
    command->says.n = 0;
}

/* Its number may be another process's by now, where the program does not leave
 * it to us to wait for it. */
static void
end_it(const struct command *command)
{
    if (command->ends[COMMAND_SELF] >= 0)
        syscall(SYS_pidfd_send_signal, command->ends[COMMAND_SELF], SIGKILL,
            NULL, 0);
    else
        kill(command->pid, SIGKILL);
}

void
command_stop(struct command *command)
{
    if (command->pid == 0)
        return;
    if (!confined) { /* else it ends with this process */
        end_it(command);
        while (waitpid(command->pid, NULL, 0) < 0 && errno == EINTR)
            continue;
    }
    hang_up(command);
}

int
command_broken(struct command *command, const char *code, const char *why)
{
    if (lost != NULL)
        lost(code, why);
    command_stop(command);
    command->service->host.fail(&command->service->host, "%s", why);
    command->service->code = code;
    return -1;
}

/* Wait a while for its end.  False if it goes on. */
static bool
ended(struct command *command, int ms, int *status)
{
    struct pollfd polled = { command->ends[COMMAND_SELF], POLLIN, 0 };
    struct pollfd quiet = { command->ends[COMMAND_SAYS], 0, 0 };
    pid_t pid;

    if (polled.fd >= 0)
        poll(&polled, 1, ms);
    else
        poll(&quiet, 1, ms); /* until nobody has its other end */
    pid =
        waitpid(command->pid, status, polled.fd >= 0 || ms == 0 ? WNOHANG : 0);
    if (pid < 0 && errno == ECHILD) {
        *status = UNKNOWN;
        return polled.fd < 0 || polled.revents != 0;
    }
    return pid == command->pid;
}

static bool
was_signalled(int status, int s)
{
    return status != UNKNOWN && WIFSIGNALED(status) && WTERMSIG(status) == s;
}

static void
describe_end(const struct command *command, int status, char *text, size_t n)
{
    size_t used;

    if (status == UNKNOWN)
        snprintf(text, n,
            "the command ended, and how is not known: the program ignores "
            "SIGCHLD, or waits for every process itself");
    else if (was_signalled(status, SIGSYS))
        snprintf(text, n,
            "the command made a system call that it may not: it "
            "started a process, signalled one, or opened a "
            "socket");
    else if (was_signalled(status, SIGKILL))
        snprintf(text, n,
            "the command was killed: by itself, by somebody else, or because "
            "memory ran out");
    else if (WIFSIGNALED(status))
        snprintf(
            text, n, "the command crashed (%s)", strsignal(WTERMSIG(status)));
    else
        snprintf(
            text, n, "the command ended with status %d", WEXITSTATUS(status));
    used = strlen(text);
    if (command->last[0] != '\0')
        snprintf(text + used, n - used, ": %s", command->last);
}

int
command_gone(struct command *command)
{
    char why[400] = "the command closed its output";
    const char *code = "plugin_error";
    int status;

    command->killed = false;
    if (ended(command, LIMIT_END_MS, &status)) {
        listen_out(command);
        describe_end(command, status, why, sizeof(why));
        code = was_signalled(status, SIGSYS) ? "plugin_denied" : "plugin_crash";
        hang_up(command);
        command->killed = was_signalled(status, SIGKILL);
    }
    return command_broken(command, code, why);
}

void
command_refresh(struct command *command)
{
    char why[400];
    int status;

    if (command->pid == 0 || lost != NULL || !ended(command, 0, &status))
        return;
    listen_out(command);
    describe_end(command, status, why, sizeof(why));
    if (!was_signalled(status, SIGKILL))
        cd_log(&command->service->host, CD_WARNING,
            "%s, between two records: it is started anew", why);
    hang_up(command);
}

/* Does it wait for something, such as a line to read?  One that could run and
 * has not had its turn does not. */
static bool
waits(const struct command *command)
{
    char text[512];
    const char *name_end;
    ssize_t n = -1;

    if (command->ends[COMMAND_STATE] >= 0 &&
        lseek(command->ends[COMMAND_STATE], 0, SEEK_SET) == 0)
        n = read(command->ends[COMMAND_STATE], text, sizeof(text) - 1);
    if (n <= 0)
        return true; /* nobody knows */
    text[n] = '\0';
    name_end = strrchr(text, ')');
    return name_end == NULL || strncmp(name_end, ") R", 3) != 0;
}

int
command_settle(struct command *command)
{
    struct pollfd polled = { command->ends[COMMAND_FROM], POLLIN, 0 };
    int i;

    for (i = 0; i < LIMIT_END_MS && command->pid != 0; i++) {
        bool settled = waits(command); /* what it had to say is said, then */

        if (poll(&polled, 1, settled ? 0 : 1) > 0)
            return (polled.revents & POLLIN) != 0
                       ? command_broken(command, "plugin_error",
                             "the command answered more than once")
                       : command_gone(command);
        if (settled)
            break;
    }
    return 0;
}

/* ---- tried with nothing to read -------------------------------------------
 */

static int
try_end(struct command *command, struct cd_err *err)
{
    struct pollfd polled[] = { { command->ends[COMMAND_FROM], POLLIN, 0 },
        { command->ends[COMMAND_SAYS], POLLIN, 0 } };
    int status;
    char why[400], byte;

    while (polled[0].fd >= 0 || polled[1].fd >= 0) {
        if (poll(polled, 2, box.patience) == 0)
            return err_set(err, "the command does not end where there is "
                                "nothing to read");
        if (polled[1].revents != 0 && !command_listen(command))
            polled[1].fd = -1;
        if (polled[0].revents == 0)
            continue;
        if (read(polled[0].fd, &byte, 1) == 1)
            return err_set(err, "the command answers where there is nothing to "
                                "answer");
        polled[0].fd = -1;
    }
    if (!ended(command, LIMIT_END_MS, &status))
        return err_set(err, "the command closes its output and does not end");
    describe_end(command, status, why, sizeof(why));
    hang_up(command);
    return status == 0 || status == UNKNOWN ? 0 : err_set(err, "%s", why);
}

int
command_try(struct command *command, struct cd_err *err)
{
    uint32_t missing;
    int rc;

    if (command_start(command, &missing, err))
        return -1;
    close(command->ends[COMMAND_TO]);
    command->ends[COMMAND_TO] = -1;
    rc = try_end(command, err);
    command_stop(command);
    return rc;
}

/* ---- the extension --------------------------------------------------------
 */

static struct service *
service_of(const struct cd_host *host)
{
    return host->impl;
}

static char **
copy_strings(const char *const *strings)
{
    size_t i, n = 0;
    char **to;

    while (strings != NULL && strings[n] != NULL)
        n++;
    to = mem_zalloc(n + 1, sizeof(*to));
    for (i = 0; i < n; i++)
        to[i] = mem_strdup(strings[i]);
    return to;
}

static void
free_copy(char **strings)
{
    size_t i;

    for (i = 0; strings[i] != NULL; i++)
        free(strings[i]);
    free(strings);
}

static struct command *
new_command(struct service *service, char *file, const char *folder)
{
    struct command *command = mem_zalloc(1, sizeof(*command));
    int i;

    for (i = 0; i < COMMAND_ENDS; i++)
        command->ends[i] = -1;
    command->service = service;
    command->file = file;
    command->folder = mem_strdup(folder);
    return command;
}

struct command *
command_copy(const struct command *command, struct service *service)
{
    struct command *to =
        new_command(service, mem_strdup(command->file), command->folder);

    to->argv = copy_strings((const char *const *)command->argv);
    to->env = copy_strings((const char *const *)command->env);
    return to;
}

static int
do_use(const struct cd_host *host, const char *const *argv,
    const char *const *env, const char *folder)
{
    struct service *service = service_of(host);
    struct command *command;
    char *file;

    if (service->command != NULL)
        return cd_fail(host, "a stage has one command");
    if (argv[0] == NULL)
        return cd_fail(host, "the command has no words");
    file = command_find(argv[0], folder);
    if (file == NULL)
        return cd_fail(host, "there is no program \"%s\" %s", argv[0],
            strchr(argv[0], '/') == NULL ? "in PATH" : "that can be run");
    command = service->command =
        new_command(service, file, folder != NULL ? folder : "/");
    command->argv = copy_strings(argv);
    command->env = command_environment(env);
    return 0;
}

void
command_free(struct command *command)
{
    if (command == NULL)
        return;
    command_stop(command);
    free_copy(command->argv);
    free_copy(command->env);
    free(command->file);
    free(command->folder);
    buf_free(&command->out);
    buf_free(&command->in);
    buf_free(&command->says);
    free(command);
}

static json_t *
do_ask(const struct cd_host *host, const json_t *value)
{
    struct command *command = service_of(host)->command;

    if (command != NULL)
        return exchange(command, value);
    cd_fail(host, "ask was called without a command");
    return NULL;
}

static int
do_end(const struct cd_host *host, const char *why)
{
    struct command *command = service_of(host)->command;

    return command != NULL ? command_broken(command, "plugin_error", why)
                           : cd_fail(host, "end was called without a command");
}

const void *
command_extension(const char *name)
{
    static const struct cd_command_1 command_1 = {
        .size = sizeof(struct cd_command_1),
        .use = do_use,
        .ask = do_ask,
        .end = do_end,
    };

    return strcmp(name, CD_COMMAND_1) == 0 ? &command_1 : NULL;
}
