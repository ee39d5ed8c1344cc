/* SPDX-License-Identifier: MIT */
#include "engine/crew.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/limits.h"
#include "base/mem.h"
#include "engine/ending.h"
#include "engine/messages.h"
#include "engine/seat.h"
#include "engine/reject.h"
#include "process/channel.h"

struct crew {
    struct crew_parts p;
    struct seat *v;  /* p.jobs of them; those from n on are unused */
    unsigned n;      /* seats that have had a worker */
    unsigned deaths; /* records in a row that no worker survived: CREW_DEATHS */
    uint64_t started, died; /* workers, since the last crew_count */
    uint64_t next;          /* number of the batch to append next: crew_next */
    struct loop_source zygote, printed; /* what comes from the zygote */
    struct loop_watch watch;
};

static int advance_worker(
    struct crew *crew, struct seat *seat, struct cd_err *err);

/* ---- work --------------------------------------------------------------- */

static void
note_nothing(void *ctx, const char *what, const char *stage)
{
    (void)ctx;
    (void)what;
    (void)stage;
}

/* Start the worker of a seat: fork one, or open the stages in this process. */
static int
start_worker(struct crew *crew, struct seat *seat, struct cd_err *err)
{
    struct lane *lane = &seat->lane;

    if (crew->p.zygote != NULL) {
        watch_start(&lane->watch, 0, 0);
        crew->started++;
        return lane_start(
            lane, crew->p.zygote, crew->p.summary->record_bytes, err);
    }
    if (chain_open(crew->p.chain, &lane->own_cursor, note_nothing, NULL, err))
        return -1;
    lane_start_own(lane, crew->p.chain, &crew->p.rejects);
    return 0;
}

/* Have the zygote kill a worker, and note why. */
static void
request_kill(
    struct crew *crew, struct seat *seat, const struct death_cause *why)
{
    seat->ended = *why;
    channel_send(
        crew->p.zygote->channel, ZYGOTE_KILL, seat->lane.index, -1, NULL, 0);
}

/* A reply is complete.  A worker whose reply makes no sense, because a plugin
 * spoiled it, counts as dead.  One that has done its stretch of a trial is
 * killed, too: the next stretch gets a fresh process, in which nothing has run
 * (seat_take).  That is no death: its reply is there, so nobody asks for the
 * reason. */
static void
take_reply(struct crew *crew, struct seat *seat)
{
    static const struct death_cause spoiled = { "plugin_crash",
        "spoiled the reply of the worker", true };
    static const struct death_cause stretch_done = { "plugin_crash", "is done",
        true };
    bool record;

    if (seat_take(seat, crew->p.summary, &record)) {
        request_kill(crew, seat, &spoiled);
        return;
    }
    if (record)
        crew->deaths = 0;
    if (seat->lane.state == LANE_LEAVING)
        request_kill(crew, seat, &stretch_done);
}

void
crew_next(struct crew *crew, uint64_t number)
{
    crew->next = number;
    for (unsigned i = 0; i < crew->n; i++)
        seat_let(&crew->v[i], number, crew->p.summary);
}

/* Do the next thing for a seat after its lane changed: take a reply, start a
 * worker, or give it a job. */
static int
advance_worker(struct crew *crew, struct seat *seat, struct cd_err *err)
{
    struct lane *lane = &seat->lane;

    seat_let(seat, crew->next, crew->p.summary);
    if (lane->state == LANE_DONE)
        take_reply(crew, seat);
    if (seat->batch == NULL || seat->done || seat->parked)
        return 0;
    if (lane->state == LANE_NONE)
        return start_worker(crew, seat, err);
    if (lane->state == LANE_IDLE)
        seat_give(seat);
    return 0;
}

/* ---- deaths ------------------------------------------------------------- */

/* Entry `at` ended its worker, alone in it: journal the verdict and turn the
 * entry into a reject; then the trial goes on. */
