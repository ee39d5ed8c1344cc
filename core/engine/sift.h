/* SPDX-License-Identifier: MIT */
/*
 * sift - the records that an output gets, by "when", and what it gets of them,
 * by "only" and "without".
 */
#ifndef ENGINE_SIFT_H
#define ENGINE_SIFT_H

#include "engine/reply.h"
#include "host/stage.h"

struct sift {
    struct stage stages[2];
    size_t n;
};

/* The life of its stages, which closing.h ends; see stage.h. */
int sift_prepare(struct sift *sift, const struct plan_node *output,
    struct arena *scratch, struct texts *texts, const char *run_id,
    const struct plan_node **failed, struct cd_err *e);
int sift_open(struct sift *sift, struct cd_err *e);

/* What the output gets of the record, a new reference; NULL if it gets nothing,
 * with *fault.code set if that is a fault and NULL otherwise.  The record stays
 * as it is. */
json_t *sift_record(struct sift *sift, json_t *rec, struct stage_fault *fault);

/* What was counted for the record counts, or does not; and it goes into the
 * reply with that of the output, which is a stage of that number there. */
void sift_keep(struct sift *sift, bool keep);
void sift_tell(struct sift *sift, struct reply *reply, size_t stage);

#endif
