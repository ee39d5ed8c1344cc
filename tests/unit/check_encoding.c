/* SPDX-License-Identifier: MIT */
/* encoding: bytes in sixteens, form C, damage. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/arena.h"
#include "text/blocks.h"
#include "text/chars.h"
#include "text/charsets.h"
#include "text/mojibake.h"
#include "text/nfc.h"
#include "text/sight.h"
#include "text/space.h"
#include "text/utf8.h"

static void *
from_arena(const void *ctx, size_t n)
{
    return arena_alloc((struct arena *)ctx, n);
}

START_TEST(a_block_tells_its_first_mark)
{
    char s[16];
    size_t at;

    for (at = 0; at < sizeof(s); at++) {
        memset(s, 'x', sizeof(s));
        s[at] = '.';
        ck_assert_uint_eq(blocks_first(blocks_at(s) == '.'), at);
        s[15] = '.';
        ck_assert_uint_eq(blocks_first(blocks_at(s) == '.'), at);
    }
    memset(s, 'x', sizeof(s));
    ck_assert_uint_eq(blocks_first(blocks_at(s) == '.'), 16);
    /* Beyond ASCII is below. */
    s[5] = (char)0xc3;
    ck_assert_uint_eq(blocks_first(blocks_at(s) < ' '), 5);
    ck_assert_uint_eq(blocks_first(blocks_at(s)), 5);
}
END_TEST

/* Is s[0..n) in form C what utf8proc says? */
static void
check_form(const struct pool *pool, char *s, size_t n)
{
    const char *got;
    char *want;

    s[n] = '\0';
    want = (char *)utf8proc_NFC((const utf8proc_uint8_t *)s);
    got = nfc_compose(pool, s, &n);
    ck_assert_msg(n == strlen(want) && memcmp(got, want, n) == 0,
        "%s gives %.*s, not %s", s, (int)n, got, want);
    if (nfc_is(s, strlen(s)))
        ck_assert_str_eq(s, want);
    free(want);
}

START_TEST(form_c_is_that_of_utf8proc_for_every_character)
{
    struct arena *arena = arena_new();
    const struct pool pool = { from_arena, arena };
    uint32_t c;

    for (c = 0x80; c < 0x30000; c++) {
        char s[32] = "e";
        size_t n = 1;

        if (c >= 0xd800 && c < 0xe000)
            continue;
        n += utf8_encode(c, s + n);
        check_form(&pool, s, n);
        /* With a mark of a low class behind it: they change places. */
        n += utf8_encode(0x323, s + n);
        n += utf8_encode(0x301, s + n);
        check_form(&pool, s, n);
        arena_reset(arena);
    }
    arena_free(arena);
}
END_TEST

START_TEST(white_space_is_that_of_the_characters)
{
    uint32_t c;

    for (c = 0; c < 0x110000; c++) {
        char s[4];
        size_t n;

        if (c >= 0xd800 && c < 0xe000)
            continue;
        n = utf8_encode(c, s);
        ck_assert_msg(space_at(s, n) == (chars_space(c) ? n : 0), "U+%04X", c);
    }
}
END_TEST

START_TEST(sound_text_is_no_damage_and_stays_in_its_place)
{
    static const char *const texts[] = { "", "plain",
        "“It’s late,” – sagte sie", "Straße, élève, niño, Łódź",
        "Первый катер ушёл", "没有人受伤。", "NESTLÉ® 20 °C ± 2",
        "voilà à Â Ã" };
    struct mojibake *m = mojibake_new();
    struct arena *arena = arena_new();
    const struct pool pool = { from_arena, arena };
    size_t i, n;

    for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        n = strlen(texts[i]);
        ck_assert_msg(!mojibake_found(m, texts[i], n), "%s", texts[i]);
        ck_assert_ptr_eq(mojibake_repair(m, &pool, texts[i], &n), texts[i]);
        ck_assert_uint_eq(n, strlen(texts[i]));
    }
    arena_free(arena);
    mojibake_free(m);
}
END_TEST

