#include "engine/death.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "engine/reject.h"
#include "engine/sandbox.h"

static void
read_who(struct death *d, const struct slot_head *h, const struct summary *m)
{
    char what[24], who[80];

    memcpy(what, h->note.what, sizeof(what));
    memcpy(who, h->note.who, sizeof(who));
    what[sizeof(what) - 1] = who[sizeof(who) - 1] = '\0';
    d->stage = h->cursor.stage;
    if (d->stage > m->nstages + m->noutputs)
        d->stage = 0;
    if (who[0] != '\0')
        snprintf(
            d->who, sizeof(d->who), "\"%s\", in its function %s,", who, what);
    else if (d->stage == 0)
        snprintf(d->who, sizeof(d->who), "a worker");
    else
        snprintf(d->who, sizeof(d->who), "%s \"%s\"",
            d->stage > m->nstages ? "output" : "stage",
            m->nodes[d->stage - 1].id);
}

static void
read_how(struct death *d, int status, uint32_t cause, uint32_t detail,
    const struct summary *m)
{
    if (cause == SLOT_MEMORY) {
        d->code = "memory_limit";
        snprintf(d->reason, sizeof(d->reason),
            "needs more memory than limits.worker_bytes, %ju, allows",
            (uintmax_t)m->worker_bytes);
    } else if (cause == SLOT_DENIED) {
        char call[40];

        d->code = "plugin_denied";
        sandbox_call(detail, call, sizeof(call));
        snprintf(d->reason, sizeof(d->reason),
            "called %s, which a worker may not", call);
    } else if (WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS) {
        d->code = "plugin_denied";
        snprintf(d->reason, sizeof(d->reason),
            "made a system call that a worker may not");
    } else {
        d->code = "plugin_crash";
        child_describe(status, d->reason, sizeof(d->reason));
        if (d->reason[0] == '\0')
            snprintf(d->reason, sizeof(d->reason), "ended the process");
    }
}

void
death_read(struct death *d, int status, const struct slot *s, const char *ended,
    const struct summary *m)
{
    uint32_t cause = s->head->cause, detail = s->head->detail;

    memset(d, 0, sizeof(*d));
    read_who(d, s->head, m);
    if (ended != NULL) {
        d->code = "plugin_hang";
        snprintf(d->reason, sizeof(d->reason), "%s", ended);
        return;
    }
    d->by_others = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    read_how(d, status, cause, detail, m);
}
