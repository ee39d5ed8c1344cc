/* SPDX-License-Identifier: MIT */
#include "io/rejects.h"

#include <string.h>
#include <zlib.h>

#include "base/tty.h"
#include "base/utf8.h"
#include "io/batch.h"
#include "io/digest.h"
#include "json/reader.h"
#include "json/writer.h"

/* ---- base 64 ------------------------------------------------------------ */

static const char digits64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                               "abcdefghijklmnopqrstuvwxyz0123456789+/";

static void
encode_base64(struct buf *out, const unsigned char *bytes, size_t n)
{
    size_t i;

    for (i = 0; i < n; i += 3) {
        unsigned three = (unsigned)bytes[i] << 16;

        three |= i + 1 < n ? (unsigned)bytes[i + 1] << 8 : 0;
        three |= i + 2 < n ? bytes[i + 2] : 0;
        buf_addc(out, digits64[three >> 18]);
        buf_addc(out, digits64[three >> 12 & 63]);
        buf_addc(out, i + 1 < n ? digits64[three >> 6 & 63] : '=');
        buf_addc(out, i + 2 < n ? digits64[three & 63] : '=');
    }
}

static int
value_of_digit(char byte)
{
    const char *found = byte != '\0' ? strchr(digits64, byte) : NULL;

    return found != NULL ? (int)(found - digits64) : -1;
}

/* The digits in front of the padding; SIZE_MAX if it is not base 64. */
static size_t
coded_digits(const char *text, size_t n)
{
    size_t i, digits = n;

    if (n % 4 != 0)
        return SIZE_MAX;
    while (digits > 0 && n - digits < 2 && text[digits - 1] == '=')
        digits--;
    for (i = 0; i < digits; i++) {
        if (value_of_digit(text[i]) < 0)
            return SIZE_MAX;
    }
    /* The bits that are left over are 0. */
    if (digits % 4 == 2 && value_of_digit(text[digits - 1]) % 16 != 0)
        return SIZE_MAX;
    if (digits % 4 == 3 && value_of_digit(text[digits - 1]) % 4 != 0)
        return SIZE_MAX;
    return digits;
}

static void
decode_base64(const char *text, size_t digits, struct buf *to)
{
    unsigned bits = 0;
    size_t i;

    for (i = 0; i < digits; i++) {
        bits = bits << 6 | (unsigned)value_of_digit(text[i]);
        if (i % 4 != 0)
            buf_addc(to, (char)(bits >> (6 - 2 * (i % 4)) & 0xff));
    }
}

/* ---- what is written ----------------------------------------------------- */

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
    if (reject->record == NULL || reject->n > REJECTS_INLINE) {
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
        encode_base64(out, (const unsigned char *)reject->record, reject->n);
        buf_addc(out, '"');
    }
}

void
rejects_write(struct buf *out, const struct reject *reject)
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

/* ---- what is read -------------------------------------------------------- */

static int
get_number(const json_t *value, const char *key, json_int_t least, uint64_t *to,
    struct cd_err *err)
{
    const json_t *member = json_object_get(value, key);

    if (!json_is_integer(member) || json_integer_value(member) < least)
        return err_set(
            err, "\"%s\" must be an integer from %jd", key, (intmax_t)least);
    *to = (uint64_t)json_integer_value(member);
    return 0;
}

static bool
ends_as(const char *text, const char *end)
{
    size_t n = strlen(text), k = strlen(end);

    return n >= k && strcmp(text + n - k, end) == 0;
}

/* Texts that name something: they hold no NUL. */
static int
check_texts(const json_t *value, struct cd_err *err)
{
    static const struct {
        const char *key;
        bool needed;
    } texts[] = { { "input", true }, { "code", true }, { "reason", false },
        { "stage", false }, { "plugin", false }, { "output", false },
        { "reader", false }, { "below", false } };
    size_t i;

    for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        const json_t *member = json_object_get(value, texts[i].key);
        const char *text = json_string_value(member);

        if (member == NULL && !texts[i].needed)
            continue;
        if (text == NULL || (texts[i].needed && *text == '\0') ||
            strlen(text) != json_string_length(member))
            return err_set(err, "\"%s\" must be a text", texts[i].key);
    }
    return 0;
}

