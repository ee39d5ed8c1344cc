/* SPDX-License-Identifier: MIT */
#include "host/memory_only.h"

#include <stddef.h>

static const struct {
    const char *object, *key; /* object: NULL is the pipeline */
    const char *pointer, *what;
} unused[] = {
    { NULL, "outputs", "/outputs",
        "\"outputs\" are neither written nor checked" },
    { NULL, "tests", "/tests", "\"tests\" are neither run nor checked" },
    { "input", "paths", "/input/paths", "\"paths\" are not read" },
    { "input", "new_only", "/input/new_only", "\"new_only\" does nothing" },
    { "input", "reader", "/input/reader", "\"reader\" reads nothing" },
    { "input", "items", "/input/items", "\"items\" leads to nothing" },
    { "limits", "rejects", "/limits/rejects", "\"rejects\" stops nothing" },
    { "limits", "worker_bytes", "/limits/worker_bytes",
        "\"worker_bytes\" bounds commands, and a quarter of it what comes out, "
        "but no plugin" },
};

void
memory_only(struct source *source, json_t *root)
{
    size_t i;

    for (i = 0; i < sizeof(unused) / sizeof(unused[0]); i++) {
        const json_t *object = unused[i].object != NULL
                                   ? json_object_get(root, unused[i].object)
                                   : root;

        if (json_object_get(object, unused[i].key) != NULL)
            source_warning(source, unused[i].pointer, SOURCE_KEY,
                "%s here: records come from the program and go back to it",
                unused[i].what);
    }
    json_object_del(root, "outputs");
    json_object_del(json_object_get(root, "input"), "new_only");
}
