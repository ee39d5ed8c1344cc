/* SPDX-License-Identifier: MIT */
#include "engine/store_process.h"

#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "engine/messages.h"
#include "engine/sandbox.h"
#include "engine/syscalls.h"
#include "engine/zygote.h"

static const char *const calls[] = {
    [STORE_OPEN] = "open",
    [STORE_BATCH] = "process",
    [STORE_COMMIT] = "commit",
    [STORE_FINISH] = "finish",
    [STORE_UNDO] = "undo",
};

/* ---- answers ------------------------------------------------------------- */

/* The channel is ready: send more of the request, and take what came: its pid,
 * an answer, or its end. */
static int
on_store_message(void *ctx, struct cd_err *err)
{
    struct store_process *process = ctx;

    (void)err;
    if ((process->answers.events & POLLOUT) != 0 &&
        channel_push(process->channel, &process->out) != 0)
        /* the request is sent, or its reader is gone */
        process->answers.events = POLLIN;
    switch (channel_collect(process->channel, &process->in)) {
    case CHANNEL_PART:
        break;
    case CHANNEL_MESSAGE:
        if (process->in.head.type != STORE_STARTED) {
            process->state = STORE_ANSWERED;
            break;
        }
        process->pid = (pid_t)process->in.head.arg;
        watch_start(&process->watch, process->pid, 0);
        break;
    case CHANNEL_ENDED:
    case CHANNEL_LONG:
    case CHANNEL_NONSENSE:
        process->state = STORE_LOST;
        close(process->channel);
        process->channel = -1;
        break;
    }
    return 0;
}

static int
on_store_print(void *ctx, struct cd_err *err)
{
    struct store_process *process = ctx;

    (void)err;
    printing_read(&process->printed, process->id);
    return 0;
}

/* ---- the watch ----------------------------------------------------------- */

static void
kill_store(struct store_process *process, const char *why)
{
    process->ended = why;
    channel_send(process->zygote->channel, ZYGOTE_KILL_STORE, process->output,
        -1, NULL, 0);
}

static int
kill_stuck_store(void *ctx, struct cd_err *err)
{
    struct store_process *process = ctx;
    uint32_t ref = process->page->cursor.ref;
    const char *why;

    (void)err;
    if (process->state != STORE_ASKED || process->pid == 0 ||
        process->ended != NULL)
        return 0;
    if (watch_moved(&process->watch, ref))
        printing_moved(&process->printed);
    watch_files(&process->watch, process->pid, process->printed.ever);
    why = watch_look(&process->watch, process->pid, ref);
    if (printing_floods(&process->printed))
        why = "printed without end";
    if (why != NULL)
        kill_store(process, why);
    return 0;
}

/* ---- asking -------------------------------------------------------------- */

/* No answer will come: set *err to how the store ended. */
static int
set_end_error(
    const struct store_process *process, const char *call, struct cd_err *err)
{
    const struct channel_head *head = &process->in.head;
    struct zygote_death death = { 0 };
    char how[80] = "";

    if (process->ended != NULL)
        return err_set(err, "output \"%s\" %s in %s: its process was ended",
            process->id, process->ended, call);
    if (process->state == STORE_ANSWERED && head->type == STORE_DENIED) {
        syscalls_name(head->arg, how, sizeof(how));
        return err_set(err,
            "output \"%s\" called %s, which a store may not (plugin_denied)",
            process->id, how);
    }
    if (process->state == STORE_ANSWERED && head->type == STORE_DIED &&
        head->n == sizeof(death)) {
        memcpy(&death, process->in.body.p, sizeof(death));
        if (WIFSIGNALED(death.status) && WTERMSIG(death.status) == SIGSYS)
            return err_set(err,
                "output \"%s\" called %s, which a store may not "
                "(plugin_denied)",
                process->id, SYSCALLS_UNNAMED);
        child_describe(death.status, how, sizeof(how));
    }
    return err_set(err, "output \"%s\": its process %s", process->id,
        how[0] != '\0' ? how : "is gone");
}

static const char *
store_id(void *ctx, uint32_t stage)
{
    const struct store_process *process = ctx;

    (void)stage;
    return process->id;
}

/* Turn the loop until the request is answered. */
static int
wait_for_answer(struct store_process *process, enum store_message request,
    struct buf *reply, struct cd_err *err)
{
    bool carried_through = request == STORE_BATCH || request == STORE_COMMIT;
    struct buf *body = &process->in.body;

