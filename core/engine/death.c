/* SPDX-License-Identifier: MIT */
#include "engine/death.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "base/tty.h"
#include "engine/messages.h"
#include "engine/reject.h"
#include "engine/syscalls.h"

/* The call of a stage that is not about a record ("open" or "close") and that
 * the worker noted to be in; NULL for none.  A plugin may have overwritten the
 * note. */
static const char *
noted_call(const struct slot_head *head)
{
    static const char *const calls[] = { "open", "close" };
    size_t i;

    for (i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
        if (strncmp(head->note.what, calls[i], sizeof(head->note.what)) == 0)
            return calls[i];
    }
    return NULL;
}

/* The number, from 1, of the stage or output noted to be in such a call; 0:
 * none. */
static uint32_t
in_call(const struct slot_head *head, const struct summary *summary)
{
    const size_t most =
        sizeof(head->note.who) - 1; /* the note cuts longer ids */
    uint32_t i;

    if (noted_call(head) == NULL)
        return 0;
    for (i = 0; i < summary->nstages + summary->noutputs; i++) {
        if (strncmp(head->note.who, summary->nodes[i].id, most) == 0)
            return i + 1;
    }
    return 0;
}

/* Set stage and name of the stage or output at work: by the note while stages
 * open or close, otherwise by the cursor. */
static void
read_who(struct death *death, const struct slot_head *head, bool no_suspect,
    const struct summary *summary)
{
    uint32_t stage = in_call(head, summary);

    death->stage = head->cursor.stage;
    if (no_suspect || death->stage > summary->nstages + summary->noutputs)
        death->stage = 0;
    if (stage == 0)
        stage = death->stage;
    if (stage == 0)
        snprintf(death->who, sizeof(death->who), "a worker");
    else
        snprintf(death->who, sizeof(death->who), "%s \"%s\"",
            stage > summary->nstages ? "output" : "stage",
            summary->nodes[stage - 1].id);
}

/* Append " in open" or " in close" to the reason, if it was in such a call. */
static void
add_where(struct death *death, const struct slot_head *head,
    const struct summary *summary)
{
    size_t n = strlen(death->reason);

    if (in_call(head, summary) != 0)
        snprintf(death->reason + n, sizeof(death->reason) - n, " in %s",
            noted_call(head));
}

static void
say_denied(struct death *death, const struct slot_head *head)
{
    char call[40];
    bool named = head->cause == SLOT_DENIED;

    death->code = "plugin_denied";
    if (named)
        syscalls_name(head->detail, call, sizeof(call));
    snprintf(death->reason, sizeof(death->reason),
        "called %s, which a worker may not", named ? call : SYSCALLS_UNNAMED);
}

/* The worker ended because the command of a stage did; its slot says how. */
static void
say_command(struct death *death, const struct slot_head *head)
{
    struct buf text = { 0 };

    death->code = reject_codes[head->detail];
    tty_escape(&text, head->why, strnlen(head->why, sizeof(head->why)));
    snprintf(death->reason, sizeof(death->reason), "%s", buf_cstr(&text));
    buf_free(&text);
}

/* A plugin that gets no more memory may say so, crash or give up.  So a death
 * by signal at three quarters of the limit or more counts as out of memory. */
static bool
is_memory(const struct zygote_death *how, const struct slot_head *head,
    const struct summary *summary)
{
    return head->cause == SLOT_MEMORY ||
           (WIFSIGNALED(how->status) &&
               how->bytes >= summary->worker_bytes / 4 * 3);
}

static void
read_how(struct death *death, const struct zygote_death *how,
    const struct slot_head *head, const struct summary *summary)
{
    if (head->cause == SLOT_COMMAND && head->detail < REJECT_CODES) {
        say_command(death, head);
    } else if (head->cause == SLOT_DENIED ||
               (WIFSIGNALED(how->status) && WTERMSIG(how->status) == SIGSYS)) {
        say_denied(death, head);
    } else if (is_memory(how, head, summary)) {
        death->code = "memory_limit";
        snprintf(death->reason, sizeof(death->reason),
            "needs more memory than limits.worker_bytes, %ju, allows",
            (uintmax_t)summary->worker_bytes);
    } else {
        death->code = "plugin_crash";
        child_describe(how->status, death->reason, sizeof(death->reason));
        if (death->reason[0] == '\0')
            snprintf(death->reason, sizeof(death->reason), "ended the process");
    }
}

void
death_read(struct death *death, const struct zygote_death *how,
    const struct slot *slot, const struct death_cause *ended,
    const struct summary *summary)
{
    struct slot_head head =
        *slot->head; /* a copy cannot change after it was checked */

    head.note.what[sizeof(head.note.what) - 1] = '\0';
    head.note.who[sizeof(head.note.who) - 1] = '\0';
    memset(death, 0, sizeof(*death));
    death->no_suspect = ended->reason != NULL && ended->no_suspect;
    death->hung = ended->reason != NULL && !ended->no_suspect;
    read_who(death, &head, death->no_suspect, summary);
    death->by_others = ended->reason == NULL && WIFSIGNALED(how->status) &&
                       WTERMSIG(how->status) == SIGKILL;
    if (ended->reason != NULL) {
        death->code = ended->code;
        snprintf(death->reason, sizeof(death->reason), "%s", ended->reason);
    } else {
        read_how(death, how, &head, summary);
    }
    add_where(death, &head, summary);
}
