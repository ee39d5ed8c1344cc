/* SPDX-License-Identifier: MIT */
/* json: the reader refuses what it must, the writer loses nothing. */
#include "unit.h"

#include <math.h>
#include <stdint.h>
#include <string.h>
#include <copydesk/record.h>

#include "base/buf.h"
#include "base/mem.h"
#include "json/memory.h"
#include "json/plain.h"
#include "json/position.h"
#include "json/reader.h"
#include "json/tree.h"
#include "json/writer.h"

/* The code that the text is refused with, or NULL. */
static const char *
code_of(const char *s, size_t n, size_t *offset)
{
    /* A copy without a NUL lets the sanitizer see a read too far. */
    char *copy = mem_alloc(n);
    struct reader_error e;
    json_t *v;

    memcpy(copy, s, n);
    v = reader_parse(copy, n, NULL, &e);
    free(copy);
    if (offset != NULL)
        *offset = v == NULL ? e.offset : 0;
    json_decref(v);
    return v != NULL ? NULL : e.code;
}

/* Strings of all sizes, and more of them than are kept. */
#define STRINGS 3000

static void
fill(json_t **v, char with)
{
    char text[400];
    size_t i;

    memset(text, with, sizeof(text));
    for (i = 0; i < STRINGS; i++)
        v[i] = json_stringn(text, (i * 7) % sizeof(text));
    for (i = 0; i < STRINGS; i++) {
        ck_assert_uint_eq(json_string_length(v[i]), (i * 7) % sizeof(text));
        ck_assert(memcmp(json_string_value(v[i]), text,
                      json_string_length(v[i])) == 0);
    }
}

START_TEST(memory_serves_again_and_is_that_of_malloc)
{
    json_t *v[STRINGS];
    size_t i;
    char *s;

    memory_init();
    fill(v, 'a');
    for (i = 0; i < STRINGS; i++)
        json_decref(v[i]);
    fill(v, 'b'); /* in the blocks of the first ones */
    s = json_dumps(v[1], JSON_ENCODE_ANY);
    ck_assert_str_eq(s, "\"bbbbbbb\"");
    free(s); /* as a plugin does */
    for (i = STRINGS; i-- > 0;)
        json_decref(v[i]);
}
END_TEST

START_TEST(sound_texts_are_read)
{
    static const char *const sound[] = { "{}", "[]", " [1 , 2]\r\n", "null",
        "true", "\"\\u0000\"", "{\"\":0}", "-0", "1e5", "1E-5", "0.5e+10",
        "\"\\ud83d\\udcf0\"", "[[[[]]]]", "{\"a\":{\"b\":[{}]}}",
        "9223372036854775807", "-9223372036854775808", "1e-9999",
        "\"\x7f\xc2\x80\xef\xbf\xbf\"" };
    size_t i;

    for (i = 0; i < sizeof(sound) / sizeof(sound[0]); i++)
        ck_assert_msg(code_of(sound[i], strlen(sound[i]), NULL) == NULL,
            "refused: %s", sound[i]);
}
END_TEST

