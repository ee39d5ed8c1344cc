/* SPDX-License-Identifier: MIT */
#include "engine/keeper.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/wire.h"
#include "engine/fan.h"
#include "engine/reject.h"
#include "engine/reply.h"
#include "engine/sandbox.h"
#include "host/channel.h"
#include "host/plan.h"
#include "json/reader.h"
#include "json/writer.h"

/* Where this process says how far it is, or nobody looks. */
static struct keeper_page nowhere, *page = &nowhere;

struct keeper {
    struct chain *chain;
    struct stage *stage;
    struct fan *fan; /* or NULL: the stage is a store */
    size_t node;     /* index among stages and outputs */
    bool broken;     /* nothing of it may be committed any more */
    struct buf rejects, files;
    struct reply reply;
    uint64_t cpu; /* spent since the last reply */
};

void
keeper_put(struct buf *to, const char *input, uint64_t line, uint64_t offset,
    const json_t *rec)
{
    struct buf text = { 0 };

    writer_value(&text, rec);
    wire_put_cstr(to, input);
    wire_put_u64(to, line);
    wire_put_u64(to, offset);
    wire_put_str(to, text.p, text.n);
    buf_free(&text);
}

/* A function of the store failed. */
static int
failed(const struct keeper *k, const char *what, struct cd_err *e)
{
    const char *why = k->stage->service.reason;

    return err_set(e, "output \"%s\" cannot %s: %s", k->stage->node->id, what,
        why[0] != '\0' ? why : "it gave no reason");
}

struct keeper *
keeper_open(struct chain *c, size_t index, const char *path, uint64_t *mark,
    struct cd_err *e)
{
    struct keeper *k = mem_zalloc(1, sizeof(*k));
    uint64_t since = chain_cpu();

    k->chain = c;
    k->node = c->nstages + index;
    k->stage = &c->stages[k->node];
    k->stage->service.host.output = path[0] != '\0' ? path : NULL;
    k->stage->service.host.inputs = c->plan->taken;
    k->stage->service.host.ninputs = c->plan->ntaken;
    reply_init(&k->reply, c->noutputs, c->nstages);
    *mark = 0;
    if (k->stage->node->fan != NULL) {
        k->fan = fan_open(k->stage, path, mark, e);
        k->cpu = chain_cpu() - since;
        if (k->fan != NULL)
            return k;
    } else if (stage_open(k->stage, e) == 0) {
        if (k->stage->node->plugin->d.resume(
                &k->stage->service.host, k->stage->self, mark) == 0) {
            k->cpu = chain_cpu() - since;
            return k;
        }
        failed(k, "say what it holds", e);
    }
    reply_free(&k->reply);
    free(k);
    return NULL;
}

int
keeper_close(struct keeper *k, struct cd_err *e)
{
    int rc = 0;

    if (k->fan != NULL)
        fan_close(k->fan);
    else
        rc = stage_close(k->stage, e);
    reply_free(&k->reply);
    buf_free(&k->rejects);
    buf_free(&k->files);
    free(k);
    return rc;
}

/* ---- records ------------------------------------------------------------ */

static void
reject(struct keeper *k, struct reject *r, const struct stage_fault *f)
{
    size_t code = reject_code(f->code);

    r->output = k->stage->node->id;
    r->plugin = k->stage->node->plugin->d.name;
    r->code = f->code;
    r->reason = f->reason;
    reject_line(&k->rejects, r);
    if (code < REJECT_CODES)
        k->reply.codes[code]++;
    k->reply.rejected++;
}

static int
nonsense(const struct keeper *k, struct cd_err *e)
{
    return err_set(e, "output \"%s\" was sent nonsense", k->stage->node->id);
}

/* Take the next of the entries into the files that it is for. */
static int
spread(struct keeper *k, struct wire *w, struct cd_err *e)
{
    const char *name, *p;
    size_t length, n;

    if (fan_entry(w, &name, &length, &p, &n))
        return nonsense(k, e);
    k->reply.written++;
    return fan_put(k->fan, name, length, p, n, e);
}

