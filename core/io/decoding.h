/* SPDX-License-Identifier: MIT */
/*
 * decoding - what members.h gives of an input, of a large file out of a process
 * of its own, which decodes ahead of who reads.
 *
 * The process runs the same code, so the same bytes and reports come, in the
 * same pieces or smaller ones.  It has a ring of DECODING_SLOTS pieces in
 * shared memory, and no descriptor but the file and a socket; it ends with its
 * parent at the latest.  What is no file, or not large, is decoded in this
 * process; so is a file for which there is no process or memory to be had.
 */
#ifndef IO_DECODING_H
#define IO_DECODING_H

#include "io/members.h"

#define DECODING_SLOT  ((size_t)256 << 10)
#define DECODING_SLOTS 32
#define DECODING_LARGE ((uint64_t)1 << 20) /* bytes on disk */

struct decoding;

/* `apart`: large files in processes of their own.  Not where plugins run: what
 * they did to this process would be in those, too. */
struct decoding *decoding_new(bool apart);
/* As members_begin. */
void decoding_begin(
    struct decoding *decoding, int fd, const struct codec *named, bool any);
/* Nothing more is wanted of the input: end its process.  What the functions
 * below say of it stays. */
void decoding_end(struct decoding *decoding);
void decoding_free(struct decoding *decoding);

/* These are as those of members.h: they speak of where the caller reads, not of
 * how far the process is.  decoding_read also fails where the process was
 * ended by somebody else. */
ptrdiff_t decoding_read(struct decoding *decoding, const char **bytes,
    bool *damage, struct cd_err *err);
const struct members_damage *decoding_damage(const struct decoding *decoding);
uint64_t decoding_member(const struct decoding *decoding);
uint64_t decoding_consumed(const struct decoding *decoding);
void decoding_prefix(
    const struct decoding *decoding, uint64_t *bytes, uint32_t *crc);

/* CPU time of the processes that have ended, in ns. */
uint64_t decoding_cpu(void);

#endif
