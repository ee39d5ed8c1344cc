/* SPDX-License-Identifier: MIT */
/*
 * embedding - programs that libcopydesk finds itself in: with threads, with
 * forks, with SIGCHLD taken.
 *
 * usage: embedding WHAT PIPELINE RECORD...
 *
 * Each record goes through the pipeline, as WHAT says; a line tells what comes
 * of it.  A pipeline that begins with { is its text.
 */
#include <dirent.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <copydesk/copydesk.h>

static struct copydesk *
open_it(const char *pipeline)
{
    struct copydesk *c =
        pipeline[0] == '{'
            ? copydesk_open_text(pipeline, strlen(pipeline), ".", NULL, NULL)
            : copydesk_open(pipeline, NULL, NULL);

    if (c == NULL)
        abort();
    fputs(copydesk_warnings(c), stdout);
    if (copydesk_error(c) != NULL)
        fputs(copydesk_error(c), stdout);
    return c;
}

static void
tell(struct copydesk *c, const char *record)
{
    static const char *const words[] = { "kept", "dropped", "rejected",
        "stopped", "failed" };
    enum copydesk_result result = copydesk_process(c, record, strlen(record));

    if (result == COPYDESK_KEPT)
        printf("kept %.80s\n", copydesk_record(c, NULL));
    else if (copydesk_code(c) != NULL)
        printf("%s %s: %s: %s\n", words[result], copydesk_stage(c),
            copydesk_code(c), copydesk_reason(c));
    else
        printf("%s %s", words[result],
            copydesk_error(c) != NULL ? copydesk_error(c) : "\n");
    fflush(stdout);
}

static void
each(struct copydesk *c, char **records)
{
    for (; *records != NULL; records++)
        tell(c, *records);
}

/* ---- SIGCHLD ------------------------------------------------------------- */

static void
plain(const char *pipeline, char **records)
{
    struct copydesk *c = open_it(pipeline);

    each(c, records);
    copydesk_close(c);
}

static void
ignored(const char *pipeline, char **records)
{
    signal(SIGCHLD, SIG_IGN);
    plain(pipeline, records);
    if (signal(SIGCHLD, SIG_DFL) != SIG_IGN)
        abort();
}

static void
reap(int s)
{
    (void)s;
    while (waitpid(-1, NULL, WNOHANG) > 0)
        continue;
}

/* As many programs do, for all that they start. */
static void
reaped(const char *pipeline, char **records)
{
    const struct sigaction action = { .sa_handler = reap };

    sigaction(SIGCHLD, &action, NULL);
    plain(pipeline, records);
}

/* ---- threads ------------------------------------------------------------- */

struct given {
    const char *pipeline;
    char **records;
    struct copydesk *open;
};

static void *
open_and_use(void *ctx)
{
    struct given *given = ctx;

    given->open = open_it(given->pipeline);
    tell(given->open, given->records[0]);
    return NULL;
}

/* Opened and used by a thread that ends; then used by another one. */
static void
handed_on(const char *pipeline, char **records)
{
    struct given given = { pipeline, records, NULL };
    pthread_t thread;

    if (pthread_create(&thread, NULL, open_and_use, &given) != 0)
        abort();
    pthread_join(thread, NULL);
    each(given.open, records);
    copydesk_close(given.open);
}

/* ---- the process --------------------------------------------------------- */

static int
count_descriptors(void)
{
    DIR *folder = opendir("/proc/self/fd");
    int n = 0;

    if (folder == NULL)
        abort();
    while (readdir(folder) != NULL)
        n++;
    closedir(folder);
    return n;
}

/* What is left of a pipeline that was opened and closed. */
static void
left(const char *pipeline, char **records)
{
    char folder[4096];
    int before;

    plain(pipeline, records); /* what the first call of all opens may stay */
    before = count_descriptors();
    plain(pipeline, records);
    if (getcwd(folder, sizeof(folder)) == NULL)
        abort();
    printf(
        "%d descriptors more, in %s\n", count_descriptors() - before, folder);
}

/* ---- forks --------------------------------------------------------------- */

static volatile sig_atomic_t enough;

static void *
use_until_enough(void *ctx)
{
    const struct given *given = ctx;
    long wrong = 0;

    while (!enough) {
        char *const *r = given->records;

        for (; *r != NULL; r++)
            wrong +=
                copydesk_process(given->open, *r, strlen(*r)) != COPYDESK_KEPT;
    }
    return (void *)wrong;
}

/* In a child: what the parent opened fails, what it opens itself works. */
static int
child(const struct given *given)
{
    const char *record = given->records[0];
    struct copydesk *own;
    int bad = copydesk_process(given->open, record, strlen(record)) !=
              COPYDESK_FAILED;

    copydesk_close(given->open);
    own = open_it(given->pipeline);
    bad |= copydesk_process(own, record, strlen(record)) != COPYDESK_KEPT;
    copydesk_close(own);
    return bad;
}

/* Children are forked while another thread processes. */
static void
forks(const char *pipeline, char **records)
{
    struct given given = { pipeline, records, open_it(pipeline) };
    pthread_t thread;
    void *wrong;
    int i, status, bad = 0;

    if (pthread_create(&thread, NULL, use_until_enough, &given) != 0)
        abort();
    for (i = 0; i < 40; i++) {
        pid_t pid = fork();

        if (pid == 0) {
            alarm(20); /* one that waits for ever is killed */
            _exit(child(&given));
        }
        if (waitpid(pid, &status, 0) != pid || status != 0)
            bad++;
    }
    enough = 1;
    pthread_join(thread, &wrong);
    printf("%d bad children, %ld wrong results\n", bad, (long)wrong);
    each(given.open, records);
    copydesk_close(given.open);
}

int
main(int argc, char **argv)
{
    static const struct {
        const char *what;
        void (*run)(const char *pipeline, char **records);
    } ways[] = { { "plain", plain }, { "ignored", ignored },
        { "reaped", reaped }, { "left", left }, { "handed_on", handed_on },
        { "forks", forks } };
    size_t i;

    for (i = 0; argc > 3 && i < sizeof(ways) / sizeof(ways[0]); i++) {
        if (strcmp(argv[1], ways[i].what) == 0) {
            ways[i].run(argv[2], argv + 3);
            return 0;
        }
    }
    return 2;
}
