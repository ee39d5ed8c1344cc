/* SPDX-License-Identifier: MIT */
#include "engine/checkpoint.h"

#include "json/build.h"

static const struct {
    const char *key;
    size_t offset;
} numbers[] = {
    { "input", offsetof(struct batch_end, input) },
    { "line", offsetof(struct batch_end, line) },
    { "offset", offsetof(struct batch_end, offset) },
    { "member", offsetof(struct batch_end, member) },
    { "member_line", offsetof(struct batch_end, member_line) },
    { "damages", offsetof(struct batch_end, damages) },
    { "framed", offsetof(struct batch_end, framed) },
    { "read", offsetof(struct batch_end, read) },
    { "consumed", offsetof(struct batch_end, consumed) },
};

#define NUMBERS (sizeof(numbers) / sizeof(numbers[0]))

static const uint64_t *
end_number(const struct batch_end *end, size_t i)
{
    return (
        const uint64_t *)(const void *)((const char *)end + numbers[i].offset);
}

json_t *
checkpoint_make(uint64_t next, const struct batch_end *end,
    const struct counters *counters, const struct writer *writer)
{
    json_t *row = build_object(), *at = build_object();
    size_t i;

    for (i = 0; i < NUMBERS; i++)
        build_set(
            at, numbers[i].key, json_integer((json_int_t)*end_number(end, i)));
    build_set(at, "crc", json_integer((json_int_t)end->crc));
    build_set(row, "row", json_string("checkpoint"));
    build_set(row, "next", json_integer((json_int_t)next));
    build_set(row, "at", at);
    build_set(row, "files", writer_marks(writer));
    build_set(row, "counters", counters_save(counters));
    return row;
}

int
checkpoint_read(const json_t *row, struct checkpoint *point,
    struct counters *counters, struct cd_err *err)
{
    const json_t *at = json_object_get(row, "at");
    const json_t *next = json_object_get(row, "next");
    size_t i;

    point->marks = json_object_get(row, "files");
    for (i = 0; i < NUMBERS; i++) {
        const json_t *value = json_object_get(at, numbers[i].key);

        if (!json_is_integer(value) || json_integer_value(value) < 0)
            return err_set(
                err, "the journal's checkpoint has no \"%s\"", numbers[i].key);
        *(uint64_t *)(uintptr_t)end_number(&point->end, i) =
            (uint64_t)json_integer_value(value);
    }
    point->end.crc = (uint32_t)json_integer_value(json_object_get(at, "crc"));
    if (!json_is_integer(next) || !json_is_array(point->marks) ||
        counters_restore(counters, json_object_get(row, "counters")))
        return err_set(err, "the journal's checkpoint is not of this run");
    point->next = (uint64_t)json_integer_value(next);
    return 0;
}
