/* SPDX-License-Identifier: MIT */
/*
 * object - the shared object that a plugin lies in: what it imports, and the
 * data that it may write to.
 */
#ifndef CHECK_OBJECT_H
#define CHECK_OBJECT_H

#include <stddef.h>

#include "host/abi.h"

typedef void object_function(void);

/* A function that the object may import, and the one that is called in its
 * place.  *theirs becomes the one that was; NULL: nobody asks for it. */
struct object_import {
    const char *name;
    object_function *ours, **theirs;
};

/* Have the plugin's object, and no other, call ours.  Returns how many places
 * of the object were changed; 0 for a plugin that is a part of the program. */
size_t object_replace(
    const struct plugin *plugin, const struct object_import *imports, size_t n);

/* Call fn for each stretch of data that the object can write to. */
void object_data(const struct plugin *plugin,
    void (*fn)(void *ctx, const char *from, size_t n), void *ctx);

#endif
