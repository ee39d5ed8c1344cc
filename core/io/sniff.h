/* SPDX-License-Identifier: MIT */
/*
 * sniff - decide from its beginning, before a run, what a file is.
 */
#ifndef IO_SNIFF_H
#define IO_SNIFF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "io/input.h"

/* Readers: of files that are one document each, of tables, of WARCs, of
 * feeds. */
#define SNIFF_FILES "files"
#define SNIFF_CSV   "csv"
#define SNIFF_WARC  "warc"
#define SNIFF_FEED  "feed"

/* Decide whether the regular file fd, of `size` bytes, can be an input; *kind
 * gets who reads it, and why.  Where nobody reads such a file: 1 with *err if
 * it is no text, -1 with *err if it is.  What it begins with counts first,
 * after unpacking, then the suffix of `file`: text that could be anything is a
 * document or table if its name says so.  What the first bytes do not show is
 * left to the reader. */
int sniff(int fd, uint64_t size, const char *name, const char *file,
    struct input_kind *kind, struct cd_err *err);

#endif