START_TEST(every_fault_has_its_code_and_place)
{
    static const struct {
        const char *text, *code;
        size_t offset;
    } cases[] = {
        { "", "json_syntax", 0 },
        { "{", "json_syntax", 1 },
        { "{\"a\" 1}", "json_syntax", 5 },
        { "{\"a\":1,}", "json_syntax", 7 },
        { "[1 2]", "json_syntax", 3 },
        { "[1,]", "json_syntax", 3 },
        { "{'a':1}", "json_syntax", 1 },
        { "nul", "json_syntax", 0 },
        { "01", "json_syntax", 1 },
        { "1.", "json_syntax", 2 },
        { ".5", "json_syntax", 0 },
        { "1e", "json_syntax", 2 },
        { "-", "json_syntax", 1 },
        { "+1", "json_syntax", 0 },
        { "NaN", "json_syntax", 0 },
        { "0x1F", "json_syntax", 1 },
        { "\"a", "json_syntax", 2 },
        { "\"\t\"", "json_syntax", 1 },
        { "\"\\x41\"", "json_syntax", 1 },
        { "\"\\u12G4\"", "json_syntax", 1 },
        { "\"\\", "json_syntax", 2 },
        { "{} x", "json_syntax", 3 },
        { "{}{}", "json_syntax", 2 },
        { "\xef\xbb\xbf{}", "json_syntax", 0 },
        { "\"ok\xff\"", "utf8_invalid", 3 },
        { "{\"k\xc0\xaf\":1}", "utf8_invalid", 3 },
        { "\"\xed\xa0\x80\"", "utf8_invalid", 1 },
        { "\"\\ud83d\"", "surrogate", 1 },
        { "\"\\ude00\"", "surrogate", 1 },
        { "\"\\ud83d\\u0041\"", "surrogate", 1 },
        { "9223372036854775808", "number_range", 0 },
        { "[-9223372036854775809]", "number_range", 1 },
        { "1e9999", "number_range", 0 },
        { "{\"a\\u0000b\":1}", "nul_in_key", 1 },
        { "{\"a\":1,\"b\":2,\"a\":3}", "duplicate_key", 13 },
        { "{\"a\":1,\"\\u0061\":3}", "duplicate_key", 7 },
    };
    size_t i, offset;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *code =
            code_of(cases[i].text, strlen(cases[i].text), &offset);

        ck_assert_msg(code != NULL, "accepted: %s", cases[i].text);
        ck_assert_str_eq(code, cases[i].code);
        ck_assert_msg(offset == cases[i].offset, "%s: offset %zu, want %zu",
            cases[i].text, offset, cases[i].offset);
    }
}
END_TEST

START_TEST(nesting_ends_at_256_levels)
{
    char s[2 * READER_DEPTH + 4];
    size_t n;

    memset(s, '[', READER_DEPTH);
    memset(s + READER_DEPTH, ']', READER_DEPTH);
    ck_assert_ptr_null(code_of(s, 2 * READER_DEPTH, NULL));
    n = READER_DEPTH + 1;
    memset(s, '[', n);
    memset(s + n, ']', n);
    ck_assert_str_eq(code_of(s, 2 * n, NULL), "too_deep");
}
END_TEST

/* A small generator of pseudo-random numbers: the tests repeat. */
static uint32_t
dice(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

START_TEST(we_and_jansson_agree_on_damaged_texts)
{
    static const char text[] = "{\"id\":\"a\\u00e9\",\"n\":[0,-1.5e3,true,null,"
                               "{\"\\ud83d\\udcf0\":\"\xe2\x82\xac\\n\"}],"
                               "\"s\":\"12345678901234567890\"}";
    static const char bytes[] = "{}[]\",:\\u0019-+.eE\x80\xc3\xff\n\t ";
    char s[sizeof(text)];
    uint32_t state = 1;
    int i, j, accepted = 0;

    for (i = 0; i < 200000; i++) {
        size_t n = sizeof(text) - 1;
        struct reader_error e;
        json_error_t je;
        json_t *ours, *theirs;

        memcpy(s, text, sizeof(text));
        for (j = 1 + (int)(dice(&state) % 3); j > 0; j--)
            s[dice(&state) % n] = bytes[dice(&state) % (sizeof(bytes) - 1)];
        if (dice(&state) % 4 == 0)
            n = dice(&state) % n;
        ours = reader_parse(s, n, NULL, &e);
        theirs = json_loadb(s, n,
            JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL | JSON_DECODE_ANY, &je);
        /* jansson reads -0 as 0; everything else must be the same. */
        ck_assert_msg((ours == NULL) == (theirs == NULL),
            "%.*s: we say %s, jansson says %s", (int)n, s,
            ours == NULL ? e.text : "yes", theirs == NULL ? je.text : "yes");
        accepted += ours != NULL;
        json_decref(ours);
        json_decref(theirs);
    }
    ck_assert_int_gt(accepted, 1000);
}
END_TEST

static char *
written(const json_t *v)
{
    struct buf b = { 0 };

    writer_value(&b, v);
    return buf_cstr(&b);
}

START_TEST(awkward_numbers_come_back_as_they_were)
{
    static const char *const texts[] = { "0", "-1", "9223372036854775807",
        "-9223372036854775808", "0.1", "-0.0", "1.0", "100000.0", "1e+22",
        "1e-07", "5e-324", "2.2250738585072014e-308", "1.7976931348623157e+308",
        "0.30000000000000004", "123456789.12345679", "1e+100",
        "9007199254740993.0" };
    size_t i;

    for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct reader_error e;
        json_t *v = reader_parse(texts[i], strlen(texts[i]), NULL, &e), *again;
        char *s = written(v);

        again = reader_parse(s, strlen(s), NULL, &e);
        ck_assert_msg(json_equal(v, again), "%s became %s", texts[i], s);
        ck_assert(json_typeof(v) == json_typeof(again));
        if (i != 16) /* written shorter: it is not representable */
            ck_assert_str_eq(s, texts[i]);
        free(s);
        json_decref(v);
        json_decref(again);
    }
}
END_TEST

