/*
 * identity - all that shapes the bytes of a run: the pipeline as it runs, the
 * inputs, the plugins, the files that options name, and this build.
 *
 * A run is continued only by one of the same identity.
 */
#ifndef HOST_IDENTITY_H
#define HOST_IDENTITY_H

#include <jansson.h>

#include "host/plan.h"

/* An object of digests and versions, a new reference.  A file that cannot be
 * read counts as an empty one: whoever needs it will say so. */
json_t *identity_make(const struct plan *p);

/* What differs between two identities, for people: "the plugin \"quotes\"".
 * The caller frees it; NULL if nothing does. */
char *identity_difference(const json_t *a, const json_t *b);

#endif
