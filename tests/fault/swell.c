/* SPDX-License-Identifier: MIT */
/*
 * swell - a format that writes as many bytes as the field `bytes` says, which
 * hardly can be compressed.
 */
#include <copydesk/plugin.h>
#include <copydesk/record.h>
#include <stdint.h>
#include <string.h>

static const struct cd_field reads[] = {
    { .path = "bytes", .types = CD_T_INT, .flags = CD_OPTIONAL },
    { .path = "swell", .types = CD_T_STRING, .flags = CD_OPTIONAL }, { 0 }
};

static enum cd_status
process(const struct cd_host *h, void *self, json_t *rec)
{
    json_int_t n = json_integer_value(json_object_get(rec, "bytes"));
    const char *what = json_string_value(json_object_get(rec, "swell"));
    uint64_t state = (uint64_t)n;
    char piece[4096];

    (void)self;
    while (n > 0) {
        size_t i, m = n < 4096 ? (size_t)n : sizeof(piece);

        for (i = 0; i < m; i++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            piece[i] = (char)('0' + (state >> 59));
        }
        if (h->write(h, piece, m) != 0 && what == NULL)
            return CD_ERROR;
        n -= (json_int_t)m;
    }
    return CD_KEEP;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "swell",
    .version = "1.0",
    .license = "MIT",
    .summary = "Writes as many bytes as a record says.",
    .kind = CD_FORMAT,
    .reads = reads,
    .separator = "\n",
    .process = process,
};
