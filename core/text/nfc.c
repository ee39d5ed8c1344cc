/* SPDX-License-Identifier: MIT */
#include "text/nfc.h"

#include <string.h>
#include <utf8proc.h>

#include "text/utf8.h"

/* Combining marks on a letter: the stream-safe format of UAX 15 */
#define MARKS_MOST 30
#define DECOMPOSED 18 /* characters in the decomposition of one, at most */

/* Characters from U+0300 on that neither combine with the one in front of them
 * nor change in form C.  Source: NFC_Quick_Check of UAX 44.  Characters outside
 * these ranges are looked up. */
static const uint32_t plain[][2] = {
    { 0x038a, 0x0482 },
    { 0x048a, 0x0590 },
    { 0x05d0, 0x060f },
    { 0x0620, 0x064a },
    { 0x0660, 0x066f },
    { 0x0671, 0x06d5 },
    { 0x0904, 0x0927 },
    { 0x0e01, 0x0e37 },
    { 0x10a0, 0x10ff },
    { 0x1e00, 0x1e99 },
    { 0x1ea0, 0x1ef9 },
    { 0x2010, 0x20cf },
    { 0x2190, 0x2328 },
    { 0x2400, 0x2adb },
    { 0x3000, 0x3029 },
    { 0x3031, 0x3098 },
    { 0x309b, 0x9fff },
    { 0xac00, 0xd7a3 },
    { 0xff00, 0xffff },
    { 0x1f000, 0x1faff },
};

/* Characters that are not combining marks but combine with the one in front of
 * them or become marks.  Source: DerivedNormalizationProps.txt of Unicode 15,
 * NFC_QC=Maybe; UnicodeData.txt. */
static const uint32_t seconds[][2] = {
    { 0x09be, 0x09be },
    { 0x09d7, 0x09d7 },
    { 0x0b3e, 0x0b3e },
    { 0x0b56, 0x0b57 },
    { 0x0bbe, 0x0bbe },
    { 0x0bd7, 0x0bd7 },
    { 0x0cc2, 0x0cc2 },
    { 0x0cd5, 0x0cd6 },
    { 0x0d3e, 0x0d3e },
    { 0x0d57, 0x0d57 },
    { 0x0dcf, 0x0dcf },
    { 0x0ddf, 0x0ddf },
    { 0x0f73, 0x0f73 },
    { 0x0f75, 0x0f75 },
    { 0x0f81, 0x0f81 },
    { 0x102e, 0x102e },
    { 0x1161, 0x1175 },
    { 0x11a8, 0x11c2 },
    { 0x1b35, 0x1b35 },
    { 0x110ba, 0x110ba },
    { 0x11127, 0x11127 },
    { 0x1133e, 0x1133e },
    { 0x11357, 0x11357 },
    { 0x114b0, 0x114b0 },
    { 0x114ba, 0x114ba },
    { 0x114bd, 0x114bd },
    { 0x115af, 0x115af },
    { 0x11930, 0x11930 },
};

/* Source: Unicode 14, NFC_QC=Yes and combining class 0.  U+FF00 is unassigned
 * but counted: it stands among full-width punctuation. */
const uint64_t nfc_quiet[64] = {
    [0xc2 - 0xc0] = UINT64_C(0xffffffffffffffff),
    [0xc3 - 0xc0] = UINT64_C(0xffffffffffffffff),
    [0xc4 - 0xc0] = UINT64_C(0xffffffffffffffff),
    [0xc5 - 0xc0] = UINT64_C(0xffffffffffffffff),
    [0xc6 - 0xc0] = UINT64_C(0xffffffffffffffff),
    [0xc7 - 0xc0] = UINT64_C(0xffffffffffffffff),
    [0xc8 - 0xc0] = UINT64_C(0xffffffffffffffff),
    [0xc9 - 0xc0] = UINT64_C(0xffffffffffffffff),
    [0xca - 0xc0] = UINT64_C(0xffffffffffffffff),
    [0xcb - 0xc0] = UINT64_C(0xffffffffffffffff),
    [0xcd - 0xc0] = UINT64_C(0xbcef000000008000),
    [0xce - 0xc0] = UINT64_C(0xfffffffbffffd770),
    [0xcf - 0xc0] = UINT64_C(0xffffffffffffffff),
    [0xd0 - 0xc0] = UINT64_C(0xffffffffffffffff),
    [0xd1 - 0xc0] = UINT64_C(0xffffffffffffffff),
    [0xd2 - 0xc0] = UINT64_C(0xffffffffffffff07),
    [0xd3 - 0xc0] = UINT64_C(0xffffffffffffffff),
    [0xd4 - 0xc0] = UINT64_C(0xfffeffffffffffff),
    [0xd5 - 0xc0] = UINT64_C(0xfffffffffe7fffff),
    [0xd6 - 0xc0] = UINT64_C(0x400000000000e7ff),
    [0xd7 - 0xc0] = UINT64_C(0x001f87ffffff0049),
    [0xd8 - 0xc0] = UINT64_C(0xfffffffff800ffff),
    [0xd9 - 0xc0] = UINT64_C(0xfffeffff000007ff),
    [0xda - 0xc0] = UINT64_C(0xffffffffffffffff),
    [0xdb - 0xc0] = UINT64_C(0xffffc260603fffff),
    [0xdc - 0xc0] = UINT64_C(0x0000fffffffdbfff),
    [0xdd - 0xc0] = UINT64_C(0xffffffffffffe000),
    [0xde - 0xc0] = UINT64_C(0x0003ffffffffffff),
    [0xdf - 0xc0] = UINT64_C(0xc7f007ffffffffff),
    [0xe1 - 0xc0] = UINT64_C(0x0f70000043ff0112),
    [0xe2 - 0xc0] = UINT64_C(0x710797fffffcefa0),
    [0xe3 - 0xc0] = UINT64_C(0xfffffffffffffe28),
    [0xe4 - 0xc0] = UINT64_C(0xffffffffffffffff),
    [0xe5 - 0xc0] = UINT64_C(0xffffffffffffffff),
    [0xe6 - 0xc0] = UINT64_C(0xffffffffffffffff),
    [0xe7 - 0xc0] = UINT64_C(0xffffffffffffffff),
    [0xe8 - 0xc0] = UINT64_C(0xffffffffffffffff),
    [0xe9 - 0xc0] = UINT64_C(0xffffffffffffffff),
    [0xea - 0xc0] = UINT64_C(0xffff400470f3ffff),
    [0xeb - 0xc0] = UINT64_C(0xffffffffffffffff),
    [0xec - 0xc0] = UINT64_C(0xffffffffffffffff),
    [0xed - 0xc0] = UINT64_C(0x000000003fffffff),
    [0xee - 0xc0] = UINT64_C(0xffffffffffffffff),
    [0xef - 0xc0] = UINT64_C(0x343f400fffffffff),
    [0xf0 - 0xc0] = UINT64_C(0x000123ff00800000),
};

