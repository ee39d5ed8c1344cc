/* SPDX-License-Identifier: MIT */
#include "engine/zygote.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/vec.h"
#include "engine/commands.h"
#include "engine/keeper.h"
#include "engine/printed.h"
#include "engine/reject.h"
#include "engine/sandbox.h"
#include "engine/signals.h"
#include "engine/slot.h"
#include "engine/summary.h"
#include "engine/worker.h"
#include "host/channel.h"
#include "host/command.h"
#include "host/objects.h"
#include "host/folders.h"
#include "host/plan.h"
#include "host/registry.h"
#include "host/taken.h"

/* Where the kernel has no pidfd, children are looked at so often: ms. */
#define TICK 20

struct zygote {
    const struct zygote_request *q;
    struct chain *chain;
    int channel;
    int print; /* the standard output of the next child; -1: ours */
    struct zygote_child {
        pid_t pid;
        int fd;          /* a pidfd, or -1 */
        uint32_t number; /* lane of a worker, or output of a store */
        int store;       /* our end of a store's channel, or -1 */
    } * v;
    size_t n, cap;
};

static void
loading(void *note, const char *plugin)
{
    child_doing(note, *plugin != '\0' ? "load" : "", plugin);
}

static void
doing(void *note, const char *what, const char *stage)
{
    child_doing(note, what, stage);
}

struct chain *
zygote_prepare(const struct zygote_request *q, struct child_note *note,
    struct buf *summary)
{
    const struct plan_files files = { .inputs = q->inputs,
        .ninputs = q->ninputs,
        .rejects = q->replay,
        .input_name = q->input_name,
        .listed = &q->listed,
        .run = true,
        .writes = true,
        .notes = q->verbose,
        .strict = q->strict,
        .look = q->replay == NULL };
    struct config *c = config_make(&q->config);
    struct chain *chain = NULL;
    struct registry *r;
    struct plan *p;
    struct cd_err e;

    objects_begin();
    r = folders_registry(c, q->plugin_dirs, q->nplugin_dirs);
    if (r == NULL) {
        json_decref(c->root);
        c->root = NULL;
    }
    p = plan_make(c, r, &files, loading, note);
    if (c->source.diags.errors == 0 && q->replay == NULL)
        taken_filter(p, &q->taken);
    if (c->source.diags.errors == 0)
        chain = chain_prepare(p, q->run_id, doing, note, &e);
    summary_encode(summary, p, q->config.to_stdout ? NULL : q->taken.out);
    if (chain == NULL)
        plan_free(p);
    return chain;
}

void
zygote_release(struct chain *c, const struct closing *l)
{
    static struct chain_cursor spare; /* the crew's is gone */
    struct plan *p;

    if (c == NULL)
        return;
    p = (struct plan *)(uintptr_t)c->plan;
    if (c->cursor != NULL) {
        c->cursor = &spare;
        closing_close(c, l);
    }
    chain_free(c, l);
    plan_free(p);
}

/* ---- workers ------------------------------------------------------------ */

/* Jobs until there are no more.  Returns the exit status. */
static int
work(struct worker *w, const struct slot *slot, int channel)
{
    struct channel_head h;
    struct buf reply = { 0 };
    struct cd_err e;

    while (channel_receive(channel, &h, NULL, NULL, &e) == 1 &&
           h.type == WORKER_JOB && h.arg <= WORKER_TAIL) {
        struct worker_batch b = slot_get(slot);

        reply.n = 0;
        worker_do(w, (enum worker_job)h.arg, &b, &reply);
        if (channel_send(channel, WORKER_REPLY, 0, -1, reply.p, reply.n))
            return 1;
        if (reply.cap > CUTTER_MEMBER * 8)
            buf_free(&reply);
    }
    buf_free(&reply);
    return 0;
}

static struct slot_head *own_slot; /* of this worker */

static void
note_memory(void)
{
    own_slot->cause = SLOT_MEMORY;
}

static void
note_denied(uint32_t call)
{
    own_slot->cause = SLOT_DENIED;
    own_slot->detail = call;
}

/* The command of a stage cannot go on, and this process with it. */
static void
end_with_command(const char *code, const char *why)
{
    if (code == NULL)
        raise(SIGKILL); /* as somebody did to the command */
    own_slot->detail = (uint32_t)reject_code(code);
    snprintf(own_slot->why, sizeof(own_slot->why), "%s", why);
    own_slot->cause = SLOT_COMMAND;
    _exit(1);
}

