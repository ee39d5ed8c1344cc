/* SPDX-License-Identifier: MIT */
/*
 * fan_entry - a record on its way from a worker to a file whose path has
 * fields: the name of the file, and bytes for it.
 */
#ifndef ENGINE_FAN_ENTRY_H
#define ENGINE_FAN_ENTRY_H

#include <jansson.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/wire.h"

struct fan_name;

/* Begin the entry of a record; the caller appends its bytes after it.  Returns
 * what fan_entry_end takes. */
size_t fan_entry_begin(
    struct buf *to, const struct fan_name *name, const json_t *rec);
void fan_entry_end(struct buf *to, size_t begun);
/* Read such an entry, which a plugin may have damaged, into what fan_put takes.
 * -1 if it is not sound. */
int fan_entry_read(struct wire *wire, const char **name, size_t *length,
    const char **bytes, size_t *size);

#endif
