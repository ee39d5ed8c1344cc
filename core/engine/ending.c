/* SPDX-License-Identifier: MIT */
#include "engine/ending.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/mem.h"
#include "engine/messages.h"
#include "process/talk.h"

#define TICK 20 /* ms that one poll may wait */

struct ending {
    struct seat *v; /* the seats; n of them */
    unsigned n;
    struct child *zygote;
    const struct summary *m;
    bool lost;       /* the zygote is gone or silent: stop waiting */
    char told[1200]; /* the last warning, not to be repeated for each worker */
    struct last {
        bool asked;       /* it was asked to close its stages */
        unsigned changes; /* changes of its note when we last looked */
        /* clock_now() when the note changed, or we killed it */
        uint64_t since;
    } * last;
};

static bool
has_worker(const struct lane *lane)
{
    return lane->state != LANE_NONE;
}

static void
kill_worker(struct ending *ending, unsigned i, const char *why)
{
    struct seat *seat = &ending->v[i];

    ending->last[i].since = clock_now();
    seat->ended = (struct death_cause){ "plugin_hang", why, false };
    channel_send(
        ending->zygote->channel, ZYGOTE_KILL, seat->lane.index, -1, NULL, 0);
}

static void
ask_to_close(struct ending *ending)
{
    unsigned i;

    for (i = 0; i < ending->n; i++) {
        struct lane *lane = &ending->v[i].lane;

        if (lane->state == LANE_IDLE) {
            said_forget(&lane->slot.head->note.said);
            printing_begin(&lane->printed, "");
            ending->last[i] = (struct last){ true,
                lane->slot.head->note.changes, clock_now() };
            channel_send(lane->channel, WORKER_QUIT, 0, -1, NULL, 0);
        } else if (has_worker(lane)) {
            kill_worker(ending, i, "is not needed any more");
        }
    }
}

/* ---- what comes from them ----------------------------------------------- */

static void
warn_of_death(struct ending *ending, const struct death *death)
{
    char text[sizeof(ending->told)];

    snprintf(text, sizeof(text), "%s %s", death->who, death->reason);
    if (strcmp(text, ending->told) != 0)
        talk(TALK_WARNING, "%s", text);
    memcpy(ending->told, text, sizeof(text));
}

/* Show what a stage logged in close.  The channel is closed at its end, and
 * after a message that makes no sense. */
static void
receive_from_worker(struct ending *ending, struct lane *lane)
{
    switch (channel_collect(lane->channel, &lane->in)) {
    case CHANNEL_PART:
        return;
    case CHANNEL_MESSAGE:
        if (lane->in.head.type == WORKER_SAID) {
            closing_take(ending->m, &lane->in);
            return;
        }
        break;
    default:
        break;
    }
    close(lane->channel);
    lane->channel = -1;
}

/* Worker i is gone.  What it sent before is still in its channel and its log
 * pipe: read that first. */
static void
note_death(struct ending *ending, unsigned i, const struct zygote_death *how)
{
    struct seat *seat = &ending->v[i];
    struct lane *lane = &seat->lane;
    struct death death;
    int rounds;

    for (rounds = 0; rounds < 100 && lane->channel >= 0; rounds++)
        receive_from_worker(ending, lane);
    death_read(&death, how, &lane->slot, &seat->ended, ending->m);
    if (ending->last[i].asked &&
        (seat->ended.reason != NULL || how->status != 0 ||
            lane->slot.head->note.what[0] != '\0')) {
        seat_tell(seat, ending->m);
        warn_of_death(ending, &death);
    }
    lane_gone(lane, seat_at_work(seat, ending->m));
}

static void
receive_from_zygote(struct ending *ending)
{
    struct channel_in *in = &ending->zygote->in;
    struct zygote_death how;
    enum channel_news news = channel_collect(ending->zygote->channel, in);

    ending->lost = news == CHANNEL_ENDED || news == CHANNEL_NONSENSE;
    if (news == CHANNEL_MESSAGE && in->head.type == ZYGOTE_DIED &&
        in->head.arg < ending->n && in->body.n == sizeof(how)) {
        memcpy(&how, in->body.p, sizeof(how));
        note_death(ending, in->head.arg, &how);
    }
}

/* ---- the wait ----------------------------------------------------------- */

/* Kill worker i if its plugin takes too long over a call, or floods its log. */
static void
kill_if_stuck(struct ending *ending, unsigned i)
{
    struct seat *seat = &ending->v[i];
    struct last *last = &ending->last[i];
    const struct child_note *note = &seat->lane.slot.head->note;
    uint64_t ms = (clock_now() - last->since) / 1000000;

    if (seat->ended.reason != NULL) {
        ending->lost |= ms >= LIMIT_END_MS;
        return;
    }
    if (note->changes != last->changes) {
        last->changes = note->changes;
        last->since = clock_now();
        printing_moved(&seat->lane.printed);
        return;
    }
    if (printing_floods(&seat->lane.printed))
        kill_worker(ending, i, "printed without end");
    else if (ms >= (uint64_t)child_patience(note))
        kill_worker(ending, i, CHILD_OVERDUE);
}

/* Poll workers, log pipes and the zygote once, and read what is there. */
static void
poll_processes(struct ending *ending)
{
    struct pollfd *fds = mem_zalloc(2 * ending->n + 2, sizeof(*fds));
    unsigned i;

    for (i = 0; i < ending->n; i++) {
        fds[2 * i] = (struct pollfd){ ending->v[i].lane.channel, POLLIN, 0 };
        fds[2 * i + 1] =
            (struct pollfd){ ending->v[i].lane.printed.fd, POLLIN, 0 };
    }
    fds[2 * i] = (struct pollfd){ ending->zygote->channel, POLLIN, 0 };
    fds[2 * i + 1] = (struct pollfd){ ending->zygote->printed.fd, POLLIN, 0 };
    if (poll(fds, 2 * ending->n + 2, TICK) > 0) {
        for (i = 0; i < ending->n; i++) {
            struct seat *seat = &ending->v[i];

            if (fds[2 * i].revents != 0)
                receive_from_worker(ending, &seat->lane);
            if (fds[2 * i + 1].revents != 0)
                printing_read(
                    &seat->lane.printed, seat_at_work(seat, ending->m));
        }
        if (fds[2 * i + 1].revents != 0)
            printing_read(&ending->zygote->printed, "");
        if (fds[2 * i].revents != 0)
            receive_from_zygote(ending);
    }
    free(fds);
}

void
ending_wait(struct seat *seats, unsigned n, struct child *zygote,
    const struct summary *summary)
{
    struct ending ending = {
        .v = seats, .n = n, .zygote = zygote, .m = summary
    };
    unsigned i, there;

    ending.last = mem_zalloc(n, sizeof(*ending.last));
    ask_to_close(&ending);
    do {
        for (i = there = 0; i < n; i++)
            there += has_worker(&seats[i].lane);
        if (there > 0)
            poll_processes(&ending);
        for (i = 0; i < n; i++) {
            if (has_worker(&seats[i].lane))
                kill_if_stuck(&ending, i);
        }
    } while (there > 0 && !ending.lost);
    free(ending.last);
}
