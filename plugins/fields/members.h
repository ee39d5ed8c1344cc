/* SPDX-License-Identifier: MIT */
/*
 * members - values at a path of a record, changed where they stand.
 *
 * What something else holds, too, is copied before it is changed: each object
 * and array from the record, whose own reference is the caller's, down to the
 * value.  So a shallow copy of a record may be changed.
 */
#ifndef FIELDS_MEMBERS_H
#define FIELDS_MEMBERS_H

#include <copydesk/record.h>

/* Remove what the path names.  -1 if memory runs out. */
int members_drop(json_t *rec, const struct cd_path *path);

/* Make another value of each that the path names but null.  `fn` sets *to: NULL
 * leaves the value, else a fresh one takes its place; not 0 ends it and is
 * returned. */
int members_edit(json_t *rec, const struct cd_path *path,
    int (*fn)(void *ctx, const json_t *v, json_t **to), void *ctx);

/* How many steps of a path lead to what its last "[]" goes through; 0 where it
 * has none.  A rename keeps these. */
size_t members_common(const struct cd_path *path);

/* Take the value that the rest of the path, behind its prefix, names out of
 * each object that the prefix leads to, for members_put alone.  NULL if memory
 * runs out. */
json_t *members_take(json_t *rec, const struct cd_path *path);

/* Put these at the path in the same way, making objects on the way; null does
 * not take the place of a value.  Returns NULL, or what is wrong: a static
 * text. */
const char *members_put(
    json_t *rec, const struct cd_path *path, json_t *values);

/* The same for one value, whose reference is taken, and a path without
 * elements; what is there is replaced. */
const char *members_set(json_t *rec, const struct cd_path *path, json_t *value);

#endif
