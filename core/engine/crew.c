/* SPDX-License-Identifier: MIT */
#include "engine/crew.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/mem.h"
#include "engine/ending.h"
#include "engine/place.h"
#include "engine/reject.h"
#include "engine/zygote.h"
#include "host/channel.h"

struct crew {
    struct crew_parts p;
    struct place *v;
    unsigned n;             /* places that were used so far */
    unsigned deaths;        /* records in a row that no worker survived */
    uint64_t started, died; /* workers, since crew_count */
    uint64_t next;          /* the batch whose turn it is */
    struct loop_source zygote, printed; /* what comes from the zygote */
    struct loop_watch watch;
};

static int run(struct crew *c, struct place *p, struct cd_err *e);

/* ---- work --------------------------------------------------------------- */

static void
note_nothing(void *ctx, const char *what, const char *stage)
{
    (void)ctx;
    (void)what;
    (void)stage;
}

/* Get the place a worker. */
static int
start(struct crew *c, struct place *p, struct cd_err *e)
{
    struct lane *l = &p->lane;

    if (c->p.zygote != NULL) {
        watch_start(&l->watch, 0, 0);
        c->started++;
        return lane_start(l, c->p.zygote, c->p.summary->record_bytes, e);
    }
    if (chain_open(c->p.chain, &l->own_cursor, note_nothing, NULL, e))
        return -1;
    lane_start_own(l, c->p.chain, &c->p.rejects);
    return 0;
}

/* Have its worker killed. */
static void
end(struct crew *c, struct place *p, const struct death_cause *why)
{
    p->ended = *why;
    channel_send(c->p.zygote->channel, ZYGOTE_KILL, p->lane.index, -1, NULL, 0);
}

/* A reply is there.  One that makes no sense was spoiled by a plugin, and its
 * worker counts as one that died. */
static void
take(struct crew *c, struct place *p)
{
    static const struct death_cause spoiled = { "plugin_crash",
        "spoiled the reply of the worker", true };
    static const struct death_cause replaced = { "plugin_crash", "is done",
        true };
    bool record;

    if (place_take(p, c->p.summary, &record)) {
        end(c, p, &spoiled);
        return;
    }
    if (record)
        c->deaths = 0;
    if (p->lane.state == LANE_LEAVING)
        end(c, p, &replaced);
}

void
crew_next(struct crew *c, uint64_t number)
{
    unsigned i;

    c->next = number;
    for (i = 0; i < c->n; i++)
        place_let(&c->v[i], number, c->p.summary);
}

/* The worker is ready for something, or gone: go on with what is to do. */
static int
run(struct crew *c, struct place *p, struct cd_err *e)
{
    struct lane *l = &p->lane;

    place_let(p, c->next, c->p.summary);
    if (l->state == LANE_DONE)
        take(c, p);
    if (p->batch == NULL || p->done || p->parked)
        return 0;
    if (l->state == LANE_NONE)
        return start(c, p, e);
    if (l->state == LANE_IDLE)
        place_give(p);
    return 0;
}

/* ---- deaths ------------------------------------------------------------- */

/* Entry `at` ended its worker, alone: it is rejected, and then the trial goes
 * on. */
static int
condemn(struct crew *c, struct place *p, size_t at, const struct death *d,
    struct cd_err *e)
{
    const struct batch_ref *x = &p->batch->refs[at];
    struct verdict v;

    if (x->kind != BATCH_RECORD)
        return err_set(
            e, "%s %s where no plugin was at work", d->who, d->reason);
    v = place_verdict(p, at, d);
    if (c->p.verdict(c->p.ctx, &v, e))
        return -1;
    if (++c->deaths == CREW_DEATHS)
        return err_set(e,
            "%d records in a row ended their worker, the last "
            "one at %s:%ju: %s %s",
            CREW_DEATHS, c->p.summary->inputs.v[x->input].name,
            (uintmax_t)x->line, d->who, d->reason);
    verdict_apply(&v, p->batch);
    return 0;
}

/* The worker of a place is gone. */
static int
ended(struct crew *c, struct place *p, const struct zygote_death *how,
    struct cd_err *e)
{
    struct lane *l = &p->lane;
    bool busy = l->state == LANE_STARTING || l->state == LANE_BUSY ||
                l->state == LANE_LOST;
    struct death d;
    size_t at;

