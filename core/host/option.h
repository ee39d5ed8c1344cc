/* SPDX-License-Identifier: MIT */
/*
 * option - the options of a stage: parsed, checked, defaulted, and stored in
 * the struct that the plugin declared for them.
 */
#ifndef HOST_OPTION_H
#define HOST_OPTION_H

#include <stddef.h>

#include "base/arena.h"
#include "host/abi.h"
#include "host/config.h"

/* The options struct of the plugin as the node sets it, in
 * memory of the arena.  What is wrong goes to the diagnostics of c->source; the
 * result exists in any case.  CD_O_JSON values are borrowed from c->root. */
void *option_bind(struct config *config, const struct config_node *node,
    const struct plugin *plugin, struct arena *a);

/* The texts of a CD_O_STRING or CD_O_STRINGS option (NULL ones left out): how
 * many there are; *strings points to them. */
size_t option_texts(const struct plugin *plugin, const void *options,
    const char *name, const char *const **strings);

/* Call fn for each text that an option with CD_O_SECRET holds. */
void option_secrets(const struct plugin *plugin, const void *options,
    void (*fn)(void *ctx, const char *text), void *ctx);

#define OPTION_HIDDEN "(secret)" /* what is shown in place of one */

/* The default of an option as JSON text, for people; not that of a secret. */
char *option_default(const struct cd_option *option);
/* "integer 1 to 9", "one of a, b" ... for people.  The caller frees it. */
char *option_range(const struct cd_option *option);

#endif
