/* SPDX-License-Identifier: MIT */
#include "host/folders.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "io/paths.h"

/* The folders that the pipeline names, behind the n of `strings`; -1 if one is
 * not there. */
static int
find_dirs(struct config *config, const char **strings, size_t n)
{
    size_t i, errors = config->source.diags.errors;
    json_t *item;

    json_array_foreach ((json_t *)(uintptr_t)config->plugin_dirs, i, item) {
        const char *name = json_string_value(item);
        char *at = mem_printf("/plugin_dirs/%zu", i);

        strings[n + i] = paths_join(config->folder, name != NULL ? name : ".");
        if (name != NULL && access(strings[n + i], X_OK) != 0)
            source_error(&config->source, at, SOURCE_VALUE,
                "plugin folder \"%s\": %s", name, strerror(errno));
        free(at);
    }
    return config->source.diags.errors > errors ? -1 : 0;
}

struct registry *
folders_registry(struct config *config, const char *const *dirs, size_t ndirs)
{
    size_t i, n = json_array_size(config->plugin_dirs);
    const char **strings = mem_zalloc(ndirs + n + 1, sizeof(*strings));
    struct registry *registry = NULL;
    struct cd_err err;

    for (i = 0; i < ndirs; i++)
        strings[i] = dirs[i];
    if (find_dirs(config, strings, ndirs) == 0 &&
        (registry = registry_new(strings, ndirs + n, &err)) == NULL)
        diags_add(&config->source.diags, DIAG_ERROR, "copydesk", 0, 0, "%s",
            err.text);
    for (i = 0; i < n; i++)
        free((void *)(uintptr_t)strings[ndirs + i]);
    free(strings);
    return registry;
}