static int
reject_condemned(struct crew *crew, struct seat *seat, size_t at,
    const struct death *death, struct cd_err *err)
{
    const struct batch_ref *ref = &seat->batch->refs[at];
    struct verdict verdict;

    if (ref->kind != BATCH_RECORD)
        return err_set(err, "%s %s where no plugin was at work", death->who,
            death->reason);
    verdict = seat_verdict(seat, at, death);
    if (crew->p.verdict(crew->p.ctx, &verdict, err))
        return -1;
    if (++crew->deaths == CREW_DEATHS)
        return err_set(err,
            "%d records in a row ended their worker, the last "
            "one at %s:%ju: %s %s",
            CREW_DEATHS, crew->p.summary->inputs.v[ref->input].name,
            (uintmax_t)ref->line, death->who, death->reason);
    verdict_apply(&verdict, seat->batch);
    return 0;
}

/* The zygote reports the death of a worker.  Whose fault it is decides what
 * follows: nobody's (it had no job, or was killed from outside), the stages'
 * (it could not open them: the run stops), or a record's: the search goes
 * on. */
static int
take_death(struct crew *crew, struct seat *seat, const struct zygote_death *how,
    struct cd_err *err)
{
    struct lane *lane = &seat->lane;
    bool busy = lane->state == LANE_STARTING || lane->state == LANE_BUSY ||
                lane->state == LANE_LOST;
    struct death death;
    size_t at;

    death_read(&death, how, &lane->slot, &seat->ended, crew->p.summary);
    lane_gone(lane, seat_at_work(seat, crew->p.summary));
    seat->ended.reason = NULL;
    if (lane->refusal[0] != '\0') {
        seat_tell(seat, crew->p.summary);
        err_set(err, "%s", lane->refusal);
        err->machine = lane->machine;
        return -1;
    }
    if (!busy)
        return advance_worker(crew, seat, err);
    if (death.by_others)
        return seat_killed(seat, err) ? -1 : advance_worker(crew, seat, err);
    if (seat->batch == NULL || !lane->worked) {
        seat_tell(seat, crew->p.summary);
        return err_set(err, "%s %s", death.who, death.reason);
    }
    crew->died++;
    at = seat_died(seat, crew->p.summary, crew->p.rejects.packing, &death);
    if (at != SEARCH_NOBODY)
        seat_tell(seat, crew->p.summary);
    if (at != SEARCH_NOBODY && reject_condemned(crew, seat, at, &death, err))
        return -1;
    return advance_worker(crew, seat, err);
}

/* A message of the zygote: a worker was forked, or died. */
static int
take_news(struct crew *crew, const struct channel_in *in, struct cd_err *err)
{
    const struct channel_head *head = &in->head;
    struct zygote_death how;
    pid_t pid;

    if (head->arg < crew->n && head->type == ZYGOTE_DIED &&
        head->n == sizeof(how)) {
        memcpy(&how, in->body.p, sizeof(how));
        return take_death(crew, &crew->v[head->arg], &how, err);
    }
    if (head->arg >= crew->n || head->type != ZYGOTE_SPAWNED ||
        head->n != sizeof(pid))
        return err_set(err, "the process that forks workers talks nonsense");
    memcpy(&pid, in->body.p, sizeof(pid));
    if (pid < 0)
        return err_set(err, "cannot start a worker process");
    crew->v[head->arg].lane.pid = pid;
    watch_start(&crew->v[head->arg].lane.watch, pid, 0);
    return 0;
}

static int
on_zygote_message(void *ctx, struct cd_err *err)
{
    struct crew *crew = ctx;
    struct child *zygote = crew->p.zygote;

    switch (channel_collect(zygote->channel, &zygote->in)) {
    case CHANNEL_PART:
        return 0;
    case CHANNEL_MESSAGE:
        return take_news(crew, &zygote->in, err);
    case CHANNEL_ENDED:
        return err_set(err, "the process that forks workers is gone");
    case CHANNEL_LONG:
    case CHANNEL_NONSENSE:
        break;
    }
    return err_set(err, "the process that forks workers talks nonsense");
}

static int
on_zygote_output(void *ctx, struct cd_err *err)
{
    struct crew *crew = ctx;

    (void)err;
    printing_read(&crew->p.zygote->printed, "");
    return 0;
}

