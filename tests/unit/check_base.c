/* SPDX-License-Identifier: MIT */
/* base: buffers, arenas, names, messages, text for terminals, UTF-8. */
#include "unit.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/cpus.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/names.h"
#include "base/poison.h"
#include "base/tty.h"
#include "base/utf8.h"
#include "base/wire.h"

START_TEST(buf_grows_and_shifts)
{
    struct buf b = { 0 };
    size_t i;

    for (i = 0; i < 1000; i++)
        buf_addf(&b, "%zu,", i);
    ck_assert_uint_eq(b.n, 10 * 2 + 90 * 3 + 900 * 4);
    buf_shift(&b, 2);
    ck_assert_int_eq(strncmp(buf_cstr(&b), "1,2,3,", 6), 0);
    buf_shift(&b, b.n);
    ck_assert_str_eq(buf_cstr(&b), "");
    buf_free(&b);
    ck_assert_ptr_null(b.p);
}
END_TEST

START_TEST(arena_gives_aligned_memory_and_takes_it_back)
{
    struct arena *a = arena_new();
    char *first = arena_alloc(a, 1), *p;
    size_t i;

    for (i = 1; i < 2000; i++) {
        p = arena_alloc(a, i);
        ck_assert_uint_eq((uintptr_t)p % alignof(max_align_t), 0);
        memset(p, 0xa5, i);
    }
    p = arena_alloc(a, 10 << 20);
    memset(p, 1, 10 << 20);
    arena_reset(a);
    ck_assert_ptr_eq(arena_alloc(a, 1), first);
    arena_free(a);
}
END_TEST

#ifdef POISON
/* What is behind a part, and what was given back, is reported when it is read;
 * what is handed out anew does not hold what it held. */
START_TEST(arena_memory_that_nobody_has_is_poisoned)
{
    struct arena *arena = arena_new();
    char *part = arena_alloc(arena, 3), *again;

    memset(part, 'x', 3);
    ck_assert(!__asan_address_is_poisoned(part + 2));
    ck_assert(__asan_address_is_poisoned(part + 3));
    arena_reset(arena);
    ck_assert(__asan_address_is_poisoned(part));
    again = arena_alloc(arena, 3);
    ck_assert_ptr_eq(again, part);
    ck_assert_int_eq((unsigned char)again[2], POISON_BYTE);
    arena_free(arena);
}
END_TEST
#endif

START_TEST(names_are_small_words)
{
    char longest[NAMES_MAX + 2];

    ck_assert(names_valid("a"));
    ck_assert(names_valid("quotes_2"));
    ck_assert(!names_valid(""));
    ck_assert(!names_valid("2quotes"));
    ck_assert(!names_valid("_a"));
    ck_assert(!names_valid("Quotes"));
    ck_assert(!names_valid("../evil"));
    ck_assert(!names_valid("a b"));
    ck_assert(!names_valid("\xc3\xa9"));
    memset(longest, 'a', sizeof(longest));
    longest[NAMES_MAX] = '\0';
    ck_assert(names_valid(longest));
    longest[NAMES_MAX] = 'a';
    longest[NAMES_MAX + 1] = '\0';
    ck_assert(!names_valid(longest));
}
END_TEST

static const char *
guess(const char *word)
{
    static const char *const all[] = { "clean", "quotes", "summarize", "select",
        "csv" };
    struct names_guess g = { 0 };
    size_t i;

    for (i = 0; i < sizeof(all) / sizeof(all[0]); i++)
        names_offer(&g, word, all[i]);
    return g.best;
}

START_TEST(a_misspelt_name_is_guessed)
{
    ck_assert_str_eq(guess("quote"), "quotes");
    ck_assert_str_eq(guess("qoutes"), "quotes"); /* a swap counts as one */
    ck_assert_str_eq(guess("sumarise"), "summarize");
    ck_assert_str_eq(guess("selct"), "select");
    ck_assert_str_eq(guess("cvs"), "csv");
    ck_assert_ptr_null(guess("translate"));
    ck_assert_ptr_null(guess("x"));
}
END_TEST

