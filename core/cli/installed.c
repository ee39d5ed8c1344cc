/* SPDX-License-Identifier: MIT */
#include "cli/installed.h"
#include "host/child.h"

#include <string.h>

static struct registry *
open_registry(const struct cli_list *dirs, struct inside_result *r)
{
    struct cd_err e;
    struct registry *registry = registry_new(dirs->v, dirs->n, &e);

    if (registry == NULL) {
        diags_add(&r->diags, DIAG_ERROR, "copydesk", 0, 0, "%s", e.text);
        r->status = RUN_REFUSED;
    }
    return registry;
}

/* In a child. */
static void
names(struct inside_result *r, struct child_note *note, void *dirs)
{
    struct registry *registry = open_registry(dirs, r);
    const struct registry_entry *v;
    const char *const *f;
    size_t i, n;

    (void)note;
    if (registry == NULL)
        return;
    v = registry_list(registry, &n);
    for (i = 0; i < n; i++) {
        buf_add(&r->out, v[i].name, strlen(v[i].name) + 1);
        buf_add(&r->out, v[i].file, strlen(v[i].file) + 1);
    }
    buf_addc(&r->out, '\0');
    for (f = registry_folders(registry); *f != NULL; f++)
        buf_add(&r->out, *f, strlen(*f) + 1);
}

int
installed_names(
    const struct cli_list *dirs, struct inside_result *r, struct cd_err *e)
{
    return inside_call(names, (void *)(uintptr_t)dirs, r, e);
}

const struct plugin *
installed_load(const struct cli_list *dirs, const char *name,
    struct inside_result *r, struct child_note *note)
{
    struct registry *registry = open_registry(dirs, r);
    const struct plugin *p;
    struct cd_err e;

    if (registry == NULL)
        return NULL;
    child_loading(note, name);
    p = registry_load(registry, name, &e);
    child_loading(note, "");
    if (p == NULL) {
        buf_adds(&r->out, e.text);
        r->status = RUN_FOUND;
    }
    return p;
}
