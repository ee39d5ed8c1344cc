/* SPDX-License-Identifier: MIT */
/*
 * dictionary - what stands in front of the members of a file, to which all of
 * them may refer.
 */
#ifndef IO_DICTIONARY_H
#define IO_DICTIONARY_H

#include "io/codec.h"
#include "io/window.h"

#define DICTIONARY_PACKED ((uint64_t)32 << 20) /* bytes of one, at most */

/* If the file begins with one, in the `size` bytes at window->from that are to
 * be skipped: have the exact decoders of `one` and `other` learn it, and move
 * window->from behind it.  *wrong: NULL, or what is wrong with it, static.
 * 1, 0 if there is none, -1 on a read error. */
int dictionary_take(struct window *window, const struct codec *codec,
    uint64_t size, struct decoders *one, struct decoders *other,
    const char **wrong, struct cd_err *err);
/* The members of the next file refer to none. */
void dictionary_forget(
    const struct codec *codec, struct decoders *one, struct decoders *other);

#endif
