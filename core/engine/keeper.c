/* SPDX-License-Identifier: MIT */
#include "engine/keeper.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/wire.h"
#include "engine/fan.h"
#include "engine/fan_entry.h"
#include "engine/messages.h"
#include "engine/reject.h"
#include "engine/reply.h"
#include "engine/sandbox.h"
#include "engine/store_entry.h"
#include "host/plan.h"
#include "process/channel.h"

/* Where this process notes at which record it is and what the store logs:
 * memory that the supervisor reads when the process has died (map_page).
 * `unwatched` with --isolation none, where the store is called in the
 * supervisor and nobody is left to read it. */
static struct keeper_page unwatched, *page = &unwatched;

struct keeper {
    struct chain *chain;
    struct stage *stage;
    struct fan *fan;    /* takes the bytes of a format whose path has fields;
                           NULL: the stage is a store */
    size_t node;        /* index among stages and outputs */
    const char *run_id; /* the chain's, put back by keeper_free: a store that is
                           asked to take a run back has the id of that one */
    bool broken;        /* a call failed: nothing may be committed any more */
    struct buf rejects; /* what the store refused of the batch, as lines */
    struct buf files;   /* keeper_finish: what run.json says of its files */
    struct reply reply;
    uint64_t cpu; /* ns of CPU time since the last reply */
};

/* Set *err: a function of the store failed.  Returns -1. */
static int
fail_store_call(
    const struct keeper *keeper, const char *what, struct cd_err *err)
{
    const char *why = keeper->stage->service.reason;

    return err_set(err, "output \"%s\" cannot %s: %s", keeper->stage->node->id,
        what, why[0] != '\0' ? why : "it gave no reason");
}

static void
keeper_free(struct keeper *keeper)
{
    keeper->stage->service.host.run_id = keeper->run_id;
    reply_free(&keeper->reply);
    buf_free(&keeper->rejects);
    buf_free(&keeper->files);
    free(keeper);
}

struct keeper *
keeper_open(struct chain *chain, size_t index,
    const struct keeper_target *target, uint64_t *mark, struct cd_err *err)
{
    struct keeper *keeper = mem_zalloc(1, sizeof(*keeper));
    const char *path = target->path;
    uint64_t since = clock_cpu();

    keeper->chain = chain;
    keeper->node = chain->nstages + index;
    keeper->stage = &chain->stages[keeper->node];
    keeper->run_id = keeper->stage->service.host.run_id;
    keeper->stage->service.host.run_id = target->run_id;
    keeper->stage->service.host.output = path[0] != '\0' ? path : NULL;
    keeper->stage->service.host.inputs = chain->plan->taken;
    keeper->stage->service.host.ninputs = chain->plan->ntaken;
    reply_init(&keeper->reply, chain->noutputs, chain->nstages);
    *mark = 0;
    if (keeper->stage->node->fan != NULL) {
        keeper->fan = fan_open(keeper->stage, path, mark, err);
        keeper->cpu = clock_cpu() - since;
        if (keeper->fan != NULL)
            return keeper;
    } else if (stage_open(keeper->stage, err) == 0) {
        if (keeper->stage->node->plugin->d.resume(
                &keeper->stage->service.host, keeper->stage->self, mark) == 0) {
            keeper->cpu = clock_cpu() - since;
            return keeper;
        }
        fail_store_call(keeper, "say what it holds", err);
    }
    keeper_free(keeper);
    return NULL;
}

int
keeper_close(struct keeper *keeper, struct cd_err *err)
{
    int rc = 0;

    if (keeper->fan != NULL)
        fan_close(keeper->fan);
    else
        rc = stage_close(keeper->stage, err);
    keeper_free(keeper);
    return rc;
}

/* ---- records ------------------------------------------------------------ */

static void
reject_record(struct keeper *keeper, struct reject *reject,
    const struct stage_fault *fault)
{
    size_t code = reject_code(fault->code);

    reject->output = keeper->stage->node->id;
    reject->plugin = keeper->stage->node->plugin->d.name;
    reject->code = fault->code;
    reject->reason = fault->reason;
    rejects_write(&keeper->rejects, reject);
    if (code < REJECT_CODES)
        keeper->reply.codes[code]++;
    keeper->reply.rejected++;
}

static int
nonsense(const struct keeper *keeper, struct cd_err *err)
{
    return err_set(
        err, "output \"%s\" was sent nonsense", keeper->stage->node->id);
}

