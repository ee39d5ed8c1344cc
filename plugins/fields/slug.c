/* SPDX-License-Identifier: MIT */
#include "slug.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "text/chars.h"
#include "text/utf8.h"

#define LONGEST 80

/* Letters that Unicode takes for letters of their own. */
static const struct {
    uint32_t c;
    const char *as;
} plain[] = { { 0xdf, "ss" }, { 0xe6, "ae" }, { 0xf8, "o" }, { 0xf0, "d" },
    { 0xfe, "th" }, { 0x111, "d" }, { 0x131, "i" }, { 0x142, "l" },
    { 0x153, "oe" } };

struct writer {
    char *out;
    size_t n;
    bool gap; /* a hyphen is due */
    bool full;
};

static void
put_letters(struct writer *writer, const char *text, size_t n)
{
    size_t gap = writer->gap && writer->n > 0;

    if (writer->full || writer->n + gap + n > LONGEST) {
        writer->full = true;
        return;
    }
    if (gap)
        writer->out[writer->n++] = '-';
    writer->gap = false;
    memcpy(writer->out + writer->n, text, n);
    writer->n += n;
}

/* The letter without its accent where that is an ASCII one. */
static uint32_t
without_accent(uint32_t code)
{
    utf8proc_int32_t parts[8];
    utf8proc_ssize_t n = utf8proc_decompose_char(
        (utf8proc_int32_t)code, parts, 8, UTF8PROC_DECOMPOSE, NULL);

    return n > 0 && parts[0] < 0x80 ? (uint32_t)parts[0] : code;
}

static void
put_letter(struct writer *writer, uint32_t code)
{
    char bytes[4];
    size_t i;

    code = chars_tolower(code);
    for (i = 0; i < sizeof(plain) / sizeof(plain[0]); i++) {
        if (plain[i].c == code) {
            put_letters(writer, plain[i].as, strlen(plain[i].as));
            return;
        }
    }
    if (code >= 0x80)
        code = without_accent(code);
    put_letters(writer, bytes, utf8_encode(code, bytes));
}

size_t
slug_make(const char *text, size_t n, char out[SLUG_MOST])
{
    struct writer writer = { out, 0, false, false };
    bool latin = false; /* the letter before is ASCII: an accent goes */
    size_t i, len;

    for (i = 0; i < n && !writer.full; i += len) {
        uint32_t code = utf8_decode(text + i, n - i, &len);

        if (code >= 0x300 && code < 0x370 && latin)
            continue;
        latin = code < 0x80;
        if (chars_letter(code) || chars_digit(code))
            put_letter(&writer, code);
        else if (code != '\'' && code != 0x2019)
            writer.gap = true;
    }
    return writer.n;
}
