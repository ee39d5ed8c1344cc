/* SPDX-License-Identifier: MIT */
#include "engine/verdict.h"

#include <stdio.h>
#include <string.h>

#include "engine/reject.h"
#include "json/build.h"

void
verdict_apply(const struct verdict *v, struct batch *b)
{
    struct batch_ref *x = &b->refs[v->ref];

    if (v->ref >= b->n || x->kind != BATCH_RECORD)
        return;
    x->kind = BATCH_VERDICT;
    x->code = v->code;
    x->stage = v->stage;
    x->note_at = (uint32_t)b->notes.n;
    x->note_length = (uint32_t)strlen(v->reason);
    buf_add(&b->notes, v->reason, x->note_length);
}

json_t *
verdict_json(const struct verdict *v)
{
    json_t *o = build_object();

    build_set(o, "row", json_string("verdict"));
    build_set(o, "batch", json_integer((json_int_t)v->batch));
    build_set(o, "ref", json_integer(v->ref));
    build_set(o, "code", json_string(reject_codes[v->code]));
    build_set(o, "stage", json_integer(v->stage));
    build_set(o, "reason", build_text(v->reason));
    return o;
}

int
verdict_parse(struct verdict *v, const json_t *row)
{
    const char *code = json_string_value(json_object_get(row, "code"));
    const char *reason = json_string_value(json_object_get(row, "reason"));
    json_int_t batch = json_integer_value(json_object_get(row, "batch"));
    json_int_t ref = json_integer_value(json_object_get(row, "ref"));
    json_int_t stage = json_integer_value(json_object_get(row, "stage"));

    if (code == NULL || reason == NULL || batch < 0 || ref < 0 ||
        ref >= BATCH_REFS || stage < 0 || stage > UINT32_MAX)
        return -1;
    v->batch = (uint64_t)batch;
    v->ref = (uint32_t)ref;
    v->stage = (uint32_t)stage;
    v->code = (uint32_t)reject_code(code);
    snprintf(v->reason, sizeof(v->reason), "%s", reason);
    return v->code < REJECT_CODES ? 0 : -1;
}
