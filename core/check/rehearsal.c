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
denied(uint32_t call)
{
    own_page->cause = DENIED;
    own_page->detail = call;
}

static void
no_memory(void)
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
    struct job *j = ctx;
    struct buf text = { 0 };
    struct tree_fault f;

    if (tree_check(rec, &f) == 0)
        writer_value(&text, rec);
    wire_put_str(&j->trace, text.n > 0 ? text.p : "", text.n);
    j->ntrace++;
    buf_free(&text);
    child_doing(j->note, "process",
        stage < j->chain->nstages ? j->chain->stages[stage].node->id : "");
}

/* Open the stages, and confine the process. */
static int
get_ready(struct job *j, int channel, struct cd_err *e)
{
    struct sandbox box = { .role = SANDBOX_WORKER,
        .data_bytes = j->chain->plan->config->worker_bytes,
        .channel = channel,
        .denied = denied };
    uint32_t missing = 0;

    own_page = j->page;
    mem_last_words(no_memory);
    command_lost(no_command);
    if (commands_start(j->chain, &missing, e))
        return -1;
    box.keep = j->chain->keep;
    box.nkeep = j->chain->nkeep;
    sandbox_opening(&box);
    if (chain_open(j->chain, &j->page->cursor, child_doing, j->note, e))
        return -1;
    signals_for_records();
    limit_time(&j->page->slow, j->note);
    child_doing(j->note, "read", "");
    return sandbox_enter(&box, &missing, e);
}

static int
child_main(int channel, struct child_note *note, void *ctx)
{
    struct job *j = ctx;
    struct chain_fault f = { .stage = 0 };
    struct buf reply = { 0 };
    enum chain_result end;
    struct cd_err e;

    j->note = note;
    if (get_ready(j, channel, &e))
        return channel_send(channel, UNOPENED, 0, -1, e.text, strlen(e.text))
                   ? 1
                   : 0;
    j->chain->trace = trace;
    j->chain->trace_ctx = j;
    j->chain->first = j->entry->first.p;
    j->chain->nfirst = j->entry->first.n;
    end = chain_record(j->chain, j->input, j->entry->line, 0,
        j->entry->record.p, j->entry->record.n, &f);
    child_doing(note, "", "");
    wire_put_u64(&reply, end);
    wire_put_u64(&reply, end == CHAIN_WRITTEN ? 0 : f.stage);
    wire_put_cstr(&reply,
        end == CHAIN_REJECTED || end == CHAIN_STOPPED ? f.fault.code : "");
    wire_put_cstr(&reply,
        end == CHAIN_REJECTED || end == CHAIN_STOPPED ? f.fault.reason : "");
    wire_put_u64(&reply, j->ntrace);
    buf_add(&reply, j->trace.p, j->trace.n);
    return channel_send(SANDBOX_CHANNEL, ENDED, 0, -1, reply.p, reply.n) ? 1
                                                                         : 0;
}

/* ---- outside ------------------------------------------------------------- */

#define NONSENSE "the process that tried the record talks nonsense"

static int
decode(
    struct rehearsal *r, const struct buf *body, size_t nodes, struct cd_err *e)
{
    struct wire w = { body->p, body->p + body->n, false };
    struct reader_error re;
    uint64_t i, n;

    r->end = (enum chain_result)wire_get_max(&w, CHAIN_STOPPED);
    r->stage = wire_get_max(&w, nodes);
    r->code = wire_get_cstr(&w);
    r->reason = wire_get_cstr(&w);
    n = wire_get_max(&w, nodes + 1);
    r->records = mem_zalloc(nodes + 1, sizeof(*r->records));
    for (i = 0; i < n && !w.bad; i++) {
        size_t size = 0;
        const char *text = wire_get_str(&w, &size);

        if (size > 0)
            r->records[i] = reader_parse(text, size, NULL, &re);
        r->n++;
    }
    if (r->end == CHAIN_STOPPED)
        r->end = CHAIN_REJECTED;
    return wire_done(&w) ? 0 : err_set(e, NONSENSE);
}

/* What the process died of. */
static enum cause
cause_of(const struct page *page, const struct child *c, uint64_t worker_bytes)
{
    if (page->slow || c->stopped)
        return HANG;
    if (page->cause != UNKNOWN)
        return page->cause <= COMMAND ? page->cause : UNKNOWN;
    return c->bytes >= worker_bytes / 4 * 3 ? MEMORY : UNKNOWN; /* as death.c */
}

/* Why, for people. */
static char *
reason(enum cause cause, const struct page *page, const struct child *c,
    uint64_t worker_bytes)
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
    return mem_printf("it %s", c->how);
}

/* The process ended, and told nothing: what became of the record. */
static void
died(struct rehearsal *r, const struct page *page, const struct child *c,
    size_t nodes, uint64_t worker_bytes)
{
    static const char *const codes[] = { [UNKNOWN] = "plugin_crash",
        [DENIED] = "plugin_denied",
        [MEMORY] = "memory_limit",
        [HANG] = "plugin_hang" };
    const enum cause cause = cause_of(page, c, worker_bytes);
    const uint32_t detail = page->detail < REJECT_CODES ? page->detail : 0;

    r->end = CHAIN_REJECTED;
    r->stage = page->cursor.stage <= nodes ? page->cursor.stage : 0;
    r->code =
        mem_strdup(cause == COMMAND ? reject_codes[detail] : codes[cause]);
    r->reason = reason(cause, page, c, worker_bytes);
}

int
rehearsal_run(struct rehearsal *r, struct chain *c, const struct path *input,
    const struct lookup *entry, struct child_note *note, struct cd_err *e)
{
    struct job j = { .chain = c, .input = input, .entry = entry };
    const size_t nodes = c->nstages + c->noutputs;
    struct buf body = { 0 };
    struct channel_head h;
    struct child child;
    int rc;

    memset(r, 0, sizeof(*r));
    j.page = mmap(NULL, sizeof(*j.page), PROT_READ | PROT_WRITE,
        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (j.page == MAP_FAILED)
        return err_errno(e, "cannot share memory");
    if (child_start(&child, child_main, &j, e)) {
        munmap(j.page, sizeof(*j.page));
        return -1;
    }
    child.waiting = note;
    rc = child_receive(&child, &h, &body, e);
    if (rc == 1 && h.type == ENDED) {
        rc = decode(r, &body, nodes, e);
    } else if (rc == 1) {
        rc = err_set(e, "%s", buf_cstr(&body));
    } else {
        died(r, j.page, &child, nodes, c->plan->config->worker_bytes);
        rc = 0;
    }
    child_end(&child);
    munmap(j.page, sizeof(*j.page));
    buf_free(&body);
    return rc;
}

void
rehearsal_free(struct rehearsal *r)
{
    size_t i;

    for (i = 0; i < r->n; i++)
        json_decref(r->records[i]);
    free(r->records);
    free(r->code);
    free(r->reason);
}
