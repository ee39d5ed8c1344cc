/* SPDX-License-Identifier: MIT */
/*
 * loader - shared objects into the process, by libltdl.
 *
 * Everything is bound at once, so that a missing function is an error here and
 * not the end of the process at its first call.  Nothing is unloaded.
 */
#ifndef HOST_LOADER_H
#define HOST_LOADER_H

#include "base/err.h"

#define LOADER_SYMBOL "copydesk_plugin" /* what a plugin exports */

/* The descriptor of the plugin in a shared object, given by its absolute path:
 * what LOADER_SYMBOL, with or without libtool's NAME_LTX_ before it, is the
 * address of.
 * Nothing is loaded that anybody but root and the user of this process could
 * have put there: the file, where links lead to, its folder and that of the
 * link belong to one of the two, and neither their groups nor anybody else can
 * write to them; nor to the folders above, unless they are like /tmp.  NULL
 * with the true reason in *err. */
const void *loader_open(const char *path, struct cd_err *err);

/* The address that was looked up; NULL, with the reason, if it was not
 * found. */
const void *loader_descriptor(const void *memory, struct cd_err *err);

#endif
