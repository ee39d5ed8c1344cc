/* SPDX-License-Identifier: MIT */
/*
 * inflater - decodes one gzip member out of a window.
 *
 * ISA-L, where the build has it, decodes at two to three times the speed of
 * zlib, but tells less of what is wrong, and some of it later or not at all. So
 * zlib alone tells of damage: a member that ISA-L does not get through is
 * decoded by zlib from its beginning.
 */
#ifndef IO_INFLATER_H
#define IO_INFLATER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zlib.h>

#include "io/window.h"

struct inflate_state; /* of ISA-L */

struct inflater {
    z_stream z;
    struct inflate_state *fast; /* NULL: zlib alone */
    bool trying;                /* ISA-L decodes the member */
    bool pending;   /* it may have more to give without more input */
    uint64_t at;    /* where the member begins */
    uint64_t given; /* decoded bytes of it that the caller has passed on: kept
                       by the caller, who begins the next piece at out[0] */
    uint64_t skip;  /* of these, still to be decoded once more */
};

/* `exact`: zlib alone, to compare. */
void inflater_init(struct inflater *inflater, bool exact);
void inflater_free(struct inflater *inflater);

/* A member begins at window->from.  Where four bytes of it are there, ISA-L may
 * decode it. */
void inflater_begin(struct inflater *inflater, const struct window *window);

/* Have bytes to decode: 0, 1 at the end of the file, -1 on a read error.  The
 * piece out[0..*n) may be taken back (*n = 0). */
int inflater_have(struct inflater *inflater, struct window *window, size_t *n,
    struct cd_err *e);

/* A read error: *e is set. */
#define INFLATER_UNREAD (-100)

/* Decode from the window to out[*n..room), and move *n.  Returns as inflate()
 * of zlib, whose message is in z.msg, or INFLATER_UNREAD. */
int inflater_run(struct inflater *inflater, struct window *window, char *out,
    size_t room, size_t *n, struct cd_err *e);

#endif
