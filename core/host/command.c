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
command_lost(void (*f)(const char *code, const char *why))
{
    lost = f;
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
end_line(struct command *c)
{
    struct buf line = { 0 };

    if (c->says.n > 0) {
        tty_escape(&line, c->says.p, c->says.n < 180 ? c->says.n : 180);
        snprintf(c->last, sizeof(c->last), "%s", buf_cstr(&line));
        service_printed(c->service, c->says.p, c->says.n);
    }
    c->says.n = 0;
    buf_free(&line);
}

bool
command_listen(struct command *c)
{
    char piece[4096];
    ssize_t i, n = read(c->ends[COMMAND_SAYS], piece, sizeof(piece));

    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return true;
    for (i = 0; i < n; i++) {
        if (piece[i] == '\n' || c->says.n == sizeof(piece))
            end_line(c);
        if (piece[i] != '\n')
            buf_addc(&c->says, piece[i]);
    }
    if (n <= 0)
        end_line(c);
    return n > 0;
}

/* All that it has said, or a good part. */
static void
listen_out(struct command *c)
{
    struct pollfd p = { c->ends[COMMAND_SAYS], POLLIN, 0 };
    int i;

    for (i = 0; i < 64 && poll(&p, 1, 0) > 0 && command_listen(c); i++)
        continue;
}

/* ---- how it ends ----------------------------------------------------------
 */

static void
hang_up(struct command *c)
{
    int i;

    for (i = 0; i < COMMAND_ENDS; i++) {
        if (c->ends[i] >= 0)
            close(c->ends[i]);
        c->ends[i] = -1;
    }
    c->pid = 0;
    c->says.n = 0;
}

/* Its number may be another process's by now, where the program does not leave
 * it to us to wait for it. */
static void
end_it(const struct command *c)
{
    if (c->ends[COMMAND_SELF] >= 0)
        syscall(SYS_pidfd_send_signal, c->ends[COMMAND_SELF], SIGKILL, NULL, 0);
    else
        kill(c->pid, SIGKILL);
}

void
command_stop(struct command *c)
{
    if (c->pid == 0)
        return;
    if (!confined) { /* else it ends with this process */
        end_it(c);
        while (waitpid(c->pid, NULL, 0) < 0 && errno == EINTR)
            continue;
    }
    hang_up(c);
}

int
command_broken(struct command *c, const char *code, const char *why)
{
    if (lost != NULL)
        lost(code, why);
    command_stop(c);
    c->service->host.fail(&c->service->host, "%s", why);
    c->service->code = code;
    return -1;
}

/* Wait a while for its end.  False if it goes on. */
static bool
ended(struct command *c, int ms, int *status)
{
    struct pollfd p = { c->ends[COMMAND_SELF], POLLIN, 0 };
    struct pollfd quiet = { c->ends[COMMAND_SAYS], 0, 0 };
    pid_t pid;

    if (p.fd >= 0)
        poll(&p, 1, ms);
    else
        poll(&quiet, 1, ms); /* until nobody has its other end */
    pid = waitpid(c->pid, status, p.fd >= 0 || ms == 0 ? WNOHANG : 0);
    if (pid < 0 && errno == ECHILD) {
        *status = UNKNOWN;
        return p.fd < 0 || p.revents != 0;
    }
    return pid == c->pid;
}

static bool
was_signalled(int status, int s)
{
    return status != UNKNOWN && WIFSIGNALED(status) && WTERMSIG(status) == s;
}

static void
describe(const struct command *c, int status, char *text, size_t n)
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
    if (c->last[0] != '\0')
        snprintf(text + used, n - used, ": %s", c->last);
}

int
command_gone(struct command *c)
{
    char why[400] = "the command closed its output";
    const char *code = "plugin_error";
    int status;

    c->killed = false;
    if (ended(c, LIMIT_END_MS, &status)) {
        listen_out(c);
        describe(c, status, why, sizeof(why));
        code = was_signalled(status, SIGSYS) ? "plugin_denied" : "plugin_crash";
        hang_up(c);
        c->killed = was_signalled(status, SIGKILL);
    }
    return command_broken(c, code, why);
}

void
command_refresh(struct command *c)
{
    char why[400];
    int status;

    if (c->pid == 0 || lost != NULL || !ended(c, 0, &status))
        return;
    listen_out(c);
    describe(c, status, why, sizeof(why));
    if (!was_signalled(status, SIGKILL))
        cd_log(&c->service->host, CD_WARNING,
            "%s, between two records: it is started anew", why);
    hang_up(c);
}

/* Does it wait for something, such as a line to read?  One that could run and
 * has not had its turn does not. */
static bool
waits(const struct command *c)
{
    char text[512];
    const char *name_end;
    ssize_t n = -1;

    if (c->ends[COMMAND_STATE] >= 0 &&
        lseek(c->ends[COMMAND_STATE], 0, SEEK_SET) == 0)
        n = read(c->ends[COMMAND_STATE], text, sizeof(text) - 1);
    if (n <= 0)
        return true; /* nobody knows */
    text[n] = '\0';
    name_end = strrchr(text, ')');
    return name_end == NULL || strncmp(name_end, ") R", 3) != 0;
}

