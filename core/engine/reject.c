/* SPDX-License-Identifier: MIT */
#include "engine/reject.h"

#include <string.h>

#include "base/tty.h"
#include "json/build.h"
#include "process/talk.h"

const char *const reject_codes[REJECT_CODES + 1] = { "json_syntax",
    "utf8_invalid", "surrogate", "number_range", "nul_in_key", "duplicate_key",
    "too_deep", "too_large", "not_object", "missing_field", "wrong_type",
    "field_conflict", "plugin_error", "plugin_crash", "plugin_hang",
    "plugin_denied", "memory_limit", "damaged_gzip", "damaged_zstd",
    "input_changed", "damaged_input", NULL };

size_t
reject_code(const char *code)
{
    size_t i;

    for (i = 0; i < REJECT_CODES; i++) {
        if (strcmp(code, reject_codes[i]) == 0)
            break;
    }
    return i;
}

/* "INPUT:LINE: STAGE: CODE: REASON" */
static void
describe_reject(struct buf *line, const struct reject *reject)
{
    buf_addf(line, "%s:", reject->input);
    if (reject->entry != NULL)
        buf_addf(line, " %s %ju at byte %ju", reject->entry,
            (uintmax_t)reject->line, (uintmax_t)reject->offset);
    if (reject->entry != NULL && reject->member > 0)
        buf_addf(line, " of what is unpacked, in member %ju",
            (uintmax_t)reject->member);
    if (reject->entry != NULL)
        buf_adds(line, ": ");
    else if (reject->line > 0)
        buf_addf(line, "%ju: ", (uintmax_t)reject->line);
    else
        buf_addf(line, " member %ju at byte %ju: ", (uintmax_t)reject->member,
            (uintmax_t)reject->offset);
    if (reject->stage != NULL || reject->output != NULL)
        buf_addf(line,
            "%s: ", reject->stage != NULL ? reject->stage : reject->output);
    buf_addf(line, "%s: %s", reject->code, reject->reason);
}

void
reject_text(struct buf *out, const struct reject *reject)
{
    struct buf line = { 0 };

    describe_reject(&line, reject);
    tty_escape(out, line.p, line.n);
    buf_addc(out, '\n');
    buf_free(&line);
}

static void
set_reject_number(json_t *object, const char *key, uint64_t n)
{
    build_set(object, key, json_integer((json_int_t)n));
}

void
reject_log(struct buf *out, const struct reject *reject)
{
    const struct {
        const char *key, *text;
    } texts[] = { { "input", reject->input }, { "stage", reject->stage },
        { "plugin", reject->plugin }, { "output", reject->output },
        { "code", reject->code }, { "reason", reject->reason } };
    json_t *object = build_object();
    struct buf line = { 0 };
    size_t i;

    for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        if (texts[i].text != NULL)
            build_set(object, texts[i].key, build_text(texts[i].text));
    }
    if (reject->line > 0)
        set_reject_number(object, "line", reject->line);
    if (reject->line == 0 || reject->entry != NULL)
        set_reject_number(object, "member", reject->member);
    set_reject_number(object, reject->line > 0 ? "offset" : "compressed_offset",
        reject->offset);
    describe_reject(&line, reject);
    talk_line(out, TALK_WARNING, buf_cstr(&line), object);
    buf_free(&line);
    json_decref(object);
}
