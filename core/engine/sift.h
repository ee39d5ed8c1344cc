/* SPDX-License-Identifier: MIT */
/*
 * sift - which records an output gets, by "when", and which of their fields, by
 * "only" and "without".
 */
#ifndef ENGINE_SIFT_H
#define ENGINE_SIFT_H

#include "engine/reply.h"
#include "host/stage.h"

struct sift {
    struct stage stages[2]; /* the plugins select and fields */
    size_t n;               /* 0: the output gets all */
};

/* Prepare, then open its stages (stage.h); closing.h ends them.  -1 with *err;
 * *failed is the sieve that cannot be prepared. */
int sift_prepare(struct sift *sift, const struct plan_node *output,
    struct arena *scratch, struct texts *texts, const char *run_id,
    const struct plan_node **failed, struct cd_err *err);
int sift_open(struct sift *sift, struct cd_err *err);

/* The record as the output gets it, a new reference, or NULL if it does not get
 * it: with fault->code set if a sieve failed, NULL otherwise.  The record
 * itself is not changed. */
json_t *sift_record(struct sift *sift, json_t *rec, struct stage_fault *fault);

/* Keep what the sieves counted for the record, or undo it; and move counters
 * and logs into a reply, under the number of the output. */
void sift_keep(struct sift *sift, bool keep);
void sift_tell(struct sift *sift, struct reply *reply, size_t stage);

#endif