int
command_settle(struct command *c)
{
    struct pollfd p = { c->ends[COMMAND_FROM], POLLIN, 0 };
    int i;

    for (i = 0; i < LIMIT_END_MS && c->pid != 0; i++) {
        bool settled = waits(c); /* what it had to say is said, then */

        if (poll(&p, 1, settled ? 0 : 1) > 0)
            return (p.revents & POLLIN) != 0
                       ? command_broken(c, "plugin_error",
                             "the command answered more than once")
                       : command_gone(c);
        if (settled)
            break;
    }
    return 0;
}

/* ---- tried with nothing to read -------------------------------------------
 */

static int
try_end(struct command *c, struct cd_err *e)
{
    struct pollfd p[] = { { c->ends[COMMAND_FROM], POLLIN, 0 },
        { c->ends[COMMAND_SAYS], POLLIN, 0 } };
    int status;
    char why[400], byte;

    while (p[0].fd >= 0 || p[1].fd >= 0) {
        if (poll(p, 2, box.patience) == 0)
            return err_set(e, "the command does not end where there is "
                              "nothing to read");
        if (p[1].revents != 0 && !command_listen(c))
            p[1].fd = -1;
        if (p[0].revents == 0)
            continue;
        if (read(p[0].fd, &byte, 1) == 1)
            return err_set(e, "the command answers where there is nothing to "
                              "answer");
        p[0].fd = -1;
    }
    if (!ended(c, LIMIT_END_MS, &status))
        return err_set(e, "the command closes its output and does not end");
    describe(c, status, why, sizeof(why));
    hang_up(c);
    return status == 0 || status == UNKNOWN ? 0 : err_set(e, "%s", why);
}

int
command_try(struct command *c, struct cd_err *e)
{
    uint32_t missing;
    int rc;

    if (command_start(c, &missing, e))
        return -1;
    close(c->ends[COMMAND_TO]);
    c->ends[COMMAND_TO] = -1;
    rc = try_end(c, e);
    command_stop(c);
    return rc;
}

/* ---- the extension --------------------------------------------------------
 */

static struct service *
service_of(const struct cd_host *h)
{
    return h->impl;
}

static char **
copy(const char *const *v)
{
    size_t i, n = 0;
    char **to;

    while (v != NULL && v[n] != NULL)
        n++;
    to = mem_zalloc(n + 1, sizeof(*to));
    for (i = 0; i < n; i++)
        to[i] = mem_strdup(v[i]);
    return to;
}

static void
free_copy(char **v)
{
    size_t i;

    for (i = 0; v[i] != NULL; i++)
        free(v[i]);
    free(v);
}

static struct command *
new_command(struct service *s, char *file, const char *folder)
{
    struct command *c = mem_zalloc(1, sizeof(*c));
    int i;

    for (i = 0; i < COMMAND_ENDS; i++)
        c->ends[i] = -1;
    c->service = s;
    c->file = file;
    c->folder = mem_strdup(folder);
    return c;
}

struct command *
command_copy(const struct command *c, struct service *s)
{
    struct command *to = new_command(s, mem_strdup(c->file), c->folder);

    to->argv = copy((const char *const *)c->argv);
    to->env = copy((const char *const *)c->env);
    return to;
}

static int
do_use(const struct cd_host *h, const char *const *argv, const char *const *env,
    const char *folder)
{
    struct service *s = service_of(h);
    struct command *c;
    char *file;

    if (s->command != NULL)
        return cd_fail(h, "a stage has one command");
    if (argv[0] == NULL)
        return cd_fail(h, "the command has no words");
    file = command_find(argv[0], folder);
    if (file == NULL)
        return cd_fail(h, "there is no program \"%s\" %s", argv[0],
            strchr(argv[0], '/') == NULL ? "in PATH" : "that can be run");
    c = s->command = new_command(s, file, folder != NULL ? folder : "/");
    c->argv = copy(argv);
    c->env = command_environment(env);
    return 0;
}

void
command_free(struct command *c)
{
    if (c == NULL)
        return;
    command_stop(c);
    free_copy(c->argv);
    free_copy(c->env);
    free(c->file);
    free(c->folder);
    buf_free(&c->out);
    buf_free(&c->in);
    buf_free(&c->says);
    free(c);
}

static json_t *
do_ask(const struct cd_host *h, const json_t *value)
{
    struct command *c = service_of(h)->command;

    if (c != NULL)
        return exchange(c, value);
    cd_fail(h, "ask was called without a command");
    return NULL;
}

static int
do_end(const struct cd_host *h, const char *why)
{
    struct command *c = service_of(h)->command;

    return c != NULL ? command_broken(c, "plugin_error", why)
                     : cd_fail(h, "end was called without a command");
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
