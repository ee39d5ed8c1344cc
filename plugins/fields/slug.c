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
put(struct writer *w, const char *s, size_t n)
{
    size_t gap = w->gap && w->n > 0;

    if (w->full || w->n + gap + n > LONGEST) {
        w->full = true;
        return;
    }
    if (gap)
        w->out[w->n++] = '-';
    w->gap = false;
    memcpy(w->out + w->n, s, n);
    w->n += n;
}

/* The letter without its accent where that is an ASCII one. */
static uint32_t
without_accent(uint32_t c)
{
    utf8proc_int32_t parts[8];
    utf8proc_ssize_t n = utf8proc_decompose_char(
        (utf8proc_int32_t)c, parts, 8, UTF8PROC_DECOMPOSE, NULL);

    return n > 0 && parts[0] < 0x80 ? (uint32_t)parts[0] : c;
}

static void
put_letter(struct writer *w, uint32_t c)
{
    char bytes[4];
    size_t i;

    c = chars_tolower(c);
    for (i = 0; i < sizeof(plain) / sizeof(plain[0]); i++) {
        if (plain[i].c == c) {
            put(w, plain[i].as, strlen(plain[i].as));
            return;
        }
    }
    if (c >= 0x80)
        c = without_accent(c);
    put(w, bytes, utf8_encode(c, bytes));
}

size_t
slug_make(const char *s, size_t n, char out[SLUG_MOST])
{
    struct writer w = { out, 0, false, false };
    bool latin = false; /* the letter before is ASCII: an accent goes */
    size_t i, len;

    for (i = 0; i < n && !w.full; i += len) {
        uint32_t c = utf8_decode(s + i, n - i, &len);

        if (c >= 0x300 && c < 0x370 && latin)
            continue;
        latin = c < 0x80;
        if (chars_letter(c) || chars_digit(c))
            put_letter(&w, c);
        else if (c != '\'' && c != 0x2019)
            w.gap = true;
    }
    return w.n;
}
