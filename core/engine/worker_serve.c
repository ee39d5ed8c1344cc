/* SPDX-License-Identifier: MIT */
#include "engine/worker_serve.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "engine/closing.h"
#include "engine/commands.h"
#include "engine/messages.h"
#include "engine/printed.h"
#include "engine/reject.h"
#include "engine/sandbox.h"
#include "engine/signals.h"
#include "engine/slot.h"
#include "host/command.h"
#include "process/channel.h"

/* Do jobs until there are no more.  Returns the exit status. */
static int
do_jobs(struct worker *worker, const struct slot *slot, int channel)
{
    struct channel_head head;
    struct buf reply = { 0 };
    struct cd_err err;

    while (channel_receive(channel, &head, NULL, NULL, &err) == 1 &&
           head.type == WORKER_JOB && head.arg <= WORKER_TAIL) {
        struct worker_batch batch = slot_get(slot);

        reply.n = 0;
        worker_do(worker, (enum worker_job)head.arg, &batch, &reply);
        if (channel_send(channel, WORKER_REPLY, 0, -1, reply.p, reply.n))
            return 1;
        if (reply.cap > CUTTER_MEMBER * 8)
            buf_free(&reply);
    }
    buf_free(&reply);
    return 0;
}

static struct slot_head *own_slot; /* in a worker: the head of its slot */

static void
note_memory(void)
{
    own_slot->cause = SLOT_MEMORY;
}

static void
note_denied(uint32_t call)
{
    own_slot->cause = SLOT_DENIED;
    own_slot->detail = call;
}

/* The command of a stage failed: note why and end this worker, as it cannot
 * start another one.  The crew then finds the record. */
static void
end_with_command(const char *code, const char *why)
{
    own_slot->detail = (uint32_t)reject_code(code);
    snprintf(own_slot->why, sizeof(own_slot->why), "%s", why);
    own_slot->cause = SLOT_COMMAND;
    _exit(1);
}

/* Start the commands of stages, and note their pids: their CPU time is ours. */
static int
start_commands(struct chain *chain, uint32_t *missing, struct cd_err *err)
{
    size_t i, n = 0;

    command_lost(end_with_command);
    if (commands_start(chain, missing, err))
        return -1;
    for (i = 0; i < chain->nstages + chain->noutputs; i++) {
        const struct command *command = chain->stages[i].service.command;

        if (command != NULL && n < SLOT_COMMANDS)
            own_slot->commands[n++] = (uint32_t)command->pid;
    }
    return 0;
}

/* Map the slot, start commands and open the stages.  -1 with *err. */
static int
get_ready(struct chain *chain, const struct sandbox *confined,
    struct slot *slot, uint32_t *missing, struct cd_err *err)
{
    if (slot_receive(slot, confined->channel, err))
        return -1;
    own_slot = slot->head;
    said_begin(
        &own_slot->note.said, &own_slot->cursor.ref, &own_slot->cursor.stage);
    mem_last_words(note_memory);
    if (start_commands(chain, missing, err))
        return -1;
    sandbox_opening(confined);
    return chain_open(
        chain, &slot->head->cursor, child_doing, &slot->head->note, err);
}

/* Tell the supervisor why this worker cannot start.  Returns the exit
 * status. */
static int
send_failure(int channel, const struct cd_err *err)
{
    channel_send(
        channel, WORKER_FAILED, err->machine, -1, err->text, strlen(err->text));
    return 1;
}

int
worker_serve(
    struct chain *chain, const struct worker_rejects *rejects, int channel)
{
    struct sandbox confined = { .role = SANDBOX_WORKER,
        .data_bytes = chain->plan->config->worker_bytes,
        .channel = channel,
        .denied = note_denied };
    struct slot slot = { 0 };
    struct closing_sender say = { .type = WORKER_SAID };
    const struct closing last = { closing_doing, closing_send, &say };
    struct worker *worker;
    struct cd_err err;
    uint32_t missing, lacks = 0;
    int rc;

    if (get_ready(chain, &confined, &slot, &lacks, &err))
        return send_failure(channel, &err);
    say.note = &own_slot->note;
    confined.keep = chain->keep;
    confined.nkeep = chain->nkeep;
    signals_for_records();
    worker = worker_new(chain, rejects);
    printed_capture(chain, &own_slot->note.said);
    rc = sandbox_enter(&confined, &missing, &err);
    channel = SANDBOX_CHANNEL;
    if (rc)
        return send_failure(channel, &err);
    channel_send(channel, WORKER_READY, missing | lacks, -1, NULL, 0);
    rc = do_jobs(worker, &slot, channel);
    worker_free(worker);
    say.channel = channel;
    if (rc == 0)
        closing_close(chain, &last);
    return rc;
}
