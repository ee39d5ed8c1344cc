/* SPDX-License-Identifier: MIT */
/*
 * files - read and write whole files in a folder, and make them durable.
 */
#ifndef IO_FILES_H
#define IO_FILES_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/* Write all n bytes.  -1 with errno. */
int files_write(int fd, const void *bytes, size_t n);

/* openat(2) for what must be a plain file: a link is not followed, a pipe not
 * waited for.  -1 with errno, EINVAL if it is something else. */
int files_open_regular(int folder, const char *name, int flags);

/* Append what the file holds to *to.  -1 with errno. */
int files_read(int folder, const char *name, struct buf *to);

/* Write the file `name` in one piece: as NAME.part, made durable, renamed. */
int files_put(int folder, const char *name, const char *bytes, size_t n,
    struct cd_err *err);

/* Make the folders above `name`, which lie inside the open folder. */
int files_make_folders(int folder, const char *name, struct cd_err *err);

/* Make the entry of `name` in its folder, and those of the folders above it,
 * durable. */
int files_sync_folder_of(int folder, const char *name, struct cd_err *err);

/* Bytes of the file `path`, or of all files in the folder and below it.  -1
 * with errno. */
int files_size(const char *path, uint64_t *bytes);

#endif
