/* SPDX-License-Identifier: MIT */
/*
 * wait - before something is read that may not be there yet.
 *
 * Who reads does not know who else has to work meanwhile; who does says how
 * to wait.  A process has one way.
 */
#ifndef BASE_WAIT_H
#define BASE_WAIT_H

#include "base/err.h"

/* Wait by fn(ctx, fd, e) from here on, which returns 0 when fd can be read, or
 * -1 with *e: nothing is to be read any more.  NULL: by waiting for it alone.
 */
void wait_by(int (*fn)(void *ctx, int fd, struct cd_err *e), void *ctx);

/* Wait until fd can be read without waiting.  0, or -1 with *e. */
int wait_readable(int fd, struct cd_err *e);

#endif
