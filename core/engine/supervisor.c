#include "engine/supervisor.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "engine/lane.h"
#include "engine/zygote.h"
#include "host/channel.h"
#include "host/talk.h"

/* Replies that may wait for their turn, for each worker. */
#define WINDOW 4

struct supervisor {
    struct supervisor_parts p;
    struct supervisor_files f;
    struct lane *lanes;
    unsigned nlanes; /* that were started */
    struct batch *next;       /* read ahead; NULL: not yet, or no more */
    bool ended;               /* the inputs are */
    uint64_t given, appended; /* batches */
    struct buf *waiting;      /* ring of replies that wait for their turn */
    bool *there;              /* which of them have come */
};

static size_t
ring(const struct supervisor *s, uint64_t number)
{
    return (size_t)(number % (WINDOW * s->p.jobs));
}

/* ---- workers ------------------------------------------------------------ */

static void
note_nothing(void *ctx, const char *what, const char *stage)
{
    (void)ctx;
    (void)what;
    (void)stage;
}

static int
start_lane(struct supervisor *s, struct cd_err *e)
{
    struct lane *l = &s->lanes[s->nlanes];

    l->index = s->nlanes;
    if (s->p.zygote == NULL) {
        if (chain_open(s->p.chain, &l->own_cursor, note_nothing, NULL, e))
            return -1;
        lane_start_own(l, s->p.chain, &s->p.rejects);
    } else if (lane_start(l, s->p.zygote, s->p.summary->record_bytes, e)) {
        return -1;
    }
    s->nlanes++;
    return 0;
}

/* What the zygote says about its children. */
static int
hear_zygote(struct supervisor *s, struct cd_err *e)
{
    struct channel_head h;
    struct buf body = { 0 };
    struct lane *l;
    int rc = channel_receive(s->p.zygote->channel, &h, NULL, &body, e);

    if (rc != 1) {
        buf_free(&body);
        return err_set(e, "the process that forks workers is gone");
    }
    l = h.arg < s->nlanes ? &s->lanes[h.arg] : NULL;
    if (l != NULL && h.type == ZYGOTE_SPAWNED && body.n == sizeof(l->pid)) {
        memcpy(&l->pid, body.p, sizeof(l->pid));
        rc = l->pid < 0 ? err_set(e, "cannot start a worker process") : 0;
    } else if (l != NULL && h.type == ZYGOTE_DIED &&
        body.n == sizeof(l->status)) {
        memcpy(&l->status, body.p, sizeof(l->status));
        l->died = true;
        rc = 0;
    } else {
        rc = err_set(e, "the process that forks workers talks nonsense");
    }
    buf_free(&body);
    return rc;
}

/* A worker is gone that should not be. */
static int
lost(struct supervisor *s, struct lane *l, struct cd_err *e)
{
    const struct slot_head *head = l->slot.head;
    size_t stage = head->cursor.stage, ref = head->cursor.ref;
    const struct summary *m = s->p.summary;
    const char *who = "a worker";
    char how[80];

    while (!l->died) {
        if (hear_zygote(s, e))
            return -1;
    }
    child_describe(l->status, how, sizeof(how));
    if (stage > 0 && stage <= m->nstages + m->noutputs)
        who = m->nodes[stage - 1].id;
    if (l->batch != NULL && ref > 0 && ref <= l->batch->n) {
        const struct batch_ref *x = &l->batch->refs[ref - 1];

        return err_set(e, "\"%s\" %s on %s:%ju", who,
            how[0] != '\0' ? how : "ended its process",
            m->inputs.v[x->input].name, (uintmax_t)x->line);
    }
    return err_set(e, "\"%s\" %s", who,
        how[0] != '\0' ? how : "ended its process");
}

/* Wait until something happens, and take in what came. */
static int
wait_and_hear(struct supervisor *s, struct cd_err *e)
{
    struct pollfd *p = mem_zalloc(s->nlanes + 2, sizeof(*p));
    unsigned i;
    int rc = 0;

    p[0].fd = s->p.zygote->channel;
    p[1].fd = s->p.zygote->printed;
    p[0].events = p[1].events = POLLIN;
    for (i = 0; i < s->nlanes; i++) {
        p[i + 2].fd = s->lanes[i].channel;
        p[i + 2].events = POLLIN;
    }
    poll(p, s->nlanes + 2, 200);
    if (p[1].revents != 0)
        child_show_printed(s->p.zygote->printed, "a plugin");
    if (p[0].revents != 0)
        rc = hear_zygote(s, e);
    for (i = 0; i < s->nlanes && rc == 0; i++) {
        if (p[i + 2].revents == 0)
            continue;
        rc = lane_receive(&s->lanes[i], e);
        if (rc == 0)
            rc = lost(s, &s->lanes[i], e);
        rc = rc > 0 ? 0 : rc;
    }
    free(p);
    return rc;
}

struct supervisor *
supervisor_start(const struct supervisor_parts *p, struct cd_err *e)
{
    struct supervisor *s = mem_zalloc(1, sizeof(*s));

    s->p = *p;
    if (s->p.zygote == NULL)
        s->p.jobs = 1;
    s->lanes = mem_zalloc(s->p.jobs, sizeof(*s->lanes));
    s->waiting = mem_zalloc(WINDOW * s->p.jobs, sizeof(*s->waiting));
    s->there = mem_zalloc(WINDOW * s->p.jobs, sizeof(*s->there));
    if (start_lane(s, e))
        goto err;
    while (s->lanes[0].state == LANE_STARTING) {
        if (wait_and_hear(s, e))
            goto err;
    }
    return s;

err:
    supervisor_stop(s);
    return NULL;
}

