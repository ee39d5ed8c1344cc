/* SPDX-License-Identifier: MIT */
/*
 * fan_file - one file of an output whose path has fields, made of what the
 * spool has for it.
 */
#ifndef ENGINE_FAN_FILE_H
#define ENGINE_FAN_FILE_H

#include <stdbool.h>
#include <jansson.h>

#include "base/buf.h"
#include "base/err.h"
#include "engine/fan_spool.h"

/* What is the same for all files of the output. */
struct fan_form {
    struct buf head, tail; /* at the beginning and the end of a file */
    const char *separator; /* between records, or NULL */
    int level;             /* of gzip; 0: not compressed */
    bool append;
};

/* Make the file number `file` of the spool below a folder, through no link.
 * `before`: how many bytes of it were there before the run; NULL or null where
 * there was no such file.  What is behind them goes.  It is not made durable.
 * Returns what run.json says of it, a new reference; NULL with *e. */
json_t *fan_file_make(int folder, struct fan_spool *spool, size_t file,
    const struct fan_form *form, const json_t *before, struct cd_err *e);

/* Leave of the file `name` what was there before. */
int fan_file_undo(
    int folder, const char *name, const json_t *before, struct cd_err *e);

#endif
