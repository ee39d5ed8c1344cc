/* SPDX-License-Identifier: MIT */
#include "engine/death.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "base/tty.h"
#include "engine/reject.h"
#include "engine/syscalls.h"

/* The call in which a stage is that there is one of for all records, or NULL.
 * A plugin may have written anything there. */
static const char *
call(const struct slot_head *h)
{
    static const char *const calls[] = { "open", "close" };
    size_t i;

    for (i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
        if (strncmp(h->note.what, calls[i], sizeof(h->note.what)) == 0)
            return calls[i];
    }
    return NULL;
}

/* The stage or output, from 1, that the worker noted to be in such a call; 0
 * for none. */
static uint32_t
in_call(const struct slot_head *h, const struct summary *m)
{
    const size_t most = sizeof(h->note.who) - 1; /* a longer id is cut */
    uint32_t i;

    if (call(h) == NULL)
        return 0;
    for (i = 0; i < m->nstages + m->noutputs; i++) {
        if (strncmp(h->note.who, m->nodes[i].id, most) == 0)
            return i + 1;
    }
    return 0;
}

/* Who was at work: a stage or an output, by the note or, once there are
 * records, by the cursor. */
static void
read_who(struct death *d, const struct slot_head *h, bool anybody,
    const struct summary *m)
{
    uint32_t stage = in_call(h, m);

    d->stage = h->cursor.stage;
    if (anybody || d->stage > m->nstages + m->noutputs)
        d->stage = 0;
    if (stage == 0)
        stage = d->stage;
    if (stage == 0)
        snprintf(d->who, sizeof(d->who), "a worker");
    else
        snprintf(d->who, sizeof(d->who), "%s \"%s\"",
            stage > m->nstages ? "output" : "stage", m->nodes[stage - 1].id);
}

/* "in open" or "in close", if that is where it was. */
static void
add_where(struct death *d, const struct slot_head *h, const struct summary *m)
{
    size_t n = strlen(d->reason);

    if (in_call(h, m) != 0)
        snprintf(d->reason + n, sizeof(d->reason) - n, " in %s", call(h));
}

static void
say_denied(struct death *d, const struct slot_head *h)
{
    char call[40];
    bool named = h->cause == SLOT_DENIED;

    d->code = "plugin_denied";
    if (named)
        syscalls_name(h->detail, call, sizeof(call));
    snprintf(d->reason, sizeof(d->reason), "called %s, which a worker may not",
        named ? call : SYSCALLS_UNNAMED);
}

/* The worker ended because its command did. */
static void
say_command(struct death *d, const struct slot_head *h)
{
    struct buf text = { 0 };

    d->code = reject_codes[h->detail];
    tty_escape(&text, h->why, strnlen(h->why, sizeof(h->why)));
    snprintf(d->reason, sizeof(d->reason), "%s", buf_cstr(&text));
    buf_free(&text);
}

/* A plugin that was refused memory may say so, or crash, or give up: who used
 * three quarters of the limit counts as that. */
static bool
is_memory(const struct zygote_death *how, const struct slot_head *h,
    const struct summary *m)
{
    return h->cause == SLOT_MEMORY ||
           (WIFSIGNALED(how->status) && how->bytes >= m->worker_bytes / 4 * 3);
}

static void
read_how(struct death *d, const struct zygote_death *how,
    const struct slot_head *h, const struct summary *m)
{
    if (h->cause == SLOT_COMMAND && h->detail < REJECT_CODES) {
        say_command(d, h);
    } else if (h->cause == SLOT_DENIED ||
               (WIFSIGNALED(how->status) && WTERMSIG(how->status) == SIGSYS)) {
        say_denied(d, h);
    } else if (is_memory(how, h, m)) {
        d->code = "memory_limit";
        snprintf(d->reason, sizeof(d->reason),
            "needs more memory than limits.worker_bytes, %ju, allows",
            (uintmax_t)m->worker_bytes);
    } else {
        d->code = "plugin_crash";
        child_describe(how->status, d->reason, sizeof(d->reason));
        if (d->reason[0] == '\0')
            snprintf(d->reason, sizeof(d->reason), "ended the process");
    }
}

void
death_read(struct death *d, const struct zygote_death *how,
    const struct slot *s, const struct death_cause *ended,
    const struct summary *m)
{
    struct slot_head h = *s->head; /* what is read stays as it was checked */

    h.note.what[sizeof(h.note.what) - 1] = '\0';
    h.note.who[sizeof(h.note.who) - 1] = '\0';
    memset(d, 0, sizeof(*d));
    d->anybody = ended->reason != NULL && ended->anybody;
    d->hung = ended->reason != NULL && !ended->anybody;
    read_who(d, &h, d->anybody, m);
    d->by_others = ended->reason == NULL && WIFSIGNALED(how->status) &&
                   WTERMSIG(how->status) == SIGKILL;
    if (ended->reason != NULL) {
        d->code = ended->code;
        snprintf(d->reason, sizeof(d->reason), "%s", ended->reason);
    } else {
        read_how(d, how, &h, m);
    }
    add_where(d, &h, m);
}
