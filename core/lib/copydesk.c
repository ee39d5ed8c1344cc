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
take_diags(struct copydesk *desk, struct diags *diags)
{
    size_t i;

    diags_sort(diags);
    for (i = 0; i < diags->n; i++)
        diag_text(
            diags->v[i].level == DIAG_ERROR ? &desk->errors : &desk->warnings,
            &diags->v[i]);
}

/* Called with the record behind each stage.  The last one that was seen is what
 * comes out. */
static void
take_record(void *ctx, size_t stage, const json_t *rec)
{
    struct copydesk *desk = ctx;

    (void)stage;
    if (desk->rec == rec)
        return;
    json_decref(desk->rec);
    desk->rec = json_incref((json_t *)(uintptr_t)rec);
}

/* Start the stages of a plan without mistakes. */
static void
start_stages(struct copydesk *desk)
{
    struct diags *diags = &desk->plan->config->source.diags;
    struct cd_err err;

    desk->chain = chain_prepare(desk->plan, RUN_ID, no_call, NULL, &err);
    if (desk->chain == NULL)
        return; /* the plan tells why */
    desk->chain->trace = take_record;
    desk->chain->trace_ctx = desk;
    if (chain_open(desk->chain, &desk->cursor, no_call, NULL, &err) == 0)
        return;
    diags_add(diags, DIAG_ERROR, desk->plan->config->source.name, 0, 0, "%s",
        err.text);
    chain_free(desk->chain, &(struct closing){ no_call, NULL, NULL });
    desk->chain = NULL;
}

static void
open_pipeline(void *ctx)
{
    static char name[] = "record";
    const struct opening *opening = ctx;
    const struct plan_files files = { .no_inputs = true };
    struct copydesk *desk = opening->to;
    struct config *config = config_make(&opening->request);
    struct registry *registry = folders_registry(config, NULL, 0);

    desk->input.name = name;
    if (registry == NULL) {
        take_diags(desk, &config->source.diags);
        config_free(config);
    } else {
        desk->plan = plan_make(config, registry, &files, no_note, NULL);
        if (config->source.diags.errors == 0)
            start_stages(desk);
        take_diags(desk, &config->source.diags);
    }
    if (desk->chain != NULL)
        logged_take(&desk->logged, desk->chain);
    buf_cstr(&desk->warnings);
    if (desk->errors.n > 0)
        desk->error = buf_cstr(&desk->errors);
}

static void
lose(struct copydesk *desk)
{
    desk->lost = true;
    desk->error = no_memory;
    desk->result = COPYDESK_FAILED;
}

