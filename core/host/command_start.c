/* SPDX-License-Identifier: MIT */
#include "host/command_start.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/vec.h"

#define SAYS_STATUS 3 /* the descriptor that the new process tells by */

/* ---- what to run ----------------------------------------------------------
 */

static bool
can_be_run(const char *file)
{
    struct stat st;

    return stat(file, &st) == 0 && S_ISREG(st.st_mode) &&
           access(file, X_OK) == 0;
}

char *
command_find(const char *name, const char *folder)
{
    const char *path = getenv("PATH"), *end;
    char *file;

    if (strchr(name, '/') != NULL)
        path = name[0] == '/' || folder == NULL ? "" : folder;
    else if (path == NULL)
        path = "/usr/local/bin:/usr/bin:/bin";
    for (;; path = end + 1) {
        end = strchrnul(path, strchr(name, '/') != NULL ? '\0' : ':');
        file = mem_printf("%.*s%s%s", (int)(end - path), path,
            name[0] == '/' ? "" : "/", name);
        if (file[0] == '/' && can_be_run(file))
            return file;
        free(file);
        if (*end == '\0')
            return NULL;
    }
}

char **
command_environment(const char *const *more)
{
    static const char *const kept[] = { "PATH", "HOME" };
    static const char *const set[] = { "LC_ALL=C.UTF-8", "TZ=UTC",
        "PYTHONHASHSEED=0" };
    struct {
        char **v;
        size_t n, cap;
    } to = { 0 };
    size_t i;

    for (i = 0; i < sizeof(kept) / sizeof(kept[0]); i++) {
        if (getenv(kept[i]) == NULL)
            continue;
        vec_grow(to.v, to.n, to.cap);
        to.v[to.n++] = mem_printf("%s=%s", kept[i], getenv(kept[i]));
    }
    for (i = 0; i < sizeof(set) / sizeof(set[0]); i++) {
        vec_grow(to.v, to.n, to.cap);
        to.v[to.n++] = mem_strdup(set[i]);
    }
    for (; more != NULL && *more != NULL; more++) {
        vec_grow(to.v, to.n, to.cap);
        to.v[to.n++] = mem_strdup(*more);
    }
    vec_grow(to.v, to.n, to.cap);
    to.v[to.n] = NULL;
    return to.v;
}

/* ---- the new process ------------------------------------------------------
 */

/* What it tells before it is the command. */
struct told {
    uint32_t missing;
    int error; /* of what could not be done; 0: it runs if no more comes */
};

/* Signals as they are in a new session: none is caught, blocked or, but for
 * those of limits, ignored. */
static void
reset_signals(void)
{
    sigset_t none;
    int status;

    for (status = 1; status < NSIG;
         status++) /* those that nobody may catch fail */
        signal(status, SIG_DFL);
    signal(SIGXFSZ, SIG_IGN);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Descriptors 0 to 3, and no other. */
static void
arrange(const int from[4])
{
    int high[4], i;

    for (i = 0; i < 4; i++)
        high[i] = fcntl(from[i], F_DUPFD, 16);
    for (i = 0; i < 4; i++)
        dup2(high[i], i);
    fcntl(SAYS_STATUS, F_SETFD, FD_CLOEXEC);
    syscall(SYS_close_range, SAYS_STATUS + 1, ~0u, 0);
}

static _Noreturn void
become(const struct command *command, const int from[4], pid_t parent)
{
    struct told told = { 0 };

    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(1);
    setsid(); /* what a terminal sends is not for it */
    reset_signals();
    arrange(from);
    if (chdir(command->folder) == 0) {
        if (command_limits()->confine(command_limits(), &told.missing) == 0 &&
            write(SAYS_STATUS, &told, sizeof(told)) == sizeof(told))
            execve(command->file, command->argv, command->env);
    }
    told.error = errno;
    if (write(SAYS_STATUS, &told, sizeof(told)) < 0)
        _exit(126);
    _exit(127);
}

/* ---- outside --------------------------------------------------------------
 */

static void
close_all(int (*ends)[2], size_t n)
{
    size_t i, j;

    for (i = 0; i < n; i++) {
        for (j = 0; j < 2; j++) {
            if (ends[i][j] >= 0)
                close(ends[i][j]);
        }
    }
}

/* What it tells until it runs, or does not.  -1 with *err. */
static int
hear_start(const struct command *command, int fd, uint32_t *missing,
    struct cd_err *err)
{
    struct told told = { 0 };
    ssize_t n;

    while (told.error == 0) {
        n = read(fd, &told, sizeof(told));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return 0;
        *missing = told.missing;
    }
    if (told.error == ENOMEM) /* see mem.h: no plugin's fault */
        mem_exhausted();
    errno = told.error;
    return err_errno(
        err, "cannot run \"%s\" in \"%s\"", command->file, command->folder);
}

/* Take the ends that are ours. */
static void
take_ends(struct command *command, int (*ends)[2])
{
    char state[40];

    command->ends[COMMAND_TO] = ends[0][1];
    command->ends[COMMAND_UNREAD] = ends[0][0];
    command->ends[COMMAND_FROM] = ends[1][0];
    command->ends[COMMAND_SAYS] = ends[2][0];
    command->ends[COMMAND_SELF] = (int)syscall(SYS_pidfd_open, command->pid, 0);
    snprintf(state, sizeof(state), "/proc/%d/stat", (int)command->pid);
    command->ends[COMMAND_STATE] = open(state, O_RDONLY | O_CLOEXEC);
    ends[0][0] = ends[0][1] = ends[1][0] = ends[2][0] = -1;
    fcntl(command->ends[COMMAND_TO], F_SETFL, O_NONBLOCK);
    fcntl(command->ends[COMMAND_FROM], F_SETFL, O_NONBLOCK);
    fcntl(command->ends[COMMAND_SAYS], F_SETFL, O_NONBLOCK);
    command->last[0] = '\0';
}

int
command_start(struct command *command, uint32_t *missing, struct cd_err *error)
{
    int ends[4][2] = { { -1, -1 }, { -1, -1 }, { -1, -1 }, { -1, -1 } };
    pid_t parent = getpid();
    int i, rc;

    *missing = 0;
    if (command->pid != 0)
        return 0;
    if (!command_can_start())
        return err_set(error, "the command has ended");
    for (i = 0; i < 4; i++) {
        if (pipe2(ends[i], O_CLOEXEC) != 0) {
            err_errno(error, "cannot make a pipe");
            goto err;
        }
    }
    command->pid = fork();
    if (command->pid == 0) {
        const int from[4] = { ends[0][0], ends[1][1], ends[2][1], ends[3][1] };

        become(command, from, parent);
    }
    if (command->pid < 0) {
        command->pid = 0;
        err_errno(error, "cannot start a process");
        goto err;
    }
    take_ends(command, ends);
    close(ends[3][1]);
    ends[3][1] = -1;
    rc = hear_start(command, ends[3][0], missing, error);
    close_all(ends, 4);
    if (rc)
        command_stop(command);
    return rc;

err:
    close_all(ends, 4);
    return -1;
}
