/* SPDX-License-Identifier: MIT */
/*
 * rig - the plugin set up as a stage, and what it makes of one record.
 */
#ifndef CHECK_RIG_H
#define CHECK_RIG_H

#include "check/pieces.h"
#include "check/subject.h"
#include "host/stage.h"

#define RIG_RUN       "c0ffee00c0ffee00c0ffee00c0ffee00" /* run_id of all rigs */
#define RIG_OTHER_RUN "0ddba11c0ddba11c0ddba11c0ddba11c"

struct rig {
    struct subject *subject;
    struct plan *plan; /* NULL in a twin */
    struct stage stage;
    struct arena *scratch; /* of the texts */
    struct texts *texts;
    struct pieces pieces; /* what scratch gave the plugin */
    struct buf out;       /* CD_FORMAT: what the record in hand wrote */
    bool open;
};

/* The plan of a pipeline that holds the plugin with these options (an object);
 * NULL with *err if they are refused.  Free it with plan_free. */
struct plan *rig_plan(
    struct subject *subject, const json_t *options, struct cd_err *err);

/* Bind the options (an object) and call prepare.  The rig may be freed in any
 * case.  -1 with *err if the options or the plugin refuse. */
int rig_prepare(struct rig *rig, struct subject *subject, const json_t *options,
    struct cd_err *err);
/* The same with the options that all checks use, and open; -1 after
 * subject_fail. */
int rig_start(struct rig *rig, struct subject *subject);
/* The same in another run. */
int rig_start_as(struct rig *rig, struct subject *subject, const char *run_id);
/* Another worker of a prepared rig, not open yet; freed before that one. */
void rig_twin(struct rig *rig, const struct rig *of);
/* -1 with *err; for a store that is the client of a server in any case. */
int rig_open(struct rig *rig, struct cd_err *err);
/* Close if it is open; -1 with *err if the plugin says that it failed. */
int rig_close(struct rig *rig, struct cd_err *err);
/* Close and release. */
void rig_free(struct rig *rig);

/* The options that all checks use: a new object. */
json_t *rig_options(const struct subject *subject);

/* What became of a record. */
struct outcome {
    enum cd_status status;
    json_t *record;           /* as the plugin left it */
    struct buf out;           /* CD_FORMAT */
    struct stage_fault fault; /* where status is CD_ERROR */
};

/* Process a copy of the record.  Free the result with outcome_free. */
void rig_process(
    struct rig *rig, const json_t *record, struct outcome *outcome);
/* Have a reader read the entry text[0..n) of the input `name`, where it has
 * this number.  As rig_process. */
void rig_read(struct rig *rig, const char *name, size_t number,
    const char *text, size_t n, struct outcome *outcome);
void outcome_free(struct outcome *outcome);
/* Where two outcomes differ, for people; NULL if they do not.  The caller
 * frees it.  `without`: a field that is not compared, or NULL. */
char *outcome_difference(
    const struct outcome *a, const struct outcome *b, const char *without);

#endif
