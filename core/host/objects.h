/* SPDX-License-Identifier: MIT */
/*
 * objects - the shared objects that this process has loaded, and how to tell
 * another build of one.
 */
#ifndef HOST_OBJECTS_H
#define HOST_OBJECTS_H

#include <stdbool.h>

/* Those that are loaded by now are the program's own: call it before the
 * first plugin is loaded. */
void objects_begin(void);

/* Call fn with the path of each object that came since ("own": each that was
 * there before, the program itself first, as "") and with the build id that
 * the linker gave it, in hexadecimal, "" where it gave none. */
typedef void objects_fn(void *ctx, const char *path, const char *build_id);
void objects_each(bool own, objects_fn *fn, void *ctx);

#endif
