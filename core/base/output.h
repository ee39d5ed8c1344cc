/* SPDX-License-Identifier: MIT */
/*
 * output - bytes into a descriptor, whatever it is: a file, a pipe that
 * nobody reads, a terminal that was stopped, an end that does not block.
 */
#ifndef BASE_OUTPUT_H
#define BASE_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

/* Write all n bytes, waiting for as long as it takes.  -1 with errno; EINTR
 * when a signal came (interrupt.h) and nothing could be written for about a
 * second since. */
int output_bytes(int fd, const void *bytes, size_t n);

/* Could a line be written without waiting? */
bool output_ready(int fd);

#endif
