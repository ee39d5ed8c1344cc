/* SPDX-License-Identifier: MIT */
/*
 * fan - an output whose path has fields (fan_name.h): one file for each path
 * that its records make, any number of them, kept by a store process.
 *
 *     FOLDER/2024/05/7.md ...      the files, made when the run ends
 *     FOLDER/_copydesk             the runs: how far each is, what it made
 *     FOLDER/_copydesk.RUN         what a run has for its files so far
 *
 * Workers format the records.  What is for the files goes to one file, the
 * spool (fan_spool.h), so that a commit makes two files durable however many
 * there will be, and what is not finished shows no file.  At the end they are
 * made of it one after the other, with one open at a time.  What is in each is
 * a function of the records alone; gzip members end at FAN_MEMBER bytes.
 *
 * With "append" records go behind what the files have.  How long each was is
 * durable before the first is touched, so that making them can be begun again
 * and taken back.
 */
#ifndef ENGINE_FAN_H
#define ENGINE_FAN_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/wire.h"
#include "host/stage.h"

#define FAN_MEMBER ((size_t)1 << 20)

/* ---- [worker] entries: the name of a file, and bytes for it ----------------
 */

/* Begin the entry of a record; its bytes are to be appended behind it.  Returns
 * what fan_end wants. */
size_t fan_begin(
    struct buf *to, const struct fan_name *name, const json_t *rec);
void fan_end(struct buf *to, size_t begun);
/* That entry, read with distrust: what fan_put takes.  -1 if it is none. */
int fan_entry(struct wire *wire, const char **name, size_t *length,
    const char **bytes, size_t *size);

/* ---- [store] ----------------------------------------------------------------
 */

struct fan;

/* Open the folder `path` (absolute), or make it, for the run that
 * stage->service has, and say up to which mark it is.  The stage, a format, is
 * opened to make what begins and ends each file, and closed again.  NULL with
 * *e. */
struct fan *fan_open(
    struct stage *stage, const char *path, uint64_t *mark, struct cd_err *e);
void fan_close(struct fan *fan);

/* Take what a record has for a file, whose name is sound. */
int fan_put(struct fan *fan, const char *name, size_t length, const char *bytes,
    size_t n, struct cd_err *e);
/* Make durable what came so far, with the mark. */
int fan_commit(struct fan *fan, uint64_t mark, struct cd_err *e);
/* Make the files, and say what they are: JSON, as run.json has it.  May be
 * called again after a crash. */
int fan_finish(struct fan *fan, struct buf *files, struct cd_err *e);
/* Take back what the run `run_id` did. */
int fan_undo(struct fan *fan, const char *run_id, struct cd_err *e);

#endif
