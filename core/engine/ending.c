/* SPDX-License-Identifier: MIT */
#include "engine/ending.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "engine/zygote.h"
#include "host/talk.h"

#define TICK 20 /* ms between two looks at workers */

struct ending {
    struct place *v;
    unsigned n;
    struct child *zygote;
    const struct summary *m;
    bool lost;       /* the zygote is gone, or does not answer */
    char told[1200]; /* the last warning: one does for all workers */
    struct last {
        bool asked;       /* to close its stages */
        unsigned changes; /* of its note */
        uint64_t since;   /* it was seen to change, or the worker killed */
    } * last;
};

static bool
is_there(const struct lane *l)
{
    return l->state != LANE_NONE;
}

static void
kill_worker(struct ending *x, unsigned i, const char *why)
{
    struct place *p = &x->v[i];

    x->last[i].since = chain_clock();
    p->ended = (struct death_cause){ "plugin_hang", why, false };
    channel_send(x->zygote->channel, ZYGOTE_KILL, p->lane.index, -1, NULL, 0);
}

static void
ask(struct ending *x)
{
    unsigned i;

    for (i = 0; i < x->n; i++) {
        struct lane *l = &x->v[i].lane;

        if (l->state == LANE_IDLE) {
            said_forget(&l->slot.head->note.said);
            printing_begin(&l->printed, "");
            x->last[i] = (struct last){ true, l->slot.head->note.changes,
                chain_clock() };
            channel_send(l->channel, WORKER_QUIT, 0, -1, NULL, 0);
        } else if (is_there(l)) {
            kill_worker(x, i, "is not needed any more");
        }
    }
}

/* ---- what comes from them ----------------------------------------------- */

static void
tell(struct ending *x, const struct death *d)
{
    char text[sizeof(x->told)];

    snprintf(text, sizeof(text), "%s %s", d->who, d->reason);
    if (strcmp(text, x->told) != 0)
        talk(TALK_WARNING, "%s", text);
    memcpy(x->told, text, sizeof(text));
}

/* What the worker says in close. */
static void
hear(struct ending *x, struct lane *l)
{
    switch (channel_collect(l->channel, &l->in)) {
    case CHANNEL_PART:
        return;
    case CHANNEL_MESSAGE:
        if (l->in.head.type == WORKER_SAID) {
            closing_take(x->m, &l->in);
            return;
        }
        break;
    default:
        break;
    }
    close(l->channel);
    l->channel = -1;
}

/* It died, or was killed by us.  What it said before that is in the channel
 * and the pipe. */
static void
ended(struct ending *x, unsigned i, const struct zygote_death *how)
{
    struct place *p = &x->v[i];
    struct lane *l = &p->lane;
    struct death d;
    int rounds;

    for (rounds = 0; rounds < 100 && l->channel >= 0; rounds++)
        hear(x, l);
    death_read(&d, how, &l->slot, &p->ended, x->m);
    if (x->last[i].asked && (p->ended.reason != NULL || how->status != 0 ||
                                l->slot.head->note.what[0] != '\0')) {
        place_tell(p, x->m);
        tell(x, &d);
    }
    lane_gone(l, place_at_work(p, x->m));
}

static void
hear_zygote(struct ending *x)
{
    struct channel_in *in = &x->zygote->in;
    struct zygote_death how;
    enum channel_news news = channel_collect(x->zygote->channel, in);

    x->lost = news == CHANNEL_ENDED || news == CHANNEL_NONSENSE;
    if (news == CHANNEL_MESSAGE && in->head.type == ZYGOTE_DIED &&
        in->head.arg < x->n && in->body.n == sizeof(how)) {
        memcpy(&how, in->body.p, sizeof(how));
        ended(x, in->head.arg, &how);
    }
}

/* ---- the wait ----------------------------------------------------------- */

/* Kill a worker whose plugin takes too long, or prints without end. */
static void
look(struct ending *x, unsigned i)
{
    struct place *p = &x->v[i];
    struct last *last = &x->last[i];
    const struct child_note *note = &p->lane.slot.head->note;
    uint64_t ms = (chain_clock() - last->since) / 1000000;

    if (p->ended.reason != NULL) {
        x->lost |= ms >= CHILD_END_MS;
        return;
    }
    if (note->changes != last->changes) {
        last->changes = note->changes;
        last->since = chain_clock();
        printing_moved(&p->lane.printed);
        return;
    }
    if (printing_floods(&p->lane.printed))
        kill_worker(x, i, "printed without end");
    else if (ms >= (uint64_t)child_patience(note))
        kill_worker(x, i, CHILD_OVERDUE);
}

/* Wait for a moment, and hear everybody. */
static void
turn(struct ending *x)
{
    struct pollfd *fds = mem_zalloc(2 * x->n + 2, sizeof(*fds));
    unsigned i;

    for (i = 0; i < x->n; i++) {
        fds[2 * i] = (struct pollfd){ x->v[i].lane.channel, POLLIN, 0 };
        fds[2 * i + 1] = (struct pollfd){ x->v[i].lane.printed.fd, POLLIN, 0 };
    }
    fds[2 * i] = (struct pollfd){ x->zygote->channel, POLLIN, 0 };
    fds[2 * i + 1] = (struct pollfd){ x->zygote->printed.fd, POLLIN, 0 };
    if (poll(fds, 2 * x->n + 2, TICK) > 0) {
        for (i = 0; i < x->n; i++) {
            struct place *p = &x->v[i];

            if (fds[2 * i].revents != 0)
                hear(x, &p->lane);
            if (fds[2 * i + 1].revents != 0)
                printing_read(&p->lane.printed, place_at_work(p, x->m));
        }
        if (fds[2 * i + 1].revents != 0)
            printing_read(&x->zygote->printed, "");
        if (fds[2 * i].revents != 0)
            hear_zygote(x);
    }
    free(fds);
}

void
ending_wait(
    struct place *v, unsigned n, struct child *zygote, const struct summary *m)
{
    struct ending x = { .v = v, .n = n, .zygote = zygote, .m = m };
    unsigned i, there;

    x.last = mem_zalloc(n, sizeof(*x.last));
    ask(&x);
    do {
        for (i = there = 0; i < n; i++)
            there += is_there(&v[i].lane);
        if (there > 0)
            turn(&x);
        for (i = 0; i < n; i++) {
            if (is_there(&v[i].lane))
                look(&x, i);
        }
    } while (there > 0 && !x.lost);
    free(x.last);
}
