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
#include "engine/place.h"
#include "engine/reject.h"
#include "process/channel.h"

struct crew {
    struct crew_parts p;
    struct place *v; /* p.jobs of them; those from n on are unused */
    unsigned n;      /* places that have had a worker */
    unsigned deaths; /* records in a row that no worker survived: CREW_DEATHS */
    uint64_t started, died; /* workers, since the last crew_count */
    uint64_t next;          /* number of the batch to append next: crew_next */
    struct loop_source zygote, printed; /* what comes from the zygote */
    struct loop_watch watch;
};

static int advance_worker(
    struct crew *crew, struct place *place, struct cd_err *err);

/* ---- work --------------------------------------------------------------- */

static void
note_nothing(void *ctx, const char *what, const char *stage)
{
    (void)ctx;
    (void)what;
    (void)stage;
}

/* Start the worker of a place: fork one, or open the stages in this process. */
static int
start_worker(struct crew *crew, struct place *place, struct cd_err *err)
{
    struct lane *lane = &place->lane;

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
    struct crew *crew, struct place *place, const struct death_cause *why)
{
    place->ended = *why;
    channel_send(
        crew->p.zygote->channel, ZYGOTE_KILL, place->lane.index, -1, NULL, 0);
}

/* A reply is complete.  A worker whose reply makes no sense, because a plugin
 * spoiled it, counts as dead.  One that has done its stretch of a trial is
 * killed, too: the next stretch gets a fresh process, in which nothing has run
 * (place_take).  That is no death: its reply is there, so nobody asks for the
 * reason. */
static void
take_reply(struct crew *crew, struct place *place)
{
    static const struct death_cause spoiled = { "plugin_crash",
        "spoiled the reply of the worker", true };
    static const struct death_cause stretch_done = { "plugin_crash", "is done",
        true };
    bool record;

    if (place_take(place, crew->p.summary, &record)) {
        request_kill(crew, place, &spoiled);
        return;
    }
    if (record)
        crew->deaths = 0;
    if (place->lane.state == LANE_LEAVING)
        request_kill(crew, place, &stretch_done);
}

void
crew_next(struct crew *crew, uint64_t number)
{
    crew->next = number;
    for (unsigned i = 0; i < crew->n; i++)
        place_let(&crew->v[i], number, crew->p.summary);
}

/* Do the next thing for a place after its lane changed: take a reply, start a
 * worker, or give it a job. */
static int
advance_worker(struct crew *crew, struct place *place, struct cd_err *err)
{
    struct lane *lane = &place->lane;

    place_let(place, crew->next, crew->p.summary);
    if (lane->state == LANE_DONE)
        take_reply(crew, place);
    if (place->batch == NULL || place->done || place->parked)
        return 0;
    if (lane->state == LANE_NONE)
        return start_worker(crew, place, err);
    if (lane->state == LANE_IDLE)
        place_give(place);
    return 0;
}

/* ---- deaths ------------------------------------------------------------- */

/* Entry `at` ended its worker, alone in it: journal the verdict and turn the
 * entry into a reject; then the trial goes on. */
static int
reject_condemned(struct crew *crew, struct place *place, size_t at,
    const struct death *death, struct cd_err *err)
{
    const struct batch_ref *ref = &place->batch->refs[at];
    struct verdict verdict;

    if (ref->kind != BATCH_RECORD)
        return err_set(err, "%s %s where no plugin was at work", death->who,
            death->reason);
    verdict = place_verdict(place, at, death);
    if (crew->p.verdict(crew->p.ctx, &verdict, err))
        return -1;
    if (++crew->deaths == CREW_DEATHS)
        return err_set(err,
            "%d records in a row ended their worker, the last "
            "one at %s:%ju: %s %s",
            CREW_DEATHS, crew->p.summary->inputs.v[ref->input].name,
            (uintmax_t)ref->line, death->who, death->reason);
    verdict_apply(&verdict, place->batch);
    return 0;
}

/* The zygote reports the death of a worker.  Whose fault it is decides what
 * follows: nobody's (it had no job, or was killed from outside), the stages'
 * (it could not open them: the run stops), or a record's: the search goes
 * on. */
static int
take_death(struct crew *crew, struct place *place,
    const struct zygote_death *how, struct cd_err *err)
{
    struct lane *lane = &place->lane;
    bool busy = lane->state == LANE_STARTING || lane->state == LANE_BUSY ||
                lane->state == LANE_LOST;
    struct death death;
    size_t at;

    death_read(&death, how, &lane->slot, &place->ended, crew->p.summary);
    lane_gone(lane, place_at_work(place, crew->p.summary));
    place->ended.reason = NULL;
    if (lane->refusal[0] != '\0') {
        place_tell(place, crew->p.summary);
        err_set(err, "%s", lane->refusal);
        err->machine = lane->machine;
        return -1;
    }
    if (!busy)
        return advance_worker(crew, place, err);
    if (death.by_others)
        return place_killed(place, err) ? -1 : advance_worker(crew, place, err);
    if (place->batch == NULL || !lane->worked) {
        place_tell(place, crew->p.summary);
        return err_set(err, "%s %s", death.who, death.reason);
    }
    crew->died++;
    at = place_died(place, crew->p.summary, crew->p.rejects.packing, &death);
    if (at != SEARCH_NOBODY)
        place_tell(place, crew->p.summary);
    if (at != SEARCH_NOBODY && reject_condemned(crew, place, at, &death, err))
        return -1;
    return advance_worker(crew, place, err);
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
        struct place *place = &crew->v[i];
        struct death_cause why;

        if (place->lane.pid == 0 || place->ended.reason != NULL)
            continue;
        why = place_judge(place);
        if (why.reason != NULL)
            request_kill(crew, place, &why);
    }
    return 0;
}

