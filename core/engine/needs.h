/* SPDX-License-Identifier: MIT */
/*
 * needs - how many records lacked what a stage needs: counted by workers,
 * added up and judged in the order of the batches by the supervisor.
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

/* What became of a need (struct plan_need). */
struct need_tally {
    uint64_t reached; /* records that came to the stage */
    uint64_t lacking; /* of those, without the field; NEED_STOP only */
    uint64_t first;   /* number of the first that had it, from 0 */
};

/* Zero-initialise; free with needs_free. */
struct needs {
    struct need_tally *v; /* one a need of the plan, or NULL: all 0 */
    size_t n;
    struct keys keys; /* of records that came before one that had it all */
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
    char **ids; /* of the stages, then of the outputs */
};

/* A record comes to the stage or output `node` of the plan (0: it was just
 * read).  `seen[i]` is set once need i was met in this process. */
void needs_see(struct needs *needs, const struct plan *plan, size_t node,
    const json_t *rec, uint64_t mapped, bool *seen);

/* Add what came behind it. */
void needs_add(struct needs *needs, const struct needs *more);
void needs_reset(struct needs *needs);
void needs_free(struct needs *needs);

/* Into a message and out of it. */
void needs_put(struct buf *to, const struct needs *needs);
void needs_get(struct needs *needs, struct wire *wire);

/* Into a checkpoint, a new reference, and out of it; -1 if it is none. */
json_t *needs_save(const struct needs *needs);
int needs_restore(struct needs *needs, const json_t *saved);

/* The names into the header of a journal, a new reference, and out of it: as
 * much as needs_json asks for, of a run with so many stages and outputs.  -1 if
 * it is none; free with summary_free. */
json_t *needs_names_save(const struct need_names *names);
int needs_names_restore(
    struct need_names *names, const json_t *saved, size_t nodes);

/* Was a field that is needed in none of the first NEED_RECORDS records that
 * came to the stage, or, at the `end`, in none at all?  -1 with *e then.  1:
 * that is not known yet. */
int needs_judge(const struct needs *needs, const struct need_names *names,
    bool end, struct cd_err *e);

/* Say at the end what was missing. */
void needs_tell(const struct needs *needs, const struct need_names *names);
/* Say what is left of a run that was stopped by needs_judge: in the folder
 * `out`, or, if that is NULL, on standard output. */
void needs_tell_rest(const char *out, uint64_t written);
/* What a stage or output lacked, {"text": 3}; NULL if nothing. */
json_t *needs_json(
    const struct needs *needs, const struct need_names *names, size_t node);

#endif