    while (process->state == STORE_ASKED) {
        if (loop_turn(err))
            return -1;
        if (process->state == STORE_ASKED && !carried_through &&
            interrupt_check(err)) {
            kill_store(process, "was interrupted");
            return -1;
        }
    }
    printing_drain(&process->printed, process->id);
    if (process->state != STORE_ANSWERED || process->in.head.type != STORE_DONE)
        said_tell(&process->page->said, 0, 0, store_id, process);
    if (process->state == STORE_ANSWERED &&
        process->in.head.type == STORE_FAILED)
        return err_set(err, "%.*s", body->n > 400 ? 400 : (int)body->n,
            body->n > 0 ? body->p : "");
    if (process->state != STORE_ANSWERED || process->in.head.type != STORE_DONE)
        return set_end_error(process, calls[request], err);
    sandbox_tell(process->in.head.arg);
    reply->n = 0;
    buf_add(reply, body->p, body->n);
    process->state = STORE_RESTS;
    return 0;
}

static void
begin_request(struct store_process *process, uint32_t records)
{
    printing_begin(&process->printed, process->id);
    watch_start(&process->watch, process->pid, records);
    if (process->state == STORE_RESTS)
        process->state = STORE_ASKED;
}

int
store_process_ask(struct store_process *process, enum store_message request,
    const void *body, size_t n, uint32_t records, struct buf *reply,
    struct cd_err *err)
{
    process->out = (struct channel_out){ .head = { request, 0, n }, .p = body };
    process->answers.events = POLLIN | POLLOUT;
    begin_request(process, records);
    return wait_for_answer(process, request, reply, err);
}

/* ---- life ---------------------------------------------------------------- */

/* Make the page in which the store notes which entry it is at.  Returns the
 * descriptor to send; -1 with *err. */
static int
make_page(struct store_process *process, struct cd_err *err)
{
    const int seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL;
    int fd = memfd_create("copydesk-store", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    void *memory = MAP_FAILED;

    if (fd >= 0 && ftruncate(fd, sizeof(*process->page)) == 0 &&
        fcntl(fd, F_ADD_SEALS, seals) == 0)
        memory =
            mmap(NULL, sizeof(*process->page), PROT_READ, MAP_SHARED, fd, 0);
    if (memory != MAP_FAILED) {
        process->page = memory;
        return fd;
    }
    err_errno(err, "cannot make shared memory");
    if (fd >= 0)
        close(fd);
    return -1;
}

static void
hear_all(struct store_process *process)
{
    process->answers = (struct loop_source){ &process->channel, POLLIN,
        on_store_message, process };
    process->prints = (struct loop_source){ &process->printed.fd, POLLIN,
        on_store_print, process };
    process->deadlines = (struct loop_watch){ kill_stuck_store, process };
    loop_hear(&process->answers);
    loop_hear(&process->prints);
    loop_look(&process->deadlines);
}

/* Tell the store what it is opened for. */
static void
send_target(
    struct store_process *process, int page, const struct keeper_target *target)
{
    struct buf body = { 0 };

    buf_add(&body, target->run_id, strlen(target->run_id) + 1);
    buf_add(&body, target->path, strlen(target->path));
    channel_send(process->channel, STORE_OPEN, 0, page, body.p, body.n);
    buf_free(&body);
}

int
store_process_start(struct store_process *process, const struct child *zygote,
    uint32_t output, const char *id, const struct keeper_target *target,
    struct buf *reply, struct cd_err *err)
{
    int ends[2], rc, page;

    process->zygote = zygote;
    process->output = output;
    process->id = id;
    process->channel = process->printed.fd = -1;
    if ((page = make_page(process, err)) < 0)
        return -1;
    if (channel_pair(ends, err)) {
        close(page);
        return -1;
    }
    process->channel = ends[0];
    hear_all(process);
    rc = zygote_make_log(zygote, &process->printed, err) ||
         channel_send(zygote->channel, ZYGOTE_STORE, output, ends[1], NULL, 0);
    close(ends[1]);
    if (rc)
        err_set(err, "the process that forks workers is gone");
    else
        send_target(process, page, target);
    close(page);
    if (rc)
        return -1;
    begin_request(process, 0);
    return wait_for_answer(process, STORE_OPEN, reply, err);
}

void
store_process_end(struct store_process *process)
{
    if (process->page == NULL)
        return;
    loop_unhear(&process->answers);
    loop_unhear(&process->prints);
    loop_unlook(&process->deadlines);
    if (process->channel >= 0)
        close(process->channel);
    printing_close(&process->printed, process->id);
    buf_free(&process->in.body);
    munmap((void *)(uintptr_t)process->page, sizeof(*process->page));
}
