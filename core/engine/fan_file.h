/* SPDX-License-Identifier: MIT */
/*
 * fan_file - one file of an output whose path has fields, made from the spool.
 */
#ifndef ENGINE_FAN_FILE_H
#define ENGINE_FAN_FILE_H

#include <jansson.h>

#include "base/err.h"
#include "engine/fan_form.h"
#include "engine/fan_spool.h"

/* Make file number `file` of the spool below a folder, through no link.
 * `before`: how many bytes of it were there before the run, to which it is cut
 * first; NULL or null: there was no such file.  It is not made durable.
 * Returns what run.json says of it, a new reference; NULL with *err. */
json_t *fan_file_make(int folder, struct fan_spool *spool, size_t file,
    const struct fan_form *form, const json_t *before, struct cd_err *err);

/* Cut the file `name` to what was there before, or remove it; nothing is done
 * where it is gone.  -1 with *err. */
int fan_file_undo(
    int folder, const char *name, const json_t *before, struct cd_err *err);

#endif
