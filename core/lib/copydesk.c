/* SPDX-License-Identifier: MIT */
/* The functions of copydesk/copydesk.h. */
#include <copydesk/copydesk.h>

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <copydesk/version.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "engine/chain.h"
#include "engine/sandbox.h"
#include "host/folders.h"
#include "json/writer.h"
#include "lib/guard.h"
#include "lib/logged.h"

#define RUN_ID "library" /* what stores would remember: none is opened */

struct copydesk {
    struct plan *plan;
    struct chain *chain; /* NULL if it cannot be used */
    struct chain_cursor cursor;
    struct path input; /* what records come from, as messages call it */
    uint64_t line;     /* records so far */
    pid_t owner;       /* the process that opened it */
    bool lost;         /* memory ran out: nothing in it may be touched */
    bool telling;      /* the log function is told of a call */
    const char *error; /* NULL: there is none */
    struct buf errors, warnings;
    struct logged logged;

    /* Of the record in hand. */
    enum copydesk_result result;
    json_t *rec; /* as it was behind the last stage it came to */
    struct buf record;
    struct chain_fault fault;
};

static const char no_memory[] = "copydesk: error: out of memory\n";

/* ---- open --------------------------------------------------------------- */

struct opening {
    struct copydesk *to;
    struct config_request request;
};

static void
no_note(void *ctx, const char *plugin)
{
    (void)ctx;
    (void)plugin;
}

static void
no_call(void *ctx, const char *what, const char *stage)
{
    (void)ctx;
    (void)what;
    (void)stage;
}

static void
take_diags(struct copydesk *c, struct diags *diags)
{
    size_t i;

    diags_sort(diags);
    for (i = 0; i < diags->n; i++)
        diag_text(diags->v[i].level == DIAG_ERROR ? &c->errors : &c->warnings,
            &diags->v[i]);
}

/* Called with the record behind each stage.  The last one that was seen is what
 * comes out. */
static void
take_record(void *ctx, size_t stage, const json_t *rec)
{
    struct copydesk *c = ctx;

    (void)stage;
    if (c->rec == rec)
        return;
    json_decref(c->rec);
    c->rec = json_incref((json_t *)(uintptr_t)rec);
}

/* Start the stages of a plan without mistakes. */
static void
start(struct copydesk *c)
{
    struct diags *diags = &c->plan->config->source.diags;
    struct cd_err e;

    c->chain = chain_prepare(c->plan, RUN_ID, no_call, NULL, &e);
    if (c->chain == NULL)
        return; /* the plan tells why */
    c->chain->trace = take_record;
    c->chain->trace_ctx = c;
    if (chain_open(c->chain, &c->cursor, no_call, NULL, &e) == 0)
        return;
    diags_add(
        diags, DIAG_ERROR, c->plan->config->source.name, 0, 0, "%s", e.text);
    chain_free(c->chain, &(struct closing){ no_call, NULL, NULL });
    c->chain = NULL;
}

static void
open_pipeline(void *ctx)
{
    static char name[] = "record";
    const struct opening *opening = ctx;
    const struct plan_files files = { .no_inputs = true };
    struct copydesk *c = opening->to;
    struct config *config = config_make(&opening->request);
    struct registry *registry = folders_registry(config, NULL, 0);

    c->input.name = name;
    if (registry == NULL) {
        take_diags(c, &config->source.diags);
        config_free(config);
    } else {
        c->plan = plan_make(config, registry, &files, no_note, NULL);
        if (config->source.diags.errors == 0)
            start(c);
        take_diags(c, &config->source.diags);
    }
    if (c->chain != NULL)
        logged_take(&c->logged, c->chain);
    buf_cstr(&c->warnings);
    if (c->errors.n > 0)
        c->error = buf_cstr(&c->errors);
}

static void
lose(struct copydesk *c)
{
    c->lost = true;
    c->error = no_memory;
    c->result = COPYDESK_FAILED;
}

static struct copydesk *
open_request(const struct config_request *request, copydesk_log *log, void *ctx)
{
    struct opening opening = { calloc(1, sizeof(*opening.to)), *request };
    struct copydesk *c = opening.to;

    if (c == NULL)
        return NULL;
    opening.request.in_memory = true;
    c->owner = getpid();
    c->result = COPYDESK_FAILED;
    c->logged.log = log;
    c->logged.ctx = ctx;
    if (guard_call(open_pipeline, &opening))
        lose(c);
    else
        logged_tell(&c->logged);
    return c;
}

struct copydesk *
copydesk_open(const char *file, copydesk_log *log, void *ctx)
{
    return open_request(&(struct config_request){ .file = file }, log, ctx);
}

struct copydesk *
copydesk_open_text(const char *json, size_t n, const char *folder,
    copydesk_log *log, void *ctx)
{
    return open_request(
        &(struct config_request){ .text = json != NULL ? json : "",
            .ntext = n,
            .folder = folder != NULL ? folder : "" },
        log, ctx);
}

