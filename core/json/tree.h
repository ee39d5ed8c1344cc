/* SPDX-License-Identifier: MIT */
/*
 * tree - is a jansson tree that a plugin changed still one we can write?
 */
#ifndef JSON_TREE_H
#define JSON_TREE_H

#include <stddef.h>
#include <jansson.h>

/* Why a tree cannot be written. */
struct tree_fault {
    const char *key; /* member of the outermost object where it is */
    const char *why; /* static text */
};

/* Check the object rec: at most READER_DEPTH levels, valid UTF-8 in every
 * key and string, and numbers that are finite.  Returns 0, or -1 with *f filled
 * in. */
int tree_check(const json_t *rec, struct tree_fault *fault);

#endif
