/* SPDX-License-Identifier: MIT */
/*
 * texts - the texts of the record in hand, each taken apart once for all
 * stages: the extension "copydesk.text/1" (include/copydesk/text.h).
 */
#ifndef HOST_TEXTS_H
#define HOST_TEXTS_H

#include <stddef.h>
#include <copydesk/text.h>

#include "base/arena.h"

struct texts;

/* One for all stages that work on the same record, whose memory `scratch` is:
 * what was taken apart is gone with arena_reset. */
struct texts *texts_new(struct arena *scratch);
void texts_free(struct texts *texts);

/* The extension of that name, with its tables made; NULL if there is none. */
const void *texts_extension(struct texts *texts, const char *name);

#endif