static struct copydesk *
open_request(const struct config_request *request, copydesk_log *log, void *ctx)
{
    struct opening opening = { calloc(1, sizeof(*opening.to)), *request };
    struct copydesk *desk = opening.to;

    if (desk == NULL)
        return NULL;
    opening.request.in_memory = true;
    desk->owner = getpid();
    desk->result = COPYDESK_FAILED;
    desk->logged.log = log;
    desk->logged.ctx = ctx;
    if (guard_call(open_pipeline, &opening))
        lose(desk);
    else
        logged_tell(&desk->logged);
    return desk;
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
copydesk_error(const struct copydesk *desk)
{
    return desk->error;
}

const char *
copydesk_warnings(const struct copydesk *desk)
{
    return !desk->lost ? desk->warnings.p : "";
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
too_large(struct copydesk *desk, size_t n, uint64_t most)
{
    desk->fault = (struct chain_fault){ { "too_large", "" }, 0 };
    snprintf(desk->fault.fault.reason, sizeof(desk->fault.fault.reason),
        "the record has %zu bytes, limits.record_bytes is %ju", n,
        (uintmax_t)most);
    desk->result = COPYDESK_REJECTED;
}

/* What came out is written, unless it has more bytes than an output gets in a
 * run, where each is followed by a newline. */
static void
keep_output(struct copydesk *desk)
{
    writer_value(&desk->record, desk->rec);
    if (desk->record.n < desk->chain->most) {
        buf_cstr(&desk->record);
        return;
    }
    desk->record.n = 0;
    chain_too_large(desk->chain, &desk->fault);
    desk->fault.stage = 0;
    desk->result = COPYDESK_REJECTED;
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
    struct copydesk *desk = call->c;
    const struct config *config = desk->plan->config;
    const size_t mark = utf8_mark(call->text, call->n);
    const char *text = call->text + mark;
    const size_t n = call->n - mark;

    desk->line++;
    desk->record.n = 0;
    if (n > config->record_bytes) {
        too_large(desk, n, config->record_bytes);
        call->result = desk->result;
        return;
    }
    /* Another pipeline may have other limits of its commands. */
    sandbox_commands(config->worker_bytes, desk->chain->most);
    desk->result = results[chain_record(
        desk->chain, &desk->input, desk->line, 0, text, n, &desk->fault)];
    if (desk->result == COPYDESK_KEPT)
        keep_output(desk);
    call->result = desk->result;
    json_decref(desk->rec);
    desk->rec = NULL;
    logged_take(&desk->logged, desk->chain);
}

enum copydesk_result
copydesk_process(struct copydesk *desk, const char *json, size_t n)
{
    struct call call = { desk, json, n, COPYDESK_FAILED };

    /* From its log what the call under way left would be overwritten. */
    if (desk->chain == NULL || desk->lost || desk->telling)
        return COPYDESK_FAILED;
    if (desk->owner != getpid()) {
        desk->error = "copydesk: error: the pipeline was opened in another "
                      "process: open one in each\n";
        return desk->result = COPYDESK_FAILED;
    }
    if (guard_call(process, &call)) {
        lose(desk);
        return COPYDESK_FAILED;
    }
    desk->telling = true;
    logged_tell(&desk->logged);
    desk->telling = false;
    return call.result;
}

const char *
copydesk_record(const struct copydesk *desk, size_t *n)
{
    bool kept = desk->result == COPYDESK_KEPT;

    if (n != NULL)
        *n = kept ? desk->record.n : 0;
    return kept ? desk->record.p : NULL;
}

static bool
has_fault(const struct copydesk *desk)
{
    return desk->result == COPYDESK_REJECTED ||
           desk->result == COPYDESK_STOPPED;
}

const char *
copydesk_code(const struct copydesk *desk)
{
    return has_fault(desk) ? desk->fault.fault.code : NULL;
}

const char *
copydesk_reason(const struct copydesk *desk)
{
    return has_fault(desk) ? desk->fault.fault.reason : NULL;
}

const char *
copydesk_stage(const struct copydesk *desk)
{
    if (!has_fault(desk))
        return NULL;
    return desk->fault.stage > 0
               ? desk->chain->stages[desk->fault.stage - 1].node->id
               : "";
}

/* ---- close -------------------------------------------------------------- */

static void
close_pipeline(void *ctx)
{
    struct copydesk *desk = ctx;
    const struct closing closing = { no_call, logged_closing, &desk->logged };

    if (desk->chain != NULL && desk->owner == getpid()) {
        desk->logged.chain = desk->chain;
        closing_close(desk->chain, &closing);
        chain_free(desk->chain, &closing);
    }
    if (desk->owner == getpid())
        plan_free(desk->plan);
}

void
copydesk_close(struct copydesk *desk)
{
    if (desk == NULL)
        return;
    if (!desk->lost && guard_call(close_pipeline, desk) == 0) {
        desk->telling = true;
        logged_tell(&desk->logged);
        buf_free(&desk->errors);
        buf_free(&desk->warnings);
        buf_free(&desk->record);
        logged_free(&desk->logged);
    }
    free(desk);
}

const char *
copydesk_version(void)
{
    return COPYDESK_VERSION;
}
