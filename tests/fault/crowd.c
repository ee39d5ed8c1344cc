/* SPDX-License-Identifier: MIT */
/*
 * crowd - a filter whose records do something to each other: what the field
 * `crowd` says.
 *
 *   crash   ends the process; with CROWD=drop in the environment it is dropped
 *   taint   spoils the memory of the process
 *   frail   ends a process that is tainted
 *   hang    spins in a process that is tainted
 *
 * A record that passes in a tainted process gets the field `tainted`.  With
 * CROWD_MOST in the environment, a process ends at so many records, whatever
 * they are.
 */
#include <copydesk/plugin.h>
#include <copydesk/record.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static bool tainted;
static long seen;

static const struct cd_field reads[] = {
    { .path = "crowd", .types = CD_T_STRING, .flags = CD_OPTIONAL }, { 0 }
};

static const struct cd_field writes[] = {
    { .path = "tainted", .types = CD_T_BOOL, .flags = CD_OPTIONAL }, { 0 }
};

static enum cd_status
process(const struct cd_host *h, void *self, json_t *rec)
{
    const char *most = getenv("CROWD_MOST");
    const char *what = json_string_value(json_object_get(rec, "crowd"));
    volatile bool forever = true;

    (void)h;
    (void)self;
    if (what == NULL)
        what = "";
    if (strcmp(what, "crash") == 0 && getenv("CROWD") != NULL)
        return CD_DROP;
    if (strcmp(what, "crash") == 0 || (strcmp(what, "frail") == 0 && tainted) ||
        (most != NULL && ++seen == atol(most)))
        abort();
    while (strcmp(what, "hang") == 0 && tainted && forever)
        continue;
    if (tainted)
        json_object_set_new(rec, "tainted", json_true());
    tainted = tainted || strcmp(what, "taint") == 0;
    return CD_KEEP;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "crowd",
    .version = "1.0",
    .license = "MIT",
    .summary = "Records that do something to each other.",
    .kind = CD_FILTER,
    .reads = reads,
    .writes = writes,
    .process = process,
};
