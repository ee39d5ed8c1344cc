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
    "plugin_denied", "memory_limit", "damaged_gzip", "input_changed",
    "damaged_input", NULL };

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
base64(struct buf *out, const unsigned char *p, size_t n)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789+/";
    size_t i;

    for (i = 0; i < n; i += 3) {
        unsigned w = (unsigned)p[i] << 16;

        w |= i + 1 < n ? (unsigned)p[i + 1] << 8 : 0;
        w |= i + 2 < n ? p[i + 2] : 0;
        buf_addc(out, digits[w >> 18]);
        buf_addc(out, digits[w >> 12 & 63]);
        buf_addc(out, i + 1 < n ? digits[w >> 6 & 63] : '=');
        buf_addc(out, i + 2 < n ? digits[w & 63] : '=');
    }
}

/* A reason may quote keys that a plugin made, cut at any byte: what is not
 * UTF-8 is made visible rather than left out with all that follows. */
static void
add_text(struct buf *out, const char *key, const char *text)
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
add_record(struct buf *out, const struct reject *r)
{
    if (r->nfirst > 0 && utf8_valid(r->first, r->nfirst) == r->nfirst) {
        buf_adds(out, ",\"first_row\":");
        writer_string(out, r->first, r->nfirst);
    }
    if (r->record == NULL || r->n > REJECT_INLINE) {
        uint32_t crc =
            r->record == NULL ? r->crc : digest_crc(0, r->record, r->n);

        buf_addf(out, ",\"bytes\":%ju", (uintmax_t)r->size);
        if (crc != 0)
            buf_addf(out, ",\"crc32\":%ju", (uintmax_t)crc);
    } else if (utf8_valid(r->record, r->n) == r->n) {
        buf_adds(out, ",\"record\":");
        writer_string(out, r->record, r->n);
    } else {
        buf_adds(out, ",\"record_base64\":\"");
        base64(out, (const unsigned char *)r->record, r->n);
        buf_addc(out, '"');
    }
}

void
reject_line(struct buf *out, const struct reject *r)
{
    buf_adds(out, "{\"input\":");
    writer_string(out, r->input, strlen(r->input));
    if (r->line > 0)
        buf_addf(out, ",\"line\":%ju,\"offset\":%ju", (uintmax_t)r->line,
            (uintmax_t)r->offset);
    else
        buf_addf(out, ",\"member\":%ju,\"compressed_offset\":%ju",
            (uintmax_t)r->member, (uintmax_t)r->offset);
    add_text(out, "reader", r->reader);
    add_text(out, "below", r->below);
    add_text(out, "stage", r->stage);
    add_text(out, "plugin", r->plugin);
    add_text(out, "output", r->output);
    add_text(out, "code", r->code);
    add_text(out, "reason", r->reason);
    if (r->line > 0 || r->n > 0)
        add_record(out, r);
    buf_adds(out, "}\n");
}

/* "INPUT:LINE: STAGE: CODE: REASON" */
static void
describe(struct buf *line, const struct reject *r)
{
    buf_addf(line, "%s:", r->input);
    if (r->line > 0)
        buf_addf(line, "%ju: ", (uintmax_t)r->line);
    else
        buf_addf(line, " member %ju at byte %ju: ", (uintmax_t)r->member,
            (uintmax_t)r->offset);
    if (r->stage != NULL || r->output != NULL)
        buf_addf(line, "%s: ", r->stage != NULL ? r->stage : r->output);
    buf_addf(line, "%s: %s", r->code, r->reason);
}

void
reject_text(struct buf *out, const struct reject *r)
{
    struct buf line = { 0 };

    describe(&line, r);
    tty_escape(out, line.p, line.n);
    buf_addc(out, '\n');
    buf_free(&line);
}

static void
set_number(json_t *o, const char *key, uint64_t n)
{
    build_set(o, key, json_integer((json_int_t)n));
}

void
reject_log(struct buf *out, const struct reject *r)
{
    const struct {
        const char *key, *text;
    } texts[] = { { "input", r->input }, { "stage", r->stage },
        { "plugin", r->plugin }, { "output", r->output }, { "code", r->code },
        { "reason", r->reason } };
    json_t *o = build_object();
    struct buf line = { 0 };
    size_t i;

    for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        if (texts[i].text != NULL)
            build_set(o, texts[i].key, build_text(texts[i].text));
    }
    set_number(
        o, r->line > 0 ? "line" : "member", r->line > 0 ? r->line : r->member);
    set_number(o, r->line > 0 ? "offset" : "compressed_offset", r->offset);
    describe(&line, r);
    talk_line(out, TALK_WARNING, buf_cstr(&line), o);
    buf_free(&line);
    json_decref(o);
}
