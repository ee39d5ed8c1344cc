/* SPDX-License-Identifier: MIT */
/*
 * gone - was the folder of a run moved or removed while it was at work?
 */
#ifndef ENGINE_GONE_H
#define ENGINE_GONE_H

#include <stdbool.h>

#include "engine/folder.h"

/* Is there no folder to go on with?  None is open; or its path does not lead to
 * it any more, and then this says so. */
bool gone_tell(const struct folder *folder);

#endif
