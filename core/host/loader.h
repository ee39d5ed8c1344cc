/* SPDX-License-Identifier: MIT */
/*
 * loader - shared objects into the process; the only user of libltdl.
 *
 * libltdl 2.4.7 as it stands reports "file not found" for every failure, lets
 * a missing function kill the process at its first call, and follows .la
 * files to elsewhere.  So its dlopen loader is replaced by one of our own
 * that binds everything at once and keeps what dlerror() says, and it is only
 * ever given full paths of files that were checked.  Nothing is unloaded.
 */
#ifndef HOST_LOADER_H
#define HOST_LOADER_H

#include "base/err.h"

/* Get libltdl ready, before the others; a second time does nothing. */
int loader_init(struct cd_err *e);

/* The address of the symbol `copydesk_plugin` in a shared object, given by
 * its absolute path.  Nothing is loaded that anybody but root and the user of
 * this process could have put there: the file, where links lead to, its folder
 * and that of the link belong to one of the two, and neither their groups nor
 * anybody else can write to them; nor to the folders above, unless they are
 * like /tmp.  NULL with the true reason in *e. */
const void *loader_open(const char *path, struct cd_err *e);

/* The same in a plugin that was linked into the program. */
const void *loader_builtin(const char *name, struct cd_err *e);

/* Call fn for the name of each plugin linked into the program. */
void loader_builtins(void (*fn)(void *ctx, const char *name), void *ctx);

#endif