/* Start the commands that stages ask, and note whose CPU time is ours. */
static int
start_commands(struct chain *c, uint32_t *missing, struct cd_err *e)
{
    size_t i, n = 0;

    command_lost(end_with_command);
    if (commands_start(c, missing, e))
        return -1;
    for (i = 0; i < c->nstages + c->noutputs; i++) {
        const struct command *x = c->stages[i].service.command;

        if (x != NULL && n < SLOT_COMMANDS)
            own_slot->commands[n++] = (uint32_t)x->pid;
    }
    return 0;
}

/* Map the slot, start commands and open the stages.  -1 with *e. */
static int
get_ready(struct zygote *z, const struct sandbox *confined, struct slot *slot,
    uint32_t *missing, struct cd_err *e)
{
    if (slot_receive(slot, confined->channel, e))
        return -1;
    own_slot = slot->head;
    said_begin(
        &own_slot->note.said, &own_slot->cursor.ref, &own_slot->cursor.stage);
    mem_last_words(note_memory);
    if (start_commands(z->chain, missing, e))
        return -1;
    sandbox_opening(confined);
    return chain_open(
        z->chain, &slot->head->cursor, doing, &slot->head->note, e);
}

/* Say why this worker is none. */
static int
refuse(int channel, const struct cd_err *e)
{
    channel_send(
        channel, WORKER_FAILED, e->machine, -1, e->text, strlen(e->text));
    return 1;
}

static int
worker_main(struct zygote *z, int channel)
{
    struct sandbox confined = { .role = SANDBOX_WORKER,
        .data_bytes = z->chain->plan->config->worker_bytes,
        .channel = channel,
        .denied = note_denied };
    struct slot slot = { 0 };
    struct closing_sender say = { .type = WORKER_SAID };
    const struct closing last = { closing_doing, closing_send, &say };
    struct worker *w;
    struct cd_err e;
    uint32_t missing, lacks = 0;
    int rc;

    if (get_ready(z, &confined, &slot, &lacks, &e))
        return refuse(channel, &e);
    say.note = &own_slot->note;
    confined.keep = z->chain->keep;
    confined.nkeep = z->chain->nkeep;
    signals_for_records();
    w = worker_new(z->chain, &z->q->rejects);
    printed_capture(z->chain, &own_slot->note.said);
    rc = sandbox_enter(&confined, &missing, &e);
    channel = SANDBOX_CHANNEL;
    if (rc)
        return refuse(channel, &e);
    channel_send(channel, WORKER_READY, missing | lacks, -1, NULL, 0);
    rc = work(w, &slot, channel);
    worker_free(w);
    say.channel = channel;
    if (rc == 0)
        closing_close(z->chain, &last);
    return rc;
}

/* ---- the process -------------------------------------------------------- */

/* In a child that was just forked. */
static void
become(struct zygote *z, pid_t parent)
{
    size_t i;

    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(1);
    signals_for_records();
    if (z->print >= 0) {
        fflush(NULL);
        dup2(z->print, STDOUT_FILENO);
        dup2(z->print, STDERR_FILENO);
        close(z->print);
    }
    close(z->channel);
    for (i = 0; i < z->n; i++) {
        if (z->v[i].fd >= 0)
            close(z->v[i].fd);
    }
}

static void
remember(struct zygote *z, pid_t pid, uint32_t number, int store)
{
    vec_grow(z->v, z->n, z->cap);
    z->v[z->n++] = (struct zygote_child){ pid,
        (int)syscall(SYS_pidfd_open, pid, 0), number, store };
}

static void
keep_print(struct zygote *z, int fd)
{
    if (z->print >= 0)
        close(z->print);
    z->print = fd;
}

/* Its end of the channel stays open here, for the last message. */
static void
spawn_store(struct zygote *z, uint32_t output, int channel)
{
    pid_t pid, parent = getpid();

    pid = output < z->chain->noutputs ? fork() : -1;
    if (pid == 0) {
        become(z, parent);
        _exit(keeper_serve(z->chain, output, channel));
    }
    keep_print(z, -1);
    if (pid > 0)
        remember(z, pid, output, channel);
    else
        close(channel);
}

static void
spawn(struct zygote *z, uint32_t lane, int channel)
{
    pid_t pid, parent = getpid();

    pid = fork();
    if (pid == 0) {
        become(z, parent);
        _exit(worker_main(z, channel));
    }
    close(channel);
    keep_print(z, -1);
    if (pid > 0)
        remember(z, pid, lane, -1);
    channel_send(z->channel, ZYGOTE_SPAWNED, lane, -1, &pid, sizeof(pid));
}

static void
end_child(const struct zygote *z, bool store, uint32_t number)
{
    size_t i;

    for (i = 0; i < z->n; i++) {
        if ((z->v[i].store >= 0) == store && z->v[i].number == number)
            kill(z->v[i].pid, SIGKILL);
    }
}