/* Store the next of the entries. */
static int
store(struct keeper *k, struct wire *w, struct cd_err *e)
{
    char *input = wire_get_cstr(w);
    struct reject r = { .input = input };
    struct stage_fault f;
    struct reader_error re;
    enum cd_status status;
    json_t *rec;

    r.line = wire_get_u64(w);
    r.offset = wire_get_u64(w);
    r.record = wire_get_str(w, &r.n);
    r.size = r.n;
    rec =
        w->bad || input == NULL ? NULL : reader_parse(r.record, r.n, NULL, &re);
    if (rec == NULL) {
        free(input);
        return nonsense(k, e);
    }
    k->chain->input = input;
    k->chain->line = r.line;
    k->stage->service.host.json = r.record;
    k->stage->service.host.json_size = r.n;
    status = stage_process(k->stage, rec, &f);
    if (status == CD_BROKEN) {
        k->broken = true;
        err_set(e, "output \"%s\" failed: %s", k->stage->node->id, f.reason);
    } else if (status == CD_ERROR) {
        reject(k, &r, &f);
    } else {
        k->reply.written++;
    }
    json_decref(rec);
    arena_reset(k->chain->scratch);
    k->chain->line = 0; /* what is logged from now on is of no record */
    k->chain->input = NULL;
    free(input);
    return k->broken ? -1 : 0;
}

/* The reply, with what was spent, counted and logged since the last one. */
static void
answer(struct keeper *k, struct buf *to)
{
    k->reply.ns[CHAIN_TIMES + k->node] = k->cpu;
    k->cpu = 0;
    reply_take_service(&k->reply, k->node, &k->stage->service);
    said_forget(&page->said);
    reply_encode(to, &k->reply);
}

int
keeper_batch(struct keeper *k, const char *p, size_t n, struct buf *reply,
    struct cd_err *e)
{
    struct wire w = { p, p + n, false };
    struct reply_part *part = &k->reply.parts[k->reply.nparts - 1];
    uint64_t since = chain_cpu();

    reply_reset(&k->reply);
    k->rejects.n = 0;
    page->cursor.ref = 0;
    while (w.p < w.end) {
        page->cursor.ref++;
        if (k->fan != NULL ? spread(k, &w, e) : store(k, &w, e))
            return -1;
    }
    part->raw = k->rejects.p;
    part->nraw = k->rejects.n;
    part->records = k->reply.rejected;
    k->cpu += chain_cpu() - since;
    answer(k, reply);
    return 0;
}

/* ---- durability ---------------------------------------------------------- */

int
keeper_commit(struct keeper *k, uint64_t mark, struct cd_err *e)
{
    uint64_t since = chain_cpu();

    if (k->fan != NULL) {
        if (fan_commit(k->fan, mark, e))
            return -1;
        k->cpu += chain_cpu() - since;
        return 0;
    }
    service_begin(&k->stage->service);
    if (!k->broken && k->stage->node->plugin->d.commit(
                          &k->stage->service.host, k->stage->self, mark) == 0) {
        k->cpu += chain_cpu() - since;
        return 0;
    }
    k->broken = true;
    return failed(k, "commit", e);
}

int
keeper_finish(struct keeper *k, struct buf *reply, struct cd_err *e)
{
    const struct cd_plugin *d = &k->stage->node->plugin->d;
    uint64_t since = chain_cpu();

    service_begin(&k->stage->service);
    if (k->fan != NULL) {
        if (fan_finish(k->fan, &k->files, e))
            return -1;
    } else if (d->finish != NULL &&
               d->finish(&k->stage->service.host, k->stage->self) != 0) {
        return failed(k, "finish", e);
    }
    k->cpu += chain_cpu() - since;
    reply_reset(&k->reply);
    k->reply.parts[k->node - k->chain->nstages].raw = k->files.p;
    k->reply.parts[k->node - k->chain->nstages].nraw = k->files.n;
    answer(k, reply);
    return 0;
}

