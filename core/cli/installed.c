/* SPDX-License-Identifier: MIT */
#include "cli/installed.h"
#include "process/child.h"

#include <string.h>

static struct registry *
open_registry(const struct cli_list *dirs, struct inside_result *result)
{
    struct cd_err err;
    struct registry *registry = registry_new(dirs->v, dirs->n, &err);

    if (registry == NULL) {
        diags_add(&result->diags, DIAG_ERROR, "copydesk", 0, 0, "%s", err.text);
        result->status = RUN_REFUSED;
    }
    return registry;
}

/* In a child. */
static void
names(struct inside_result *result, struct child_note *note, void *dirs)
{
    struct registry *registry = open_registry(dirs, result);
    const struct registry_entry *entry;
    const char *const *fields;
    size_t i, n;

    (void)note;
    if (registry == NULL)
        return;
    entry = registry_list(registry, &n);
    for (i = 0; i < n; i++) {
        buf_add(&result->out, entry[i].name, strlen(entry[i].name) + 1);
        buf_add(&result->out, entry[i].file, strlen(entry[i].file) + 1);
    }
    buf_addc(&result->out, '\0');
    for (fields = registry_folders(registry); *fields != NULL; fields++)
        buf_add(&result->out, *fields, strlen(*fields) + 1);
}

int
installed_names(const struct cli_list *dirs, struct inside_result *result,
    struct cd_err *err)
{
    return inside_call(names, (void *)(uintptr_t)dirs, result, err);
}

const struct plugin *
installed_load(const struct cli_list *dirs, const char *name,
    struct inside_result *result, struct child_note *note)
{
    struct registry *registry = open_registry(dirs, result);
    const struct plugin *plugin;
    struct cd_err err;

    if (registry == NULL)
        return NULL;
    child_loading(note, name);
    plugin = registry_load(registry, name, &err);
    child_loading(note, "");
    if (plugin == NULL) {
        buf_adds(&result->out, err.text);
        result->status = RUN_FOUND;
    }
    return plugin;
}
