/* SPDX-License-Identifier: MIT */
#include "engine/store_process.h"

#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/interrupt.h"
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

/* Take what came: an answer, or the news of the end. */
static int
hear(void *ctx, struct cd_err *e)
{
    struct store_process *x = ctx;

    (void)e;
    if ((x->answers.events & POLLOUT) != 0 &&
        channel_push(x->channel, &x->out) != 0)
        x->answers.events = POLLIN; /* all is sent, or nobody reads */
    switch (channel_collect(x->channel, &x->in)) {
    case CHANNEL_PART:
        break;
    case CHANNEL_MESSAGE:
        if (x->in.head.type != STORE_STARTED) {
            x->state = STORE_ANSWERED;
            break;
        }
        x->pid = (pid_t)x->in.head.arg;
        watch_start(&x->watch, x->pid, 0);
        break;
    case CHANNEL_ENDED:
    case CHANNEL_LONG:
    case CHANNEL_NONSENSE:
        x->state = STORE_LOST;
        close(x->channel);
        x->channel = -1;
        break;
    }
    return 0;
}

static int
hear_print(void *ctx, struct cd_err *e)
{
    struct store_process *x = ctx;

    (void)e;
    printing_read(&x->printed, x->id);
    return 0;
}

/* ---- the watch ----------------------------------------------------------- */

static void
end(struct store_process *x, const char *why)
{
    x->ended = why;
    channel_send(x->zygote->channel, ZYGOTE_KILL_STORE, x->output, -1, NULL, 0);
}

static int
look(void *ctx, struct cd_err *e)
{
    struct store_process *x = ctx;
    uint32_t ref = x->page->cursor.ref;
    const char *why;

    (void)e;
    if (x->state != STORE_ASKED || x->pid == 0 || x->ended != NULL)
        return 0;
    if (watch_moved(&x->watch, ref))
        printing_moved(&x->printed);
    watch_files(&x->watch, x->pid, x->printed.ever);
    why = watch_look(&x->watch, x->pid, ref);
    if (printing_floods(&x->printed))
        why = "printed without end";
    if (why != NULL)
        end(x, why);
    return 0;
}

/* ---- asking -------------------------------------------------------------- */

/* The store will not answer any more: say how it ended. */
static int
gone(const struct store_process *x, const char *call, struct cd_err *e)
{
    const struct channel_head *h = &x->in.head;
    struct zygote_death d = { 0 };
    char how[80] = "";

    if (x->ended != NULL)
        return err_set(e, "output \"%s\" %s in %s: its process was ended",
            x->id, x->ended, call);
    if (x->state == STORE_ANSWERED && h->type == STORE_DENIED) {
        syscalls_name(h->arg, how, sizeof(how));
        return err_set(e,
            "output \"%s\" called %s, which a store may not (plugin_denied)",
            x->id, how);
    }
    if (x->state == STORE_ANSWERED && h->type == STORE_DIED &&
        h->n == sizeof(d)) {
        memcpy(&d, x->in.body.p, sizeof(d));
        if (WIFSIGNALED(d.status) && WTERMSIG(d.status) == SIGSYS)
            return err_set(e,
                "output \"%s\" called %s, which a store may not "
                "(plugin_denied)",
                x->id, SYSCALLS_UNNAMED);
        child_describe(d.status, how, sizeof(how));
    }
    return err_set(e, "output \"%s\": its process %s", x->id,
        how[0] != '\0' ? how : "is gone");
}

static const char *
id_of(void *ctx, uint32_t stage)
{
    const struct store_process *x = ctx;

    (void)stage;
    return x->id;
}

/* Turn the loop until there is an answer. */
static int
wait_for_answer(struct store_process *x, enum store_message request,
    struct buf *reply, struct cd_err *e)
{
    bool carried_through = request == STORE_BATCH || request == STORE_COMMIT;
    struct buf *body = &x->in.body;

