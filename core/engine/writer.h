/* SPDX-License-Identifier: MIT */
/*
 * writer - writes the replies of the workers, in input order, to the files of a
 * run.
 *
 * A file grows as NAME.part and gets its name when the run ends.  Members that
 * workers made are appended as they come; thin outputs (cutter.h) of several
 * batches are joined into one member.  Where members end depends on batch
 * numbers and bytes only.
 */
#ifndef ENGINE_WRITER_H
#define ENGINE_WRITER_H

#include <stdbool.h>
#include <stdint.h>
#include <jansson.h>

#include "base/err.h"
#include "engine/reply.h"
#include "engine/summary.h"

#define WRITER_JOIN 16 /* thin outputs of so many batches share a member */

#define WRITER_REJECTS "rejects.jsonl.gz"

struct writer;

/* Where the bytes go; borrowed by writer_open. */
struct writer_target {
    int folder;          /* open folder of -o, or -1: standard output ... */
    int out;             /* ... which is this descriptor */
    const char *rejects; /* file for rejects without -o, or NULL: stderr */
};

/* Make the files of the outputs and of the rejects.  With `marks`, go on with
 * those that exist, from where writer_marks said they were, and with `thin` as
 * writer_thin gave it then.  NULL with *err and nothing made if one cannot be
 * made, or does not hold the bytes that it should. */
struct writer *writer_open(const struct summary *summary,
    const struct writer_target *target, const json_t *marks,
    const struct buf *thin, struct cd_err *err);
/* Append the reply for the next piece of a batch, and behind its rejects those
 * of `more`, which may be NULL.  `join`: what waits for its member gets one. */
int writer_append(struct writer *writer, const struct reply *reply,
    const struct reply_part *more, bool join, struct cd_err *err);
/* Append the heads or tails of the outputs, as members of their own. */
int writer_ends(
    struct writer *writer, const struct reply *reply, struct cd_err *err);
/* How far each file is, the outputs and then the rejects: an array of objects
 * with `bytes`, `records`, `begun`, `thin` (bytes that wait for their member)
 * and `sha256_so_far` or, of complete files, `sha256`; a new reference. */
json_t *writer_marks(const struct writer *writer);
/* Append to *to the bytes of all files that wait for their member. */
void writer_thin(const struct writer *writer, struct buf *to);
/* Make the bytes written so far durable.  -1 with *err, also if somebody else
 * changed a part. */
int writer_sync(struct writer *writer, struct cd_err *err);

/* Nothing more will be written: write what waits, and make all durable.  The
 * files keep their names, NAME.part.  -1 with *err, also if a signal came. */
int writer_complete(struct writer *writer, struct cd_err *err);

/* Bytes written to file i: the outputs, then the rejects. */
uint64_t writer_bytes(const struct writer *writer, size_t i);
/* Note what only the store of output i knows: it refused so many of its
 * records, and its file has so many bytes. */
void writer_stored(
    struct writer *writer, size_t i, uint64_t refused, uint64_t bytes);
/* Note what run.json says of the files of output i; takes the reference, which
 * may be NULL. */
void writer_listed(struct writer *writer, size_t i, json_t *files);
/* An object: name -> bytes and SHA-256 of each file of the folder, once they
 * are complete; a new reference. */
json_t *writer_parts(const struct writer *writer);
/* Bytes written to all files. */
uint64_t writer_total(const struct writer *writer);

/* Close the files as they are, and free the writer; NULL is nothing. */
void writer_free(struct writer *writer);

#endif