static const char *
escaped(const char *s, size_t n)
{
    static struct buf b;

    b.n = 0;
    tty_escape(&b, s, n);
    return buf_cstr(&b);
}

START_TEST(nothing_reaches_a_terminal_that_could_disturb_it)
{
    ck_assert_str_eq(escaped("plain \xc3\xa9 \xe2\x80\x9c", 12),
        "plain \xc3\xa9 \xe2\x80\x9c");
    ck_assert_str_eq(escaped("\x1b[2J", 4), "\\x1b[2J");
    ck_assert_str_eq(escaped("a\nb\rc\td", 7), "a\\x0ab\\x0dc d");
    ck_assert_str_eq(escaped("\xff\xc3", 2), "\\xff\\xc3");
    ck_assert_str_eq(escaped("\xc2\x9b", 2), "\\xc2\\x9b"); /* C1: CSI */
    ck_assert_str_eq(escaped("\xe2\x80\xae", 3), "\\xe2\\x80\\xae"); /* RLO */
    ck_assert_str_eq(escaped("a\0b", 3), "a\\x00b");
}
END_TEST

START_TEST(a_message_comes_out_as_it_went_in)
{
    struct buf b = { 0 };
    struct wire w;
    const char *s;
    char *c;
    size_t n;

    wire_put_u64(&b, UINT64_MAX);
    wire_put_cstr(&b, "text");
    wire_put_cstr(&b, NULL);
    wire_put_str(&b, "a\0b", 3);
    w = (struct wire){ b.p, b.p + b.n, false };
    ck_assert_uint_eq(wire_get_u64(&w), UINT64_MAX);
    c = wire_get_cstr(&w);
    ck_assert_str_eq(c, "text");
    free(c);
    ck_assert_ptr_null(wire_get_cstr(&w));
    s = wire_get_str(&w, &n);
    ck_assert_uint_eq(n, 3);
    ck_assert_int_eq(memcmp(s, "a\0b", 3), 0);
    ck_assert(wire_done(&w));
    buf_free(&b);
}
END_TEST

START_TEST(a_message_cut_anywhere_is_refused)
{
    struct buf b = { 0 };
    size_t cut;

    wire_put_u64(&b, 7);
    wire_put_cstr(&b, "text");
    for (cut = 0; cut < b.n; cut++) {
        /* A copy of just that size lets the sanitizer see a read too far. */
        char *copy = mem_dup(b.p, cut);
        struct wire w = { copy, copy + cut, false };

        wire_get_u64(&w);
        free(wire_get_cstr(&w));
        ck_assert(!wire_done(&w));
        free(copy);
    }
    buf_free(&b);
}
END_TEST

START_TEST(a_string_longer_than_its_message_is_refused)
{
    struct buf b = { 0 };
    struct wire w;
    size_t n;

    wire_put_u64(&b, UINT64_MAX - 1);
    w = (struct wire){ b.p, b.p + b.n, false };
    ck_assert_ptr_null(wire_get_str(&w, &n));
    ck_assert(w.bad);
    wire_put_str(&b, "a\0b", 3);
    w = (struct wire){ b.p + 8, b.p + b.n, false };
    ck_assert_ptr_null(wire_get_cstr(&w)); /* a NUL inside */
    ck_assert(w.bad);
    buf_free(&b);
}
END_TEST

START_TEST(utf8_is_what_the_standard_says)
{
    static const struct {
        const char *s;
        size_t valid;
    } cases[] = {
        { "abc", 3 },
        { "\xc3\xa9", 2 },
        { "\xe2\x82\xac\xf0\x9f\x93\xb0", 7 },
        { "\xf4\x8f\xbf\xbf", 4 }, /* U+10FFFF */
        { "a\x80", 1 },            /* a lone continuation */
        { "\xc0\xaf", 0 },
        { "\xc1\xbf", 0 }, /* overlong */
        { "\xe0\x9f\xbf", 0 },
        { "\xf0\x8f\xbf\xbf", 0 },
        { "\xed\xa0\x80", 0 },     /* a surrogate */
        { "\xf4\x90\x80\x80", 0 }, /* above U+10FFFF */
        { "12345678\xe2\x82", 8 }, /* cut short */
        { "\xfe", 0 },
        { "\xff", 0 },
    };
    size_t i;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        ck_assert_uint_eq(
            utf8_valid(cases[i].s, strlen(cases[i].s)), cases[i].valid);
}
END_TEST