START_TEST(random_reals_come_back_bit_by_bit)
{
    uint32_t state = 7;
    int i;

    for (i = 0; i < 100000; i++) {
        uint64_t bits = (uint64_t)dice(&state) << 40 |
                        (uint64_t)dice(&state) << 20 | dice(&state);
        struct buf b = { 0 };
        double v, back;

        memcpy(&v, &bits, sizeof(v));
        if (!isfinite(v))
            continue;
        writer_real(&b, v);
        back = strtod(buf_cstr(&b), NULL);
        ck_assert_msg(memcmp(&v, &back, sizeof(v)) == 0, "%s", b.p);
        buf_free(&b);
    }
}
END_TEST

START_TEST(zero_keeps_its_sign)
{
    struct reader_error e;
    json_t *v = reader_parse("[-0, 0, -0.0]", 13, NULL, &e);
    char *s = written(v);

    ck_assert_str_eq(s, "[-0.0,0,-0.0]");
    free(s);
    json_decref(v);
}
END_TEST

START_TEST(big_integers_can_be_kept_as_strings)
{
    const struct reader_options o = { .big_numbers = true };
    struct reader_error e;
    json_t *v = reader_parse(
        "[18446744073709551616,-99999999999999999999,7]", 46, &o, &e);
    char *s = written(v);

    ck_assert_str_eq(
        s, "[\"18446744073709551616\",\"-99999999999999999999\",7]");
    free(s);
    json_decref(v);
}
END_TEST

START_TEST(strings_are_escaped_only_where_they_must_be)
{
    char all[0x80], *s;
    json_t *v, *again;
    struct reader_error e;
    int c;

    for (c = 0; c < 0x80; c++)
        all[c] = (char)c;
    v = json_stringn(all, sizeof(all));
    s = written(v);
    ck_assert(strstr(s, "\"\\u0000\\u0001") == s);
    ck_assert_ptr_nonnull(strstr(s, "\\b\\t\\n\\u000b\\f\\r\\u000e"));
    ck_assert_ptr_nonnull(strstr(s, "!\\\"#$%&'()*+,-./0"));
    ck_assert_ptr_nonnull(strstr(s, "[\\\\]"));
    again = reader_parse(s, strlen(s), NULL, &e);
    ck_assert(json_equal(v, again));
    free(s);
    json_decref(v);
    json_decref(again);
}
END_TEST

START_TEST(renames_happen_in_place_at_the_outermost_level)
{
    const struct reader_rename renames[] = { { "body", "text", 1 },
        { "head\"line", "title", 2 }, { "no", "language", 4 } };
    uint64_t renamed = 0;
    const struct reader_options o = {
        .renames = renames, .nrenames = 3, .renamed = &renamed
    };
    static const char in[] =
        "{\"id\":1,\"head\\\"line\":\"T\",\"body\":{\"body\":2},\"z\":0}";
    struct reader_error e;
    json_t *v = reader_parse(in, sizeof(in) - 1, &o, &e);
    char *s = written(v);

    ck_assert_str_eq(
        s, "{\"id\":1,\"title\":\"T\",\"text\":{\"body\":2},\"z\":0}");
    ck_assert_uint_eq(renamed, 3);
    free(s);
    json_decref(v);
    ck_assert_ptr_null(reader_parse("{\"text\":1,\"body\":2}", 19, &o, &e));
    ck_assert_str_eq(e.code, "field_conflict");
    ck_assert_ptr_null(reader_parse("{\"body\":1,\"text\":2}", 19, &o, &e));
    ck_assert_str_eq(e.code, "field_conflict");
    ck_assert_ptr_null(reader_parse("{\"text\":1,\"text\":2}", 19, &o, &e));
    ck_assert_str_eq(e.code, "duplicate_key");
}
END_TEST

