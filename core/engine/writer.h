/* SPDX-License-Identifier: MIT */
/*
 * writer - the replies of the workers, in input order, into the files of a
 * run.
 *
 * A file grows as NAME.part and gets its name when the run ends.  Members
 * that workers made are appended as they come; thin ones are joined until a
 * member is worth it: where they end depends on batch numbers and bytes only.
 */
#ifndef ENGINE_WRITER_H
#define ENGINE_WRITER_H

#include <stdbool.h>
#include <stdint.h>
#include <jansson.h>

#include "base/err.h"
#include "engine/reply.h"
#include "engine/summary.h"

#define WRITER_JOIN 16 /* batches whose thin outputs share a member */

#define WRITER_REJECTS "rejects.jsonl.gz"

struct writer;

/* Where the bytes go. */
struct writer_target {
    int folder;          /* open folder of -o, or -1: standard output ... */
    int out;             /* ... which is this descriptor */
    const char *rejects; /* file for rejects without -o, or NULL: stderr */
};

/* Make the files of the outputs and of the rejects; with `marks`, go on with
 * those that are there, from where writer_marks says they were, and `thin` as
 * writer_thin gave it then.  -1 with *e, nothing made, if one cannot be
 * made. */
struct writer *writer_open(const struct summary *summary,
    const struct writer_target *target, const json_t *marks,
    const struct buf *thin, struct cd_err *e);
/* Append the reply for the next piece of a batch, and behind its rejects those
 * of `more`, which may be NULL.  `join`: what waits for its member gets one. */
int writer_append(struct writer *writer, const struct reply *reply,
    const struct reply_part *more, bool join, struct cd_err *e);
/* Append what opens or ends the outputs: members of its own. */
int writer_ends(
    struct writer *writer, const struct reply *reply, struct cd_err *e);
/* How far the files are, the outputs and then the rejects: an array of objects
 * with `bytes`, `records`, `begun`, `thin` (bytes that wait for their member)
 * and `sha256_so_far` or, of complete ones, `sha256`; a new reference. */
json_t *writer_marks(const struct writer *writer);
/* Append what waits for its member, of all files. */
void writer_thin(const struct writer *writer, struct buf *to);
/* Make what was written durable. */
int writer_sync(struct writer *writer, struct cd_err *e);

/* Nothing more will be written: make all of it durable.  The files keep their
 * names, NAME.part. */
int writer_complete(struct writer *writer, struct cd_err *e);

/* Bytes of file i: the outputs, then the rejects. */
uint64_t writer_bytes(const struct writer *writer, size_t i);
/* What only the store of output i knows: it refused records that it was given,
 * and its file has so many bytes. */
void writer_stored(
    struct writer *writer, size_t i, uint64_t refused, uint64_t bytes);
/* What run.json says of the files of output i; takes the reference, which may
 * be NULL. */
void writer_listed(struct writer *writer, size_t i, json_t *files);
/* Name -> bytes and SHA-256 of the files of the folder, once they are complete;
 * a new reference. */
json_t *writer_parts(const struct writer *writer);
/* Bytes of all files. */
uint64_t writer_total(const struct writer *writer);

/* Close the files as they are. */
void writer_free(struct writer *writer);

#endif
