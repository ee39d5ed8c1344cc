/* SPDX-License-Identifier: MIT */
#include "engine/trial.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "engine/cutter.h"

struct trial {
    const struct summary *summary;
    struct part {
        struct cutter cutter;
        size_t used; /* bytes of the stretch that are in it */
    } * parts;       /* the outputs, then the rejects */
    size_t nparts;
    struct reply reply; /* of the piece in hand */

    struct reply stretch; /* what was added last ... */
    struct buf message;   /* ... and points into this */
    size_t at, n;         /* its entries: in the piece already, and all */
};

struct trial *
trial_new(const struct summary *m, int rejects_level)
{
    struct trial *t = mem_zalloc(1, sizeof(*t));
    size_t i;

    t->summary = m;
    reply_init(&t->reply, m->noutputs, m->nstages);
    t->nparts = t->reply.nparts;
    t->parts = mem_zalloc(t->nparts, sizeof(*t->parts));
    for (i = 0; i < m->noutputs; i++) {
        const struct summary_node *n = &m->nodes[m->nstages + i];

        cutter_init(&t->parts[i].cutter, n->level, n->separator);
    }
    cutter_init(&t->parts[i].cutter, rejects_level, NULL);
    return t;
}

void
trial_add(struct trial *t, struct reply *stretch, struct buf *message, size_t n)
{
    struct buf old = t->message;
    size_t i;

    reply_merge(&t->reply, stretch);
    if (t->n > 0)
        reply_free(&t->stretch);
    t->stretch = *stretch;
    t->message = *message;
    t->at = 0;
    t->n = n;
    for (i = 0; i < t->nparts; i++)
        t->parts[i].used = 0;
    memset(stretch, 0, sizeof(*stretch));
    *message = old;
}

/* What the next entry has written. */
static void
add_entry(struct trial *t)
{
    size_t i;

    for (i = 0; i < t->nparts; i++) {
        struct part *x = &t->parts[i];
        const struct reply_part *p = &t->stretch.parts[i];
        uint32_t length = reply_length(p, t->at);

        if (length == REPLY_NOT)
            continue;
        cutter_begin(&x->cutter);
        buf_add(&x->cutter.raw, p->raw + x->used, length);
        cutter_keep(&x->cutter);
        x->used += length;
    }
    t->at++;
}

/* The same as in a worker. */
static bool
is_full(const struct trial *t)
{
    size_t i, n = 0;

    for (i = 0; i < t->nparts; i++)
        n += cutter_size(&t->parts[i].cutter);
    return n >= CUTTER_PIECE;
}

bool
trial_fill(struct trial *t)
{
    while (t->at < t->n && !is_full(t))
        add_entry(t);
    if (t->at == t->n)
        buf_free(&t->message);
    return is_full(t);
}

bool
trial_has_more(const struct trial *t)
{
    return t->at < t->n;
}

void
trial_end(struct trial *t, struct buf *bytes, struct reply *r)
{
    const char *p;
    size_t i;

    bytes->n = 0;
    for (i = 0; i < t->nparts; i++) {
        struct cutter *c = &t->parts[i].cutter;

        cutter_end(c);
        t->reply.parts[i] = (struct reply_part){
            .nmembers = c->members.n, .nraw = c->raw.n, .records = c->records
        };
        buf_add(bytes, c->members.p, c->members.n);
        buf_add(bytes, c->raw.p, c->raw.n);
        if (c->raw.cap > 2 * CUTTER_PIECE)
            buf_free(&c->raw);
        cutter_reset(c, false);
    }
    *r = t->reply;
    for (i = 0, p = bytes->p; i < r->nparts; i++) {
        r->parts[i].members = p;
        p += r->parts[i].nmembers;
        r->parts[i].raw = p;
        p += r->parts[i].nraw;
    }
    reply_init(&t->reply, t->summary->noutputs, t->summary->nstages);
}

void
trial_free(struct trial *t)
{
    size_t i;

    if (t == NULL)
        return;
    for (i = 0; i < t->nparts; i++)
        cutter_free(&t->parts[i].cutter);
    free(t->parts);
    if (t->n > 0)
        reply_free(&t->stretch);
    buf_free(&t->message);
    reply_free(&t->reply);
    free(t);
}
