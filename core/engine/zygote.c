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
#include "engine/keeper.h"
#include "engine/messages.h"
#include "engine/printed.h"
#include "engine/signals.h"
#include "engine/summary.h"
#include "engine/worker_serve.h"
#include "host/command.h"
#include "host/folders.h"
#include "host/inherited.h"
#include "host/objects.h"
#include "host/plan.h"
#include "host/registry.h"
#include "host/taken.h"
#include "process/channel.h"

/* Where the kernel has no pidfd (before Linux 5.3), ms between looks at
 * children. */
#define TICK 20

struct zygote {
    const struct zygote_request *q;
    struct chain *chain;
    int channel;
    int print; /* the log pipe of the next child; -1: it has ours */
    struct zygote_child {
        pid_t pid;
        int fd;          /* a pidfd, or -1 */
        uint32_t number; /* lane of a worker, or output of a store */
        int store;       /* our end of a store's channel, or -1 */
    } * v;
    size_t n, cap;
};

struct chain *
zygote_prepare(const struct zygote_request *request, struct child_note *note,
    struct buf *summary)
{
    const struct plan_files files = { .inputs = request->inputs,
        .ninputs = request->ninputs,
        .rejects = request->replay,
        .input_name = request->input_name,
        .listed = &request->listed,
        .run = true,
        .writes = true,
        .notes = request->verbose,
        .strict = request->strict,
        .look = request->replay == NULL };
    struct config *config = config_make(&request->config);
    struct chain *chain = NULL;
    struct registry *registry;
    struct plan *plan;
    struct cd_err err;

    inherited_hold();
    objects_begin();
    registry =
        folders_registry(config, request->plugin_dirs, request->nplugin_dirs);
    if (registry == NULL) {
        json_decref(config->root);
        config->root = NULL;
    }
    plan = plan_make(config, registry, &files, child_loading, note);
    if (config->source.diags.errors == 0 && request->replay == NULL)
        taken_filter(plan, &request->taken);
    if (plan->bound)
        chain = chain_prepare(plan, request->run_id, child_doing, note, &err);
    if (chain != NULL && config->source.diags.errors > 0) {
        chain_free(chain, &(struct closing){ child_doing, NULL, note });
        chain = NULL;
    }
    summary_encode(
        summary, plan, request->config.to_stdout ? NULL : request->taken.out);
    if (chain == NULL)
        plan_free(plan);
    inherited_forget();
    return chain;
}

void
zygote_release(struct chain *chain, const struct closing *closing)
{
    static struct chain_cursor spare; /* the crew's is gone */
    struct plan *plan;

    if (chain == NULL)
        return;
    plan = chain->plan;
    if (chain->cursor != NULL) {
        chain->cursor = &spare;
        closing_close(chain, closing);
    }
    chain_free(chain, closing);
    plan_free(plan);
}

/* ---- the process -------------------------------------------------------- */

/* In a child that was just forked: end with the zygote, take the log pipe as
 * standard output and error, and close what belongs to the zygote. */
static void
become_child(struct zygote *zygote, pid_t parent)
{
    size_t i;

    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(1);
    signals_for_records();
    mem_last_words(NULL); /* those of the zygote are its own */
    if (zygote->print >= 0) {
        fflush(NULL);
        dup2(zygote->print, STDOUT_FILENO);
        dup2(zygote->print, STDERR_FILENO);
        close(zygote->print);
    }
    close(zygote->channel);
    for (i = 0; i < zygote->n; i++) {
        if (zygote->v[i].fd >= 0)
            close(zygote->v[i].fd);
    }
}

static void
remember_child(struct zygote *zygote, pid_t pid, uint32_t number, int store)
{
    vec_grow(zygote->v, zygote->n, zygote->cap);
    zygote->v[zygote->n++] = (struct zygote_child){ pid,
        (int)syscall(SYS_pidfd_open, pid, 0), number, store };
}

static void
keep_print(struct zygote *zygote, int fd)
{
    if (zygote->print >= 0)
        close(zygote->print);
    zygote->print = fd;
}

/* Fork the process of a store.  Its end of the channel stays open here, so that
 * the zygote can report its death to the supervisor in its name. */
static void
spawn_store(struct zygote *zygote, uint32_t output, int channel)
{
    pid_t pid, parent = getpid();

    pid = output < zygote->chain->noutputs ? fork() : -1;
    if (pid == 0) {
        become_child(zygote, parent);
        _exit(keeper_serve(zygote->chain, output, channel));
    }
    keep_print(zygote, -1);
    if (pid > 0)
        remember_child(zygote, pid, output, channel);
    else
        close(channel);
}

/* The channel is -1 where there was no room for another descriptor. */
static void
spawn_worker(struct zygote *zygote, uint32_t lane, int channel)
{
    pid_t pid, parent = getpid();

    pid = channel >= 0 ? fork() : -1;
    if (pid == 0) {
        become_child(zygote, parent);
        _exit(worker_serve(zygote->chain, &zygote->q->rejects, channel));
    }
    close(channel);
    keep_print(zygote, -1);
    if (pid > 0)
        remember_child(zygote, pid, lane, -1);
    channel_send(zygote->channel, ZYGOTE_SPAWNED, lane, -1, &pid, sizeof(pid));
}

