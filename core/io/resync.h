/* SPDX-License-Identifier: MIT */
/*
 * resync - the next member of a codec behind damage.
 *
 * A member is believed to be one where all of it decodes, with a check sum
 * that fits, or its first half megabyte does.
 */
#ifndef IO_RESYNC_H
#define IO_RESYNC_H

#include "io/codec.h"
#include "io/window.h"

struct resync {
    struct decoders decoders;
    uint64_t spent; /* bytes decoded in vain: see resync_find */
    uint64_t last;  /* of these, by the trial that found a member */
};

/* Zero-initialise; begin another file. */
void resync_begin(struct resync *sync);
void resync_free(struct resync *sync);

/* Move window->from to where a member of the codec begins, from there on or
 * behind that, and within the next `most` bytes.  Returns 1, or 0 if there is
 * none, or -1 on a read error.  Trials cost at most a constant and a multiple
 * of what was read, so that crafted garbage costs linear time: what begins
 * beyond that is passed over. */
int resync_find(struct resync *sync, const struct codec *codec,
    struct window *window, uint64_t most, struct cd_err *err);

/* The member found last was sound: it cost nothing in vain. */
void resync_was_sound(struct resync *sync);
/* `n` bytes were decoded of one that was not, and will be once more. */
void resync_was_broken(struct resync *sync, uint64_t n);

#endif
