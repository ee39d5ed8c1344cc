/* SPDX-License-Identifier: MIT */
/*
 * fan - an output whose path has fields (fan_name.h): a file for each path that
 * its records make, any number of them, kept by a store process.
 *
 *     FOLDER/2024/05/7.md ...      the files, made when the run ends
 *     FOLDER/_copydesk             the runs: how far each is, what it made
 *     FOLDER/_copydesk.RUN         the bytes that a run has for its files so
 * far
 *
 * Workers format the records (fan_entry.h).  All bytes for the files go into
 * one file, the spool (fan_spool.h), so that a commit makes two files durable
 * however many there will be, and an unfinished run shows no file.  At the end
 * the files are made from it, one after the other, with one open at a time. The
 * contents of each are a function of the records alone; members end at
 * FAN_MEMBER bytes.
 *
 * With "append" records follow those that the files have.  How long each file
 * was is durable before the first is touched, so that making them can be begun
 * again, and taken back.
 */
#ifndef ENGINE_FAN_H
#define ENGINE_FAN_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "host/stage.h"

#define FAN_MEMBER ((size_t)1 << 20)
#define FAN_NOTES  "_copydesk"

struct fan;

/* Open or make the folder `path` (absolute) for the run
 * stage->service.host.run_id; *mark becomes how far it holds the run.  The
 * stage, a format, is opened and closed again, to make the head and tail of a
 * file.  NULL with *err. */
struct fan *fan_open(
    struct stage *stage, const char *path, uint64_t *mark, struct cd_err *err);
void fan_close(struct fan *fan);

/* Take size bytes that a record has for the file `name`, which must be sound
 * (fan_entry.h).  -1 with *err. */
int fan_put(struct fan *fan, const char *name, size_t length, const char *bytes,
    size_t n, struct cd_err *err);
/* Make durable what came so far, with the mark.  -1 with *err. */
int fan_commit(struct fan *fan, uint64_t mark, struct cd_err *err);
/* Make the files, and append what run.json says of them to *files, as JSON.
 * May be called again after a crash.  -1 with *err. */
int fan_finish(struct fan *fan, struct buf *files, struct cd_err *err);
/* Take back what the run `run_id` did.  -1 with *err. */
int fan_undo(struct fan *fan, const char *run_id, struct cd_err *err);

#endif