/* Say how a child ended to whom it concerns. */
static void
report(struct zygote *z, const struct zygote_child *c,
    const struct zygote_death *d)
{
    if (c->store < 0) {
        channel_send(z->channel, ZYGOTE_DIED, c->number, -1, d, sizeof(*d));
    } else {
        channel_send(c->store, STORE_DIED, 0, -1, d, sizeof(*d));
        close(c->store);
    }
}

/* A child is gone.  `status` is unknown, 0, if somebody else has waited for
 * it. */
static void
forget(struct zygote *z, size_t i, int status, const struct rusage *used)
{
    struct zygote_death d;

    memset(&d, 0, sizeof(d)); /* what lies between its members is sent */
    d.status = status;
    d.bytes = (uint64_t)used->ru_maxrss << 10;
    report(z, &z->v[i], &d);
    if (z->v[i].fd >= 0)
        close(z->v[i].fd);
    z->v[i] = z->v[--z->n];
}

/* Wait for whom there is to wait for: our children, and those that a library
 * has started in prepare. */
static void
reap(struct zygote *z)
{
    const struct rusage unknown = { .ru_maxrss = 0 };
    struct rusage used;
    pid_t pid;
    size_t i;
    int status;

    while ((pid = wait4(-1, &status, WNOHANG, &used)) > 0) {
        for (i = 0; i < z->n && z->v[i].pid != pid; i++)
            continue;
        if (i < z->n)
            forget(z, i, status, &used);
    }
    /* A thread of a plugin may have been faster. */
    for (i = z->n; i > 0; i--) {
        if (kill(z->v[i - 1].pid, 0) != 0 && errno == ESRCH)
            forget(z, i - 1, 0, &unknown);
    }
}

/* Wait for a message or the death of a child.  Returns whether a message is
 * there.  SIGCHLD is not relied on: a thread of a plugin would take it, too. */
static bool
wait_for_news(const struct zygote *z)
{
    struct pollfd *p = mem_zalloc(z->n + 1, sizeof(*p));
    int patience = -1;
    bool message;
    size_t i;

    p[0] = (struct pollfd){ z->channel, POLLIN, 0 };
    for (i = 0; i < z->n; i++) {
        p[i + 1] = (struct pollfd){ z->v[i].fd, POLLIN, 0 };
        if (z->v[i].fd < 0)
            patience = TICK;
    }
    message = poll(p, z->n + 1, patience) > 0 && p[0].revents != 0;
    free(p);
    return message;
}

/* Do what a message says.  -1 if there are no more. */
static int
obey(struct zygote *z)
{
    struct channel_head h;
    struct cd_err e;
    int fd;

    if (channel_receive(z->channel, &h, &fd, NULL, &e) != 1)
        return -1;
    if (h.type == ZYGOTE_PRINT)
        keep_print(z, fd);
    else if (h.type == ZYGOTE_SPAWN && fd >= 0)
        spawn(z, h.arg, fd);
    else if (h.type == ZYGOTE_STORE && fd >= 0)
        spawn_store(z, h.arg, fd);
    else if (h.type == ZYGOTE_KILL)
        end_child(z, false, h.arg);
    else if (h.type == ZYGOTE_KILL_STORE)
        end_child(z, true, h.arg);
    return 0;
}

/* Serve until the supervisor closes the channel, and then until the workers,
 * who are told by theirs, have ended. */
static void
serve(struct zygote *z)
{
    while (z->channel >= 0 || z->n > 0) {
        if (wait_for_news(z) && obey(z))
            z->channel = -1; /* it still takes what we say */
        reap(z);
    }
}

int
zygote_print(const struct child *zygote, struct printing *p, struct cd_err *e)
{
    int end, rc;

    if (printing_open(p, &end, e))
        return -1;
    rc = channel_send(zygote->channel, ZYGOTE_PRINT, 0, end, NULL, 0);
    close(end);
    return rc;
}

int
zygote_main(int channel, struct child_note *note, void *ctx)
{
    struct zygote z = { .q = ctx, .channel = channel, .print = -1 };
    struct closing_sender say = { note, channel, ZYGOTE_SAID };
    struct buf summary = { 0 };

    z.chain = zygote_prepare(z.q, note, &summary);
    signals_for_zygote();
    prctl(PR_SET_CHILD_SUBREAPER, 1); /* commands of workers that ended */
    if (channel_send(channel, ZYGOTE_SUMMARY, 0, -1, summary.p, summary.n) ||
        z.chain == NULL)
        return 0;
    buf_free(&summary);
    serve(&z);
    printed_capture(z.chain, &note->said);
    zygote_release(
        z.chain, &(struct closing){ closing_doing, closing_send, &say });
    free(z.v);
    return 0;
}
