/* SPDX-License-Identifier: MIT */
#include "process/child.h"

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
#include <unistd.h>

#include "base/clock.h"
#include "base/interrupt.h"
#include "base/limits.h"
#include "base/mem.h"
#include "process/talk.h"

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
    said_overflow(STDERR_FILENO);
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

static struct child_note *own_note; /* in a child */

static void
note_starved(void)
{
    own_note->starved = true;
}

int
child_start(struct child *child,
    int (*main)(int channel, struct child_note *note, void *ctx), void *ctx,
    struct cd_err *err)
{
    int ends[2], printed;
    pid_t parent = getpid();

    memset(child, 0, sizeof(*child));
    child->note = mmap(NULL, sizeof(*child->note), PROT_READ | PROT_WRITE,
        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (child->note == MAP_FAILED) {
        child->note = NULL;
        return err_errno(err, "cannot share memory");
    }
    if (channel_pair(ends, err))
        goto err1;
    if (printing_open(&child->printed, &printed, err))
        goto err2;
    fflush(NULL);
    child->pid = fork();
    if (child->pid < 0) {
        err_errno(err, "cannot start a process");
        goto err3;
    }
    if (child->pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent)
            _exit(1);
        setpgid(0, 0);
        close(ends[0]);
        close(child->printed.fd);
        ignore_signals();
        redirect(printed);
        said_begin(&child->note->said, NULL, NULL);
        own_note = child->note;
        mem_last_words(note_starved);
        _exit(main(ends[1], child->note, ctx));
    }
    setpgid(child->pid, child->pid); /* whoever of us is first */
    close(ends[1]);
    close(printed);
    child->channel = ends[0];
    return 0;

err3:
    close(child->printed.fd);
    close(printed);
err2:
    close(ends[0]);
    close(ends[1]);
err1:
    munmap(child->note, sizeof(*child->note));
    child->note = NULL;
    return -1;
}

void
child_doing(void *ctx, const char *what, const char *who)
{
    struct child_note *note = ctx;

    snprintf(note->what, sizeof(note->what), "%s", what);
    snprintf(note->who, sizeof(note->who), "%s", who);
    said_forget(&note->said);
    note->changes++;
}

