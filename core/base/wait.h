/* SPDX-License-Identifier: MIT */
/*
 * wait - how a process waits for a descriptor.
 *
 * Code that reads does not know what else needs attention meanwhile; the code
 * that does sets the way to wait.  A process has one.
 */
#ifndef BASE_WAIT_H
#define BASE_WAIT_H

#include "base/err.h"

/* From now on wait by calling fn(ctx, fd, err), which returns 0 when fd can
 * be read, or -1 with *err if nothing is to be read any more.  NULL: wait for
 * the descriptor alone. */
void wait_by(int (*fn)(void *ctx, int fd, struct cd_err *e), void *ctx);

/* Wait until fd can be read without blocking.  -1 with *err. */
int wait_readable(int fd, struct cd_err *err);

#endif
