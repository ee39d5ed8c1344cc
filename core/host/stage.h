/* SPDX-License-Identifier: MIT */
/*
 * stage - one plugin at work: its life from prepare to release, with one record
 * at a time in between.
 */
#ifndef HOST_STAGE_H
#define HOST_STAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <jansson.h>

#include "base/err.h"
#include "host/plan.h"
#include "host/service.h"

struct stage {
    const struct plan_node *node;
    void *shared, *self; /* what prepare and open returned */
    struct service service;
    uint64_t ns;   /* time spent in process */
    bool prepared; /* release is due */
};

/* Have this called behind each prepare, to take back what that did to the
 * process; -1 with errno: it cannot.  NULL, as at first: nothing is, as in a
 * program that the library is part of. */
void stage_set_behind(int (*restore)(void));
/* [main] Call prepare, which loads tables: the result is shared by all workers.
 * -1 with *err; the stage must be released in any case. */
int stage_prepare(struct stage *stage, const struct plan_node *node,
    struct arena *scratch, struct texts *texts, const char *run_id,
    const char *output, struct cd_err *err);
/* [main] Call release, where prepare went well, and free the stage. */
void stage_release(struct stage *stage);
/* The two halves of that: what release logs is in the service in between. */
void stage_let_go(struct stage *stage);
void stage_free(struct stage *stage);

/* [worker] Start the command of the stage, if it has one that is not running;
 * for where stage_open, which would do so, can start no process.  The bits of
 * command_start are added to *missing.  -1 with *err. */
int stage_start(struct stage *stage, uint32_t *missing, struct cd_err *err);

/* [worker] Make and free the state of one worker: open and close.  -1 with
 * *err. */
int stage_open(struct stage *stage, struct cd_err *err);
int stage_close(struct stage *stage, struct cd_err *err);

/* Why a record did not pass. */
struct stage_fault {
    const char *code; /* reject code, static */
    char reason[600];
};

/* Check that the record has what the stage reads, in the right types.  -1 with
 * *fault. */
int stage_check(
    const struct stage *stage, const json_t *rec, struct stage_fault *fault);
/* What a reader is given; all borrowed. */
struct stage_entry {
    const char *input, *below; /* see cd_host */
    uint64_t number;
    const char *s; /* s[0..n): the entry */
    size_t n;
    const char *first; /* first[0..nfirst) */
    size_t nfirst;
};
/* [worker] Fill the empty object rec.  CD_ERROR comes with *fault. */
enum cd_status stage_read(struct stage *stage, const struct stage_entry *entry,
    json_t *rec, struct stage_fault *fault);
/* [worker] Check and process one record.  CD_ERROR comes with *fault. */
enum cd_status stage_process(
    struct stage *stage, json_t *rec, struct stage_fault *fault);

#endif
