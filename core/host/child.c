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
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "host/talk.h"

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
}

/* A terminal sends these to all processes of a group; ours end when their
 * parent does. */
static void
ignore_signals(void)
{
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
}

int
child_start(struct child *c,
    int (*main)(int channel, struct child_note *note, void *ctx), void *ctx,
    struct cd_err *e)
{
    int ends[2], pipes[2];
    pid_t parent = getpid();

    c->note = mmap(NULL, sizeof(*c->note), PROT_READ | PROT_WRITE,
        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (c->note == MAP_FAILED)
        return err_errno(e, "cannot share memory");
    if (channel_pair(ends, e))
        goto err1;
    if (pipe2(pipes, O_CLOEXEC) != 0) {
        err_errno(e, "cannot make a pipe");
        goto err2;
    }
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
        close(ends[0]);
        close(pipes[0]);
        ignore_signals();
        redirect(pipes[1]);
        _exit(main(ends[1], c->note, ctx));
    }
    close(ends[1]);
    close(pipes[1]);
    fcntl(pipes[0], F_SETFL, O_NONBLOCK);
    c->channel = ends[0];
    c->printed = pipes[0];
    return 0;

err3:
    close(pipes[0]);
    close(pipes[1]);
err2:
    close(ends[0]);
    close(ends[1]);
err1:
    munmap(c->note, sizeof(*c->note));
    return -1;
}

void
child_doing(struct child_note *n, const char *what, const char *who)
{
    snprintf(n->what, sizeof(n->what), "%s", what);
    snprintf(n->who, sizeof(n->who), "%s", who);
    n->changes++;
}

void
child_show_printed(int fd, const char *who)
{
    char s[4096];
    ssize_t n;

    while ((n = read(fd, s, sizeof(s))) > 0) {
        char *line = s;

        while (n > 0) {
            char *end = memchr(line, '\n', (size_t)n);
            size_t len = end != NULL ? (size_t)(end - line) : (size_t)n;

            if (len > 0)
                talk_with(TALK_INFO, who[0] != '\0' ? talk_stage(who) : NULL,
                    "%s printed: %.*s", who[0] != '\0' ? who : "a plugin",
                    (int)len, line);
            line += len + (end != NULL);
            n -= (ssize_t)len + (end != NULL);
        }
    }
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

/* Who was at work, as the other process left it: bounded, and maybe torn. */
static void
who(const struct child *c, char what[24], char name[80])
{
    memcpy(what, c->note->what, 24);
    memcpy(name, c->note->who, 80);
    what[23] = name[79] = '\0';
}

/* The child is gone, or will be: say why. */
static int
gone(struct child *c, int silent, struct cd_err *e)
{
    char what[24], name[80], how[80];
    int status = 0;

    if (silent)
        kill(c->pid, SIGKILL);
    while (waitpid(c->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    c->pid = 0;
    who(c, what, name);
    child_show_printed(c->printed, name);
    if (silent)
        snprintf(how, sizeof(how), "was silent for %d seconds", CHILD_SILENCE);
    else
        child_describe(status, how, sizeof(how));
    if (how[0] == '\0' && name[0] == '\0')
        return 0;
    if (how[0] == '\0')
        snprintf(how, sizeof(how), "ended the process");
    if (name[0] != '\0')
        return err_set(e, "plugin \"%s\" %s in %s", name, how, what);
    return err_set(e, "the process that loads plugins %s", how);
}

int
child_receive(
    struct child *c, struct channel_head *h, struct buf *body, struct cd_err *e)
{
    unsigned changes = c->note->changes;
    struct timespec since, now;

    clock_gettime(CLOCK_MONOTONIC, &since);
    for (;;) {
        struct pollfd p[] = { { c->channel, POLLIN, 0 },
            { c->printed, POLLIN, 0 } };
        char what[24], name[80];

        poll(p, 2, 200);
        who(c, what, name);
        child_show_printed(c->printed, name);
        if (p[0].revents != 0) {
            int rc = channel_receive(c->channel, h, NULL, body, e);

            return rc == 0 ? gone(c, 0, e) : rc;
        }
        clock_gettime(CLOCK_MONOTONIC, &now);
        if (c->note->changes != changes) {
            changes = c->note->changes;
            since = now;
        } else if (now.tv_sec - since.tv_sec >= CHILD_SILENCE) {
            return gone(c, 1, e);
        }
    }
}

/* Wait for the child to end by itself.  Returns false if it takes too long. */
static bool
ended(const struct child *c)
{
    const struct timespec pause = { 0, 2000000 };
    int i;

    for (i = 0; i < CHILD_END_MS / 2; i++) {
        pid_t pid = waitpid(c->pid, NULL, WNOHANG);

        if (pid == c->pid || (pid < 0 && errno != EINTR))
            return true;
        nanosleep(&pause, NULL);
    }
    return false;
}

void
child_end(struct child *c)
{
    if (c->pid > 0) {
        shutdown(c->channel, SHUT_RDWR);
        if (!ended(c)) {
            kill(c->pid, SIGKILL);
            while (waitpid(c->pid, NULL, 0) < 0 && errno == EINTR)
                continue;
        }
    }
    child_show_printed(c->printed, "");
    close(c->channel);
    close(c->printed);
    munmap(c->note, sizeof(*c->note));
    c->pid = 0;
}
