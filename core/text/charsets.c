/* SPDX-License-Identifier: MIT */
#include "text/charsets.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"

#define NAME_MOST  32
#define KANA_LEAST 16 /* that tell a Japanese page */
#define UTF_16LE   "UTF-16LE"
#define UTF_16BE   "UTF-16BE"

/* Names of charsets used in pages (labels of section 4.2 of the WHATWG Encoding
 * Standard, the usual ones), and iconv's name. */
static const struct {
    const char *names, *iconv;
    bool windows; /* quotation marks and dashes are where windows-1252 has them
                   */
    bool looks_utf8;
} known[] = {
    { "windows-1250 cp1250 x-cp1250", "CP1250", true, false },
    { "windows-1251 cp1251 x-cp1251", "CP1251", true, false },
    { "windows-1253 cp1253 iso-8859-7 greek", "CP1253", true, false },
    { "windows-1254 cp1254 iso-8859-9 latin5", "CP1254", true, false },
    { "windows-1255 cp1255 iso-8859-8 iso-8859-8-i hebrew", "CP1255", true,
        false },
    { "windows-1256 cp1256 iso-8859-6 arabic", "CP1256", true, false },
    { "windows-1257 cp1257", "CP1257", true, false },
    { "windows-1258 cp1258", "CP1258", true, false },
    { "windows-874 tis-620 iso-8859-11", "CP874", false, false },
    { "iso-8859-2 latin2", "ISO-8859-2", false, false },
    { "iso-8859-3", "ISO-8859-3", false, false },
    { "iso-8859-4", "ISO-8859-4", false, false },
    { "iso-8859-5 cyrillic", "ISO-8859-5", false, false },
    { "iso-8859-10", "ISO-8859-10", false, false },
    { "iso-8859-13", "ISO-8859-13", false, false },
    { "iso-8859-15 latin9", "ISO-8859-15", false, false },
    { "iso-8859-16", "ISO-8859-16", false, false },
    { "koi8-r koi8 koi", "KOI8-R", false, false },
    { "koi8-u koi8-ru", "KOI8-U", false, false },
    { "ibm866 cp866", "IBM866", false, false },
    { "macintosh mac x-mac-roman", "MACINTOSH", false, false },
    { "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j", "CP932", false,
        false },
    { "euc-jp x-euc-jp", "EUC-JP", false, false },
    { "gbk gb2312 gb_2312-80 x-gbk gb18030 chinese", "GB18030", false, false },
    { "big5 big5-hkscs x-x-big5", "BIG5-HKSCS", false, false },
    { "iso-2022-jp csiso2022jp", "ISO-2022-JP", false, true },
    { "utf-16le utf-16 ucs-2 unicode", UTF_16LE, false, true },
    { "utf-16be unicodefffe", UTF_16BE, false, true },
    { "euc-kr ks_c_5601-1987 ksc5601 korean windows-949", "CP949", false,
        false },
};

static const char utf8_names[] = "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 "
                                 "unicode20utf8 x-unicode20utf8";
static const char windows_names[] =
    "windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso88591 iso_8859-1 "
    "iso_8859-1:1987 iso-ir-100 csisolatin1 latin1 l1 ibm819 cp819 us-ascii "
    "ascii ansi_x3.4-1968";

#define KNOWN (sizeof(known) / sizeof(known[0]))

struct charsets {
    iconv_t to_utf8[KNOWN]; /* (iconv_t)-1: the C library lacks it */
};

struct charsets *
charsets_new(void)
{
    struct charsets *charsets = calloc(1, sizeof(*charsets));
    size_t i;

    for (i = 0; charsets != NULL && i < KNOWN; i++)
        charsets->to_utf8[i] = iconv_open("UTF-8", known[i].iconv);
    return charsets;
}

void
charsets_free(struct charsets *charsets)
{
    size_t i;

    for (i = 0; charsets != NULL && i < KNOWN; i++) {
        if (charsets->to_utf8[i] != (iconv_t)-1)
            iconv_close(charsets->to_utf8[i]);
    }
    free(charsets);
}

/* ---- decoding --------------------------------------------------------------
 */

/* Is it one of the names in the list, ignoring case? */
static bool
is_listed(const char *names, struct charsets_text name)
{
    char low[NAME_MOST + 1];
    const char *at = names;
    size_t i;

    if (name.n == 0 || name.n > NAME_MOST)
        return false;
    for (i = 0; i < name.n; i++) {
        low[i] = name.s[i];
        if (low[i] == '\0' || low[i] == ' ') /* no name holds these */
            return false;
        if (low[i] >= 'A' && low[i] <= 'Z')
            low[i] = (char)(low[i] | 0x20);
    }
    low[i] = '\0';
    while ((at = strstr(at, low)) != NULL) {
        if ((at == names || at[-1] == ' ') &&
            (at[name.n] == ' ' || at[name.n] == '\0'))
            return true;
        at++;
    }
    return false;
}

size_t
charsets_find(const struct charsets *charsets, struct charsets_text name)
{
    size_t i;

    for (i = 0; i < KNOWN; i++) {
        if (charsets->to_utf8[i] != (iconv_t)-1 &&
            is_listed(known[i].names, name))
            return i;
    }
    return CHARSETS_NONE;
}

