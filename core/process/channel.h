/* SPDX-License-Identifier: MIT */
/*
 * channel - messages between two of our processes, over a socket pair.
 *
 * A message is a type, a number, at most one file descriptor and any number
 * of bytes.  Either end closes when its process dies.
 */
#ifndef PROCESS_CHANNEL_H
#define PROCESS_CHANNEL_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

#define CHANNEL_MOST ((uint64_t)256 << 20) /* bytes of the longest message */

struct channel_head {
    uint32_t type, arg;
    uint64_t n; /* bytes that follow */
};

/* Both ends, close-on-exec. */
int channel_pair(int ends[2], struct cd_err *err);

/* Send a message; fd may be -1.  Blocks until all is sent; -1 if the other
 * end is gone. */
int channel_send(int end, uint32_t type, uint32_t arg, int fd,
    const void *pointer, size_t n);

/* Receive one, in a process that does nothing else meanwhile and trusts the
 * other end.  Bytes are appended to *body (NULL: there must be none), a
 * descriptor goes to *fd (NULL: none is taken).  1, 0 if the other end is
 * gone, -1 with *err on nonsense. */
int channel_receive(int end, struct channel_head *head, int *fd,
    struct buf *body, struct cd_err *err);

/* A message that comes piece by piece from an end that nothing is expected
 * of.  Zero-initialise it; it is empty again when the next one begins. */
struct channel_in {
    uint64_t most; /* bytes of a message that is taken; 0: CHANNEL_MOST */
    struct channel_head head;
    size_t have; /* bytes of head and body so far */
    struct buf body;
};
enum channel_news {
    CHANNEL_PART,    /* not all of it is there */
    CHANNEL_LONG,    /* it has more than `most`: only its head was taken */
    CHANNEL_MESSAGE, /* it is complete */
    CHANNEL_ENDED,   /* the other end is gone */
    CHANNEL_NONSENSE /* no message begins so */
};
/* Take what is there, and at most a bounded piece, without waiting.  No
 * descriptor is ever taken. */
enum channel_news channel_collect(int end, struct channel_in *in);

/* A message on its way to an end that may not read.  p[0..n) is borrowed. */
struct channel_out {
    struct channel_head head;
    const char *p;
    size_t sent; /* bytes of head and body so far */
};
/* Send what can be sent without waiting.  1 when all is sent, else 0; -1 if
 * the other end is gone. */
int channel_push(int end, struct channel_out *out);

#endif
