/* SPDX-License-Identifier: MIT */
#include "engine/closing.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "engine/chain.h"
#include "engine/summary.h"
#include "engine/zygote.h"
#include "host/channel.h"
#include "host/child.h"
#include "host/talk.h"

static void
doing(const struct closing *l, const char *what, const char *stage)
{
    if (l->doing != NULL)
        l->doing(l->ctx, what, stage);
}

static void
say(const struct closing *l, size_t stage, char level, const char *text)
{
    if (l->said != NULL)
        l->said(l->ctx, (uint32_t)stage, level, text);
}

/* Give away what the service has of the call: a letter and a text each line.
 */
static void
tell(const struct closing *l, size_t stage, struct service *s)
{
    char *line, *end;
    char more[60];

    fflush(stdout); /* into the log, where it is captured */
    fflush(stderr);
    buf_addc(&s->log, '\0');
    for (line = s->log.p; (end = strchr(line, '\n')) != NULL; line = end + 1) {
        *end = '\0';
        say(l, stage, line[0], line + 1);
    }
    if (s->suppressed > 0) {
        snprintf(more, sizeof(more), "%zu more lines not shown", s->suppressed);
        say(l, stage, 'w', more);
    }
    s->log.n = s->suppressed = 0;
}

/* ---- close -------------------------------------------------------------- */

static void
close_one(
    struct chain *c, size_t stage, struct stage *s, const struct closing *l)
{
    struct cd_err e;
    int rc;

    if (s->node->plugin->d.close == NULL)
        return;
    c->cursor->stage = (uint32_t)stage;
    doing(l, "close", c->stages[stage - 1].node->id);
    rc = stage_close(s, &e);
    tell(l, stage, &s->service);
    if (s != &c->stages[stage - 1])
        tell(l, stage, &c->stages[stage - 1].service);
    if (rc)
        say(l, stage, 'e', e.text);
}

void
closing_close(struct chain *c, const struct closing *l)
{
    size_t i, k;

    c->line = 0;
    for (i = 0; i < c->nstages + c->noutputs; i++) {
        /* A store is closed in its own process. */
        if (c->stages[i].node->plugin->d.kind != CD_STORE)
            close_one(c, i + 1, &c->stages[i], l);
        for (k = 0; i >= c->nstages && k < c->sifts[i - c->nstages].n; k++)
            close_one(c, i + 1, &c->sifts[i - c->nstages].stages[k], l);
    }
    doing(l, "", "");
}

/* ---- release ------------------------------------------------------------ */

static void
release_one(
    struct chain *c, size_t stage, struct stage *s, const struct closing *l)
{
    if (s->node->plugin->d.release != NULL) {
        c->cursor->stage = (uint32_t)stage;
        doing(l, "release", c->stages[stage - 1].node->id);
        s->service.log.n = 0; /* of prepare: the workers told it */
        stage_let_go(s);
        tell(l, stage, &s->service);
        if (s != &c->stages[stage - 1])
            tell(l, stage, &c->stages[stage - 1].service);
    }
}

void
closing_release(struct chain *c, const struct closing *l)
{
    static struct chain_cursor spare;
    size_t i, k;

    c->line = 0;
    c->cursor = &spare; /* that of the workers is gone */
    for (i = 0; i < c->nstages + c->noutputs; i++) {
        release_one(c, i + 1, &c->stages[i], l);
        for (k = 0; i >= c->nstages && k < c->sifts[i - c->nstages].n; k++)
            release_one(c, i + 1, &c->sifts[i - c->nstages].stages[k], l);
    }
    /* Only now: what a sift says is in the service of its output, too. */
    for (i = 0; i < c->nstages + c->noutputs; i++) {
        stage_free(&c->stages[i]);
        for (k = 0; i >= c->nstages && k < c->sifts[i - c->nstages].n; k++)
            stage_free(&c->sifts[i - c->nstages].stages[k]);
    }
    doing(l, "", "");
}

/* ---- who is told -------------------------------------------------------- */

void
closing_send(void *sender, uint32_t stage, char level, const char *text)
{
    const struct closing_sender *s = sender;
    struct buf body = { 0 };

    buf_addc(&body, level);
    buf_adds(&body, text);
    channel_send(s->channel, s->type, stage, -1, body.p, body.n);
    buf_free(&body);
}

void
closing_doing(void *sender, const char *what, const char *stage)
{
    const struct closing_sender *s = sender;

    child_doing(s->note, what, stage);
}

void
closing_show(void *summary, uint32_t stage, char level, const char *text)
{
    const struct summary *m = summary;

    if (level == 'e')
        talk(TALK_WARNING, "%s", text);
    else if (stage > 0 && stage <= m->nstages + m->noutputs)
        talk_said(m->nodes[stage - 1].id, level, text);
}

void
closing_take(const struct summary *m, struct channel_in *in)
{
    const char *text = buf_cstr(&in->body);

    if (in->body.n > 1)
        closing_show((void *)(uintptr_t)m, in->head.arg, text[0], text + 1);
}

static void
take_last(void *summary, struct channel_in *in)
{
    if (in->head.type == ZYGOTE_SAID)
        closing_take(summary, in);
}

void
closing_end(struct child *zygote, struct summary *m)
{
    zygote->late = take_last;
    zygote->late_ctx = m;
    child_end(zygote);
}
