/* encoding: bytes in sixteens, form C, damage. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/arena.h"
#include "text/blocks.h"
#include "text/chars.h"
#include "text/mojibake.h"
#include "text/nfc.h"
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

int
main(void)
{
    const TTest *const tests[] = { a_block_tells_its_first_mark,
        form_c_is_that_of_utf8proc_for_every_character,
        white_space_is_that_of_the_characters,
        sound_text_is_no_damage_and_stays_in_its_place,
        damage_is_turned_back_up_to_four_times, NULL };

    return unit_main("unit encoding", unit_suite("encoding", tests));
}
