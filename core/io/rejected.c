/* SPDX-License-Identifier: MIT */
#include "io/rejected.h"

#include <string.h>
#include <zlib.h>

#include "io/batch.h"
#include "json/reader.h"

/* ---- base 64, as core/engine/reject.c writes it ---------------------------
 */

static int
value(char c)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *d = c != '\0' ? strchr(digits, c) : NULL;

    return d != NULL ? (int)(d - digits) : -1;
}

/* The digits in front of the padding; SIZE_MAX if it is not base 64. */
static size_t
coded_digits(const char *s, size_t n)
{
    size_t i, digits = n;

    if (n % 4 != 0)
        return SIZE_MAX;
    while (digits > 0 && n - digits < 2 && s[digits - 1] == '=')
        digits--;
    for (i = 0; i < digits; i++) {
        if (value(s[i]) < 0)
            return SIZE_MAX;
    }
    /* The bits that are left over are 0. */
    if (digits % 4 == 2 && value(s[digits - 1]) % 16 != 0)
        return SIZE_MAX;
    if (digits % 4 == 3 && value(s[digits - 1]) % 4 != 0)
        return SIZE_MAX;
    return digits;
}

static void
decode(const char *s, size_t digits, struct buf *to)
{
    unsigned bits = 0;
    size_t i;

    for (i = 0; i < digits; i++) {
        bits = bits << 6 | (unsigned)value(s[i]);
        if (i % 4 != 0)
            buf_addc(to, (char)(bits >> (6 - 2 * (i % 4)) & 0xff));
    }
}

/* ---- checks -------------------------------------------------------------- */

static int
get_number(const json_t *v, const char *key, json_int_t least, uint64_t *to,
    struct cd_err *e)
{
    const json_t *x = json_object_get(v, key);

    if (!json_is_integer(x) || json_integer_value(x) < least)
        return err_set(
            e, "\"%s\" must be an integer from %jd", key, (intmax_t)least);
    *to = (uint64_t)json_integer_value(x);
    return 0;
}

static bool
ends_with(const char *s, const char *end)
{
    size_t n = strlen(s), k = strlen(end);

    return n >= k && strcmp(s + n - k, end) == 0;
}

/* Texts that name something: they hold no NUL. */
static int
check_texts(const json_t *v, struct cd_err *e)
{
    static const struct {
        const char *key;
        bool needed;
    } texts[] = { { "input", true }, { "code", true }, { "reason", false },
        { "stage", false }, { "plugin", false }, { "output", false },
        { "reader", false }, { "below", false } };
    size_t i;

    for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        const json_t *x = json_object_get(v, texts[i].key);
        const char *s = json_string_value(x);

        if (x == NULL && !texts[i].needed)
            continue;
        if (s == NULL || (texts[i].needed && *s == '\0') ||
            strlen(s) != json_string_length(x))
            return err_set(e, "\"%s\" must be a text", texts[i].key);
    }
    return 0;
}

/* How the record is given: in one way. */
static int
check_record(struct rejected *r, const json_t *v, struct cd_err *e)
{
    const json_t *bytes = json_object_get(v, "bytes");
    uint64_t crc;

    r->record = json_object_get(v, "record");
    r->coded = json_object_get(v, "record_base64");
    r->crc = json_object_get(v, "crc32");
    r->first = json_object_get(v, "first_row");
    if (r->first != NULL && (!json_is_string(r->first) ||
                                json_string_length(r->first) > BATCH_FIRST))
        return err_set(e, "\"first_row\" must be a text of at most %zu bytes",
            BATCH_FIRST);
    if ((r->record != NULL) + (r->coded != NULL) + (bytes != NULL) != 1)
        return err_set(e, "it needs one of \"record\", \"record_base64\" and "
                          "\"bytes\"");
    if (r->record != NULL && !json_is_string(r->record))
        return err_set(e, "\"record\" must be a text");
    if (r->coded != NULL && (!json_is_string(r->coded) ||
                                coded_digits(json_string_value(r->coded),
                                    json_string_length(r->coded)) == SIZE_MAX))
        return err_set(e, "\"record_base64\" must be base 64");
    if (bytes != NULL && get_number(v, "bytes", 1, &r->bytes, e))
        return -1;
    if (r->crc != NULL &&
        (get_number(v, "crc32", 0, &crc, e) || crc > UINT32_MAX))
        return err_set(e, "\"crc32\" must be an integer of 32 bits");
    return 0;
}

/* Damage has a place in the packed file, and no record of its own. */
static int
check_damage(struct rejected *r, const json_t *v, struct cd_err *e)
{
    const char *code = json_string_value(json_object_get(v, "code"));
    uint64_t n;

    r->damage = true;
    if (strcmp(code, "damaged_gzip") != 0 &&
        strcmp(code, "input_changed") != 0 &&
        strcmp(code, "damaged_input") != 0)
        return err_set(e, "it has no \"line\"");
    return get_number(v, "member", 0, &n, e) ||
                   get_number(v, "compressed_offset", 0, &n, e)
               ? -1
               : 0;
}

int
rejected_read(struct rejected *r, const char *s, size_t n, struct cd_err *e)
{
    struct reader_error re;
    json_t *v = reader_parse(s, n, NULL, &re);

    memset(r, 0, sizeof(*r));
    r->line_json = v;
    if (v == NULL)
        return err_set(e, "%s: byte %zu: %s", re.code, re.offset, re.text);
    if (!json_is_object(v))
        return err_set(e, "it is no object");
    if (check_texts(v, e))
        return -1;
    r->input = json_string_value(json_object_get(v, "input"));
    r->reader = json_string_value(json_object_get(v, "reader"));
    r->below = json_string_value(json_object_get(v, "below"));
    if (r->below != NULL && !ends_with(r->input, r->below))
        return err_set(e, "\"below\" must be the end of \"input\"");
    if (json_object_get(v, "line") == NULL)
        return check_damage(r, v, e);
    if (get_number(v, "line", 1, &r->line, e) ||
        get_number(v, "offset", 0, &r->offset, e))
        return -1;
    return check_record(r, v, e);
}

void
rejected_bytes(const struct rejected *r, struct buf *to)
{
    const char *s;

    if (r->record != NULL)
        buf_add(
            to, json_string_value(r->record), json_string_length(r->record));
    if (r->coded == NULL)
        return;
    s = json_string_value(r->coded);
    decode(s, coded_digits(s, json_string_length(r->coded)), to);
}

void
rejected_first(const struct rejected *r, struct buf *to)
{
    if (r->first != NULL)
        buf_add(to, json_string_value(r->first), json_string_length(r->first));
}

void
rejected_free(struct rejected *r)
{
    json_decref(r->line_json);
}

#define LINE_MOST ((size_t)256 << 20) /* bytes of a line that is looked at */

bool
rejected_file(const char *path)
{
    gzFile f = gzopen(path, "rb");
    struct buf line = { 0 };
    struct rejected r = { 0 };
    struct cd_err e;
    char piece[8192];
    bool whole = false, is;

    while (f != NULL && !whole && line.n < LINE_MOST &&
           gzgets(f, piece, sizeof(piece)) != NULL) {
        buf_adds(&line, piece);
        whole = line.n > 0 && line.p[line.n - 1] == '\n';
    }
    is = whole && rejected_read(&r, line.p, line.n - 1, &e) == 0;
    rejected_free(&r);
    buf_free(&line);
    if (f != NULL)
        gzclose(f);
    return is;
}
