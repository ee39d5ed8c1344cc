/* SPDX-License-Identifier: MIT */
/*
 * meddle - a filter whose `prepare` does what the option says to the process
 * that forks the workers.  A record with "wreck" ends its worker.
 */
#include <copydesk/plugin.h>
#include <copydesk/record.h>

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

struct opts {
    const char *way;
};

static const struct cd_option options[] = {
    CD_OPT_STRING(struct opts, way, CD_O_REQUIRED, NULL, "What prepare does."),
    { 0 }
};
static const struct cd_field reads[] = {
    { .path = "wreck", .types = CD_T_STRING, .flags = CD_OPTIONAL }, { 0 }
};

static const char *wrong; /* what look_around finds */

static void
ignore_sigchld(void)
{
    signal(SIGCHLD, SIG_IGN);
}

static void
on_sigchld(int s)
{
    (void)s;
    while (waitpid(-1, NULL, WNOHANG) > 0)
        continue;
}

static void
catch_sigchld(void)
{
    signal(SIGCHLD, on_sigchld);
}

static void
block_signals(void)
{
    sigset_t all;

    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
}

static void
set_timer(void)
{
    /* Not before the rest of the planning is over. */
    const struct itimerval often = { { 0, 5000 }, { 2, 0 } };

    setitimer(ITIMER_REAL, &often, NULL);
}

/* A child of a library that ends at once, and one that does not. */
static void
start_children(void)
{
    if (fork() == 0)
        _exit(7);
    if (fork() == 0) {
        sleep(5);
        _exit(0);
    }
}

static void
limit_files(void)
{
    struct rlimit few, small;

    getrlimit(RLIMIT_NOFILE, &few);
    getrlimit(RLIMIT_FSIZE, &small);
    few.rlim_cur = 3;
    small.rlim_cur = 10;
    setrlimit(RLIMIT_NOFILE, &few);
    setrlimit(RLIMIT_FSIZE, &small);
}

/* What is made from here on cannot be opened by anybody. */
static void
mask_modes(void)
{
    umask(0777);
}

static void
leave_folder(void)
{
    if (chdir("/") != 0)
        abort();
}

/* Is the process as no other way leaves it? */
static void
look_around(void)
{
    char folder[4096];
    struct rlimit files;
    const mode_t mask = umask(0);

    umask(mask);
    getrlimit(RLIMIT_NOFILE, &files);
    if (getcwd(folder, sizeof(folder)) == NULL || strcmp(folder, "/") == 0)
        wrong = "the folder is another";
    else if (mask == 0777)
        wrong = "the mask of modes is another";
    else if (files.rlim_cur == 3)
        wrong = "the limit of files is another";
}

/* As many descriptors as there may be. */
static void
take_descriptors(void)
{
    while (dup(STDERR_FILENO) >= 0)
        continue;
}

/* Not the process, but what is said of it. */
static void
lack_memory(void)
{
    errno = ENOMEM;
}

static void *
wait_for_all(void *arg)
{
    for (;;) {
        if (waitpid(-1, NULL, 0) < 0)
            usleep(100);
    }
    return arg;
}

/* Takes the signals and the statuses of our children. */
static void
start_thread(void)
{
    pthread_t t;

    pthread_create(&t, NULL, wait_for_all, NULL);
}

static void
print_for_ever(void)
{
    for (;;) {
        if (write(STDERR_FILENO, "retrying ...\n", 13) < 0)
            return;
    }
}

static void
print_one_line_for_ever(void)
{
    for (;;) {
        if (write(STDOUT_FILENO, "retrying ... ", 13) < 0)
            return;
    }
}

static const struct {
    const char *name;
    void (*run)(void);
} ways[] = {
    { "ignore_sigchld", ignore_sigchld },
    { "catch_sigchld", catch_sigchld },
    { "block_signals", block_signals },
    { "set_timer", set_timer },
    { "start_children", start_children },
    { "start_thread", start_thread },
    { "limit_files", limit_files },
    { "mask_modes", mask_modes },
    { "leave_folder", leave_folder },
    { "look_around", look_around },
    { "take_descriptors", take_descriptors },
    { "lack_memory", lack_memory },
    { "print_for_ever", print_for_ever },
    { "print_one_line_for_ever", print_one_line_for_ever },
};

static int
prepare(const struct cd_host *h, const void *o, void **shared)
{
    const struct opts *opts = o;
    size_t i;

    *shared = NULL;
    errno = 0;
    for (i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        if (strcmp(opts->way, ways[i].name) == 0) {
            ways[i].run();
            if (wrong != NULL)
                return cd_fail(h, "%s", wrong);
            return errno == ENOMEM ? -1 : 0;
        }
    }
    return cd_fail(h, "no way called \"%s\"", opts->way);
}

static enum cd_status
process(const struct cd_host *h, void *self, json_t *rec)
{
    (void)h;
    (void)self;
    if (json_object_get(rec, "wreck") != NULL)
        abort();
    return CD_KEEP;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "meddle",
    .version = "1.0",
    .license = "MIT",
    .summary = "Does to the process that forks workers what an option says.",
    .kind = CD_FILTER,
    .options = options,
    .options_size = sizeof(struct opts),
    .reads = reads,
    .prepare = prepare,
    .process = process,
};
