/* SPDX-License-Identifier: MIT */
#include "host/child.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "base/mem.h"
#include "host/service.h"
#include "host/talk.h"

#define TICK 200 /* ms between two looks at a child */

/* The standard descriptors of a process in which plugins run. */
static void
redirect(int printed)
{
    int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);

    if (nothing >= 0)
        dup2(nothing, STDIN_FILENO);
    dup2(printed, STDOUT_FILENO);
    dup2(printed, STDERR_FILENO);
    setvbuf(stdout, NULL, _IOLBF, 0);
    service_overflow(STDERR_FILENO);
}

/* A terminal sends these to all processes of a group; ours end when their
 * parent does. */
static void
ignore_signals(void)
{
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    signal(SIGALRM, SIG_DFL);
}

int
child_start(struct child *c,
    int (*main)(int channel, struct child_note *note, void *ctx), void *ctx,
    struct cd_err *e)
{
    int ends[2], printed;
    pid_t parent = getpid();

    memset(c, 0, sizeof(*c));
    c->note = mmap(NULL, sizeof(*c->note), PROT_READ | PROT_WRITE,
        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (c->note == MAP_FAILED) {
        c->note = NULL;
        return err_errno(e, "cannot share memory");
    }
    if (channel_pair(ends, e))
        goto err1;
    if (printing_open(&c->printed, &printed, e))
        goto err2;
    fflush(NULL);
    c->pid = fork();
    if (c->pid < 0) {
        err_errno(e, "cannot start a process");
        goto err3;
    }
    if (c->pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent)
            _exit(1);
        setpgid(0, 0);
        close(ends[0]);
        close(c->printed.fd);
        ignore_signals();
        redirect(printed);
        said_begin(&c->note->said, NULL, NULL);
        _exit(main(ends[1], c->note, ctx));
    }
    setpgid(c->pid, c->pid); /* whoever of us is first */
    close(ends[1]);
    close(printed);
    c->channel = ends[0];
    return 0;

err3:
    close(c->printed.fd);
    close(printed);
err2:
    close(ends[0]);
    close(ends[1]);
err1:
    munmap(c->note, sizeof(*c->note));
    c->note = NULL;
    return -1;
}

void
child_doing(struct child_note *n, const char *what, const char *who)
{
    snprintf(n->what, sizeof(n->what), "%s", what);
    snprintf(n->who, sizeof(n->who), "%s", who);
    said_forget(&n->said);
    n->changes++;
}

void
child_describe(int status, char *text, size_t n)
{
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
        snprintf(text, n, "was killed");
    else if (WIFSIGNALED(status))
        snprintf(text, n, "crashed (%s)", strsignal(WTERMSIG(status)));
    else if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
        snprintf(text, n, "exited with status %d", WEXITSTATUS(status));
    else
        text[0] = '\0';
}

/* Has the process ended?  It is not waited for. */
static bool
has_ended(pid_t pid, int flags)
{
    siginfo_t info = { .si_pid = 0 };

    while (waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT | flags) != 0) {
        if (errno != EINTR)
            return true;
    }
    return info.si_pid == pid;
}

/* Wait for the end of the process, and end what plugins started in its group:
 * as long as it is not waited for, its id is that of no other group. */
static int
end_group(pid_t pid, struct rusage *used)
{
    int status = 0;

    has_ended(pid, 0);
    kill(-pid, SIGKILL);
    while (wait4(pid, &status, 0, used) < 0 && errno == EINTR)
        continue;
    return status;
}

/* Who was at work, as the other process left it: bounded, and maybe torn. */
static void
who(const struct child *c, char what[24], char name[80])
{
    memcpy(what, c->note->what, 24);
    memcpy(name, c->note->who, 80);
    what[23] = name[79] = '\0';
}

static void
show_printed(struct child *c)
{
    char what[24], name[80];

    who(c, what, name);
    printing_read(&c->printed, name);
}

static const char *
name_of(void *ctx, uint32_t stage)
{
    (void)stage;
    return ctx;
}

/* The child is gone, or will be, because it was `ended`: say why. */
static int
gone(struct child *c, const char *ended, struct cd_err *e)
{
    char what[24], name[80], how[80];
    struct rusage used = { .ru_maxrss = 0 };
    int status;

    if (ended != NULL)
        kill(c->pid, SIGKILL);
    status = end_group(c->pid, &used);
    if (WIFSIGNALED(status))
        c->bytes = (uint64_t)used.ru_maxrss << 10;
    c->pid = 0;
    who(c, what, name);
    printing_drain(&c->printed, name);
    printing_begin(&c->printed, name);
    if (ended != NULL)
        snprintf(how, sizeof(how), "%s", ended);
    else
        child_describe(status, how, sizeof(how));
    if (how[0] == '\0' && name[0] == '\0')
        return 0;
    said_tell(&c->note->said, 0, 0, name_of, name);
    if (how[0] == '\0')
        snprintf(how, sizeof(how), "ended the process");
    if (name[0] != '\0')
        return err_set(e, "plugin \"%s\" %s in %s", name, how, what);
    if (WIFEXITED(status) && WEXITSTATUS(status) == MEM_EXIT) {
        err_set(e, "the process that loads plugins ran out of memory");
        e->machine = true;
        return -1;
    }
    return err_set(e, "the process that loads plugins %s", how);
}

/* How long the child has been doing the same. */
struct doing {
    unsigned changes;
    struct timespec since;
};