START_TEST(every_code_point_survives_encoding)
{
    static char many[8192];
    char s[4];
    uint32_t c;
    size_t n, len;

    for (c = 0; c <= 0x10ffff; c += c < 0x3000 ? 1 : 97) {
        if (c >= 0xd800 && c < 0xe000)
            continue;
        n = utf8_encode(c, s);
        ck_assert_uint_eq(utf8_valid(s, n), n);
        ck_assert_uint_eq(utf8_decode(s, n, &len), c);
        ck_assert_uint_eq(len, n);
        ck_assert_uint_eq(utf8_count(s, n), 1);
    }
    ck_assert_uint_eq(utf8_decode("\x80", 1, &len), UTF8_BAD);
    ck_assert_uint_eq(len, 1);
    ck_assert_uint_eq(utf8_count("12345678\xc3\xa9\xe2\x82\xac", 13), 10);
    /* More than its counts of sixteen bytes hold at a time, each length. */
    for (n = 0; n + 3 <= sizeof(many); n += 3)
        memcpy(many + n, "\xe2\x82\xac", 3);
    for (n = 0; n + 3 <= sizeof(many); n += 3)
        ck_assert_uint_eq(utf8_count(many, n), n / 3);
}
END_TEST

START_TEST(errors_keep_their_place_and_gain_context)
{
    struct cd_err e;

    ck_assert_int_eq(err_at(&e, "p.json", 3, 14, "no %s", "plugin"), -1);
    err_context(&e, "stage %d", 2);
    ck_assert_str_eq(e.text, "stage 2: no plugin");
    ck_assert_str_eq(e.file, "p.json");
    ck_assert_uint_eq(e.line, 3);
    ck_assert_uint_eq(e.column, 14);
}
END_TEST

START_TEST(diagnostics_are_put_in_order)
{
    struct diags d = { 0 };

    diags_add(&d, DIAG_ERROR, "a", 9, 1, "last");
    diags_add(&d, DIAG_WARNING, "a", 2, 7, "second");
    diags_add(&d, DIAG_ERROR, "a", 2, 3, "first");
    diag_help(&d.v[2], "do %d", 1);
    diags_sort(&d);
    ck_assert_str_eq(d.v[0].text, "first");
    ck_assert_str_eq(d.v[0].help, "do 1");
    ck_assert_str_eq(d.v[1].text, "second");
    ck_assert_str_eq(d.v[2].text, "last");
    ck_assert_uint_eq(d.errors, 2);
    diags_free(&d);
}
END_TEST

/* ---- processors --------------------------------------------------------- */

/* Make folder/name, and the folders above it, hold the text. */
static void
put(const char *folder, const char *name, const char *text)
{
    char path[400];
    size_t i;
    FILE *f;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    for (i = strlen(folder); path[i] != '\0'; i++) {
        if (path[i] != '/')
            continue;
        path[i] = '\0';
        mkdir(path, 0777);
        path[i] = '/';
    }
    f = fopen(path, "w");
    ck_assert_ptr_nonnull(f);
    fputs(text, f);
    fclose(f);
}

/* The quota in a scratch folder that holds "groups" and "mounts", whose %s is
 * the folder. */
static unsigned
quota(const char *folder, const char *groups, const char *mounts)
{
    char a[400], b[400], text[1000];

    snprintf(text, sizeof(text), mounts, folder, folder);
    put(folder, "groups", groups);
    put(folder, "mounts", text);
    snprintf(a, sizeof(a), "%s/groups", folder);
    snprintf(b, sizeof(b), "%s/mounts", folder);
    return cpus_quota(a, b);
}