/* ---- workers that do not get on ----------------------------------------- */

/* The loop's watch: kill the workers that hang. */
static int
kill_stuck_workers(void *ctx, struct cd_err *err)
{
    struct crew *crew = ctx;

    (void)err;
    for (unsigned i = 0; i < crew->n; i++) {
        struct seat *seat = &crew->v[i];
        struct death_cause why;

        if (seat->lane.pid == 0 || seat->ended.reason != NULL)
            continue;
        why = seat_judge(seat);
        if (why.reason != NULL)
            request_kill(crew, seat, &why);
    }
    return 0;
}

/* A worker that was found guilty of a flood, or is being killed, gets no reply
 * accepted: the batch is run again instead. */
static void
check_reply(struct crew *crew, struct seat *seat)
{
    static const struct death_cause flood = { "plugin_hang",
        "printed without end", false };
    struct lane *lane = &seat->lane;

    if (lane->state != LANE_DONE)
        return;
    printing_drain(&lane->printed, seat_at_work(seat, crew->p.summary));
    if (printing_floods(&lane->printed) && seat->ended.reason == NULL)
        request_kill(crew, seat, &flood);
    if (seat->ended.reason != NULL)
        lane_lose(lane);
}

static int
on_worker_message(void *ctx, struct cd_err *err)
{
    struct seat *seat = ctx;
    struct crew *crew = seat->crew;
    struct lane *lane = &seat->lane;

    if (!lane_receives(lane))
        lane->receive_by = loop_clock() + LIMIT_REPLY * CLOCK_SECOND;
    lane_receive(lane);
    seat->leave_by = loop_clock() + LIMIT_LEAVE * CLOCK_SECOND;
    check_reply(crew, seat);
    return advance_worker(crew, seat, err);
}

static int
on_worker_print(void *ctx, struct cd_err *err)
{
    struct seat *seat = ctx;

    (void)err;
    printing_read(
        &seat->lane.printed, seat_at_work(seat, seat->crew->p.summary));
    return 0;
}

/* ---- the loop ----------------------------------------------------------- */

/* The loop hears the source that was added last first, so the workers before
 * the zygote: a worker's reply is read before the news of its death. */
static void
hear_all_from_zygote(struct crew *crew)
{
    struct child *zygote = crew->p.zygote;

    crew->watch = (struct loop_watch){ kill_stuck_workers, crew };
    loop_look(&crew->watch);
    if (zygote == NULL)
        return;
    crew->zygote = (struct loop_source){ &zygote->channel, POLLIN,
        on_zygote_message, crew };
    crew->printed = (struct loop_source){ &zygote->printed.fd, POLLIN,
        on_zygote_output, crew };
    loop_hear(&crew->zygote);
    loop_hear(&crew->printed);
}

/* Take the next seat into use, and its channel into the loop. */
static void
add_seat(struct crew *crew)
{
    struct seat *seat = &crew->v[crew->n++];

    seat->crew = crew;
    seat->replies = (struct loop_source){ &seat->lane.heard, POLLIN,
        on_worker_message, seat };
    seat->printed = (struct loop_source){ &seat->lane.printed.fd, POLLIN,
        on_worker_print, seat };
    loop_hear(&seat->replies);
    loop_hear(&seat->printed);
}

/* ---- the crew ----------------------------------------------------------- */

struct crew *
crew_start(const struct crew_parts *parts, struct cd_err *error)
{
    struct crew *crew = mem_zalloc(1, sizeof(*crew));

    crew->p = *parts;
    if (crew->p.zygote == NULL)
        crew->p.jobs = 1;
    crew->v = mem_zalloc(crew->p.jobs, sizeof(*crew->v));
    for (unsigned i = 0; i < crew->p.jobs; i++)
        lane_init(&crew->v[i].lane, i);
    hear_all_from_zygote(crew);
    add_seat(crew);
    if (start_worker(crew, &crew->v[0], error))
        goto err;
    while (crew->v[0].lane.state != LANE_IDLE) {
        if (crew->v[0].lane.state == LANE_NONE &&
            start_worker(crew, &crew->v[0], error))
            goto err;
        if (loop_turn(error) || interrupt_check(error))
            goto err;
    }
    return crew;

err:
    crew_stop(crew);
    return NULL;
}

