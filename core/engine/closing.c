/* SPDX-License-Identifier: MIT */
#include "engine/closing.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "engine/chain.h"
#include "engine/printed.h"
#include "engine/summary.h"
#include "engine/messages.h"
#include "process/channel.h"
#include "process/child.h"
#include "process/talk.h"

static void
note_call_of(const struct closing *closing, const char *what, const char *stage)
{
    if (closing->doing != NULL)
        closing->doing(closing->ctx, what, stage);
}

static void
pass_line(
    const struct closing *closing, size_t stage, char level, const char *text)
{
    if (closing->said != NULL)
        closing->said(closing->ctx, (uint32_t)stage, level, text);
}

/* A line of the log begins with the letter of its level. */
void
closing_log(
    const struct closing *closing, size_t stage, struct service *service)
{
    char *line, *end;
    char more[60];

    buf_addc(&service->log, '\0');
    for (line = service->log.p; (end = strchr(line, '\n')) != NULL;
         line = end + 1) {
        *end = '\0';
        pass_line(closing, stage, line[0], line + 1);
    }
    if (service->suppressed > 0) {
        snprintf(more, sizeof(more), "%zu more lines not shown",
            service->suppressed);
        pass_line(closing, stage, 'w', more);
    }
    service->log.n = service->suppressed = 0;
}

/* ---- close -------------------------------------------------------------- */

static void
close_one(struct chain *chain, size_t stage, struct stage *part,
    const struct closing *closing)
{
    struct cd_err err;
    int rc;

    if (part->node->plugin->d.close == NULL)
        return;
    chain->cursor->stage = (uint32_t)stage;
    note_call_of(closing, "close", chain->stages[stage - 1].node->id);
    rc = stage_close(part, &err);
    printed_flush();
    closing_log(closing, stage, &part->service);
    if (part != &chain->stages[stage - 1])
        closing_log(closing, stage, &chain->stages[stage - 1].service);
    if (rc)
        pass_line(closing, stage, 'e', err.text);
}

void
closing_close(struct chain *chain, const struct closing *closing)
{
    size_t i, k;

    chain->line = 0;
    for (i = 0; i < chain->nstages + chain->noutputs; i++) {
        /* A store is closed in its own process. */
        if (chain->stages[i].node->plugin->d.kind != CD_STORE)
            close_one(chain, i + 1, &chain->stages[i], closing);
        for (k = 0;
             i >= chain->nstages && k < chain->sifts[i - chain->nstages].n; k++)
            close_one(chain, i + 1, &chain->sifts[i - chain->nstages].stages[k],
                closing);
    }
    note_call_of(closing, "", "");
}

/* ---- release ------------------------------------------------------------ */

static void
release_one(struct chain *chain, size_t stage, struct stage *part,
    const struct closing *closing)
{
    if (part->prepared && part->node->plugin->d.release != NULL) {
        chain->cursor->stage = (uint32_t)stage;
        note_call_of(closing, "release", chain->stages[stage - 1].node->id);
        part->service.log.n = 0; /* of prepare: workers' replies have it */
        stage_let_go(part);
        printed_flush();
        closing_log(closing, stage, &part->service);
        if (part != &chain->stages[stage - 1])
            closing_log(closing, stage, &chain->stages[stage - 1].service);
    }
}

void
closing_release(struct chain *chain, const struct closing *closing)
{
    static struct chain_cursor spare;
    size_t i, k;

    chain->line = 0;
    chain->cursor = &spare; /* the shared one is gone */
    for (i = 0; i < chain->nstages + chain->noutputs; i++) {
        release_one(chain, i + 1, &chain->stages[i], closing);
        for (k = 0;
             i >= chain->nstages && k < chain->sifts[i - chain->nstages].n; k++)
            release_one(chain, i + 1,
                &chain->sifts[i - chain->nstages].stages[k], closing);
    }
    /* Freed last, because what a sieve logs is in the service of its output. */
    for (i = 0; i < chain->nstages + chain->noutputs; i++) {
        stage_free(&chain->stages[i]);
        for (k = 0;
             i >= chain->nstages && k < chain->sifts[i - chain->nstages].n; k++)
            stage_free(&chain->sifts[i - chain->nstages].stages[k]);
    }
    note_call_of(closing, "", "");
}

/* ---- who is told -------------------------------------------------------- */

void
closing_send(void *ctx, uint32_t stage, char level, const char *text)
{
    const struct closing_sender *sender = ctx;
    struct buf body = { 0 };

    buf_addc(&body, level);
    buf_adds(&body, text);
    channel_send(sender->channel, sender->type, stage, -1, body.p, body.n);
    buf_free(&body);
}

void
closing_doing(void *ctx, const char *what, const char *stage)
{
    const struct closing_sender *sender = ctx;

    child_doing(sender->note, what, stage);
}

void
closing_show(void *ctx, uint32_t stage, char level, const char *text)
{
    const struct summary *summary = ctx;

    if (level == 'e')
        talk(TALK_WARNING, "%s", text);
    else if (stage > 0 && stage <= summary->nstages + summary->noutputs)
        talk_said(summary->nodes[stage - 1].id, level, text);
}

void
closing_take(const struct summary *summary, struct channel_in *in)
{
    const char *text = buf_cstr(&in->body);

    if (in->body.n > 1)
        closing_show(
            (void *)(uintptr_t)summary, in->head.arg, text[0], text + 1);
}

static void
take_last(void *summary, struct channel_in *in)
{
    if (in->head.type == ZYGOTE_SAID)
        closing_take(summary, in);
}

void
closing_end(struct child *zygote, struct summary *summary)
{
    zygote->late = take_last;
    zygote->late_ctx = summary;
    child_end(zygote);
}