START_TEST(plain_stretches_end_at_the_first_byte_to_escape)
{
    char s[64];
    size_t i;
    int c;

    for (c = 0; c < 256; c++) {
        for (i = 0; i < 20; i++) {
            bool special = c < 0x20 || c == '"' || c == '\\';

            memset(s, 'a', sizeof(s));
            s[i] = (char)c;
            ck_assert_uint_eq(plain_length(s, 40), special ? i : 40);
        }
    }
}
END_TEST

START_TEST(values_are_found_by_pointer)
{
    static const char s[] =
        "{\n  \"copydesk\": 1,\n"
        "  \"a/b\": { \"x\": [ 1, {\"y~\": \"\\\"}\" } ] },\n"
        "  \"\xc3\xa9\": \"\xe2\x82\xac\", \"last\": null\n}";
    static const struct {
        const char *pointer;
        bool key;
        size_t line, column;
    } cases[] = {
        { "", false, 1, 1 },
        { "/copydesk", true, 2, 3 },
        { "/copydesk", false, 2, 15 },
        { "/a~1b/x/0", false, 3, 19 },
        { "/a~1b/x/1/y~0", false, 3, 29 },
        { "/a~1b/x/1/y~0", true, 3, 23 },
        { "/last", true, 4, 13 }, /* columns are code points */
        { "/a~1b/nope", false, 3, 10 },
        { "/a~1b/x/7", false, 3, 17 },
    };
    size_t i, line, column;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        position_at(s, sizeof(s) - 1,
            position_find(s, sizeof(s) - 1, cases[i].pointer, cases[i].key),
            &line, &column);
        ck_assert_msg(line == cases[i].line && column == cases[i].column,
            "%s: %zu:%zu", cases[i].pointer, line, column);
    }
}
END_TEST

/* As jansson lays it out. */
struct real {
    json_t json;
    double value;
};

START_TEST(a_tree_that_cannot_be_written_is_found)
{
    struct real *real;
    struct tree_fault f;
    json_t *rec = json_object(), *deep = json_array();
    int i;

    json_object_set_new(rec, "id", json_string("1"));
    ck_assert_int_eq(tree_check(rec, &f), 0);
    json_object_set_new_nocheck(
        rec, "bad", json_pack("[o]", json_string_nocheck("\xff")));
    ck_assert_int_eq(tree_check(rec, &f), -1);
    ck_assert_str_eq(f.key, "bad");
    json_object_del(rec, "bad");
    json_object_set_new(rec, "number", json_real(1));
    real = (struct real *)json_object_get(rec, "number");
    real->value = NAN; /* as a plugin may, behind jansson's back */
    ck_assert_int_eq(tree_check(rec, &f), -1);
    ck_assert_str_eq(f.key, "number");
    real->value = -INFINITY;
    ck_assert_int_eq(tree_check(rec, &f), -1);
    json_object_del(rec, "number");
    for (i = 1; i < READER_DEPTH - 1; i++)
        deep = json_pack("[o]", deep);
    json_object_set(rec, "deep", deep);
    ck_assert_int_eq(tree_check(rec, &f), 0);
    json_object_set_new(rec, "deep", json_pack("[o]", deep));
    ck_assert_int_eq(tree_check(rec, &f), -1);
    ck_assert_str_eq(f.key, "deep");
    json_decref(rec);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = { memory_serves_again_and_is_that_of_malloc,
        sound_texts_are_read, every_fault_has_its_code_and_place,
        nesting_ends_at_256_levels, we_and_jansson_agree_on_damaged_texts,
        awkward_numbers_come_back_as_they_were,
        random_reals_come_back_bit_by_bit, zero_keeps_its_sign,
        big_integers_can_be_kept_as_strings,
        strings_are_escaped_only_where_they_must_be,
        renames_happen_in_place_at_the_outermost_level,
        plain_stretches_end_at_the_first_byte_to_escape,
        values_are_found_by_pointer, a_tree_that_cannot_be_written_is_found,
        NULL };

    return unit_main("unit json", unit_suite("json", tests));
}
