/* SPDX-License-Identifier: MIT */
/*
 * store_entry - a record on its way from a worker to a store: where it is from,
 * and its JSON text.
 *
 * A worker writes one for each record into the bytes of the store's output; the
 * process of the store (keeper.h) reads them in input order.
 */
#ifndef ENGINE_STORE_ENTRY_H
#define ENGINE_STORE_ENTRY_H

#include <jansson.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/wire.h"
#include "engine/reject.h"

/* Append the entry of a record: entry number `line` of `input`, at `offset`. */
void store_entry_put(struct buf *to, const char *input, uint64_t line,
    uint64_t offset, const json_t *rec);

/* Read the next entry: *from becomes where it is from, with its text, as a
 * reject of it has them.  The input's name is allocated: free it, also after an
 * error.  Returns the record, a new reference; NULL where this is no entry. */
json_t *store_entry_read(struct wire *wire, char **input, struct reject *from);

#endif