const char *
copydesk_error(const struct copydesk *c)
{
    return c->error;
}

const char *
copydesk_warnings(const struct copydesk *c)
{
    return !c->lost ? c->warnings.p : "";
}

/* ---- records ------------------------------------------------------------ */

/* A call of copydesk_process. */
struct call {
    struct copydesk *c;
    const char *text; /* text[0..n): of the record, as it was given */
    size_t n;
    enum copydesk_result result;
};

static void
too_large(struct copydesk *c, size_t n, uint64_t most)
{
    c->fault = (struct chain_fault){ { "too_large", "" }, 0 };
    snprintf(c->fault.fault.reason, sizeof(c->fault.fault.reason),
        "the record has %zu bytes, limits.record_bytes is %ju", n,
        (uintmax_t)most);
    c->result = COPYDESK_REJECTED;
}

/* What came out is written, unless it has more bytes than an output gets in a
 * run, where each is followed by a newline. */
static void
keep(struct copydesk *c)
{
    writer_value(&c->record, c->rec);
    if (c->record.n < c->chain->most) {
        buf_cstr(&c->record);
        return;
    }
    c->record.n = 0;
    chain_too_large(c->chain, &c->fault);
    c->fault.stage = 0;
    c->result = COPYDESK_REJECTED;
}

static void
process(void *ctx)
{
    static const enum copydesk_result results[] = { [CHAIN_WRITTEN] =
                                                        COPYDESK_KEPT,
        [CHAIN_DROPPED] = COPYDESK_DROPPED,
        [CHAIN_REJECTED] = COPYDESK_REJECTED,
        [CHAIN_STOPPED] = COPYDESK_STOPPED };
    struct call *call = ctx;
    struct copydesk *c = call->c;
    const struct config *config = c->plan->config;
    const size_t mark = utf8_mark(call->text, call->n);
    const char *text = call->text + mark;
    const size_t n = call->n - mark;

    c->line++;
    c->record.n = 0;
    if (n > config->record_bytes) {
        too_large(c, n, config->record_bytes);
        call->result = c->result;
        return;
    }
    /* Another pipeline may have other limits of its commands. */
    sandbox_commands(config->worker_bytes, c->chain->most);
    c->result = results[chain_record(
        c->chain, &c->input, c->line, 0, text, n, &c->fault)];
    if (c->result == COPYDESK_KEPT)
        keep(c);
    call->result = c->result;
    json_decref(c->rec);
    c->rec = NULL;
    logged_take(&c->logged, c->chain);
}

enum copydesk_result
copydesk_process(struct copydesk *c, const char *json, size_t n)
{
    struct call call = { c, json, n, COPYDESK_FAILED };

    /* From its log what the call under way left would be overwritten. */
    if (c->chain == NULL || c->lost || c->telling)
        return COPYDESK_FAILED;
    if (c->owner != getpid()) {
        c->error = "copydesk: error: the pipeline was opened in another "
                   "process: open one in each\n";
        return c->result = COPYDESK_FAILED;
    }
    if (guard_call(process, &call)) {
        lose(c);
        return COPYDESK_FAILED;
    }
    c->telling = true;
    logged_tell(&c->logged);
    c->telling = false;
    return call.result;
}

const char *
copydesk_record(const struct copydesk *c, size_t *n)
{
    bool kept = c->result == COPYDESK_KEPT;

    if (n != NULL)
        *n = kept ? c->record.n : 0;
    return kept ? c->record.p : NULL;
}

static bool
has_fault(const struct copydesk *c)
{
    return c->result == COPYDESK_REJECTED || c->result == COPYDESK_STOPPED;
}

const char *
copydesk_code(const struct copydesk *c)
{
    return has_fault(c) ? c->fault.fault.code : NULL;
}

const char *
copydesk_reason(const struct copydesk *c)
{
    return has_fault(c) ? c->fault.fault.reason : NULL;
}

const char *
copydesk_stage(const struct copydesk *c)
{
    if (!has_fault(c))
        return NULL;
    return c->fault.stage > 0 ? c->chain->stages[c->fault.stage - 1].node->id
                              : "";
}

/* ---- close -------------------------------------------------------------- */

static void
close_pipeline(void *ctx)
{
    struct copydesk *c = ctx;
    const struct closing closing = { no_call, logged_closing, &c->logged };

    if (c->chain != NULL && c->owner == getpid()) {
        c->logged.chain = c->chain;
        closing_close(c->chain, &closing);
        chain_free(c->chain, &closing);
    }
    if (c->owner == getpid())
        plan_free(c->plan);
}

void
copydesk_close(struct copydesk *c)
{
    if (c == NULL)
        return;
    if (!c->lost && guard_call(close_pipeline, c) == 0) {
        c->telling = true;
        logged_tell(&c->logged);
        buf_free(&c->errors);
        buf_free(&c->warnings);
        buf_free(&c->record);
        logged_free(&c->logged);
    }
    free(c);
}

const char *
copydesk_version(void)
{
    return COPYDESK_VERSION;
}
