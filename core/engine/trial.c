#include "engine/trial.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "engine/cutter.h"

struct trial {
    struct cutter *cutters; /* the outputs, then the rejects */
    size_t ncutters;
    struct reply reply;
};

struct trial *
trial_new(const struct summary *m, int rejects_level)
{
    struct trial *t = mem_zalloc(1, sizeof(*t));
    size_t i;

    reply_init(&t->reply, m->noutputs, m->nstages);
    t->ncutters = t->reply.nparts;
    t->cutters = mem_zalloc(t->ncutters, sizeof(*t->cutters));
    for (i = 0; i < m->noutputs; i++) {
        const struct summary_node *n = &m->nodes[m->nstages + i];

        cutter_init(&t->cutters[i], n->level, n->separator);
    }
    cutter_init(&t->cutters[i], rejects_level, NULL);
    return t;
}

/* What n entries have written into one part. */
static void
add_part(struct cutter *c, const struct reply_part *p, size_t n)
{
    const char *at = p->raw;
    size_t i;

    for (i = 0; i < n; i++) {
        uint32_t length = reply_length(p, i);

        if (length == REPLY_NOT)
            continue;
        cutter_begin(c);
        buf_add(&c->raw, at, length);
        cutter_keep(c);
        at += length;
    }
}

void
trial_add(struct trial *t, const struct reply *stretch, size_t n)
{
    size_t i;

    reply_merge(&t->reply, stretch);
    for (i = 0; i < t->ncutters; i++)
        add_part(&t->cutters[i], &stretch->parts[i], n);
}

void
trial_end(struct trial *t, struct buf *bytes, struct reply *r)
{
    const char *p;
    size_t i;

    bytes->n = 0;
    for (i = 0; i < t->ncutters; i++) {
        struct cutter *c = &t->cutters[i];

        cutter_end(c);
        t->reply.parts[i] = (struct reply_part){
            .nmembers = c->members.n, .nraw = c->raw.n, .records = c->records
        };
        buf_add(bytes, c->members.p, c->members.n);
        buf_add(bytes, c->raw.p, c->raw.n);
    }
    *r = t->reply;
    memset(&t->reply, 0, sizeof(t->reply));
    for (i = 0, p = bytes->p; i < r->nparts; i++) {
        r->parts[i].members = p;
        p += r->parts[i].nmembers;
        r->parts[i].raw = p;
        p += r->parts[i].nraw;
    }
    trial_free(t);
}

void
trial_free(struct trial *t)
{
    size_t i;

    if (t == NULL)
        return;
    for (i = 0; i < t->ncutters; i++)
        cutter_free(&t->cutters[i]);
    free(t->cutters);
    reply_free(&t->reply);
    free(t);
}