void
supervisor_stop(struct supervisor *s)
{
    size_t i;

    for (i = 0; i < s->nlanes; i++)
        lane_stop(&s->lanes[i]);
    for (i = 0; i < WINDOW * s->p.jobs; i++)
        buf_free(&s->waiting[i]);
    batch_free(s->next);
    free(s->waiting);
    free(s->there);
    free(s->lanes);
    free(s);
}

/* ---- replies ------------------------------------------------------------ */

static void
show_logs(const struct supervisor *s, const struct reply *r)
{
    size_t i;

    for (i = 0; i < r->nlogs; i++) {
        const struct reply_log *l = &r->logs[i];

        if (l->level == 'd')
            continue;
        progress_clear(s->f.progress);
        talk(l->level == 'w' ? TALK_WARNING : TALK_INFO, "%s: %s",
            s->p.summary->nodes[l->stage].id, l->text);
    }
}

/* Take a reply into the numbers and the files.  `ends`: of heads or tails. */
static int
take(struct supervisor *s, const struct buf *b, uint64_t number, bool ends,
    struct cd_err *e)
{
    struct reply r;
    int rc;

    if (reply_decode(&r, b->p, b->n, s->p.summary->noutputs,
            s->p.summary->nstages))
        return err_set(e, "a worker sent a reply that makes no sense");
    show_logs(s, &r);
    counters_add(s->f.counters, &r);
    rc = ends ? writer_ends(s->f.writer, &r, e) :
                writer_append(s->f.writer, &r, number, e);
    if (rc == 0 && r.stopped != NULL)
        rc = err_set(e, "%s", r.stopped);
    reply_free(&r);
    return rc;
}

/* A lane has done its batch: put the reply into the ring. */
static void
collect(struct supervisor *s, struct lane *l)
{
    size_t i = ring(s, l->batch->number);
    struct buf b = s->waiting[i];

    s->waiting[i] = l->reply;
    s->there[i] = true;
    l->reply = b;
    l->reply.n = 0;
    batch_free(l->batch);
    l->batch = NULL;
}

static int
append_ready(struct supervisor *s, struct cd_err *e)
{
    size_t i;

    while (s->there[i = ring(s, s->appended)]) {
        if (take(s, &s->waiting[i], s->appended, false, e))
            return -1;
        s->there[i] = false;
        s->appended++;
    }
    return 0;
}

/* ---- batches ------------------------------------------------------------ */

static int
read_ahead(struct supervisor *s, struct cd_err *e)
{
    int rc;

    if (s->next != NULL || s->ended)
        return 0;
    s->next = batch_new();
    rc = records_next(s->f.records, s->next, e);
    if (rc == 1)
        return 0;
    batch_free(s->next);
    s->next = NULL;
    s->ended = true;
    return rc;
}

static struct lane *
idle_lane(struct supervisor *s)
{
    unsigned i;

    for (i = 0; i < s->nlanes; i++) {
        if (s->lanes[i].state == LANE_IDLE && s->lanes[i].batch == NULL)
            return &s->lanes[i];
    }
    return NULL;
}

static bool
any_starting(const struct supervisor *s)
{
    unsigned i;

    for (i = 0; i < s->nlanes; i++) {
        if (s->lanes[i].state == LANE_STARTING)
            return true;
    }
    return false;
}

/* Hand out batches while there are idle workers and room for replies.  A
 * worker is started when there is a batch that no other one is free for. */
static int
hand_out(struct supervisor *s, struct cd_err *e)
{
    struct lane *l;

    for (;;) {
        if (read_ahead(s, e))
            return -1;
        if (s->next == NULL || s->given - s->appended >= WINDOW * s->p.jobs)
            return 0;
        if ((l = idle_lane(s)) == NULL) {
            if (s->nlanes == s->p.jobs || any_starting(s))
                return 0;
            return start_lane(s, e);
        }
        lane_give(l, WORKER_BATCH, s->next);
        s->next = NULL;
        s->given++;
        if (l->state == LANE_IDLE) { /* no process: it is done already */
            collect(s, l);
            if (append_ready(s, e))
                return -1;
        }
    }
}

static void
collect_all(struct supervisor *s)
{
    unsigned i;

    for (i = 0; i < s->nlanes; i++) {
        if (s->lanes[i].state == LANE_IDLE && s->lanes[i].batch != NULL)
            collect(s, &s->lanes[i]);
    }
}

static void
show_progress(struct supervisor *s)
{
    const struct progress_state now = { records_consumed(s->f.records),
        s->f.counters->written + s->f.counters->dropped +
            s->f.counters->rejected, s->f.counters->rejected };

    progress_show(s->f.progress, &now);
}

static int
run_batches(struct supervisor *s, struct cd_err *e)
{
    for (;;) {
        if (hand_out(s, e))
            return -1;
        show_progress(s);
        if (s->ended && s->appended == s->given)
            return 0;
        if (s->p.zygote == NULL)
            continue;
        if (wait_and_hear(s, e))
            return -1;
        collect_all(s);
        if (append_ready(s, e))
            return -1;
    }
}

/* Have the first worker write the heads or the tails. */
static int
run_ends(struct supervisor *s, enum worker_job job, struct cd_err *e)
{
    struct lane *l = &s->lanes[0];

    lane_give(l, job, NULL);
    while (l->state == LANE_BUSY) {
        if (wait_and_hear(s, e))
            return -1;
    }
    return take(s, &l->reply, 0, true, e);
}

int
supervisor_run(struct supervisor *s, const struct supervisor_files *f,
    struct cd_err *e)
{
    int rc;

    s->f = *f;
    rc = run_ends(s, WORKER_HEAD, e) || run_batches(s, e) ||
        run_ends(s, WORKER_TAIL, e) ? -1 : 0;
    s->f.counters->in = records_framed(s->f.records);
    progress_clear(s->f.progress);
    return rc;
}
