/* SPDX-License-Identifier: MIT */
/*
 * start - by which codec a file is read: what its first bytes say, then its
 * name.
 */
#ifndef IO_START_H
#define IO_START_H

#include "io/resync.h"

enum start {
    START_PLAIN,   /* by none */
    START_MEMBER,  /* it begins with a member of the codec */
    START_RUBBISH, /* what it begins with is no member, and one is to be looked
                      for */
    START_ERROR    /* it cannot be read: *e */
};

/* Look at the file whose first byte the window has not used yet, and uses
 * none.  named, any: as for members_begin.  Sets *codec, to NULL for
 * START_PLAIN. */
enum start start_look(struct window *window, struct resync *sync,
    const struct codec *named, bool any, const struct codec **codec,
    struct cd_err *err);

#endif