/* Put the next entry into the file that it names. */
static int
put_in_file(struct keeper *keeper, struct wire *wire, struct cd_err *err)
{
    const char *name, *bytes;
    size_t length, n;

    if (fan_entry_read(wire, &name, &length, &bytes, &n))
        return nonsense(keeper, err);
    keeper->reply.written++;
    return fan_put(keeper->fan, name, length, bytes, n, err);
}

/* Have the store process the next entry; one that it refuses becomes a
 * reject. */
static int
store_record(struct keeper *keeper, struct wire *wire, struct cd_err *err)
{
    char *input;
    struct reject reject;
    struct stage_fault fault;
    enum cd_status status;
    json_t *rec = store_entry_read(wire, &input, &reject);

    if (rec == NULL) {
        free(input);
        return nonsense(keeper, err);
    }
    keeper->chain->input = input;
    keeper->chain->line = reject.line;
    keeper->stage->service.host.json = reject.record;
    keeper->stage->service.host.json_size = reject.n;
    status = stage_process(keeper->stage, rec, &fault);
    if (status == CD_BROKEN) {
        keeper->broken = true;
        err_set(err, "output \"%s\" failed: %s", keeper->stage->node->id,
            fault.reason);
    } else if (status == CD_ERROR) {
        reject_record(keeper, &reject, &fault);
    } else {
        keeper->reply.written++;
    }
    json_decref(rec);
    arena_reset(keeper->chain->scratch);
    /* what is logged from here on is not about a record */
    keeper->chain->line = 0;
    keeper->chain->input = NULL;
    free(input);
    return keeper->broken ? -1 : 0;
}

/* Append the reply, with CPU time, counters and logs since the last one. */
static void
encode_reply(struct keeper *keeper, struct buf *to)
{
    keeper->reply.ns[REPLY_TIMES + keeper->node] = keeper->cpu;
    keeper->cpu = 0;
    reply_take_service(&keeper->reply, keeper->node, &keeper->stage->service);
    said_forget(&page->said);
    reply_encode(to, &keeper->reply);
}

int
keeper_batch(struct keeper *keeper, const char *bytes, size_t n,
    struct buf *reply, struct cd_err *err)
{
    struct wire wire = { bytes, bytes + n, false };
    struct reply_part *part = &keeper->reply.parts[keeper->reply.nparts - 1];
    uint64_t since = clock_cpu();

    reply_reset(&keeper->reply);
    keeper->rejects.n = 0;
    page->cursor.ref = 0;
    while (wire.p < wire.end) {
        page->cursor.ref++;
        if (keeper->fan != NULL ? put_in_file(keeper, &wire, err)
                                : store_record(keeper, &wire, err))
            return -1;
    }
    part->raw = keeper->rejects.p;
    part->nraw = keeper->rejects.n;
    part->records = keeper->reply.rejected;
    keeper->cpu += clock_cpu() - since;
    encode_reply(keeper, reply);
    return 0;
}

/* ---- durability ---------------------------------------------------------- */

int
keeper_commit(struct keeper *keeper, uint64_t mark, struct cd_err *err)
{
    uint64_t since = clock_cpu();

    if (keeper->fan != NULL) {
        if (fan_commit(keeper->fan, mark, err))
            return -1;
        keeper->cpu += clock_cpu() - since;
        return 0;
    }
    service_begin(&keeper->stage->service);
    if (!keeper->broken &&
        keeper->stage->node->plugin->d.commit(
            &keeper->stage->service.host, keeper->stage->self, mark) == 0) {
        keeper->cpu += clock_cpu() - since;
        return 0;
    }
    keeper->broken = true;
    return fail_store_call(keeper, "commit", err);
}

int
keeper_finish(struct keeper *keeper, struct buf *reply, struct cd_err *err)
{
    const struct cd_plugin *plugin = &keeper->stage->node->plugin->d;
    uint64_t since = clock_cpu();

    service_begin(&keeper->stage->service);
    if (keeper->fan != NULL) {
        if (fan_finish(keeper->fan, &keeper->files, err))
            return -1;
    } else if (plugin->finish != NULL &&
               plugin->finish(
                   &keeper->stage->service.host, keeper->stage->self) != 0) {
        return fail_store_call(keeper, "finish", err);
    }
    keeper->cpu += clock_cpu() - since;
    reply_reset(&keeper->reply);
    keeper->reply.parts[keeper->node - keeper->chain->nstages].raw =
        keeper->files.p;
    keeper->reply.parts[keeper->node - keeper->chain->nstages].nraw =
        keeper->files.n;
    encode_reply(keeper, reply);
    return 0;
}

