/* SPDX-License-Identifier: MIT */
#include "check/check.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/mem.h"
#include "check/checks.h"
#include "check/limit.h"
#include "check/trials.h"
#include "engine/syscalls.h"
#include "io/tree.h"

/* ---- the table ------------------------------------------------------------
 */

#define FILTER (1u << CD_FILTER)
#define FORMAT (1u << CD_FORMAT)
#define STORE  (1u << CD_STORE)
#define READER (1u << CD_READER)
#define ALL    (FILTER | FORMAT | STORE)
/* A check that a store which is the client of a server gets, too. */
#define CLIENT (1u << 31)
/* A check that tries the plugin at other addresses before it is loaded. */
#define MOVED (1u << 30)

/* clang-format off */
#define ITEMS(X) \
    X(load, ALL | READER | CLIENT, "it loads, and its tables are sound") \
    X(descriptor, ALL | READER | CLIENT, \
        "its descriptor says what a user must know") \
    X(examples, FILTER | FORMAT | READER, "its examples give what they say") \
    X(reads, FILTER | FORMAT, "it reads what it declares, and no more") \
    X(entries, READER, "it takes any bytes, and writes what it declares") \
    X(writes, ALL, "it writes what it declares: no more and no less") \
    X(pure, FILTER | FORMAT | READER | MOVED, \
        "a record gives the same whatever came before") \
    X(shared, FILTER | FORMAT | READER, "it leaves alone what workers share") \
    X(linear, ALL | READER, "more text takes more work in proportion") \
    X(hostile, ALL, "no record makes it crash or hang") \
    X(options, ALL | READER | CLIENT, "its options work up to their bounds") \
    X(memory, ALL | READER, "it gives back what it takes, and keeps no record") \
    X(confined, ALL | READER, "it does nothing that is denied to it") \
    X(life, ALL | READER, "it starts and ends in any order that a run may ask for") \
    X(ends, FORMAT, "its head and tail depend on options alone") \
    X(commits, STORE, "what it commits is there, and what it does not is not") \
    X(undo, STORE, "it takes back one run")
/* clang-format on */

#define ROW(name, kinds, proves) { #name, proves, kinds },
const struct check_item check_items[] = { ITEMS(ROW){ 0 } };

#define FUNCTION(name, kinds, proves) checks_##name,
static void (*const functions[])(struct subject *) = { ITEMS(FUNCTION) };

/* ---- one check in a process of its own ------------------------------------
 */

struct job {
    const struct check_request *request;
    struct subject_page *page;
    const char *folder;
    size_t which;
};

static void
work_on_item(const struct job *job, struct child_note *note, int channel)
{
    struct subject subject = { .request = job->request,
        .folder = job->folder,
        .page = job->page,
        .note = note,
        .channel = channel };

    if (check_items[job->which].kinds & MOVED)
        trials_try_elsewhere(&subject); /* where it lies is told by then */
    if (subject_load(&subject) == 0) {
        job->page->kind = subject.plugin->d.kind;
        if (subject.plugin->d.flags & CD_NETWORK &&
            !(check_items[job->which].kinds & CLIENT))
            subject_skip(&subject, "it writes to a server, which no check may");
        if (!subject_failed(&subject))
            functions[job->which](&subject);
    }
    registry_free(subject.registry);
}

static int
check_child(int channel, struct child_note *note, void *ctx)
{
    limit_time(&((struct job *)ctx)->page->slow, note);
    work_on_item(ctx, note, channel);
    fflush(stdout); /* what the plugin printed */
    return 0;
}

/* The process ended otherwise than by finishing the check. */
static void
item_ended(struct check_result *result, const struct subject_page *page,
    const struct cd_err *err)
{
    const char *why = subject_noted(page);
    char call[64], step[160];

    memcpy(step, page->step, sizeof(step));
    step[sizeof(step) - 1] = '\0';
    result->verdict = CHECK_FAILED;
    if (page->denied != 0) {
        syscalls_name(page->denied - 1, call, sizeof(call));
        snprintf(result->reason, sizeof(result->reason),
            "%s%sit called %s, which a confined process may not", step,
            step[0] != '\0' ? ": " : "", call);
    } else {
        snprintf(result->reason, sizeof(result->reason), "%s%s%s", step,
            step[0] != '\0' ? ": " : "", why != NULL ? why : err->text);
    }
}

static int
apart(struct job *job, struct check_result *result, struct cd_err *err)
{
    struct buf body = { 0 };
    struct channel_head head;
    struct child child;
    int rc;

    if (child_start(&child, check_child, job, err))
        return -1;
    rc = child_receive(&child, &head, &body, err);
    *result = job->page->result;
    result->reason[sizeof(result->reason) - 1] = '\0';
    if (rc != 0 &&
        result->verdict != CHECK_FAILED) /* the first reason counts */
        item_ended(result, job->page, err);
    else if (child.printed.ever > 0 && result->verdict == CHECK_PASSED)
        *result = (struct check_result){ CHECK_FAILED,
            "it prints: cd_log is there for what it has to say" };
    child_end(&child);
    buf_free(&body);
    return 0;
}

/* What a plugin left there goes, too. */
static void
remove_folder(char *folder)
{
    char *last = strrchr(folder, '/');
    struct cd_err err;
    int parent;

    *last = '\0';
    parent = open(
        folder[0] != '\0' ? folder : "/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (parent < 0)
        return;
    tree_remove(parent, last + 1, &err);
    close(parent);
}

int
check_run(const struct check_request *request, const struct check_item *item,
    struct check_result *result, uint32_t *kind, struct cd_err *err)
{
    const char *temporary = getenv("TMPDIR");
    char *folder = mem_printf("%s/copydesk-check.XXXXXX",
        temporary != NULL && temporary[0] == '/' ? temporary : "/tmp");
    struct job job = { .request = request,
        .which = (size_t)(item - check_items) };
    struct child_note note;
    int rc = 0;

    job.page = mmap(NULL, sizeof(*job.page), PROT_READ | PROT_WRITE,
        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (job.page == MAP_FAILED || (job.folder = mkdtemp(folder)) == NULL) {
        rc = err_errno(err, "cannot make a folder for a check");
        goto done;
    }
    if (request->in_process) {
        memset(&note, 0, sizeof(note));
        work_on_item(&job, &note, -1);
        *result = job.page->result;
    } else {
        rc = apart(&job, result, err);
    }
    *kind = job.page->kind;
    remove_folder(folder);
done:
    if (job.page != MAP_FAILED)
        munmap(job.page, sizeof(*job.page));
    free(folder);
    return rc;
}
