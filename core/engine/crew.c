#include "engine/crew.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "engine/place.h"
#include "engine/reject.h"
#include "engine/zygote.h"
#include "host/channel.h"

/* Milliseconds between two looks at the workers. */
#define TICK 200

struct crew {
    struct crew_parts p;
    struct place *v;
    unsigned n;             /* places that were used so far */
    unsigned deaths;        /* records in a row that no worker survived */
    uint64_t started, died; /* workers, since crew_count */
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
        watch_start(&l->watch, 0);
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

/* The worker is ready for something, or gone: go on with what is to do. */
static int
run(struct crew *c, struct place *p, struct cd_err *e)
{
    struct lane *l = &p->lane;

    if (l->state == LANE_DONE)
        take(c, p);
    if (p->batch == NULL || p->done)
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
    v.batch = p->batch->number;
    v.ref = (uint32_t)at;
    v.code = (uint32_t)reject_code(d->code);
    v.stage = d->stage;
    memcpy(v.reason, d->reason, sizeof(v.reason));
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

static int
killed_again(struct place *p, struct cd_err *e)
{
    if (++p->kills < CREW_KILLS)
        return 0;
    return err_set(e,
        "a worker was killed %d times on the same work, and not "
        "by copydesk: out of memory? fewer workers (-j) need "
        "less",
        CREW_KILLS);
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
    lane_gone(l);
    p->ended.reason = NULL;
    if (l->refusal[0] != '\0')
        return err_set(e, "%s", l->refusal);
    if (!busy)
        return run(c, p, e);
    if (d.by_others)
        return killed_again(p, e) ? -1 : run(c, p, e);
    if (p->batch == NULL || !l->worked)
        return err_set(e, "%s %s", d.who, d.reason);
    c->died++;
    at = place_died(p, c->p.summary, c->p.rejects.level, &d);
    if (at != SEARCH_NOBODY && condemn(c, p, at, &d, e))
        return -1;
    return run(c, p, e);
}

/* What the zygote says about its children. */
static int
hear_zygote(struct crew *c, struct cd_err *e)
{
    struct zygote_death how;
    struct channel_head h;
    struct buf body = { 0 };
    pid_t pid = -1;
    int rc = channel_receive(c->p.zygote->channel, &h, NULL, &body, e);

    if (rc == 1 && body.n == sizeof(how))
        memcpy(&how, body.p, sizeof(how));
    if (rc == 1 && body.n == sizeof(pid))
        memcpy(&pid, body.p, sizeof(pid));
    buf_free(&body);
    if (rc != 1)
        return err_set(e, "the process that forks workers is gone");
    if (h.arg < c->n && h.type == ZYGOTE_DIED && h.n == sizeof(how))
        return ended(c, &c->v[h.arg], &how, e);
    if (h.arg >= c->n || h.type != ZYGOTE_SPAWNED || h.n != sizeof(pid))
        return err_set(e, "the process that forks workers talks nonsense");
    if (pid < 0)
        return err_set(e, "cannot start a worker process");
    c->v[h.arg].lane.pid = pid;
    watch_start(&c->v[h.arg].lane.watch, pid);
    return 0;
}

/* End workers that do not get on. */
static void
look(struct crew *c)
{
    unsigned i;

    for (i = 0; i < c->n; i++) {
        struct place *p = &c->v[i];
        struct lane *l = &p->lane;
        struct death_cause why = { .code = "plugin_hang" };

        if (l->pid == 0 || p->ended.reason != NULL)
            continue;
        if (l->state == LANE_STARTING || l->state == LANE_BUSY)
            why.reason =
                watch_look(&l->watch, l->pid, l->slot.head->cursor.ref);
        else if ((l->state == LANE_LEAVING || l->state == LANE_LOST) &&
                 chain_clock() > p->leave_by)
            why.reason = "closed the channel of the worker and did not end";
        if (why.reason != NULL)
            end(c, p, &why);
    }
}

/* ---- waiting ------------------------------------------------------------ */

static int
hear_worker(struct crew *c, struct place *p, struct cd_err *e)
{
    lane_receive(&p->lane);
    p->leave_by = chain_clock() + PLACE_LEAVE;
    return run(c, p, e);
}

int
crew_wait(struct crew *c, struct cd_err *e)
{
    struct pollfd *f;
    unsigned i;
    int rc = 0;

    if (c->p.zygote == NULL)
        return 0;
    f = mem_zalloc(c->n + 2, sizeof(*f));
    f[0].fd = c->p.zygote->channel;
    f[1].fd = c->p.zygote->printed;
    f[0].events = f[1].events = POLLIN;
    for (i = 0; i < c->n; i++) {
        f[i + 2].fd = c->v[i].lane.channel;
        f[i + 2].events = POLLIN;
    }
    poll(f, c->n + 2, TICK);
    if (f[1].revents != 0)
        child_show_printed(c->p.zygote->printed, "");
    /* The last word of a worker comes before the news of its end. */
    for (i = 0; i < c->n && rc == 0; i++) {
        if (f[i + 2].revents != 0)
            rc = hear_worker(c, &c->v[i], e);
    }
    if (rc == 0 && f[0].revents != 0)
        rc = hear_zygote(c, e);
    free(f);
    look(c);
    return rc;
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
    c->n = 1;
    if (start(c, &c->v[0], e))
        goto err;
    while (c->v[0].lane.state != LANE_IDLE) {
        if (c->v[0].lane.state == LANE_NONE && start(c, &c->v[0], e))
            goto err;
        if (crew_wait(c, e))
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

int
crew_give(struct crew *c, struct batch *b, struct cd_err *e)
{
    struct place *p = room(c);

    if (p == &c->v[c->n])
        c->n++;
    p->batch = b;
    p->done = false;
    p->kills = 0;
    if (run(c, p, e))
        return -1;
    return c->p.zygote == NULL ? run(c, p, e) : 0;
}

struct batch *
crew_take(struct crew *c, struct buf *message, struct reply *r)
{
    unsigned i;

    for (i = 0; i < c->n; i++) {
        struct place *p = &c->v[i];
        if (p->done && p->batch != NULL)
            return place_hand_over(p, message, r);
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

    p->kills = 0;
    while (!p->done) {
        if (l->state == LANE_NONE && start(c, p, e))
            return -1;
        if (l->state == LANE_IDLE)
            place_give_ends(p, job);
        if (l->state == LANE_DONE)
            take(c, p);
        else if (crew_wait(c, e))
            return -1;
    }
    place_hand_over(p, message, r);
    return 0;
}