int
keeper_undo(struct keeper *k, const char *run_id, struct cd_err *e)
{
    if (k->fan != NULL)
        return fan_undo(k->fan, run_id, e);
    service_begin(&k->stage->service);
    if (k->stage->node->plugin->d.undo(
            &k->stage->service.host, k->stage->self, run_id) == 0)
        return 0;
    return failed(k, "take back an unfinished run", e);
}

/* ---- a process of its own ------------------------------------------------ */

static void
send_denied(uint32_t call)
{
    channel_send(SANDBOX_CHANNEL, STORE_DENIED, call, -1, NULL, 0);
}

/* Confine a store to the folder of its file; see sandbox_enter. */
static int
confine(const struct chain *c, size_t index, const char *path, int channel,
    uint32_t *missing, struct cd_err *e)
{
    const struct plan_node *node = c->stages[c->nstages + index].node;
    bool client = node->plugin->d.flags & CD_NETWORK;
    const char *slash = strrchr(path, '/');
    struct sandbox confined = { .role = client ? SANDBOX_CLIENT : SANDBOX_STORE,
        .data_bytes = c->plan->config->worker_bytes,
        .channel = channel,
        .denied = send_denied };
    /* In the root there is no folder of its own to confine it to. */
    char *folder = mem_dup(path, slash != NULL ? (size_t)(slash - path) : 0);
    int rc;

    confined.folder = folder;
    rc = sandbox_enter(&confined, missing, e);
    free(folder);
    return rc;
}

/* Do what a message asks.  *k is NULL once the store is closed. */
static int
serve(const struct channel_head *h, struct buf *body, struct keeper **k,
    struct buf *to, struct cd_err *e)
{
    uint64_t mark;
    int rc = -1;

    switch (h->type) {
    case STORE_BATCH:
        return keeper_batch(*k, body->p, body->n, to, e);
    case STORE_COMMIT:
        memcpy(&mark, body->p, sizeof(mark));
        return keeper_commit(*k, mark, e);
    case STORE_UNDO:
        rc = keeper_undo(*k, buf_cstr(body), e);
        break;
    default:
        rc = keeper_finish(*k, to, e);
    }
    if (rc == 0)
        rc = keeper_close(*k, e);
    *k = NULL;
    return rc;
}

static void
say_failed(const struct cd_err *e)
{
    channel_send(
        SANDBOX_CHANNEL, STORE_FAILED, 0, -1, e->text, strlen(e->text));
}

static void
share_page(int fd)
{
    void *p =
        mmap(NULL, sizeof(*page), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

    if (p != MAP_FAILED)
        page = p;
    close(fd);
    said_begin(&page->said, NULL, NULL);
}

int
keeper_serve(struct chain *c, size_t index, int channel)
{
    struct channel_head h;
    struct buf body = { 0 }, reply = { 0 };
    struct keeper *k = NULL;
    uint64_t mark;
    char *path;
    struct cd_err e;
    uint32_t missing;
    int fd = -1;

    channel_send(channel, STORE_STARTED, (uint32_t)getpid(), -1, NULL, 0);
    if (channel_receive(channel, &h, &fd, &body, &e) != 1)
        return 0;
    share_page(fd);
    path = mem_dup(body.p, body.n);
    if (confine(c, index, path, channel, &missing, &e) == 0)
        k = keeper_open(c, index, path, &mark, &e);
    if (k == NULL)
        say_failed(&e);
    else
        channel_send(
            SANDBOX_CHANNEL, STORE_DONE, missing, -1, &mark, sizeof(mark));
    while (k != NULL) {
        body.n = reply.n = 0;
        if (channel_receive(SANDBOX_CHANNEL, &h, NULL, &body, &e) != 1)
            break;
        if (serve(&h, &body, &k, &reply, &e)) {
            say_failed(&e);
            break; /* what is not committed ends with the process */
        }
        channel_send(SANDBOX_CHANNEL, STORE_DONE, 0, -1, reply.p, reply.n);
    }
    return 0;
}
