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
        size_t used; /* bytes of the stretch already moved */
    } * parts;       /* the outputs, then the rejects */
    size_t nparts;
    struct reply reply; /* numbers and logs of the piece in hand */

    struct reply stretch; /* added last, valid while n > 0 ... */
    struct buf message;   /* ... and points into this */
    size_t at, n;         /* its entries: moved so far, and all */
};

struct trial *
trial_new(const struct summary *summary, struct packing rejects)
{
    struct trial *trial = mem_zalloc(1, sizeof(*trial));
    size_t i;

    trial->summary = summary;
    reply_init(&trial->reply, summary->noutputs, summary->nstages);
    trial->nparts = trial->reply.nparts;
    trial->parts = mem_zalloc(trial->nparts, sizeof(*trial->parts));
    for (i = 0; i < summary->noutputs; i++) {
        const struct summary_node *node = &summary->nodes[summary->nstages + i];

        cutter_init(&trial->parts[i].cutter, node->packing, node->separator);
    }
    cutter_init(&trial->parts[i].cutter, rejects, NULL);
    return trial;
}

void
trial_add(
    struct trial *trial, struct reply *stretch, struct buf *message, size_t n)
{
    struct buf old = trial->message;
    size_t i;

    reply_merge(&trial->reply, stretch);
    if (trial->n > 0)
        reply_free(&trial->stretch);
    trial->stretch = *stretch;
    trial->message = *message;
    trial->at = 0;
    trial->n = n;
    for (i = 0; i < trial->nparts; i++)
        trial->parts[i].used = 0;
    memset(stretch, 0, sizeof(*stretch));
    *message = old;
}

/* Move what the next entry wrote, if it wrote, into the cutter of each
 * output. */
static void
copy_entry_output(struct trial *trial)
{
    size_t i;

    for (i = 0; i < trial->nparts; i++) {
        struct part *part = &trial->parts[i];
        const struct reply_part *source = &trial->stretch.parts[i];
        uint32_t length = reply_length(source, trial->at);

        if (length == REPLY_NOT)
            continue;
        cutter_begin(&part->cutter);
        buf_add(&part->cutter.raw, source->raw + part->used, length);
        cutter_keep(&part->cutter);
        part->used += length;
    }
    trial->at++;
}

/* The same test as in a worker, so that pieces end at the same records. */
static bool
piece_is_full(const struct trial *trial)
{
    size_t i, n = 0;

    for (i = 0; i < trial->nparts; i++)
        n += cutter_size(&trial->parts[i].cutter);
    return n >= CUTTER_PIECE;
}

bool
trial_fill(struct trial *trial)
{
    while (trial->at < trial->n && !piece_is_full(trial))
        copy_entry_output(trial);
    if (trial->at == trial->n)
        buf_free(&trial->message);
    return piece_is_full(trial);
}

bool
trial_has_more(const struct trial *trial)
{
    return trial->at < trial->n;
}

void
trial_end(struct trial *trial, struct buf *bytes, struct reply *reply)
{
    const char *next;
    size_t i;

    bytes->n = 0;
    for (i = 0; i < trial->nparts; i++) {
        struct cutter *cutter = &trial->parts[i].cutter;

        cutter_end(cutter);
        trial->reply.parts[i] =
            (struct reply_part){ .nmembers = cutter->members.n,
                .nraw = cutter->raw.n,
                .records = cutter->records };
        buf_add(bytes, cutter->members.p, cutter->members.n);
        buf_add(bytes, cutter->raw.p, cutter->raw.n);
        if (cutter->raw.cap > 2 * CUTTER_PIECE)
            buf_free(&cutter->raw);
        cutter_reset(cutter, false);
    }
    *reply = trial->reply;
    for (i = 0, next = bytes->p; i < reply->nparts; i++) {
        reply->parts[i].members = next;
        next += reply->parts[i].nmembers;
        reply->parts[i].raw = next;
        next += reply->parts[i].nraw;
    }
    reply_init(
        &trial->reply, trial->summary->noutputs, trial->summary->nstages);
}

void
trial_free(struct trial *trial)
{
    size_t i;

    if (trial == NULL)
        return;
    for (i = 0; i < trial->nparts; i++)
        cutter_free(&trial->parts[i].cutter);
    free(trial->parts);
    if (trial->n > 0)
        reply_free(&trial->stretch);
    buf_free(&trial->message);
    reply_free(&trial->reply);
    free(trial);
}