bool
charsets_windows(size_t which)
{
    return known[which].windows;
}

bool
charsets_looks_utf8(size_t which)
{
    return known[which].looks_utf8;
}

bool
charsets_mostly_utf8(struct charsets_text bytes, struct charsets_text said)
{
    const bool named = is_listed(utf8_names, said);
    size_t i, valid, continuing = 0, odd = 0;

    if (utf8_mark(bytes.s, bytes.n) > 0)
        return true;
    if (said.n > 0 && !named)
        return false;
    for (i = 0; i < bytes.n; i += valid + 1) {
        valid = utf8_valid(bytes.s + i, bytes.n - i);
        continuing += valid - utf8_count(bytes.s + i, valid);
        odd += i + valid < bytes.n;
    }
    return continuing > odd || (named && continuing == odd);
}

/* What two bytes of a Japanese charset are. */
enum pair { PAIR_NONE, PAIR_CHARACTER, PAIR_KANA };

static enum pair
pair_of_shift_jis(unsigned char lead, unsigned char trail)
{
    if (!((lead >= 0x81 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xfc)) ||
        trail < 0x40 || trail == 0x7f || trail > 0xfc)
        return PAIR_NONE;
    return (lead == 0x82 && trail >= 0x9f && trail <= 0xf1) ||
                   (lead == 0x83 && trail <= 0x96)
               ? PAIR_KANA
               : PAIR_CHARACTER;
}

static enum pair
pair_of_euc_jp(unsigned char lead, unsigned char trail)
{
    if (lead < 0xa1 || trail < 0xa1 || lead == 0xff || trail == 0xff)
        return PAIR_NONE;
    return (lead == 0xa4 && trail <= 0xf3) || (lead == 0xa5 && trail <= 0xf6)
               ? PAIR_KANA
               : PAIR_CHARACTER;
}

/* Is all of it ASCII and such pairs, one in four of them kana, as in Japanese
 * and nothing else?  Half a character may be at the end. */
static bool
is_japanese(struct charsets_text bytes,
    enum pair (*pair_of)(unsigned char lead, unsigned char trail))
{
    size_t i, pairs = 0, kana = 0;

    for (i = utf8_skip_ascii(bytes.s, bytes.n, 0); i + 1 < bytes.n;
         i = utf8_skip_ascii(bytes.s, bytes.n, i + 2)) {
        enum pair pair =
            pair_of((unsigned char)bytes.s[i], (unsigned char)bytes.s[i + 1]);

        if (pair == PAIR_NONE)
            return false;
        pairs++;
        kana += pair == PAIR_KANA;
    }
    return kana >= KANA_LEAST && kana >= pairs / 4;
}

struct charsets_text
charsets_guess(struct charsets_text bytes)
{
    if (is_japanese(bytes, pair_of_shift_jis))
        return (struct charsets_text){ "shift_jis", 9 };
    if (is_japanese(bytes, pair_of_euc_jp))
        return (struct charsets_text){ "euc-jp", 6 };
    return (struct charsets_text){ "", 0 };
}

const char *
charsets_doubt(struct charsets_text said)
{
    size_t i;

    if (is_listed(utf8_names, said))
        return "charset_wrong";
    for (i = 0; i < KNOWN; i++) {
        if (is_listed(known[i].names, said))
            return NULL;
    }
    return is_listed(windows_names, said) ? NULL : "charset_unknown";
}

size_t
charsets_marked(const struct charsets *charsets, struct charsets_text bytes)
{
    static const struct charsets_text little = { UTF_16LE, 8 },
                                      big = { UTF_16BE, 8 };

    if (bytes.n >= 2 && memcmp(bytes.s, "\xFF\xFE", 2) == 0)
        return charsets_find(charsets, little);
    if (bytes.n >= 2 && memcmp(bytes.s, "\xFE\xFF", 2) == 0)
        return charsets_find(charsets, big);
    return CHARSETS_NONE;
}

struct charsets_text
charsets_decode(const struct charsets *charsets, const struct pool *pool,
    size_t which, struct charsets_text bytes)
{
    iconv_t cd = charsets->to_utf8[which];
    /* A byte of these charsets becomes at most three bytes of UTF-8. */
    size_t left = bytes.n, room = 3 * bytes.n + 8;
    char *out = pool_alloc(pool, room + 1), *to = out;
    char *from = (char *)(uintptr_t)bytes.s;
    const size_t unit = strncmp(known[which].iconv, "UTF-16", 6) == 0 ? 2 : 1;

    iconv(cd, NULL, NULL, NULL, NULL);
    while (left > 0 && iconv(cd, &from, &left, &to, &room) == (size_t)-1) {
        if (errno == E2BIG || room < 3)
            break;
        memcpy(to, "\xEF\xBF\xBD", 3); /* U+FFFD */
        to += 3;
        room -= 3;
        from += left < unit ? left : unit;
        left -= left < unit ? left : unit;
    }
    *to = '\0';
    if (unit == 2 && to - out >= 3 && memcmp(out, "\xEF\xBB\xBF", 3) == 0)
        out += 3;
    return (struct charsets_text){ out, (size_t)(to - out) };
}
