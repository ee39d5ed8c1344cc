/* SPDX-License-Identifier: MIT */
/*
 * wreck - a filter that does to its process what the field `wreck` of the
 * record says.  Records without that field pass.  The environment variables
 * WRECK_PREPARE, WRECK_OPEN, WRECK_CLOSE and WRECK_RELEASE say what is done in
 * these.
 */
#include <copydesk/plugin.h>
#include <copydesk/record.h>

#include <errno.h>
#include <stdlib.h>

#include "ways.h"

static const struct cd_field reads[] = {
    { .path = "wreck", .types = CD_T_STRING, .flags = CD_OPTIONAL }, { 0 }
};

static int
prepare(const struct cd_host *h, const void *opts, void **shared)
{
    (void)opts;
    (void)shared;
    return ways_do(h, getenv("WRECK_PREPARE"));
}

static int
start(const struct cd_host *h, const void *opts, void *shared, void **self)
{
    (void)opts;
    (void)shared;
    (void)self;
    return ways_do(h, getenv("WRECK_OPEN"));
}

static enum cd_status
process(const struct cd_host *h, void *self, json_t *rec)
{
    const char *way = json_string_value(json_object_get(rec, "wreck"));

    (void)self;
    if (ways_later > 0 && --ways_later == 0)
        ways_go("crash");
    if (way == NULL)
        return CD_KEEP;
    errno = 0;
    if (ways_do(h, way) != 0)
        cd_fail(h, "there is no way to wreck called \"%s\"", way);
    else if (errno == ENOMEM)
        cd_fail(h, "out of memory");
    else
        return CD_KEEP;
    return CD_ERROR;
}

static int
end(const struct cd_host *h, void *self)
{
    (void)self;
    return ways_do(h, getenv("WRECK_CLOSE"));
}

static void
release(const struct cd_host *h, void *shared)
{
    (void)shared;
    ways_do(h, getenv("WRECK_RELEASE"));
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "wreck",
    .version = "1.0",
    .license = "MIT",
    .summary = "Does to its process what the field wreck says.",
    .kind = CD_FILTER,
    .reads = reads,
    .prepare = prepare,
    .open = start,
    .process = process,
    .close = end,
    .release = release,
};