void
child_loading(void *ctx, const char *plugin)
{
    child_doing(ctx, *plugin != '\0' ? "load" : "", plugin);
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
name_of_stage(const struct child *child, char what[24], char name[80])
{
    memcpy(what, child->note->what, 24);
    memcpy(name, child->note->who, 80);
    what[23] = name[79] = '\0';
}

static void
show_printed(struct child *child)
{
    char what[24], name[80];

    name_of_stage(child, what, name);
    printing_read(&child->printed, name);
}

static const char *
name_of_call(void *ctx, uint32_t stage)
{
    (void)stage;
    return ctx;
}

/* Memory ran out in the child, which no plugin is to blame for. */
static int
fail_starved(const char *what, const char *name, struct cd_err *err)
{
    if (name[0] != '\0')
        err_set(err,
            "the process that loads plugins ran out of memory in %s of "
            "\"%s\"",
            what, name);
    else
        err_set(err, "the process that loads plugins ran out of memory");
    err->machine = true;
    return -1;
}

/* The child is gone, or will be, because it was `ended`: say why. */
static int
fail_gone(struct child *child, const char *ended, struct cd_err *err)
{
    char what[24], name[80];
    struct rusage used = { .ru_maxrss = 0 };
    bool well;
    int status;

    if (ended != NULL)
        kill(child->pid, SIGKILL);
    status = end_group(child->pid, &used);
    if (WIFSIGNALED(status))
        child->bytes = (uint64_t)used.ru_maxrss << 10;
    child->pid = 0;
    name_of_stage(child, what, name);
    printing_drain(&child->printed, name);
    printing_begin(&child->printed, name);
    if (ended != NULL)
        snprintf(child->how, sizeof(child->how), "%s", ended);
    else
        child_describe(status, child->how, sizeof(child->how));
    well = child->how[0] == '\0';
    if (well)
        snprintf(child->how, sizeof(child->how), "ended the process");
    if (well && name[0] == '\0')
        return 0;
    said_tell(&child->note->said, 0, 0, name_of_call, name);
    if (ended == NULL && child->note->starved)
        return fail_starved(what, name, err);
    if (name[0] != '\0')
        return err_set(err, "plugin \"%s\" %s in %s", name, child->how, what);
    return err_set(err, "the process that loads plugins %s", child->how);
}

/* How long the child has been doing the same. */
struct doing {
    unsigned changes;
    uint64_t since;
};

/* Does it get on?  NULL, or why it must be ended. */
static const char *
why_stuck(struct child *child, struct doing *doing)
{
    uint64_t now = clock_now();

    if (child->note->changes != doing->changes) {
        doing->changes = child->note->changes;
        doing->since = now;
        printing_moved(&child->printed);
    }
    if (printing_floods(&child->printed))
        return "printed without end";
    if (now - doing->since >= LIMIT_SILENCE * CLOCK_SECOND)
        return "was silent for 30 seconds";
    return NULL;
}

int
child_receive(struct child *child, struct channel_head *head, struct buf *body,
    struct cd_err *err)
{
    struct doing doing = { child->note->changes, clock_now() };

    for (;;) {
        struct pollfd polled[] = { { child->channel, POLLIN, 0 },
            { child->printed.fd, POLLIN, 0 } };
        enum channel_news news = CHANNEL_PART;
        const char *why;

        /* What a plugin started may hold the channel open. */
        if (poll(polled, 2, TICK) == 0 && has_ended(child->pid, WNOHANG))
            news = CHANNEL_ENDED;
        else if (polled[0].revents != 0)
            news = channel_collect(child->channel, &child->in);
        show_printed(child);
        if (child->waiting != NULL)
            child->waiting->changes++;
        if (news == CHANNEL_MESSAGE) {
            *head = child->in.head;
            buf_add(body, child->in.body.p, child->in.body.n);
            return 1;
        }
        if (news == CHANNEL_ENDED)
            return fail_gone(child, NULL, err);
        if (news == CHANNEL_NONSENSE)
            return fail_gone(child, "talks nonsense", err);
        if (interrupt_check(err)) {
            fail_gone(child, "", &(struct cd_err){ .text = "" });
            return -1;
        }
        if ((why = why_stuck(child, &doing)) != NULL) {
            child->stopped = true;
            return fail_gone(child, why, err);
        }
    }
}

/* ---- the end ------------------------------------------------------------ */

int
child_patience(const struct child_note *note)
{
    if (interrupt_signal() != 0)
        return LIMIT_STOP_MS;
    return note->who[0] != '\0' ? LIMIT_CLOSE_MS : LIMIT_END_MS;
}

/* Does the child, which was asked to end, take too long?  NULL, or why. */
static const char *
overdue(struct child *child, struct doing *doing)
{
    if (child->note->changes != doing->changes) {
        doing->changes = child->note->changes;
        doing->since = clock_now();
        printing_moved(&child->printed);
    }
    if (printing_floods(&child->printed))
        return "printed without end";
    return clock_now() - doing->since >=
                   (uint64_t)child_patience(child->note) * (CLOCK_SECOND / 1000)
               ? CHILD_OVERDUE
               : NULL;
}

/* Hear what the child still has to say, for some ms.  Returns false if there
 * was no message. */
static bool
receive_from_child(struct child *child, int ms, bool *closed)
{
    struct pollfd polled[] = { { *closed ? -1 : child->channel, POLLIN, 0 },
        { child->printed.fd, POLLIN, 0 } };
    enum channel_news news = CHANNEL_PART;

    if (poll(polled, 2, ms) > 0 && polled[0].revents != 0)
        news = channel_collect(child->channel, &child->in);
    show_printed(child);
    if (news == CHANNEL_MESSAGE && child->late != NULL)
        child->late(child->late_ctx, &child->in);
    *closed |= news == CHANNEL_ENDED || news == CHANNEL_NONSENSE;
    return news == CHANNEL_MESSAGE;
}

/* The child is gone, because it was `ended` or by itself: say what went wrong.
 */
static void
describe_end(struct child *child, const char *ended, int status)
{
    char what[24], name[80], how[80];

    name_of_stage(child, what, name);
    if (ended != NULL)
        snprintf(how, sizeof(how), "%s", ended);
    else
        child_describe(status, how, sizeof(how));
    if (name[0] != '\0')
        said_tell(&child->note->said, 0, 0, name_of_call, name);
    if (ended == NULL && child->note->starved) {
        struct cd_err err;

        fail_starved(what, name, &err);
        talk(TALK_WARNING, "%s", err.text);
    } else if (name[0] != '\0') {
        talk(TALK_WARNING, "plugin \"%s\" %s in %s", name,
            how[0] != '\0' ? how : "ended the process", what);
    } else if (ended == NULL && WIFSIGNALED(status)) {
        talk(TALK_WARNING, "the process that loads plugins %s", how);
    }
}

void
child_end(struct child *child)
{
    struct doing doing = { child->note->changes, clock_now() };
    const char *why = NULL;
    bool closed = false;
    int status = 0;
    char what[24], name[80];

    if (child->pid > 0)
        shutdown(child->channel, SHUT_WR);
    while (child->pid > 0 && why == NULL && !has_ended(child->pid, WNOHANG)) {
        receive_from_child(child, 2, &closed);
        why = overdue(child, &doing);
    }
    if (why != NULL)
        kill(child->pid, SIGKILL);
    if (child->pid > 0)
        status = end_group(child->pid, NULL);
    while (child->pid > 0 && receive_from_child(child, 0, &closed))
        continue;
    name_of_stage(child, what, name);
    printing_close(&child->printed, name);
    if (child->pid > 0)
        describe_end(child, why, status);
    buf_free(&child->in.body);
    close(child->channel);
    munmap(child->note, sizeof(*child->note));
    child->pid = 0;
}