/* How the record is given: in one way. */
static int
check_record(struct rejected *rejected, const json_t *value, struct cd_err *err)
{
    const json_t *bytes = json_object_get(value, "bytes");
    uint64_t crc = 0;

    rejected->record = json_object_get(value, "record");
    rejected->coded = json_object_get(value, "record_base64");
    rejected->crc = json_object_get(value, "crc32");
    rejected->first = json_object_get(value, "first_row");
    if (rejected->first != NULL &&
        (!json_is_string(rejected->first) ||
            json_string_length(rejected->first) > BATCH_FIRST))
        return err_set(err, "\"first_row\" must be a text of at most %zu bytes",
            BATCH_FIRST);
    if ((rejected->record != NULL) + (rejected->coded != NULL) +
            (bytes != NULL) !=
        1)
        return err_set(err, "it needs one of \"record\", \"record_base64\" and "
                            "\"bytes\"");
    if (rejected->record != NULL && !json_is_string(rejected->record))
        return err_set(err, "\"record\" must be a text");
    if (rejected->coded != NULL &&
        (!json_is_string(rejected->coded) ||
            coded_digits(json_string_value(rejected->coded),
                json_string_length(rejected->coded)) == SIZE_MAX))
        return err_set(err, "\"record_base64\" must be base 64");
    if (bytes != NULL && get_number(value, "bytes", 1, &rejected->bytes, err))
        return -1;
    if (rejected->crc != NULL &&
        (get_number(value, "crc32", 0, &crc, err) || crc > UINT32_MAX))
        return err_set(err, "\"crc32\" must be an integer of 32 bits");
    return 0;
}

/* Damage has a place in the packed file, or among the entries, and no record of
 * its own. */
static int
check_damage(struct rejected *rejected, const json_t *value, struct cd_err *err)
{
    const char *code = json_string_value(json_object_get(value, "code"));
    uint64_t n;

    rejected->damage = true;
    if (!batch_is_damage(code))
        return err_set(err, "it has no \"line\"");
    if (get_number(value, "member", 0, &n, err))
        return -1;
    if (json_object_get(value, "line") == NULL)
        return get_number(value, "compressed_offset", 0, &n, err);
    return get_number(value, "line", 1, &n, err) ||
                   get_number(value, "offset", 0, &n, err)
               ? -1
               : 0;
}

int
rejects_read(
    struct rejected *rejected, const char *text, size_t n, struct cd_err *err)
{
    struct reader_error re;
    json_t *value = reader_parse(text, n, NULL, &re);

    memset(rejected, 0, sizeof(*rejected));
    rejected->line_json = value;
    if (value == NULL)
        return err_set(err, "%s: byte %zu: %s", re.code, re.offset, re.text);
    if (!json_is_object(value))
        return err_set(err, "it is no object");
    if (check_texts(value, err))
        return -1;
    rejected->input = json_string_value(json_object_get(value, "input"));
    rejected->reader = json_string_value(json_object_get(value, "reader"));
    rejected->below = json_string_value(json_object_get(value, "below"));
    if (rejected->below != NULL && !ends_as(rejected->input, rejected->below))
        return err_set(err, "\"below\" must be the end of \"input\"");
    if (json_object_get(value, "line") == NULL ||
        strcmp(json_string_value(json_object_get(value, "code")),
            "damaged_input") == 0)
        return check_damage(rejected, value, err);
    if (get_number(value, "line", 1, &rejected->line, err) ||
        get_number(value, "offset", 0, &rejected->offset, err))
        return -1;
    return check_record(rejected, value, err);
}

void
rejects_bytes(const struct rejected *rejected, struct buf *to)
{
    const char *text;

    if (rejected->record != NULL)
        buf_add(to, json_string_value(rejected->record),
            json_string_length(rejected->record));
    if (rejected->coded == NULL)
        return;
    text = json_string_value(rejected->coded);
    decode_base64(
        text, coded_digits(text, json_string_length(rejected->coded)), to);
}

void
rejects_first(const struct rejected *rejected, struct buf *to)
{
    if (rejected->first != NULL)
        buf_add(to, json_string_value(rejected->first),
            json_string_length(rejected->first));
}

void
rejects_free(struct rejected *rejected)
{
    json_decref(rejected->line_json);
}

#define LINE_MOST ((size_t)256 << 20) /* bytes of a line that is looked at */

bool
rejects_are_in(const char *path)
{
    gzFile file = gzopen(path, "rb");
    struct buf line = { 0 };
    struct rejected rejected = { 0 };
    struct cd_err err;
    char piece[8192];
    bool whole = false, is;

    while (file != NULL && !whole && line.n < LINE_MOST &&
           gzgets(file, piece, sizeof(piece)) != NULL) {
        buf_adds(&line, piece);
        whole = line.n > 0 && line.p[line.n - 1] == '\n';
    }
    is = whole && rejects_read(&rejected, line.p, line.n - 1, &err) == 0;
    rejects_free(&rejected);
    buf_free(&line);
    if (file != NULL)
        gzclose(file);
    return is;
}
