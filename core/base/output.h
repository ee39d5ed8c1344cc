/* SPDX-License-Identifier: MIT */
/*
 * output - write to any descriptor: a file, a pipe that nobody reads, a stopped
 * terminal, a non-blocking end.
 */
#ifndef BASE_OUTPUT_H
#define BASE_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

/* Write all n bytes, waiting as long as it takes.  -1 with errno: EINTR if a
 * signal was received (interrupt.h) and nothing could be written for about a
 * second since. */
int output_bytes(int fd, const void *bytes, size_t n);

/* Can a line be written without blocking? */
bool output_ready(int fd);

#endif