/* A worker that was found guilty of a flood, or is being killed, gets no reply
 * accepted: the batch is run again instead. */
static void
check_reply(struct crew *crew, struct place *place)
{
    static const struct death_cause flood = { "plugin_hang",
        "printed without end", false };
    struct lane *lane = &place->lane;

    if (lane->state != LANE_DONE)
        return;
    printing_drain(&lane->printed, place_at_work(place, crew->p.summary));
    if (printing_floods(&lane->printed) && place->ended.reason == NULL)
        request_kill(crew, place, &flood);
    if (place->ended.reason != NULL)
        lane_lose(lane);
}

static int
on_worker_message(void *ctx, struct cd_err *err)
{
    struct place *place = ctx;
    struct crew *crew = place->crew;
    struct lane *lane = &place->lane;

    if (!lane_receives(lane))
        lane->receive_by = loop_clock() + LIMIT_REPLY * CLOCK_SECOND;
    lane_receive(lane);
    place->leave_by = loop_clock() + LIMIT_LEAVE * CLOCK_SECOND;
    check_reply(crew, place);
    return advance_worker(crew, place, err);
}

static int
on_worker_print(void *ctx, struct cd_err *err)
{
    struct place *place = ctx;

    (void)err;
    printing_read(
        &place->lane.printed, place_at_work(place, place->crew->p.summary));
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

/* Take the next place into use, and its channel into the loop. */
static void
add_place(struct crew *crew)
{
    struct place *place = &crew->v[crew->n++];

    place->crew = crew;
    place->replies = (struct loop_source){ &place->lane.heard, POLLIN,
        on_worker_message, place };
    place->printed = (struct loop_source){ &place->lane.printed.fd, POLLIN,
        on_worker_print, place };
    loop_hear(&place->replies);
    loop_hear(&place->printed);
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
    add_place(crew);
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
        place_free(&crew->v[i]);
    free(crew->v);
    free(crew);
}

/* The place for the next batch: one with an idle worker, or else one without a
 * worker.  One worker is started at a time, so that short inputs do not start
 * many.  NULL: none now. */
static struct place *
find_free_place(const struct crew *crew)
{
    struct place *found = crew->n < crew->p.jobs ? &crew->v[crew->n] : NULL;
    bool starting = false;

    for (unsigned i = 0; i < crew->n; i++) {
        struct place *place = &crew->v[i];

        if (place->batch == NULL && place->lane.state == LANE_IDLE)
            return place;
        if (place->batch == NULL && place->lane.state == LANE_NONE)
            found = place;
        if (place->lane.state == LANE_STARTING && place->trial == NULL)
            starting = true;
    }
    return starting ? NULL : found;
}

bool
crew_has_room(const struct crew *crew)
{
    return find_free_place(crew) != NULL;
}

/* Start on the work of a place.  With --isolation none the first call does the
 * job at once, and the second takes the reply. */
static int
set_going(struct crew *crew, struct place *place, struct cd_err *err)
{
    if (advance_worker(crew, place, err))
        return -1;
    return crew->p.zygote == NULL ? advance_worker(crew, place, err) : 0;
}

int
crew_give(struct crew *crew, struct batch *batch, struct cd_err *err)
{
    struct place *place = find_free_place(crew);

    if (place == &crew->v[crew->n])
        add_place(crew);
    place->batch = batch;
    place->from = 0;
    place->kills = 0;
    return set_going(crew, place, err);
}

int
crew_go_on(struct crew *crew, uint64_t number, struct cd_err *err)
{
    for (unsigned i = 0; i < crew->n; i++) {
        struct place *place = &crew->v[i];

        if (place->parked && place->batch->number == number) {
            place_go_on(place);
            return set_going(crew, place, err);
        }
    }
    return 0;
}

struct batch *
crew_take(
    struct crew *crew, struct buf *message, struct reply *reply, bool *more)
{
    for (unsigned i = 0; i < crew->n; i++) {
        struct place *place = &crew->v[i];
        if (place->done && place->batch != NULL)
            return place_hand_over(place, message, reply, more);
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
    struct place *place = &crew->v[0];
    struct lane *lane = &place->lane;
    bool more;

    place->kills = 0;
    while (!place->done) {
        if (lane->state == LANE_NONE && start_worker(crew, place, err))
            return -1;
        if (lane->state == LANE_IDLE)
            place_give_ends(place, job);
        if (lane->state == LANE_DONE)
            take_reply(crew, place);
        else if (loop_turn(err) || interrupt_check(err))
            return -1;
    }
    place_hand_over(place, message, reply, &more);
    return 0;
}