/* Does it get on?  NULL, or why it must be ended. */
static const char *
look(struct child *c, struct doing *d)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    if (c->note->changes != d->changes) {
        d->changes = c->note->changes;
        d->since = now;
        printing_moved(&c->printed);
    }
    if (printing_floods(&c->printed))
        return "printed without end";
    if (now.tv_sec - d->since.tv_sec >= CHILD_SILENCE)
        return "was silent for 30 seconds";
    return NULL;
}

int
child_receive(
    struct child *c, struct channel_head *h, struct buf *body, struct cd_err *e)
{
    struct doing doing = { .changes = c->note->changes };

    clock_gettime(CLOCK_MONOTONIC, &doing.since);
    for (;;) {
        struct pollfd p[] = { { c->channel, POLLIN, 0 },
            { c->printed.fd, POLLIN, 0 } };
        enum channel_news news = CHANNEL_PART;
        const char *why;

        /* What a plugin started may hold the channel open. */
        if (poll(p, 2, TICK) == 0 && has_ended(c->pid, WNOHANG))
            news = CHANNEL_ENDED;
        else if (p[0].revents != 0)
            news = channel_collect(c->channel, &c->in);
        show_printed(c);
        if (c->waiting != NULL)
            c->waiting->changes++;
        if (news == CHANNEL_MESSAGE) {
            *h = c->in.head;
            buf_add(body, c->in.body.p, c->in.body.n);
            return 1;
        }
        if (news == CHANNEL_ENDED)
            return gone(c, NULL, e);
        if (news == CHANNEL_NONSENSE)
            return gone(c, "talks nonsense", e);
        if (interrupt_check(e)) {
            gone(c, "", &(struct cd_err){ .text = "" });
            return -1;
        }
        if ((why = look(c, &doing)) != NULL) {
            c->stopped = true;
            return gone(c, why, e);
        }
    }
}

/* ---- the end ------------------------------------------------------------ */

static int64_t
ms_since(const struct timespec *t)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)(now.tv_sec - t->tv_sec) * 1000 +
           (now.tv_nsec - t->tv_nsec) / 1000000;
}

int
child_patience(const struct child_note *n)
{
    if (interrupt_signal() != 0)
        return CHILD_STOP_MS;
    return n->who[0] != '\0' ? CHILD_CALL_MS : CHILD_END_MS;
}

/* Does the child, which was asked to end, take too long?  NULL, or why. */
static const char *
overdue(struct child *c, struct doing *d)
{
    if (c->note->changes != d->changes) {
        d->changes = c->note->changes;
        clock_gettime(CLOCK_MONOTONIC, &d->since);
        printing_moved(&c->printed);
    }
    if (printing_floods(&c->printed))
        return "printed without end";
    return ms_since(&d->since) >= child_patience(c->note) ? CHILD_OVERDUE
                                                          : NULL;
}

/* Hear what the child still has to say, for some ms.  Returns false if there
 * was no message. */
static bool
hear(struct child *c, int ms, bool *closed)
{
    struct pollfd p[] = { { *closed ? -1 : c->channel, POLLIN, 0 },
        { c->printed.fd, POLLIN, 0 } };
    enum channel_news news = CHANNEL_PART;

    if (poll(p, 2, ms) > 0 && p[0].revents != 0)
        news = channel_collect(c->channel, &c->in);
    show_printed(c);
    if (news == CHANNEL_MESSAGE && c->late != NULL)
        c->late(c->late_ctx, &c->in);
    *closed |= news == CHANNEL_ENDED || news == CHANNEL_NONSENSE;
    return news == CHANNEL_MESSAGE;
}

/* The child is gone, because it was `ended` or by itself: say what went wrong.
 */
static void
tell_end(struct child *c, const char *ended, int status)
{
    char what[24], name[80], how[80];

    who(c, what, name);
    if (ended != NULL)
        snprintf(how, sizeof(how), "%s", ended);
    else
        child_describe(status, how, sizeof(how));
    if (name[0] != '\0') {
        said_tell(&c->note->said, 0, 0, name_of, name);
        talk(TALK_WARNING, "plugin \"%s\" %s in %s", name,
            how[0] != '\0' ? how : "ended the process", what);
    } else if (ended == NULL && WIFSIGNALED(status)) {
        talk(TALK_WARNING, "the process that loads plugins %s", how);
    }
}

void
child_end(struct child *c)
{
    struct doing doing = { .changes = c->note->changes };
    const char *why = NULL;
    bool closed = false;
    int status = 0;
    char what[24], name[80];

    clock_gettime(CLOCK_MONOTONIC, &doing.since);
    if (c->pid > 0)
        shutdown(c->channel, SHUT_WR);
    while (c->pid > 0 && why == NULL && !has_ended(c->pid, WNOHANG)) {
        hear(c, 2, &closed);
        why = overdue(c, &doing);
    }
    if (why != NULL)
        kill(c->pid, SIGKILL);
    if (c->pid > 0)
        status = end_group(c->pid, NULL);
    while (c->pid > 0 && hear(c, 0, &closed))
        continue;
    who(c, what, name);
    printing_close(&c->printed, name);
    if (c->pid > 0)
        tell_end(c, why, status);
    buf_free(&c->in.body);
    close(c->channel);
    munmap(c->note, sizeof(*c->note));
    c->pid = 0;
}
