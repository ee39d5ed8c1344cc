/* SPDX-License-Identifier: MIT */
/*
 * needs - how many records lacked a field that a stage needs: counted by
 * workers, added up and judged in the order of the batches by the supervisor.
 */
#ifndef ENGINE_NEEDS_H
#define ENGINE_NEEDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <jansson.h>

#include "base/err.h"
#include "base/wire.h"
#include "host/keys.h"
#include "host/need.h"

#define NEEDS_NEVER UINT64_MAX

/* What was counted of a need (struct plan_need). */
struct need_tally {
    uint64_t reached; /* records that came to the stage */
    uint64_t lacking; /* those of them without the field; NEED_STOP only */
    uint64_t first;   /* index of the first that had it, or NEEDS_NEVER */
};

/* The counts of all needs.  Zero-initialise; free with needs_free. */
struct needs {
    struct need_tally *v; /* one for each need of the plan; NULL: all 0 */
    size_t n;
    struct keys keys; /* of records that came before the first complete one */
};

/* The needs of a plan, as the supervisor knows them. */
struct need_names {
    struct need_name {
        enum need_kind kind;
        bool judged;
        size_t node; /* as in struct plan_need */
        char *path, *from;
    } * v;
    size_t n;
    char **ids; /* borrowed: of the stages, then of the outputs */
};

/* Count a record that comes to the stage or output `node` of the plan (0: it
 * was just read).  `mapped`: as in struct chain.  seen[i] is set once need i
 * was met in this process. */
void needs_see(struct needs *needs, const struct plan *plan, size_t node,
    const json_t *rec, uint64_t mapped, bool *seen);

/* Add the counts of records that came after those in `needs`. */
void needs_add(struct needs *needs, const struct needs *more);
void needs_reset(struct needs *needs);
void needs_free(struct needs *needs);

/* Append the counts to a message; read them from one. */
void needs_put(struct buf *to, const struct needs *needs);
void needs_get(struct needs *needs, struct wire *wire);

/* The counts for a checkpoint, a new reference; read them from one, -1 if they
 * are not sound. */
json_t *needs_save(const struct needs *needs);
int needs_restore(struct needs *needs, const json_t *saved);

/* The names for a journal's header, a new reference; read as many as needs_json
 * asks for from one, of a run with so many stages and outputs (free with
 * summary_free).  -1 if they are not sound. */
json_t *needs_names_save(const struct need_names *names);
int needs_names_restore(
    struct need_names *names, const json_t *saved, size_t nodes);

/* -1 with *err if a stage found a field that it needs in none of the first
 * NEED_RECORDS records or, at the `end`, in none at all; 1 if that is not known
 * yet; 0 if each found all. */
int needs_judge(const struct needs *needs, const struct need_names *names,
    bool end, struct cd_err *err);

/* Print, at the end of a run, which fields were missing. */
void needs_tell(const struct needs *needs, const struct need_names *names);
/* Print what is left of a run that needs_judge stopped: in the folder `out` or,
 * if that is NULL, on standard output. */
void needs_tell_rest(const char *out, uint64_t written);
/* What a stage or output (from 1) lacked and how often, {"text": 3}, a new
 * reference; NULL if nothing. */
json_t *needs_json(
    const struct needs *needs, const struct need_names *names, size_t node);

#endif
