/* SPDX-License-Identifier: MIT */
#include "check/rehearsal.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/mem.h"
#include "base/wire.h"
#include "check/limit.h"
#include "engine/commands.h"
#include "engine/reject.h"
#include "engine/sandbox.h"
#include "engine/signals.h"
#include "engine/syscalls.h"
#include "host/command.h"
#include "json/tree.h"
#include "json/writer.h"

/* What both processes see; a plugin may have written anything there. */
struct page {
    volatile struct chain_cursor cursor;
    volatile uint32_t cause, detail;
    volatile bool slow;
    char why[400]; /* COMMAND */
};
enum cause { UNKNOWN, DENIED, MEMORY, COMMAND, HANG };

enum message { ENDED, UNOPENED };

struct job {
    struct chain *chain;
    const struct path *input;
    const struct lookup *entry;
    struct page *page;
    struct child_note *note;
    struct buf trace; /* a text of JSON each, "" for one that is not sound */
    uint64_t ntrace;
};

/* ---- in the process ------------------------------------------------------ */

static struct page *own_page;

static void
was_denied(uint32_t call)
{
    own_page->cause = DENIED;
    own_page->detail = call;
}

static void
ran_out_of_memory(void)
{
    own_page->cause = MEMORY;
}

static void
no_command(const char *code, const char *why)
{
    snprintf(own_page->why, sizeof(own_page->why), "%s", why);
    own_page->detail = (uint32_t)reject_code(code);
    own_page->cause = COMMAND;
    _exit(1);
}

static void
trace(void *ctx, size_t stage, const json_t *rec)
{
    struct job *job = ctx;
    struct buf text = { 0 };
    struct tree_fault fault;

    if (tree_check(rec, &fault) == 0)
        writer_value(&text, rec);
    wire_put_str(&job->trace, text.n > 0 ? text.p : "", text.n);
    job->ntrace++;
    buf_free(&text);
    child_doing(job->note, "process",
        stage < job->chain->nstages ? job->chain->stages[stage].node->id : "");
}

/* Open the stages, and confine the process. */
static int
get_ready(struct job *job, int channel, struct cd_err *err)
{
    struct sandbox box = { .role = SANDBOX_WORKER,
        .data_bytes = job->chain->plan->config->worker_bytes,
        .channel = channel,
        .denied = was_denied };
    uint32_t missing = 0;

    own_page = job->page;
    mem_last_words(ran_out_of_memory);
    command_lost(no_command);
    if (commands_start(job->chain, &missing, err))
        return -1;
    box.keep = job->chain->keep;
    box.nkeep = job->chain->nkeep;
    sandbox_opening(&box);
    if (chain_open(job->chain, &job->page->cursor, child_doing, job->note, err))
        return -1;
    signals_for_records();
    limit_time(&job->page->slow, job->note);
    child_doing(job->note, "read", "");
    return sandbox_enter(&box, &missing, err);
}

static int
rehearsal_child(int channel, struct child_note *note, void *ctx)
{
    struct job *job = ctx;
    struct chain_fault fault = { .stage = 0 };
    struct buf reply = { 0 };
    enum chain_result end;
    struct cd_err err;

    job->note = note;
    if (get_ready(job, channel, &err))
        return channel_send(
                   channel, UNOPENED, 0, -1, err.text, strlen(err.text))
                   ? 1
                   : 0;
    job->chain->trace = trace;
    job->chain->trace_ctx = job;
    job->chain->first = job->entry->first.p;
    job->chain->nfirst = job->entry->first.n;
    end = chain_record(job->chain, job->input, job->entry->line, 0,
        job->entry->record.p, job->entry->record.n, &fault);
    child_doing(note, "", "");
    wire_put_u64(&reply, end);
    wire_put_u64(&reply, end == CHAIN_WRITTEN ? 0 : fault.stage);
    wire_put_cstr(&reply,
        end == CHAIN_REJECTED || end == CHAIN_STOPPED ? fault.fault.code : "");
    wire_put_cstr(&reply, end == CHAIN_REJECTED || end == CHAIN_STOPPED
                              ? fault.fault.reason
                              : "");
    wire_put_u64(&reply, job->ntrace);
    buf_add(&reply, job->trace.p, job->trace.n);
    return channel_send(SANDBOX_CHANNEL, ENDED, 0, -1, reply.p, reply.n) ? 1
                                                                         : 0;
}

/* ---- outside ------------------------------------------------------------- */

#define NONSENSE "the process that tried the record talks nonsense"

static int
decode_reply(struct rehearsal *rehearsal, const struct buf *body, size_t nodes,
    struct cd_err *err)
{
    struct wire wire = { body->p, body->p + body->n, false };
    struct reader_error re;
    uint64_t i, n;

