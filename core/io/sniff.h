/* SPDX-License-Identifier: MIT */
/*
 * sniff - a look at the beginning of a file, before a run.
 */
#ifndef IO_SNIFF_H
#define IO_SNIFF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "io/input.h"

/* Readers: of files that are one document each, of tables, of WARCs. */
#define SNIFF_FILES "files"
#define SNIFF_CSV   "csv"
#define SNIFF_WARC  "warc"

/* Can the regular file fd, of `size` bytes, be an input?  -1 with *e if it is
 * something that nobody reads; *kind: who reads it, and why.  What it begins
 * with counts, after unpacking, and then the suffix of `file`: text that could
 * be anything is a document or a table where its name says so.  What a look at
 * the first bytes cannot tell is left to the reader. */
int sniff(int fd, uint64_t size, const char *name, const char *file,
    struct input_kind *kind, struct cd_err *e);

#endif
