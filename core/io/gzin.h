/*
 * gzin - gzip members, or plain text, out of a file descriptor.
 *
 * A loop over members on zlib's inflate, not zlib's gz* calls: those drop
 * members behind garbage or zero padding without a word, throw sound data
 * away on a bad check sum, and report a read error as the end of the file.
 *
 * What is sound comes out; what is not is reported:
 * - zeros between and behind members are padding and are skipped;
 * - a member with a wrong check sum or length has been delivered by then: it
 *   is reported, and reading goes on behind it;
 * - where a member cannot be decoded, or something else than a member begins,
 *   reading goes on at the next member that decodes (all of it with a check
 *   sum that fits, or its first half megabyte), and what was skipped is reported;
 * - data that does not begin with the gzip magic is plain text.
 */
#ifndef IO_GZIN_H
#define IO_GZIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* Damage to a gzip file. */
struct gzin_damage {
    uint64_t member; /* number of the damaged member, from 1; of the one
                        before it for what is no member */
    uint64_t offset; /* where it begins: compressed bytes from the start */
    bool gap;        /* decoded data is missing here: what was read before
                        and what is read next do not join */
    char text[256];
};

struct gzin;

/* Read from fd, which the caller keeps open and closes. */
struct gzin *gzin_open(int fd);

/* Decode up to n bytes into p.  Returns how many; 0 at the end or, with
 * *damage true, at damage that gzin_damage describes (call again to go on);
 * -1 on a read error. */
ptrdiff_t gzin_read(struct gzin *g, char *p, size_t n, bool *damage,
    struct cd_err *e);
const struct gzin_damage *gzin_damage(const struct gzin *g);

/* Compressed (or plain) bytes read so far. */
uint64_t gzin_consumed(const struct gzin *g);

/* What lies on disk up to where it was read, ahead of what was decoded: how
 * many bytes, and their CRC-32. */
void gzin_prefix(const struct gzin *g, uint64_t *bytes, uint32_t *crc);

void gzin_close(struct gzin *g);

#endif
