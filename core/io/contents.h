/* SPDX-License-Identifier: MIT */
/*
 * contents - a description of what a file or folder contains, by which it is
 * recognised again.
 */
#ifndef IO_CONTENTS_H
#define IO_CONTENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#define CONTENTS_ENTRIES 10000 /* most in a folder and those below it */
/* The bytes of so many, in the order of their names, are read of a folder; of
 * files behind them the size and the time of the last change count. */
#define CONTENTS_BYTES ((uint64_t)256 << 20)

/* What does not count, since it is written meanwhile.  Zero-initialise. */
struct contents_except {
    const struct stat *folder; /* it and all in it; NULL: none */
    char **files; /* absolute paths (paths_target), which need not be there,
                     with what lies beside or below them (paths_beside) */
    size_t nfiles;
};

/* A text that is the same for the same contents; the caller frees it.  What
 * cannot be read counts as empty, a device or a pipe by its kind alone, a link
 * to what does not count by where it leads. */
char *contents_of(const char *path, const struct contents_except *except);

/* Does the text come from a folder? */
bool contents_is_folder(const char *text);
/* Does the text come from a folder that is too large or too deep, so that
 * nobody can tell whether it changed? */
bool contents_unknown(const char *text);

#endif
