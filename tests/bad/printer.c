/* SPDX-License-Identifier: MIT */
/* Prints, logs and counts, as plugins should not, may, and may; and makes a
 * key that is not UTF-8, which none may. */
#include "bad.h"

#include <stdio.h>

static enum cd_status
print(const struct cd_host *h, void *self, json_t *rec)
{
    (void)self;
    printf("on stdout\n");
    fprintf(stderr, "on stderr\n");
    cd_log(h, CD_WARNING, "seen \x1b[31m%s", "red");
    cd_count(h, "seen", 1);
    cd_count(h, "sum\xff", json_integer_value(json_object_get(rec, "count")));
    if (json_object_get(rec, "key") != NULL)
        json_object_set_new_nocheck(rec, "caf\xe9", json_true());
    if (json_object_get(rec, "fail") != NULL) {
        cd_fail(h, "asked to\x1b[2J");
        return CD_ERROR;
    }
    return json_object_get(rec, "drop") != NULL ? CD_DROP : CD_KEEP;
}

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("printer"),
    .process = print,
};