    while (x->state == STORE_ASKED) {
        if (loop_turn(e))
            return -1;
        if (x->state == STORE_ASKED && !carried_through && interrupt_check(e)) {
            end(x, "was interrupted");
            return -1;
        }
    }
    printing_drain(&x->printed, x->id);
    if (x->state != STORE_ANSWERED || x->in.head.type != STORE_DONE)
        said_tell(&x->page->said, 0, 0, id_of, x);
    if (x->state == STORE_ANSWERED && x->in.head.type == STORE_FAILED)
        return err_set(e, "%.*s", body->n > 400 ? 400 : (int)body->n,
            body->n > 0 ? body->p : "");
    if (x->state != STORE_ANSWERED || x->in.head.type != STORE_DONE)
        return gone(x, calls[request], e);
    sandbox_tell(x->in.head.arg);
    reply->n = 0;
    buf_add(reply, body->p, body->n);
    x->state = STORE_RESTS;
    return 0;
}

static void
begin(struct store_process *x, uint32_t records)
{
    printing_begin(&x->printed, x->id);
    watch_start(&x->watch, x->pid, records);
    if (x->state == STORE_RESTS)
        x->state = STORE_ASKED;
}

int
store_process_ask(struct store_process *x, enum store_message request,
    const void *p, size_t n, uint32_t records, struct buf *reply,
    struct cd_err *e)
{
    x->out = (struct channel_out){ .head = { request, 0, n }, .p = p };
    x->answers.events = POLLIN | POLLOUT;
    begin(x, records);
    return wait_for_answer(x, request, reply, e);
}

/* ---- life ---------------------------------------------------------------- */

/* The page in which the store says at which entry of a batch it is.  Returns
 * the descriptor to send. */
static int
share_page(struct store_process *x, struct cd_err *e)
{
    const int seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL;
    int fd = memfd_create("copydesk-store", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    void *p = MAP_FAILED;

    if (fd >= 0 && ftruncate(fd, sizeof(*x->page)) == 0 &&
        fcntl(fd, F_ADD_SEALS, seals) == 0)
        p = mmap(NULL, sizeof(*x->page), PROT_READ, MAP_SHARED, fd, 0);
    if (p != MAP_FAILED) {
        x->page = p;
        return fd;
    }
    err_errno(e, "cannot make shared memory");
    if (fd >= 0)
        close(fd);
    return -1;
}

static void
hear_all(struct store_process *x)
{
    x->answers = (struct loop_source){ &x->channel, POLLIN, hear, x };
    x->prints = (struct loop_source){ &x->printed.fd, POLLIN, hear_print, x };
    x->deadlines = (struct loop_watch){ look, x };
    loop_hear(&x->answers);
    loop_hear(&x->prints);
    loop_look(&x->deadlines);
}

int
store_process_start(struct store_process *x, const struct child *zygote,
    uint32_t output, const char *id, const char *path, struct buf *reply,
    struct cd_err *e)
{
    int ends[2], rc, page;

    x->zygote = zygote;
    x->output = output;
    x->id = id;
    x->channel = x->printed.fd = -1;
    if ((page = share_page(x, e)) < 0)
        return -1;
    if (channel_pair(ends, e)) {
        close(page);
        return -1;
    }
    x->channel = ends[0];
    hear_all(x);
    rc = zygote_print(zygote, &x->printed, e) ||
         channel_send(zygote->channel, ZYGOTE_STORE, output, ends[1], NULL, 0);
    close(ends[1]);
    if (rc)
        err_set(e, "the process that forks workers is gone");
    else
        channel_send(x->channel, STORE_OPEN, 0, page, path, strlen(path));
    close(page);
    if (rc)
        return -1;
    begin(x, 0);
    return wait_for_answer(x, STORE_OPEN, reply, e);
}

void
store_process_end(struct store_process *x)
{
    if (x->page == NULL)
        return;
    loop_unhear(&x->answers);
    loop_unhear(&x->prints);
    loop_unlook(&x->deadlines);
    if (x->channel >= 0)
        close(x->channel);
    printing_close(&x->printed, x->id);
    buf_free(&x->in.body);
    munmap((void *)(uintptr_t)x->page, sizeof(*x->page));
}