    rehearsal->end = (enum chain_result)wire_get_max(&wire, CHAIN_STOPPED);
    rehearsal->stage = wire_get_max(&wire, nodes);
    rehearsal->code = wire_get_cstr(&wire);
    rehearsal->reason = wire_get_cstr(&wire);
    n = wire_get_max(&wire, nodes + 1);
    rehearsal->records = mem_zalloc(nodes + 1, sizeof(*rehearsal->records));
    for (i = 0; i < n && !wire.bad; i++) {
        size_t size = 0;
        const char *text = wire_get_str(&wire, &size);

        if (size > 0)
            rehearsal->records[i] = reader_parse(text, size, NULL, &re);
        rehearsal->n++;
    }
    if (rehearsal->end == CHAIN_STOPPED)
        rehearsal->end = CHAIN_REJECTED;
    return wire_done(&wire) ? 0 : err_set(err, NONSENSE);
}

/* What the process died of. */
static enum cause
cause_of(
    const struct page *page, const struct child *child, uint64_t worker_bytes)
{
    if (page->slow || child->stopped)
        return HANG;
    if (page->cause != UNKNOWN)
        return page->cause <= COMMAND ? page->cause : UNKNOWN;
    return child->bytes >= worker_bytes / 4 * 3 ? MEMORY
                                                : UNKNOWN; /* as death.c */
}

/* Why, for people. */
static char *
reason_of_end(enum cause cause, const struct page *page,
    const struct child *child, uint64_t worker_bytes)
{
    char call[64];

    if (page->slow)
        return mem_strdup(
            "it used " LIMIT_TEXT(LIMIT_RECORD_CPU) " s of CPU time");
    if (cause == DENIED) {
        syscalls_name(page->detail, call, sizeof(call));
        return mem_printf("it called %s, which a worker may not", call);
    }
    if (cause == MEMORY)
        return mem_printf("it needs more memory than limits.worker_bytes, "
                          "%ju, allows",
            (uintmax_t)worker_bytes);
    if (cause == COMMAND)
        return mem_dup(page->why, strnlen(page->why, sizeof(page->why)));
    return mem_printf("it %s", child->how);
}

/* The process ended, and told nothing: what became of the record. */
static void
died(struct rehearsal *rehearsal, const struct page *page,
    const struct child *child, size_t nodes, uint64_t worker_bytes)
{
    static const char *const codes[] = { [UNKNOWN] = "plugin_crash",
        [DENIED] = "plugin_denied",
        [MEMORY] = "memory_limit",
        [HANG] = "plugin_hang" };
    const enum cause cause = cause_of(page, child, worker_bytes);
    const uint32_t detail = page->detail < REJECT_CODES ? page->detail : 0;

    rehearsal->end = CHAIN_REJECTED;
    rehearsal->stage = page->cursor.stage <= nodes ? page->cursor.stage : 0;
    rehearsal->code =
        mem_strdup(cause == COMMAND ? reject_codes[detail] : codes[cause]);
    rehearsal->reason = reason_of_end(cause, page, child, worker_bytes);
}

int
rehearsal_run(struct rehearsal *rehearsal, struct chain *chain,
    const struct path *input, const struct lookup *entry,
    struct child_note *note, struct cd_err *err)
{
    struct job job = { .chain = chain, .input = input, .entry = entry };
    const size_t nodes = chain->nstages + chain->noutputs;
    struct buf body = { 0 };
    struct channel_head head;
    struct child child;
    int rc;

    memset(rehearsal, 0, sizeof(*rehearsal));
    job.page = mmap(NULL, sizeof(*job.page), PROT_READ | PROT_WRITE,
        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (job.page == MAP_FAILED)
        return err_errno(err, "cannot share memory");
    if (child_start(&child, rehearsal_child, &job, err)) {
        munmap(job.page, sizeof(*job.page));
        return -1;
    }
    child.waiting = note;
    rc = child_receive(&child, &head, &body, err);
    if (rc == 1 && head.type == ENDED) {
        rc = decode_reply(rehearsal, &body, nodes, err);
    } else if (rc == 1) {
        rc = err_set(err, "%s", buf_cstr(&body));
    } else {
        died(rehearsal, job.page, &child, nodes,
            chain->plan->config->worker_bytes);
        rc = 0;
    }
    child_end(&child);
    munmap(job.page, sizeof(*job.page));
    buf_free(&body);
    return rc;
}

void
rehearsal_free(struct rehearsal *rehearsal)
{
    size_t i;

    for (i = 0; i < rehearsal->n; i++)
        json_decref(rehearsal->records[i]);
    free(rehearsal->records);
    free(rehearsal->code);
    free(rehearsal->reason);
}
