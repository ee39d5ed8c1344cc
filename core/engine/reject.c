/* SPDX-License-Identifier: MIT */
#include "engine/reject.h"

#include <string.h>

#include "base/tty.h"
#include "base/utf8.h"
#include "host/talk.h"
#include "io/digest.h"
#include "json/build.h"
#include "json/writer.h"

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

static void
base64(struct buf *out, const unsigned char *bytes, size_t n)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789+/";
    size_t i;

    for (i = 0; i < n; i += 3) {
        unsigned three = (unsigned)bytes[i] << 16;

        three |= i + 1 < n ? (unsigned)bytes[i + 1] << 8 : 0;
        three |= i + 2 < n ? bytes[i + 2] : 0;
        buf_addc(out, digits[three >> 18]);
        buf_addc(out, digits[three >> 12 & 63]);
        buf_addc(out, i + 1 < n ? digits[three >> 6 & 63] : '=');
        buf_addc(out, i + 2 < n ? digits[three & 63] : '=');
    }
}

/* Append a member.  A reason may quote keys that a plugin made, cut at any
 * byte: bytes that are not UTF-8 are escaped, so that the line stays valid. */
static void
add_escaped(struct buf *out, const char *key, const char *text)
{
    struct buf plain = { 0 };

    if (text == NULL)
        return;
    tty_escape(&plain, text, strlen(text));
    buf_addf(out, ",\"%s\":", key);
    writer_string(out, plain.n > 0 ? plain.p : "", plain.n);
    buf_free(&plain);
}

static void
add_record(struct buf *out, const struct reject *reject)
{
    if (reject->nfirst > 0 &&
        utf8_valid(reject->first, reject->nfirst) == reject->nfirst) {
        buf_adds(out, ",\"first_row\":");
        writer_string(out, reject->first, reject->nfirst);
    }
    if (reject->record == NULL || reject->n > REJECT_INLINE) {
        uint32_t crc = reject->record == NULL
                           ? reject->crc
                           : digest_crc(0, reject->record, reject->n);

        buf_addf(out, ",\"bytes\":%ju", (uintmax_t)reject->size);
        if (crc != 0)
            buf_addf(out, ",\"crc32\":%ju", (uintmax_t)crc);
    } else if (utf8_valid(reject->record, reject->n) == reject->n) {
        buf_adds(out, ",\"record\":");
        writer_string(out, reject->record, reject->n);
    } else {
        buf_adds(out, ",\"record_base64\":\"");
        base64(out, (const unsigned char *)reject->record, reject->n);
        buf_addc(out, '"');
    }
}

void
reject_line(struct buf *out, const struct reject *reject)
{
    buf_adds(out, "{\"input\":");
    writer_string(out, reject->input, strlen(reject->input));
    if (reject->line > 0)
        buf_addf(out, ",\"line\":%ju,\"offset\":%ju", (uintmax_t)reject->line,
            (uintmax_t)reject->offset);
    if (reject->entry != NULL)
        buf_addf(out, ",\"member\":%ju", (uintmax_t)reject->member);
    if (reject->line == 0)
        buf_addf(out, ",\"member\":%ju,\"compressed_offset\":%ju",
            (uintmax_t)reject->member, (uintmax_t)reject->offset);
    add_escaped(out, "reader", reject->reader);
    add_escaped(out, "below", reject->below);
    add_escaped(out, "stage", reject->stage);
    add_escaped(out, "plugin", reject->plugin);
    add_escaped(out, "output", reject->output);
    add_escaped(out, "code", reject->code);
    add_escaped(out, "reason", reject->reason);
    if ((reject->line > 0 && reject->entry == NULL) || reject->n > 0)
        add_record(out, reject);
    buf_adds(out, "}\n");
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
