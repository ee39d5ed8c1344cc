/* SPDX-License-Identifier: MIT */
/*
 * keys - the names that records use, and which of them may hold what a stage
 * looks for in vain.
 */
#ifndef HOST_KEYS_H
#define HOST_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <jansson.h>
#include <copydesk/record.h>

#include "base/diag.h"
#include "base/wire.h"

#define KEYS_MOST 64 /* others are left out */

struct key {
    char *path;     /* as input.fields takes it */
    uint64_t bytes; /* of the strings it named; 0: it names something else */
};

/* Zero-initialise; free with keys_free. */
struct keys {
    struct key *v;
    size_t n, cap;
};

/* Take the keys of a record. */
void keys_take(struct keys *keys, const json_t *rec);
void keys_merge(struct keys *keys, const struct keys *from);
void keys_free(struct keys *keys);

/* Into a message and out of it. */
void keys_put(struct buf *to, const struct keys *keys);
void keys_get(struct keys *keys, struct wire *wire);

/* Bytes of the path's first name, as it is written. */
size_t keys_root(const char *path);
/* The path of a key that is written with backslashes, and is `written` without
 * them; NULL if there is none. */
const char *keys_meant(const struct keys *keys, const char *written);

/* Append how a pipeline, or the command line, says that the input has it:
 * "has": ["body"] in "input", or --field body. */
void keys_advise_has(struct buf *to, const char *path);
/* The same for what the path begins with, as a help that says `begin` first. */
void keys_help_has(
    struct diag *diag, const struct cd_path *path, const char *begin);
/* Append that so many records, at least one, have no value for the path: "is
 * not in any of the first 3 records", or, where the keys are those of the
 * records and the path is among them, "is missing or empty in all of ...". */
void keys_lack(struct buf *to, const struct keys *keys, const char *path,
    uint64_t records, bool first);
/* Append what records have, and what could be mapped to the field that they
 * lack: the records have "id" and "body": if "body" is it, say "fields":
 * {"text": "body"} in "input", or --field text=body. */
void keys_advise(struct buf *to, const struct keys *keys, const char *field);

#endif
