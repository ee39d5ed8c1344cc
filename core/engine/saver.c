/* SPDX-License-Identifier: MIT */
#include "engine/saver.h"

#include <stdlib.h>

#include "engine/chain.h"
#include "engine/checkpoint.h"
#include "json/build.h"

#define SECOND ((uint64_t)1000000000)

void
saver_begin(struct saver *s, const struct saver_parts *p)
{
    *s = (struct saver){ .p = *p };
    s->eager = getenv(CHECKPOINT_ALL) != NULL;
    s->saved_bytes = writer_total(p->writer);
    s->saved = chain_clock();
    thin_begin(&s->thin, p->folder, p->last);
}

void
saver_note(struct saver *s, uint64_t next, const struct batch_end *end)
{
    s->next = next;
    s->end = *end;
    s->fresh = s->p.journal != NULL;
}

bool
saver_due(const struct saver *s)
{
    return s->fresh &&
           (s->eager ||
               writer_total(s->p.writer) - s->saved_bytes >= CHECKPOINT_BYTES ||
               chain_clock() - s->saved >= CHECKPOINT_NS);
}

bool
saver_worth(const struct saver *s)
{
    return s->fresh && chain_clock() - s->saved >= SECOND;
}

/* The row, for what is durable by then; NULL with *e. */
static json_t *
make_row(struct saver *s, struct cd_err *e)
{
    struct buf bytes = { 0 };
    json_t *thin, *row = NULL;

    writer_thin(s->p.writer, &bytes);
    thin = thin_put(&s->thin, &bytes, e);
    if (thin != NULL) {
        row = checkpoint_make(s->next, &s->end, s->p.counters, s->p.writer);
        build_set(row, "thin", thin);
    }
    buf_free(&bytes);
    return row;
}

int
saver_save(struct saver *s, struct cd_err *e)
{
    json_t *row;
    int rc;

    if (!s->fresh)
        return 0;
    if (writer_sync(s->p.writer, e) || (row = make_row(s, e)) == NULL)
        return -1;
    rc = s->p.stores != NULL ? stores_commit(s->p.stores, s->next, e) : 0;
    rc = rc ? rc : journal_put(s->p.journal, row, e);
    if (rc == 0 && s->p.stores != NULL)
        rc = stores_noted(s->p.stores, s->next, e);
    json_decref(row);
    if (rc)
        return -1;
    s->fresh = false;
    s->saved_bytes = writer_total(s->p.writer);
    s->saved = chain_clock();
    return 0;
}
