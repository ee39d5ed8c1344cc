/* SPDX-License-Identifier: MIT */
/*
 * printing - what the plugins of a process write to its standard output and
 * error, past everything that would know whose it is: read from a pipe, and
 * shown as far as that is bearable.  `who` is a stage or a plugin, "" if that
 * is not known.
 */
#ifndef PROCESS_PRINTING_H
#define PROCESS_PRINTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/* Bytes that are shown of one piece of work: a batch, a call. */
#define PRINTING_SHOWN ((size_t)16 << 10)
/* Bytes that one record, or one call, may print: what prints more is taken to
 * print for ever. */
#define PRINTING_MOST ((uint64_t)1 << 20)

struct printing {
    int fd;          /* our end, which does not block; -1: none */
    struct buf line; /* that has begun and not ended */
    size_t shown;    /* since printing_begin */
    uint64_t hidden; /* the same: bytes that were not */
    uint64_t total;  /* bytes since printing_moved */
    uint64_t ever;   /* bytes */
};

/* Make the pipe; the other end, to become the standard output and error of
 * the process, comes in *end. */
int printing_open(struct printing *printing, int *end, struct cd_err *err);
/* Read and show some of what is there: a bounded piece. */
void printing_read(struct printing *printing, const char *who);
/* Read what is there to the end, unless it never ends. */
void printing_drain(struct printing *printing, const char *who);

/* Another piece of work begins: say how much was not shown of the last. */
void printing_begin(struct printing *printing, const char *who);
/* Another record, or another call, is under way. */
void printing_moved(struct printing *printing);
/* Has it printed more than PRINTING_MOST since then? */
bool printing_floods(const struct printing *printing);

/* Drain and close it. */
void printing_close(struct printing *printing, const char *who);

#endif