/* Rows of characters that damage, forms and decoders are made of. */
START_TEST(the_first_sight_misses_nothing_that_the_second_sees)
{
    static const uint32_t pool[] = { 'a', ' ', '\n', 0x80, 0x83, 0x9d, 0xa0,
        0xa9, 0xad, 0xb8, 0xc2, 0xc3, 0xc5, 0xd0, 0xe2, 0xe9, 0xef, 0xf0, 0x131,
        0x178, 0x301, 0x323, 0x337, 0x387, 0x3b1, 0x402, 0x432, 0x5d0, 0x61c,
        0x64b, 0x958, 0x9be, 0xf73, 0x1161, 0x1e9b, 0x2019, 0x201c, 0x2030,
        0x20ac, 0x2122, 0x212b, 0x221a, 0x2252, 0x251c, 0x3042, 0x3099, 0x4e00,
        0xac00, 0xf8ff, 0xfb01, 0xfeff, 0xfffd, 0x1f600, 0x2f800 };
    const uint32_t many = sizeof(pool) / sizeof(pool[0]);
    struct mojibake *m = mojibake_new();
    uint32_t seed = 1, found = 0, formed = 0;
    int i, k;

    for (i = 0; i < 200000; i++) {
        char s[64];
        size_t n = 0;
        unsigned sight;

        for (k = 0; k < 2 + i % 7; k++) {
            seed = seed * 1664525u + 1013904223u;
            n += utf8_encode(pool[(seed >> 8) % many], s + n);
        }
        sight = sight_of(m, s, n);
        if (mojibake_found(m, s, n)) {
            found++;
            ck_assert_msg(sight & SIGHT_DAMAGE, "%.*s", (int)n, s);
        }
        if (!nfc_is(s, n)) {
            formed++;
            ck_assert_msg(sight & SIGHT_FORM, "%.*s", (int)n, s);
        }
    }
    ck_assert(found > 1000 && formed > 1000);
    mojibake_free(m);
}
END_TEST

/* UTF-8 that was taken for Latin-1 so many times. */
static size_t
damage(const char *s, size_t n, int times, char *out)
{
    char was[256];
    size_t i, o = n;

    memcpy(out, s, n);
    while (times-- > 0) {
        memcpy(was, out, o);
        n = o;
        for (i = o = 0; i < n; i++)
            o += utf8_encode((unsigned char)was[i], out + o);
    }
    return o;
}

START_TEST(damage_is_turned_back_up_to_four_times)
{
    const char *s = "déjà vu";
    struct mojibake *m = mojibake_new();
    struct arena *arena = arena_new();
    const struct pool pool = { from_arena, arena };
    int times;

    for (times = 1; times <= 4; times++) {
        char text[256];
        size_t n = damage(s, strlen(s), times, text);
        const char *got;

        ck_assert(mojibake_found(m, text, n));
        got = mojibake_repair(m, &pool, text, &n);
        ck_assert_msg(n == strlen(s) && memcmp(got, s, n) == 0,
            "%d times: %.*s", times, (int)n, got);
    }
    arena_free(arena);
    mojibake_free(m);
}
END_TEST

START_TEST(a_few_bytes_of_no_character_leave_a_text_utf8)
{
    static const struct {
        const char *bytes, *said;
        bool is;
    } texts[] = {
        { "K\xc3\xa4"
          "fer, T\xc3\xbc"
          "r\xe4",
            "", true },
        { "K\xc3\xa4"
          "fer\xe4",
            "", false }, /* as many as it has */
        { "K\xc3\xa4"
          "fer\xe4",
            "utf-8", true },
        { "K\xc3\xa4"
          "fer\xe4",
            "UTF8", true },
        { "K\xc3\xa4"
          "fer\xe4",
            "unicode-1-1-utf-8", true },
        { "K\xc3\xa4"
          "fer\xe4\xe4",
            "utf-8", false },
        { "K\xe4"
          "fer",
            "utf-8", false },
        { "\xef\xbb\xbfK\xe4"
          "fer\xe4\xe4\xe4",
            "", true },
        { "K\xc3\xa4"
          "fer, T\xc3\xbc"
          "r\xe4",
            "windows-1252", false },
    };
    size_t i;

    for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        const char *bytes = texts[i].bytes, *said = texts[i].said;
        const struct charsets_text text = { bytes, strlen(bytes) },
                                   name = { said, strlen(said) };

        ck_assert_int_eq(charsets_mostly_utf8(text, name), texts[i].is);
    }
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = { a_block_tells_its_first_mark,
        form_c_is_that_of_utf8proc_for_every_character,
        white_space_is_that_of_the_characters,
        sound_text_is_no_damage_and_stays_in_its_place,
        the_first_sight_misses_nothing_that_the_second_sees,
        damage_is_turned_back_up_to_four_times,
        a_few_bytes_of_no_character_leave_a_text_utf8, NULL };

    return unit_main("unit encoding", unit_suite("encoding", tests));
}
