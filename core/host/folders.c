/* SPDX-License-Identifier: MIT */
#include "host/folders.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "io/paths.h"

/* The folders that the pipeline names, behind the n of v; -1 if one is not
 * there. */
static int
find_dirs(struct config *c, const char **v, size_t n)
{
    size_t i, errors = c->source.diags.errors;
    json_t *x;

    json_array_foreach ((json_t *)(uintptr_t)c->plugin_dirs, i, x) {
        const char *name = json_string_value(x);
        char *at = mem_printf("/plugin_dirs/%zu", i);

        v[n + i] = paths_join(c->folder, name != NULL ? name : ".");
        if (name != NULL && access(v[n + i], X_OK) != 0)
            source_error(&c->source, at, SOURCE_VALUE,
                "plugin folder \"%s\": %s", name, strerror(errno));
        free(at);
    }
    return c->source.diags.errors > errors ? -1 : 0;
}

struct registry *
folders_registry(struct config *c, const char *const *dirs, size_t ndirs)
{
    size_t i, n = json_array_size(c->plugin_dirs);
    const char **v = mem_zalloc(ndirs + n + 1, sizeof(*v));
    struct registry *r = NULL;
    struct cd_err e;

    for (i = 0; i < ndirs; i++)
        v[i] = dirs[i];
    if (find_dirs(c, v, ndirs) == 0 &&
        (r = registry_new(v, ndirs + n, &e)) == NULL)
        diags_add(&c->source.diags, DIAG_ERROR, "copydesk", 0, 0, "%s", e.text);
    for (i = 0; i < n; i++)
        free((void *)(uintptr_t)v[ndirs + i]);
    free(v);
    return r;
}