void
crew_stop(struct crew *crew)
{
    if (crew == NULL)
        return;
    for (unsigned i = 0; i < crew->n; i++) {
        loop_unhear(&crew->v[i].replies);
        loop_unhear(&crew->v[i].printed);
    }
    loop_unhear(&crew->zygote);
    loop_unhear(&crew->printed);
    loop_unlook(&crew->watch);
    if (crew->p.zygote != NULL)
        ending_wait(crew->v, crew->n, crew->p.zygote, crew->p.summary);
    for (unsigned i = 0; i < crew->p.jobs; i++)
        seat_free(&crew->v[i]);
    free(crew->v);
    free(crew);
}

/* The seat for the next batch: one with an idle worker, or else one without a
 * worker.  One worker is started at a time, so that short inputs do not start
 * many.  NULL: none now. */
static struct seat *
find_free_seat(const struct crew *crew)
{
    struct seat *found = crew->n < crew->p.jobs ? &crew->v[crew->n] : NULL;
    bool starting = false;

    for (unsigned i = 0; i < crew->n; i++) {
        struct seat *seat = &crew->v[i];

        if (seat->batch == NULL && seat->lane.state == LANE_IDLE)
            return seat;
        if (seat->batch == NULL && seat->lane.state == LANE_NONE)
            found = seat;
        if (seat->lane.state == LANE_STARTING && seat->trial == NULL)
            starting = true;
    }
    return starting ? NULL : found;
}

bool
crew_has_room(const struct crew *crew)
{
    return find_free_seat(crew) != NULL;
}

/* Start on the work of a seat.  With --isolation none the first call does the
 * job at once, and the second takes the reply. */
static int
set_going(struct crew *crew, struct seat *seat, struct cd_err *err)
{
    if (advance_worker(crew, seat, err))
        return -1;
    return crew->p.zygote == NULL ? advance_worker(crew, seat, err) : 0;
}

int
crew_give(struct crew *crew, struct batch *batch, struct cd_err *err)
{
    struct seat *seat = find_free_seat(crew);

    if (seat == &crew->v[crew->n])
        add_seat(crew);
    seat->batch = batch;
    seat->from = 0;
    seat->kills = 0;
    return set_going(crew, seat, err);
}

int
crew_go_on(struct crew *crew, uint64_t number, struct cd_err *err)
{
    for (unsigned i = 0; i < crew->n; i++) {
        struct seat *seat = &crew->v[i];

        if (seat->parked && seat->batch->number == number) {
            seat_go_on(seat);
            return set_going(crew, seat, err);
        }
    }
    return 0;
}

struct batch *
crew_take(
    struct crew *crew, struct buf *message, struct reply *reply, bool *more)
{
    for (unsigned i = 0; i < crew->n; i++) {
        struct seat *seat = &crew->v[i];
        if (seat->done && seat->batch != NULL)
            return seat_hand_over(seat, message, reply, more);
    }
    return NULL;
}

void
crew_count(struct crew *crew, uint64_t *started, uint64_t *died)
{
    *started += crew->started;
    *died += crew->died;
    crew->started = crew->died = 0;
}

int
crew_ends(struct crew *crew, enum worker_job job, struct buf *message,
    struct reply *reply, struct cd_err *err)
{
    struct seat *seat = &crew->v[0];
    struct lane *lane = &seat->lane;
    bool more;

    seat->kills = 0;
    while (!seat->done) {
        if (lane->state == LANE_NONE && start_worker(crew, seat, err))
            return -1;
        if (lane->state == LANE_IDLE)
            seat_give_ends(seat, job);
        if (lane->state == LANE_DONE)
            take_reply(crew, seat);
        else if (loop_turn(err) || interrupt_check(err))
            return -1;
    }
    seat_hand_over(seat, message, reply, &more);
    return 0;
}
