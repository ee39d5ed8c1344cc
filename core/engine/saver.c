/* SPDX-License-Identifier: MIT */
#include "engine/saver.h"

#include <stdlib.h>

#include "base/clock.h"
#include "engine/checkpoint.h"
#include "json/build.h"

void
saver_begin(struct saver *saver, const struct saver_parts *parts)
{
    *saver = (struct saver){ .p = *parts };
    saver->eager = getenv(CHECKPOINT_ALL) != NULL;
    saver->saved_bytes = writer_total(parts->writer);
    saver->saved = clock_now();
    thin_begin(&saver->thin, parts->folder, parts->last);
}

void
saver_note(struct saver *saver, uint64_t next, const struct batch_end *end)
{
    saver->next = next;
    saver->end = *end;
    saver->fresh = saver->p.journal != NULL;
}

bool
saver_due(const struct saver *saver)
{
    return saver->fresh &&
           (saver->eager ||
               writer_total(saver->p.writer) - saver->saved_bytes >=
                   CHECKPOINT_BYTES ||
               clock_now() - saver->saved >= CHECKPOINT_NS);
}

bool
saver_worth(const struct saver *saver)
{
    return saver->fresh && clock_now() - saver->saved >= CLOCK_SECOND;
}

/* The row of the checkpoint; makes the waiting bytes durable, too.  NULL with
 * *err. */
static json_t *
make_row(struct saver *saver, struct cd_err *err)
{
    struct buf bytes = { 0 };
    json_t *thin, *row = NULL;

    writer_thin(saver->p.writer, &bytes);
    thin = thin_put(&saver->thin, &bytes, err);
    if (thin != NULL) {
        row = checkpoint_make(
            saver->next, &saver->end, saver->p.counters, saver->p.writer);
        build_set(row, "thin", thin);
    }
    buf_free(&bytes);
    return row;
}

int
saver_save(struct saver *saver, struct cd_err *err)
{
    json_t *row;
    int rc;

    if (!saver->fresh)
        return 0;
    if (writer_sync(saver->p.writer, err) ||
        (row = make_row(saver, err)) == NULL)
        return -1;
    rc = saver->p.stores != NULL
             ? stores_commit(saver->p.stores, saver->next, err)
             : 0;
    rc = rc ? rc : journal_put(saver->p.journal, row, err);
    if (rc == 0 && saver->p.stores != NULL)
        rc = stores_noted(saver->p.stores, saver->next, err);
    json_decref(row);
    if (rc)
        return -1;
    saver->fresh = false;
    saver->saved_bytes = writer_total(saver->p.writer);
    saver->saved = clock_now();
    return 0;
}
