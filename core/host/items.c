/* SPDX-License-Identifier: MIT */
#include "host/items.h"

#include <copydesk/record.h>

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "io/records.h"

#define LOOK_MOST ((uint64_t)16 << 20) /* bytes of a file that is looked at */

void
items_take(struct config *config, const char *path)
{
    struct cd_path steps;
    const char *why;
    size_t i;

    if (path == NULL)
        return;
    why = cd_path_parse(&steps, path);
    if (why == NULL && !cd_path_members_only(&steps))
        why = "is made of keys: all elements of the array are records";
    if (why == NULL && config->reader != NULL)
        why = "is for JSON, which is read without a \"reader\"";
    if (why != NULL) {
        source_error(&config->source, "/input/items", SOURCE_VALUE, "\"%s\" %s",
            path, why);
        return;
    }
    config->items = mem_zalloc(steps.n + 1, sizeof(*config->items));
    for (i = 0; i < steps.n; i++)
        config->items[i] = mem_strdup(cd_path_name(&steps, i));
}

void
items_look(struct plan *plan)
{
    struct paths first = plan->inputs;
    struct records *records;
    struct batch *batch;
    struct cd_err err;

    if (plan->config->items == NULL || first.n == 0 || first.v[0].stage > 0 ||
        first.v[0].then.stream || first.v[0].then.size > LOOK_MOST)
        return;
    first.n = 1;
    batch = batch_new();
    records = records_new(&first, plan->config->record_bytes, 1);
    if (records_next(records, batch, &err) == 1 && batch->n == 1 &&
        batch->refs[0].kind == BATCH_DAMAGE &&
        batch->refs[0].code == BATCH_DAMAGED_INPUT)
        source_error(&plan->config->source, "/input/items", SOURCE_VALUE,
            "%s: %.*s", first.v[0].name, (int)batch->refs[0].note_length,
            batch->notes.p + batch->refs[0].note_at);
    records_free(records);
    batch_free(batch);
}
