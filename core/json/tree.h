/* SPDX-License-Identifier: MIT */
/*
 * tree - check that a jansson tree which a plugin changed can still be written.
 */
#ifndef JSON_TREE_H
#define JSON_TREE_H

#include <stddef.h>
#include <jansson.h>

/* Why a tree cannot be written. */
struct tree_fault {
    const char
        *key; /* the member of the outermost object in which the fault is */
    const char *why; /* static text */
};

/* Check an object: at most READER_DEPTH levels, valid UTF-8 in every key and
 * string, finite numbers.  -1 with *fault set. */
int tree_check(const json_t *rec, struct tree_fault *fault);

#endif
