/* SPDX-License-Identifier: MIT */
/*
 * identity - all that shapes the bytes of a run: the pipeline as it runs, the
 * inputs, the plugins and the libraries that came with them, the files and
 * folders that options name, and this build with its libraries.
 *
 * A run is continued only by one of the same identity.
 */
#ifndef HOST_IDENTITY_H
#define HOST_IDENTITY_H

#include <jansson.h>

#include "host/plan.h"

/* An object of digests and versions, a new reference, of a run that writes into
 * the folder `out`; what lies there does not count.  A file that cannot be
 * read counts as an empty one: whoever needs it will say so. */
json_t *identity_make(const struct plan *plan, const char *out);

/* STAGE.OPTION of a folder that is too large to be compared (contents.h), or
 * NULL. */
const char *identity_unknown(const json_t *identity);

/* Call fn for each file that the run reads beside its inputs and the pipeline
 * file: what it is ("plugin", "file of an option"), the name of the plugin or
 * STAGE.OPTION, and the file.  A plugin that is used twice comes twice. */
typedef void identity_file_fn(
    void *ctx, const char *what, const char *key, const char *file);
void identity_files(const struct plan *plan, identity_file_fn *fn, void *ctx);

/* What differs between two identities, for people: "the plugin \"quotes\"".
 * The caller frees it; NULL if nothing does. */
char *identity_difference(const json_t *a, const json_t *b);

#endif
