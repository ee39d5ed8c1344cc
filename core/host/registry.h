/* SPDX-License-Identifier: MIT */
/*
 * registry - which plugins there are, and where.
 *
 * A plugin NAME is the file NAME.so in one of the plugin folders, or a part
 * of the program.  Looked at in this order, the first one found wins:
 * built-in plugins, the folders of --plugin-dir and of the pipeline file, those
 * of the environment variable COPYDESK_PLUGIN_PATH, the user's own (both not in
 * a set-user-ID program), and the folder that `make install` filled, which is
 * found from where the program lies, or libcopydesk.  The user's is
 * copydesk/plugins in XDG_DATA_HOME, by default ~/.local/share; it need not be
 * there.
 */
#ifndef HOST_REGISTRY_H
#define HOST_REGISTRY_H

#include <stddef.h>

#include "base/err.h"
#include "host/abi.h"

struct registry;

/* Plugins in the program: call fn for the name of each; the descriptor of one.
 * -1, NULL with *e. */
struct registry_builtins {
    int (*list)(
        void (*fn)(void *ctx, const char *name), void *ctx, struct cd_err *e);
    const void *(*find)(const char *name, struct cd_err *e);
};
/* Have registries that are made from here on know them; borrowed. */
void registry_offer(const struct registry_builtins *offer);

/* Folders that come first; absolute or seen from the current folder. */
struct registry *registry_new(
    const char *const *dirs, size_t ndirs, struct cd_err *error);
void registry_free(struct registry *registry);

/* Load the plugin of that name.  The registry owns the result and returns the
 * same one when asked again.  NULL with the reason in *err. */
const struct plugin *registry_load(
    struct registry *registry, const char *name, struct cd_err *err);

/* A plugin that was found; file is "" for a built-in one. */
struct registry_entry {
    char *name, *file;
};
/* All names, sorted, each with the file that registry_load would take. */
const struct registry_entry *registry_list(
    struct registry *registry, size_t *count);

/* The folders that are searched, ended by NULL. */
const char *const *registry_folders(const struct registry *registry);

#endif