#define V2 "30 23 0:26 / %s/v2 rw,nosuid shared:4 - cgroup2 cgroup2 rw\n"
#define V1 "31 23 0:27 / %s/v1 rw - cgroup cgroup rw,cpu,cpuacct\n"

START_TEST(a_quota_of_processors_is_that_of_the_tightest_group)
{
    char folder[] = "/tmp/copydesk-unit-XXXXXX";
    char *rm;

    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_uint_eq(quota(folder, "0::/a/b\n", V2), 0);
    put(folder, "v2/a/b/cpu.max", "max 100000\n");
    ck_assert_uint_eq(quota(folder, "0::/a/b\n", V2), 0);
    put(folder, "v2/a/b/cpu.max", "350000 100000\n");
    ck_assert_uint_eq(quota(folder, "0::/a/b\n", V2), 4);
    put(folder, "v2/a/cpu.max", "150000 100000\n"); /* above it */
    ck_assert_uint_eq(quota(folder, "0::/a/b\n", V2), 2);
    ck_assert_uint_eq(quota(folder, "0::/a/c/not/there\n", V2), 2);
    ck_assert_uint_eq(quota(folder, "0::/elsewhere\n", V2), 0);
    put(folder, "v2/cpu.max", "10000 100000\n"); /* the root of a container */
    ck_assert_uint_eq(quota(folder, "0::/\n", V2), 1);
    ck_assert_uint_eq(quota(folder, "0::/a/b\n", V2), 1);
    ck_assert_uint_eq(quota(folder, "0::/../outside\n", V2), 1);

    put(folder, "v1/x/cpu.cfs_quota_us", "-1\n");
    put(folder, "v1/x/cpu.cfs_period_us", "100000\n");
    ck_assert_uint_eq(quota(folder, "4:cpuacct,cpu:/x\n", V1), 0);
    put(folder, "v1/x/cpu.cfs_quota_us", "250000\n");
    ck_assert_uint_eq(quota(folder, "5:cpuset:/y\n4:cpu,cpuacct:/x\n", V1), 3);
    ck_assert_uint_eq(quota(folder, "5:cpuset:/x\n", V1), 0);
    ck_assert_uint_eq(quota(folder, "4:cpu:/x\n0::/\n", V1 V2), 1); /* both */

    /* A container sees its own group at the mount, under the host's name. */
    put(folder, "a b/cpu.max", "200000 100000\n");
    ck_assert_uint_eq(
        quota(folder, "0::/docker/7\n",
            "30 23 0:26 /docker/7 %s/a\\040b rw - cgroup2 c rw\n"),
        2);
    ck_assert_uint_eq(quota(folder, "", V2), 0);
    ck_assert_uint_eq(
        quota(folder, "rubbish\n0\n:\n", "30 - cgroup2\n - \n"), 0);
    ck_assert_uint_eq(cpus_quota("/nowhere/a", "/nowhere/b"), 0);
    ck_assert_uint_ge(cpus_usable(), 1);
    rm = mem_printf("rm -r %s", folder);
    ck_assert_int_eq(system(rm), 0);
    free(rm);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = { buf_grows_and_shifts,
        arena_gives_aligned_memory_and_takes_it_back,
#ifdef POISON
        arena_memory_that_nobody_has_is_poisoned,
#endif
        names_are_small_words, a_misspelt_name_is_guessed,
        nothing_reaches_a_terminal_that_could_disturb_it,
        a_message_comes_out_as_it_went_in, a_message_cut_anywhere_is_refused,
        a_string_longer_than_its_message_is_refused,
        utf8_is_what_the_standard_says, every_code_point_survives_encoding,
        errors_keep_their_place_and_gain_context, diagnostics_are_put_in_order,
        a_quota_of_processors_is_that_of_the_tightest_group, NULL };

    return unit_main("unit base", unit_suite("base", tests));
}
