/* SPDX-License-Identifier: MIT */
/*
 * fan_form - what is the same for all files of an output whose path has fields.
 */
#ifndef ENGINE_FAN_FORM_H
#define ENGINE_FAN_FORM_H

#include <stdbool.h>
#include <jansson.h>

#include "base/buf.h"
#include "base/err.h"
#include "host/stage.h"
#include "io/packer.h"

struct fan_form {
    const char *plugin;    /* its name */
    struct buf head, tail; /* bytes at the beginning and the end of a file */
    const char *separator; /* between records, or NULL */
    struct packing packing;
    bool append;
};

/* Have the format of an output write head and tail; it is opened and closed for
 * that.  The strings of its plugin are borrowed.  -1 with *err; fan_form_free
 * is due in either case. */
int fan_form_take(
    struct fan_form *form, struct stage *stage, struct cd_err *err);
void fan_form_free(struct fan_form *form);

/* What the notes of the folder keep of it: the plugin, and a digest of what it
 * writes at the beginning and between records.  A new reference. */
json_t *fan_form_note(const struct fan_form *form);
/* Refuse to add to files that one of the runs of those notes has begun in
 * another way, a table with other columns or another format, or in a way that
 * they do not tell.  `path` of the folder, for the message.  -1 with *err. */
int fan_form_check(
    const json_t *note, json_t *runs, const char *path, struct cd_err *err);

#endif