static void
end_child(const struct zygote *zygote, bool store, uint32_t number)
{
    size_t i;

    for (i = 0; i < zygote->n; i++) {
        if ((zygote->v[i].store >= 0) == store && zygote->v[i].number == number)
            kill(zygote->v[i].pid, SIGKILL);
    }
}

/* Report how a child ended: a worker's death to the crew, a store's over its
 * own channel. */
static void
report_death(struct zygote *zygote, const struct zygote_child *child,
    const struct zygote_death *death)
{
    if (child->store < 0) {
        channel_send(zygote->channel, ZYGOTE_DIED, child->number, -1, death,
            sizeof(*death));
    } else {
        channel_send(child->store, STORE_DIED, 0, -1, death, sizeof(*death));
        close(child->store);
    }
}

/* Child i is gone: report it, and forget it.  `status` is 0 if somebody else
 * has waited for it. */
static void
forget_child(
    struct zygote *zygote, size_t i, int status, const struct rusage *used)
{
    struct zygote_death death;

    /* the padding, too: the struct is sent as bytes */
    memset(&death, 0, sizeof(death));
    death.status = status;
    death.bytes = (uint64_t)used->ru_maxrss << 10;
    report_death(zygote, &zygote->v[i], &death);
    if (zygote->v[i].fd >= 0)
        close(zygote->v[i].fd);
    zygote->v[i] = zygote->v[--zygote->n];
}

/* Wait for all children that ended: ours, and any that a library has started in
 * prepare. */
static void
reap_children(struct zygote *zygote)
{
    const struct rusage unknown = { .ru_maxrss = 0 };
    struct rusage used;
    pid_t pid;
    size_t i;
    int status;

    while ((pid = wait4(-1, &status, WNOHANG, &used)) > 0) {
        for (i = 0; i < zygote->n && zygote->v[i].pid != pid; i++)
            continue;
        if (i < zygote->n)
            forget_child(zygote, i, status, &used);
    }
    /* A thread of a plugin may have waited for ours before us. */
    for (i = zygote->n; i > 0; i--) {
        if (kill(zygote->v[i - 1].pid, 0) != 0 && errno == ESRCH)
            forget_child(zygote, i - 1, 0, &unknown);
    }
}

/* Wait for a message or the death of a child.  Returns whether there is a
 * message.  SIGCHLD would not do: a thread of a plugin can take it. */
static bool
wait_for_news(const struct zygote *zygote)
{
    struct pollfd *polled = mem_zalloc(zygote->n + 1, sizeof(*polled));
    int patience = -1;
    bool message;
    size_t i;

    polled[0] = (struct pollfd){ zygote->channel, POLLIN, 0 };
    for (i = 0; i < zygote->n; i++) {
        polled[i + 1] = (struct pollfd){ zygote->v[i].fd, POLLIN, 0 };
        if (zygote->v[i].fd < 0)
            patience = TICK;
    }
    message =
        poll(polled, zygote->n + 1, patience) > 0 && polled[0].revents != 0;
    free(polled);
    return message;
}

/* Read a message and do what it says.  -1 at the end of the channel. */
static int
obey_message(struct zygote *zygote)
{
    struct channel_head head;
    struct cd_err err;
    int fd;

    if (channel_receive(zygote->channel, &head, &fd, NULL, &err) != 1)
        return -1;
    if (head.type == ZYGOTE_PRINT)
        keep_print(zygote, fd);
    else if (head.type == ZYGOTE_SPAWN)
        spawn_worker(zygote, head.arg, fd);
    else if (head.type == ZYGOTE_STORE && fd >= 0)
        spawn_store(zygote, head.arg, fd);
    else if (head.type == ZYGOTE_KILL)
        end_child(zygote, false, head.arg);
    else if (head.type == ZYGOTE_KILL_STORE)
        end_child(zygote, true, head.arg);
    return 0;
}

/* Serve until the supervisor closes its end, and then until the workers, whose
 * channels it closes, too, have ended. */
static void
serve_supervisor(struct zygote *zygote)
{
    while (zygote->channel >= 0 || zygote->n > 0) {
        if (wait_for_news(zygote) && obey_message(zygote))
            zygote->channel = -1; /* nobody asks for deaths any more */
        reap_children(zygote);
    }
}

int
zygote_make_log(
    const struct child *zygote, struct printing *printing, struct cd_err *err)
{
    int end, rc;

    if (printing_open(printing, &end, err))
        return -1;
    rc = channel_send(zygote->channel, ZYGOTE_PRINT, 0, end, NULL, 0);
    close(end);
    return rc;
}

int
zygote_main(int channel, struct child_note *note, void *ctx)
{
    struct zygote zygote = { .q = ctx, .channel = channel, .print = -1 };
    struct closing_sender say = { note, channel, ZYGOTE_SAID };
    struct buf summary = { 0 };

    zygote.chain = zygote_prepare(zygote.q, note, &summary);
    signals_for_zygote();
    prctl(PR_SET_CHILD_SUBREAPER, 1); /* we wait for commands of dead workers */
    if (channel_send(channel, ZYGOTE_SUMMARY, 0, -1, summary.p, summary.n) ||
        zygote.chain == NULL)
        return 0;
    buf_free(&summary);
    serve_supervisor(&zygote);
    printed_capture(zygote.chain, &note->said);
    zygote_release(
        zygote.chain, &(struct closing){ closing_doing, closing_send, &say });
    free(zygote.v);
    return 0;
}
