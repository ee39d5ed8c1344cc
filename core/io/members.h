/* SPDX-License-Identifier: MIT */
/*
 * members - the decoded bytes of a compressed file (codec.h), or plain text,
 * out of a file descriptor.
 *
 * A loop over members, not the calls of libraries that read whole files:
 * zlib's drop members behind garbage or zero padding without a word, throw
 * sound data away on a bad check sum, and report a read error as the end of
 * the file.
 *
 * What is sound comes out; what is not is reported:
 * - a member is held back until it is verified: of one that does not decode,
 *   or whose check sum or length does not fit, nothing comes out;
 * - one of MEMBERS_HELD decoded bytes or more comes out as it is decoded, and
 *   damage to it says how much of it came out before that was seen;
 * - so does one that the end of the file cuts off;
 * - behind damage, reading goes on at the next member that decodes (see
 *   resync.h), wherever that begins behind the beginning of the damaged one;
 * - zeros between and behind members that fill up a block of 512 bytes are
 *   padding and are skipped, and so are, at the end of the file, up to 512 of
 *   them and whole blocks; other zeros may have been a member;
 * - what a format says is to be skipped is, unless a member is found in it;
 * - data that neither begins as a codec's does nor is named so is plain text,
 *   unless it cannot be records and a member is found in its
 *   first half megabyte.
 */
#ifndef IO_MEMBERS_H
#define IO_MEMBERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "io/codec.h"

#define MEMBERS_HELD ((size_t)4 << 20)

/* Damage to a compressed file. */
struct members_damage {
    uint64_t member; /* number of the damaged member, from 1; of the one
                        before it for what is no member */
    uint64_t offset; /* where it begins: compressed bytes from the start */
    bool gap;        /* decoded data is missing here: what was read before
                        and what is read next do not join */
    bool given;      /* bytes of it came out */
    const struct codec *codec;
    char text[192];
};

struct members;

/* `exact`: the exact decoders alone, to compare (see codec.h). */
struct members *members_new(bool exact);
/* Begin to read from fd, which the caller keeps open and closes.  named: what
 * it is where it begins as no codec's file, or NULL; any: it may hold anything,
 * so that what begins as no codec's is taken for plain. */
void members_begin(
    struct members *members, int fd, const struct codec *named, bool any);

/* Decode.  Returns how many bytes there are at *bytes, all of one member, until
 * the next call; 0 at the end or, with *damage true, at damage that
 * members_damage describes (call again to go on); -1 on a read error. */
ptrdiff_t members_read(struct members *members, const char **bytes,
    bool *damage, struct cd_err *e);
const struct members_damage *members_damage(const struct members *members);

/* The number of the member that was read last; 0 in plain text. */
uint64_t members_member(const struct members *members);
/* Compressed (or plain) bytes used so far. */
uint64_t members_consumed(const struct members *members);

/* What lies on disk up to where it was read, ahead of what was decoded: how
 * many bytes, and their CRC-32. */
void members_prefix(
    const struct members *members, uint64_t *bytes, uint32_t *crc);

/* NULL is nothing. */
void members_free(struct members *members);

#endif
