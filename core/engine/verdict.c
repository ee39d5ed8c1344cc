/* SPDX-License-Identifier: MIT */
#include "engine/verdict.h"

#include <stdio.h>
#include <string.h>

#include "engine/reject.h"
#include "json/build.h"

void
verdict_apply(const struct verdict *verdict, struct batch *batch)
{
    struct batch_ref *ref;

    if (verdict->ref >= batch->n)
        return; /* the journal is damaged */
    ref = &batch->refs[verdict->ref];
    if (ref->kind != BATCH_RECORD)
        return; /* the same, or the verdict was carried out before */
    ref->kind = BATCH_VERDICT;
    ref->code = verdict->code;
    ref->stage = verdict->stage;
    ref->note_at = (uint32_t)batch->notes.n;
    ref->note_length = (uint32_t)strlen(verdict->reason);
    buf_add(&batch->notes, verdict->reason, ref->note_length);
}

json_t *
verdict_json(const struct verdict *verdict)
{
    json_t *row = build_object();

    build_set(row, "row", json_string("verdict"));
    build_set(row, "batch", json_integer((json_int_t)verdict->batch));
    build_set(row, "ref", json_integer(verdict->ref));
    build_set(row, "code", json_string(reject_codes[verdict->code]));
    build_set(row, "stage", json_integer(verdict->stage));
    build_set(row, "reason", build_text(verdict->reason));
    return row;
}

int
verdict_parse(struct verdict *verdict, const json_t *row)
{
    const char *code = json_string_value(json_object_get(row, "code"));
    const char *reason = json_string_value(json_object_get(row, "reason"));
    json_int_t batch = json_integer_value(json_object_get(row, "batch"));
    json_int_t ref = json_integer_value(json_object_get(row, "ref"));
    json_int_t stage = json_integer_value(json_object_get(row, "stage"));

    if (code == NULL || reason == NULL || batch < 0 || ref < 0 ||
        ref >= BATCH_REFS || stage < 0 || stage > UINT32_MAX)
        return -1;
    verdict->batch = (uint64_t)batch;
    verdict->ref = (uint32_t)ref;
    verdict->stage = (uint32_t)stage;
    verdict->code = (uint32_t)reject_code(code);
    snprintf(verdict->reason, sizeof(verdict->reason), "%s", reason);
    return verdict->code < REJECT_CODES ? 0 : -1;
}
