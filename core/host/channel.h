/*
 * channel - messages between two of our processes, over a socket pair.
 *
 * A message is a type, a number, at most one file descriptor and any number
 * of bytes.  Either end closes when its process dies.
 */
#ifndef HOST_CHANNEL_H
#define HOST_CHANNEL_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

#define CHANNEL_MOST ((uint64_t)256 << 20) /* bytes of the longest message */

struct channel_head {
    uint32_t type, arg;
    uint64_t n; /* bytes that follow */
};

/* Both ends, close-on-exec. */
int channel_pair(int ends[2], struct cd_err *e);

/* Send a message; fd may be -1.  Blocks until all is sent; -1 if the other
 * end is gone. */
int channel_send(int end, uint32_t type, uint32_t arg, int fd, const void *p,
    size_t n);

/* Receive one.  Bytes are appended to *body (NULL: there must be none), a
 * descriptor goes to *fd (NULL: none is expected).  1, 0 if the other end is
 * gone, -1 with *e on nonsense. */
int channel_receive(int end, struct channel_head *h, int *fd, struct buf *body,
    struct cd_err *e);

#endif