int
keeper_undo(struct keeper *keeper, struct cd_err *err)
{
    const char *run_id = keeper->stage->service.host.run_id;

    if (keeper->fan != NULL)
        return fan_undo(keeper->fan, run_id, err);
    service_begin(&keeper->stage->service);
    if (keeper->stage->node->plugin->d.undo(
            &keeper->stage->service.host, keeper->stage->self, run_id) == 0)
        return 0;
    return fail_store_call(keeper, "take back an unfinished run", err);
}

/* ---- a process of its own ------------------------------------------------ */

static void
send_denied(uint32_t call)
{
    channel_send(SANDBOX_CHANNEL, STORE_DENIED, call, -1, NULL, 0);
}

/* Confine a store to the folder of its file (sandbox.h). */
static int
confine(const struct chain *chain, size_t index, const char *path, int channel,
    uint32_t *missing, struct cd_err *err)
{
    const struct plan_node *node = chain->stages[chain->nstages + index].node;
    bool client = node->plugin->d.flags & CD_NETWORK;
    const char *slash = strrchr(path, '/');
    struct sandbox confined = { .role = client ? SANDBOX_CLIENT : SANDBOX_STORE,
        .data_bytes = chain->plan->config->worker_bytes,
        .channel = channel,
        .denied = send_denied };
    /* "" in the root, which is not a folder of its own: no files. */
    char *folder = mem_dup(path, slash != NULL ? (size_t)(slash - path) : 0);
    int rc;

    confined.folder = folder;
    rc = sandbox_enter(&confined, missing, err);
    free(folder);
    return rc;
}

/* Do what a request asks.  *keeper is NULL once the store is closed. */
static int
serve_request(const struct channel_head *head, struct buf *body,
    struct keeper **keeper, struct buf *to, struct cd_err *err)
{
    uint64_t mark;
    int rc = -1;

    switch (head->type) {
    case STORE_BATCH:
        return keeper_batch(*keeper, body->p, body->n, to, err);
    case STORE_COMMIT:
        memcpy(&mark, body->p, sizeof(mark));
        return keeper_commit(*keeper, mark, err);
    case STORE_UNDO:
        rc = keeper_undo(*keeper, err);
        break;
    default:
        rc = keeper_finish(*keeper, to, err);
    }
    if (rc == 0)
        rc = keeper_close(*keeper, err);
    *keeper = NULL;
    return rc;
}

static void
say_failed(const struct cd_err *err)
{
    channel_send(
        SANDBOX_CHANNEL, STORE_FAILED, 0, -1, err->text, strlen(err->text));
}

static void
map_page(int fd)
{
    void *memory =
        mmap(NULL, sizeof(*page), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

    if (memory != MAP_FAILED)
        page = memory;
    close(fd);
    said_begin(&page->said, NULL, NULL);
}

int
keeper_serve(struct chain *chain, size_t index, int channel)
{
    struct channel_head head;
    struct buf body = { 0 }, reply = { 0 };
    struct keeper *keeper = NULL;
    struct keeper_target target;
    uint64_t mark;
    char *opened;
    struct cd_err err;
    uint32_t missing;
    int fd = -1;

    channel_send(channel, STORE_STARTED, (uint32_t)getpid(), -1, NULL, 0);
    if (channel_receive(channel, &head, &fd, &body, &err) != 1)
        return 0;
    map_page(fd);
    opened = mem_dup(body.p, body.n);
    target.run_id = opened;
    target.path = opened + strlen(opened) + 1;
    if (confine(chain, index, target.path, channel, &missing, &err) == 0)
        keeper = keeper_open(chain, index, &target, &mark, &err);
    if (keeper == NULL)
        say_failed(&err);
    else
        channel_send(
            SANDBOX_CHANNEL, STORE_DONE, missing, -1, &mark, sizeof(mark));
    while (keeper != NULL) {
        body.n = reply.n = 0;
        if (channel_receive(SANDBOX_CHANNEL, &head, NULL, &body, &err) != 1)
            break;
        if (serve_request(&head, &body, &keeper, &reply, &err)) {
            say_failed(&err);
            break; /* what is not committed is lost with the process */
        }
        channel_send(SANDBOX_CHANNEL, STORE_DONE, 0, -1, reply.p, reply.n);
    }
    return 0;
}