    death_read(&d, how, &l->slot, &p->ended, c->p.summary);
    lane_gone(l, place_at_work(p, c->p.summary));
    p->ended.reason = NULL;
    if (l->refusal[0] != '\0') {
        place_tell(p, c->p.summary);
        err_set(e, "%s", l->refusal);
        e->machine = l->machine;
        return -1;
    }
    if (!busy)
        return run(c, p, e);
    if (d.by_others)
        return place_killed(p, e) ? -1 : run(c, p, e);
    if (p->batch == NULL || !l->worked) {
        place_tell(p, c->p.summary);
        return err_set(e, "%s %s", d.who, d.reason);
    }
    c->died++;
    at = place_died(p, c->p.summary, c->p.rejects.level, &d);
    if (at != SEARCH_NOBODY)
        place_tell(p, c->p.summary);
    if (at != SEARCH_NOBODY && condemn(c, p, at, &d, e))
        return -1;
    return run(c, p, e);
}

/* What the zygote says about its children. */
static int
take_news(struct crew *c, const struct channel_in *in, struct cd_err *e)
{
    const struct channel_head *h = &in->head;
    struct zygote_death how;
    pid_t pid;

    if (h->arg < c->n && h->type == ZYGOTE_DIED && h->n == sizeof(how)) {
        memcpy(&how, in->body.p, sizeof(how));
        return ended(c, &c->v[h->arg], &how, e);
    }
    if (h->arg >= c->n || h->type != ZYGOTE_SPAWNED || h->n != sizeof(pid))
        return err_set(e, "the process that forks workers talks nonsense");
    memcpy(&pid, in->body.p, sizeof(pid));
    if (pid < 0)
        return err_set(e, "cannot start a worker process");
    c->v[h->arg].lane.pid = pid;
    watch_start(&c->v[h->arg].lane.watch, pid, 0);
    return 0;
}

static int
hear_zygote(void *ctx, struct cd_err *e)
{
    struct crew *c = ctx;
    struct child *z = c->p.zygote;

    switch (channel_collect(z->channel, &z->in)) {
    case CHANNEL_PART:
        return 0;
    case CHANNEL_MESSAGE:
        return take_news(c, &z->in, e);
    case CHANNEL_ENDED:
        return err_set(e, "the process that forks workers is gone");
    case CHANNEL_LONG:
    case CHANNEL_NONSENSE:
        break;
    }
    return err_set(e, "the process that forks workers talks nonsense");
}

static int
hear_zygote_print(void *ctx, struct cd_err *e)
{
    struct crew *c = ctx;

    (void)e;
    printing_read(&c->p.zygote->printed, "");
    return 0;
}

/* ---- workers that do not get on ----------------------------------------- */

/* End workers that do not get on. */
static int
look(void *ctx, struct cd_err *e)
{
    struct crew *c = ctx;
    unsigned i;

    (void)e;
    for (i = 0; i < c->n; i++) {
        struct place *p = &c->v[i];
        struct death_cause why;

        if (p->lane.pid == 0 || p->ended.reason != NULL)
            continue;
        why = place_judge(p);
        if (why.reason != NULL)
            end(c, p, &why);
    }
    return 0;
}

/* A reply counts as it stands, also if the worker has printed too much for it
 * before, and nobody had noticed yet; none counts of a worker that is being
 * ended. */
static void
check_reply(struct crew *c, struct place *p)
{
    static const struct death_cause flood = { "plugin_hang",
        "printed without end", false };
    struct lane *l = &p->lane;

    if (l->state != LANE_DONE)
        return;
    printing_drain(&l->printed, place_at_work(p, c->p.summary));
    if (printing_floods(&l->printed) && p->ended.reason == NULL)
        end(c, p, &flood);
    if (p->ended.reason != NULL)
        lane_lose(l);
}

static int
hear_worker(void *ctx, struct cd_err *e)
{
    struct place *p = ctx;
    struct crew *c = p->crew;
    struct lane *l = &p->lane;

    if (!lane_receives(l))
        l->receive_by = loop_clock() + PLACE_RECEIVE;
    lane_receive(l);
    p->leave_by = loop_clock() + PLACE_LEAVE;
    check_reply(c, p);
    return run(c, p, e);
}

static int
hear_worker_print(void *ctx, struct cd_err *e)
{
    struct place *p = ctx;

    (void)e;
    printing_read(&p->lane.printed, place_at_work(p, p->crew->p.summary));
    return 0;
}

/* ---- the loop ----------------------------------------------------------- */

/* The last word of a worker comes before the news of its end: the zygote is
 * heard behind all workers. */
static void
hear_all_from_zygote(struct crew *c)
{
    struct child *z = c->p.zygote;

    c->watch = (struct loop_watch){ look, c };
    loop_look(&c->watch);
    if (z == NULL)
        return;
    c->zygote = (struct loop_source){ &z->channel, POLLIN, hear_zygote, c };
    c->printed =
        (struct loop_source){ &z->printed.fd, POLLIN, hear_zygote_print, c };
    loop_hear(&c->zygote);
    loop_hear(&c->printed);
}

