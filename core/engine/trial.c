#include "engine/trial.h"

#include <stdlib.h>

#include "base/mem.h"
#include "engine/cutter.h"

struct trial {
    struct cutter *cutters; /* the outputs, then the rejects */
    struct reply reply;
};

struct trial *
trial_new(const struct summary *m, int rejects_level)
{
    struct trial *t = mem_zalloc(1, sizeof(*t));
    size_t i;

    reply_init(&t->reply, m->noutputs, m->nstages);
    t->cutters = mem_zalloc(t->reply.nparts, sizeof(*t->cutters));
    for (i = 0; i < m->noutputs; i++) {
        const struct summary_node *n = &m->nodes[m->nstages + i];

        cutter_init(&t->cutters[i], n->level, n->separator);
    }
    cutter_init(&t->cutters[i], rejects_level, NULL);
    return t;
}

void
trial_add(struct trial *t, const struct reply *alone)
{
    size_t i;

    reply_merge(&t->reply, alone);
    for (i = 0; i < t->reply.nparts; i++) {
        const struct reply_part *p = &alone->parts[i];

        if (p->records == 0)
            continue;
        cutter_begin(&t->cutters[i]);
        buf_add(&t->cutters[i].raw, p->raw, p->nraw);
        cutter_keep(&t->cutters[i]);
    }
}

void
trial_end(struct trial *t, struct buf *reply)
{
    size_t i;

    for (i = 0; i < t->reply.nparts; i++) {
        struct cutter *c = &t->cutters[i];
        struct reply_part *p = &t->reply.parts[i];

        cutter_end(c);
        p->members = c->members.p;
        p->nmembers = c->members.n;
        p->raw = c->raw.p;
        p->nraw = c->raw.n;
        p->records = c->records;
    }
    reply_encode(reply, &t->reply);
    trial_free(t);
}

void
trial_free(struct trial *t)
{
    size_t i;

    if (t == NULL)
        return;
    for (i = 0; i < t->reply.nparts; i++)
        cutter_free(&t->cutters[i]);
    free(t->cutters);
    reply_free(&t->reply);
    free(t);
}