/* Is the code point in one of the sorted ranges? */
static bool
in_ranges(const uint32_t (*ranges)[2], size_t n, uint32_t code)
{
    size_t low = 0, high = n;

    while (low < high) {
        size_t mid = (low + high) / 2;

        if (code > ranges[mid][1])
            low = mid + 1;
        else
            high = mid;
    }
    return low < n && code >= ranges[low][0];
}

#define IN(v, c) in_ranges((v), sizeof(v) / sizeof((v)[0]), (c))

/* Does the character combine with the one in front of it? */
static bool
combines(uint32_t code)
{
    const utf8proc_property_t *property;

    if (code < 0x300 || IN(plain, code))
        return false;
    property = utf8proc_get_property((utf8proc_int32_t)code);
    return property->combining_class != 0 || IN(seconds, code);
}

/* May form C change the character? */
static bool
is_special(uint32_t code)
{
    const utf8proc_property_t *property;

    if (code < 0x300 || IN(plain, code))
        return false;
    property = utf8proc_get_property((utf8proc_int32_t)code);
    return property->combining_class != 0 || IN(seconds, code) ||
           (property->decomp_seqindex != UINT16_MAX &&
               property->decomp_type == 0);
}

/* The first byte at or after i of a character that is_special(); n if there is
 * none. */
static size_t
next_special(const char *text, size_t n, size_t i)
{
    size_t len;

    while ((i = utf8_skip_ascii(text, n, i)) < n) {
        do {
            const unsigned char *bytes = (const unsigned char *)text + i;

            if (nfc_quiet_at(text + i))
                len = bytes[0] < 0xe0 ? 2 : bytes[0] < 0xf0 ? 3 : 4;
            else if (bytes[0] == 0xe2 && bytes[1] == 0x80 && bytes[2] >= 0x90)
                len = 3; /* dashes and quotation marks */
            else if (is_special(utf8_decode(text + i, n - i, &len)))
                return i;
            i += len;
        } while (i < n && (signed char)text[i] < 0);
    }
    return n;
}

bool
nfc_is(const char *text, size_t n)
{
    return next_special(text, n, 0) == n;
}

/* Write the cluster text[0..n) in form C to `out`; returns the length.  Where
 * utf8proc fails it is copied. */
static size_t
compose_cluster(const char *text, size_t n, char *out)
{
    utf8proc_int32_t buf[(MARKS_MOST + 2) * DECOMPOSED];
    const utf8proc_option_t form = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    utf8proc_ssize_t got = utf8proc_decompose((const utf8proc_uint8_t *)text,
        (utf8proc_ssize_t)n, buf, sizeof(buf) / sizeof(buf[0]), form);

    if (got >= 0 && (size_t)got <= sizeof(buf) / sizeof(buf[0]))
        got = utf8proc_normalize_utf32(buf, got, form);
    if (got >= 0 && (size_t)got <= sizeof(buf) / sizeof(buf[0])) {
        size_t written = 0;
        utf8proc_ssize_t i;

        for (i = 0; i < got; i++)
            written += utf8_encode((uint32_t)buf[i], out + written);
        return written;
    }
    memcpy(out, text, n);
    return n;
}

/* Bytes of the character that text[0..n) begins with and of those that combine
 * with it. */
static size_t
cluster_length(const char *text, size_t n)
{
    size_t i, len, count = 0;

    utf8_decode(text, n, &i);
    while (i < n && count < MARKS_MOST &&
           combines(utf8_decode(text + i, n - i, &len))) {
        i += len;
        count++;
    }
    return i;
}

const char *
nfc_compose(const struct pool *pool, const char *text, size_t *n)
{
    /* Form C is at most three times as long (UAX 15). */
    char *out = pool_alloc(pool, 3 * *n + 1);
    size_t i = 0, written = 0, at, len;

    while ((at = next_special(text, *n, i)) < *n) {
        /* The character in front takes part in the composition. */
        if (at > i && combines(utf8_decode(text + at, *n - at, &len)))
            at -= utf8_back(text, at);
        memcpy(out + written, text + i, at - i);
        written += at - i;
        len = cluster_length(text + at, *n - at);
        written += compose_cluster(text + at, len, out + written);
        i = at + len;
    }
    memcpy(out + written, text + i, *n - i);
    *n = written + *n - i;
    return out;
}