/* The next place that is used. */
static void
add_place(struct crew *c)
{
    struct place *p = &c->v[c->n++];

    p->crew = c;
    p->replies = (struct loop_source){ &p->lane.heard, POLLIN, hear_worker, p };
    p->printed = (struct loop_source){ &p->lane.printed.fd, POLLIN,
        hear_worker_print, p };
    loop_hear(&p->replies);
    loop_hear(&p->printed);
}

/* ---- the crew ----------------------------------------------------------- */

struct crew *
crew_start(const struct crew_parts *p, struct cd_err *e)
{
    struct crew *c = mem_zalloc(1, sizeof(*c));
    unsigned i;

    c->p = *p;
    if (c->p.zygote == NULL)
        c->p.jobs = 1;
    c->v = mem_zalloc(c->p.jobs, sizeof(*c->v));
    for (i = 0; i < c->p.jobs; i++)
        lane_init(&c->v[i].lane, i);
    hear_all_from_zygote(c);
    add_place(c);
    if (start(c, &c->v[0], e))
        goto err;
    while (c->v[0].lane.state != LANE_IDLE) {
        if (c->v[0].lane.state == LANE_NONE && start(c, &c->v[0], e))
            goto err;
        if (loop_turn(e) || interrupt_check(e))
            goto err;
    }
    return c;

err:
    crew_stop(c);
    return NULL;
}

void
crew_stop(struct crew *c)
{
    unsigned i;

    if (c == NULL)
        return;
    for (i = 0; i < c->n; i++) {
        loop_unhear(&c->v[i].replies);
        loop_unhear(&c->v[i].printed);
    }
    loop_unhear(&c->zygote);
    loop_unhear(&c->printed);
    loop_unlook(&c->watch);
    if (c->p.zygote != NULL)
        ending_wait(c->v, c->n, c->p.zygote, c->p.summary);
    for (i = 0; i < c->p.jobs; i++)
        place_free(&c->v[i]);
    free(c->v);
    free(c);
}

/* The place that takes the next batch: one with an idle worker, or else one
 * without.  One worker is started at a time, so that short inputs do not
 * start many. */
static struct place *
room(const struct crew *c)
{
    struct place *found = c->n < c->p.jobs ? &c->v[c->n] : NULL;
    bool starting = false;
    unsigned i;

    for (i = 0; i < c->n; i++) {
        struct place *p = &c->v[i];

        if (p->batch == NULL && p->lane.state == LANE_IDLE)
            return p;
        if (p->batch == NULL && p->lane.state == LANE_NONE)
            found = p;
        if (p->lane.state == LANE_STARTING && p->trial == NULL)
            starting = true;
    }
    return starting ? NULL : found;
}

bool
crew_has_room(const struct crew *c)
{
    return room(c) != NULL;
}

/* There is work: without a process it is done at once. */
static int
set_going(struct crew *c, struct place *p, struct cd_err *e)
{
    if (run(c, p, e))
        return -1;
    return c->p.zygote == NULL ? run(c, p, e) : 0;
}

int
crew_give(struct crew *c, struct batch *b, struct cd_err *e)
{
    struct place *p = room(c);

    if (p == &c->v[c->n])
        add_place(c);
    p->batch = b;
    p->from = 0;
    p->kills = 0;
    return set_going(c, p, e);
}

int
crew_go_on(struct crew *c, uint64_t number, struct cd_err *e)
{
    unsigned i;

    for (i = 0; i < c->n; i++) {
        struct place *p = &c->v[i];

        if (p->parked && p->batch->number == number) {
            place_go_on(p);
            return set_going(c, p, e);
        }
    }
    return 0;
}

struct batch *
crew_take(struct crew *c, struct buf *message, struct reply *r, bool *more)
{
    unsigned i;

    for (i = 0; i < c->n; i++) {
        struct place *p = &c->v[i];
        if (p->done && p->batch != NULL)
            return place_hand_over(p, message, r, more);
    }
    return NULL;
}

void
crew_count(struct crew *c, uint64_t *started, uint64_t *died)
{
    *started += c->started;
    *died += c->died;
    c->started = c->died = 0;
}

int
crew_ends(struct crew *c, enum worker_job job, struct buf *message,
    struct reply *r, struct cd_err *e)
{
    struct place *p = &c->v[0];
    struct lane *l = &p->lane;
    bool more;

    p->kills = 0;
    while (!p->done) {
        if (l->state == LANE_NONE && start(c, p, e))
            return -1;
        if (l->state == LANE_IDLE)
            place_give_ends(p, job);
        if (l->state == LANE_DONE)
            take(c, p);
        else if (loop_turn(e) || interrupt_check(e))
            return -1;
    }
    place_hand_over(p, message, r, &more);
    return 0;
}
