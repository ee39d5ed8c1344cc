/* SPDX-License-Identifier: MIT */
/* io/records and io/paths: lines of files, names of files. */
#include "unit.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "io/paths.h"
#include "io/records.h"
#include "io/replay.h"

/* ---- lines -------------------------------------------------------------- */

static char folder[] = "/tmp/check_input.XXXXXX";

/* "KIND:LINE:OFFSET:TEXT" of every entry of the files, a line each. */
static char *
framed(
    const char *const *texts, size_t n, uint64_t record_bytes, uint64_t limit)
{
    struct paths p = { 0 };
    struct batch *b = batch_new();
    struct buf out = { 0 };
    struct records *r;
    struct cd_err e;
    size_t i;

    for (i = 0; i < n; i++) {
        char *name = mem_printf("%s/%zu", folder, i);
        FILE *f = fopen(name, "w");

        fputs(texts[i], f);
        fclose(f);
        ck_assert_int_eq(paths_add(&p, "", name, &e), 1);
        free(name);
    }
    r = records_new(&p, record_bytes, limit);
    while (records_next(r, b, &e) == 1) {
        for (i = 0; i < b->n; i++) {
            const struct batch_ref *x = &b->refs[i];

            buf_addf(&out, "%s%u:%ju:%ju:%.*s", out.n > 0 ? "|" : "", x->kind,
                (uintmax_t)x->line, (uintmax_t)x->offset, (int)x->length,
                b->bytes.p + x->at);
        }
    }
    buf_addf(&out, "#%ju", (uintmax_t)records_framed(r));
    records_free(r);
    batch_free(b);
    for (i = 0; i < p.n; i++)
        unlink(p.v[i].file);
    paths_free(&p);
    return buf_cstr(&out);
}

START_TEST(a_record_is_a_line_that_is_not_blank)
{
    static const struct {
        const char *text, *frames;
    } cases[] = {
        { "", "#0" },
        { "{}\n{}\n", "0:1:0:{}|0:2:3:{}#2" },
        { "{}\n{}", "0:1:0:{}|0:2:3:{}#2" },
        { "{}\r\n\r\n \t\n\n{}\r\n", "0:1:0:{}\r|0:5:10:{}\r#2" },
        { "\xef\xbb\xbf{}\n", "0:1:3:{}#1" },
        { "\xef\xbb\xbf\n\xef\xbb\xbf{}\n", "0:2:7:{}#1" },
        { "{}\n\xef\xbb\xbf{}\n", "0:1:0:{}|0:2:6:{}#2" },
        { "{}34567890\n{}345678901\n{}\n",
            "0:1:0:{}34567890|1:2:11:|0:3:23:{}#3" },
        { "           \n{}\n", "1:1:0:|0:2:12:{}#2" }, /* blank, too large */
        { "{}345678901", "1:1:0:#1" },
    };
    size_t i;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char *got = framed(&cases[i].text, 1, 10, UINT64_MAX);

        ck_assert_str_eq(got, cases[i].frames);
        free(got);
    }
}
END_TEST

START_TEST(batches_run_on_over_the_end_of_a_file)
{
    static const char *const texts[] = { "{}\n{ }", "", "{}\n", "{}" };
    char *got = framed(texts, 4, 100, UINT64_MAX);

    ck_assert_str_eq(got, "0:1:0:{}|0:2:3:{ }|0:1:0:{}|0:1:0:{}#4");
    free(got);
    got = framed(texts, 4, 100, 3);
    ck_assert_str_eq(got, "0:1:0:{}|0:2:3:{ }|0:1:0:{}#3");
    free(got);
}
END_TEST

START_TEST(a_batch_ends_behind_the_record_that_fills_it)
{
    struct buf text = { 0 };
    struct paths p = { 0 };
    struct batch *b = batch_new();
    char *name = mem_printf("%s/big", folder);
    FILE *f = fopen(name, "w");
    size_t i, total = 0;
    struct records *r;
    struct cd_err e;

    for (i = 0; i < 3000; i++)
        buf_addf(&text, "{%0998zu}\n", i);
    fwrite(text.p, 1, text.n, f);
    fclose(f);
    paths_add(&p, "", name, &e);
    r = records_new(&p, 1 << 20, UINT64_MAX);
    for (i = 0; records_next(r, b, &e) == 1; i++) {
        ck_assert_uint_eq(b->number, i);
        ck_assert(b->bytes.n < BATCH_BYTES + 1000);
        total += b->n;
    }
    ck_assert_uint_eq(i, 3);
    ck_assert_uint_eq(total, 3000);
    records_free(r);
    batch_free(b);
    paths_free(&p);
    unlink(name);
    free(name);
    buf_free(&text);
}
END_TEST

/* ---- names -------------------------------------------------------------- */

START_TEST(outputs_stay_inside_their_folder)
{
    static const char *const good[] = { "a", "a.jsonl.gz", "a/b/c.csv", "..a",
        "a b", "\xc3\xa9.md", "run.jsonl", "a/run.json", "run.json5/x",
        "a.parts" };
    static const char *const bad[] = { "", "/a", "../a", "a/../b", "a/..", ".",
        "./a", "a//b", "a/", "a\nb", "\x7f", "\xff", ".copydesk",
        ".copydesk/journal", ".Copydesk/a", "run.json", "RUN.json",
        "run.json/a", "rejects.jsonl.gz", "rejects.jsonl.gz/a", "a.part",
        "a.PART", "a.part/b", "run.json.part" };
    size_t i;

    for (i = 0; i < sizeof(good) / sizeof(good[0]); i++)
        ck_assert_msg(
            paths_output_fault(good[i], false) == NULL, "%s", good[i]);
    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        ck_assert_msg(paths_output_fault(bad[i], false) != NULL, "%s", bad[i]);
}
END_TEST

START_TEST(stores_that_append_may_write_elsewhere)
{
    static const char *const good[] = { "/a", "../a", "a/../b", "/a/../b.db" };
    static const char *const bad[] = { "a/..", "/", "/a/", "//a", "./a",
        "../a.part", "../a\nb" };
    size_t i;

    for (i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
        ck_assert_msg(paths_output_fault(good[i], true) == NULL, "%s", good[i]);
        ck_assert_msg(paths_leave(good[i]), "%s", good[i]);
    }
    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        ck_assert_msg(paths_output_fault(bad[i], true) != NULL, "%s", bad[i]);
    ck_assert(!paths_leave("a/..b/c"));
}
END_TEST

START_TEST(outputs_get_out_of_each_others_way)
{
    static const struct {
        const char *a, *b;
        bool files, stores;
    } pairs[] = {
        { "a", "a", true, true },
        { "a", "A", true, true },
        { "a", "b", false, false },
        { "a", "a/b", true, true },
        { "A/b", "a", true, true },
        { "a", "ab/c", false, false },
        { "a.db", "a.db-journal", false, true },
        { "a.db-wal", "a.db", false, true },
        { "a.db", "a.db.part-shm", false, true },
        { "a.db", "a.db-journals", false, false },
    };
    size_t i;

    for (i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        ck_assert_msg(
            paths_collide(pairs[i].a, pairs[i].b, false) == pairs[i].files,
            "%s and %s", pairs[i].a, pairs[i].b);
        ck_assert_msg(
            paths_collide(pairs[i].a, pairs[i].b, true) == pairs[i].stores,
            "%s and %s, stores", pairs[i].a, pairs[i].b);
    }
}
END_TEST

static void
touch(const char *name, const char *text)
{
    char *file = mem_printf("%s/%s", folder, name);
    FILE *f = fopen(file, "w");

    fputs(text, f);
    fclose(f);
    free(file);
}

static void
discard(const char *name)
{
    char *file = mem_printf("%s/%s", folder, name);

    unlink(file);
    free(file);
}

START_TEST(patterns_match_in_the_order_of_bytes_each_file_once)
{
    static const char *const names[] = { "b.jl", "B.jl", "a1.jl", "a[1].jl" };
    struct paths p = { 0 };
    struct cd_err e;
    size_t i;

    for (i = 0; i < 4; i++)
        touch(names[i], "{}");
    ck_assert_int_eq(paths_add(&p, folder, "*.jl", &e), 4);
    ck_assert_str_eq(p.v[0].name, "B.jl");
    ck_assert_str_eq(p.v[1].name, "a1.jl");
    ck_assert_str_eq(p.v[2].name, "a[1].jl");
    ck_assert_str_eq(p.v[3].name, "b.jl");
    ck_assert_uint_eq(p.v[0].then.size, 2);
    ck_assert_int_eq(paths_add(&p, folder, "b*", &e), 0);
    ck_assert_int_eq(paths_add(&p, folder, "a[1].jl", &e), 0);
    ck_assert_int_eq(paths_add(&p, folder, "none*", &e), -1);
    ck_assert_int_eq(paths_add(&p, folder, "none", &e), -1);
    ck_assert_int_eq(paths_add(&p, "", folder, &e), -1);
    ck_assert_ptr_nonnull(strstr(e.text, "is a folder"));
    paths_free(&p);
    for (i = 0; i < 4; i++)
        discard(names[i]);
}
END_TEST

START_TEST(other_kinds_of_compression_are_named)
{
    struct paths p = { 0 };
    struct cd_err e;

    touch("a.bz2", "BZh9 rest");
    ck_assert_int_eq(paths_add(&p, folder, "a.bz2", &e), -1);
    ck_assert_ptr_nonnull(strstr(e.text, "bzcat"));
    discard("a.bz2");
    paths_free(&p);
}
END_TEST

START_TEST(rejects_that_change_before_they_are_replayed)
{
    static const char line[] = "{\"input\":\"%s\",\"line\":1,\"offset\":0,"
                               "\"code\":\"x\",\"record\":\"{}\"}\n";
    char *file = mem_printf("%s/rejects", folder);
    char *first = mem_printf(line, "a"), *second = mem_printf(line, "b");
    struct batch *b = batch_new();
    struct paths p = { 0 };
    struct records *r;
    struct cd_err e;
    uint64_t left_out;

    touch("rejects", first);
    ck_assert_int_eq(replay_paths(&p, "", file, &left_out, &e), 0);
    touch("rejects", second);
    r = replay_records(&p, 1000);
    ck_assert_int_eq(records_next(r, b, &e), -1);
    ck_assert_ptr_nonnull(strstr(e.text, "has changed since the run was"));
    records_free(r);
    paths_free(&p);
    batch_free(b);
    discard("rejects");
    free(file);
    free(first);
    free(second);
}
END_TEST

/* Whatever bytes are in a name, its text leads back to them. */
START_TEST(names_of_bytes_become_text_and_bytes_again)
{
    static const struct {
        const char *bytes, *text;
    } cases[] = {
        { "a.jsonl", "a.jsonl" },
        { "caf\xc3\xa9", "caf\xc3\xa9" },
        { "caf\xe9", "caf\\xe9" },
        { "caf\\xe9", "caf\\x5cxe9" },
        { "\xff\xfe", "\\xff\\xfe" },
        { "a\\b\\", "a\\b\\" },
        { "\xe2\x82", "\\xe2\\x82" },
    };
    size_t i;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char *text = paths_show(cases[i].bytes);
        char *bytes = paths_bytes(text);

        ck_assert_str_eq(text, cases[i].text);
        ck_assert_str_eq(bytes, cases[i].bytes);
        free(text);
        free(bytes);
    }
}
END_TEST

/* ---- going on ------------------------------------------------------------ */

/* Entries of several lines; the first gzip member, too long to be held, ends
 * inside one, its checksum is wrong, and the damage is the last reference of
 * a batch. */
static void
write_cut_values(const char *name)
{
    enum { FIRST = 16 * BATCH_REFS - 1 };
    char entry[96];
    gzFile z = gzopen(name, "wb1");
    FILE *f;
    int i, n = 0;

    gzputs(z, "[\n");
    for (i = 0; i < FIRST; i++) {
        n = snprintf(entry, sizeof(entry),
            "  {\n    \"id\": \"%06d\",\n    \"text\": \"%024d\"\n  },\n", i,
            i);
        gzwrite(z, entry, (unsigned)n);
    }
    gzwrite(z, entry, 9);
    gzclose(z);
    f = fopen(name, "r+");
    fseek(f, -8, SEEK_END);
    fputs("....", f);
    fclose(f);
    z = gzopen(name, "ab1");
    gzwrite(z, entry + 9, (unsigned)n - 9);
    gzputs(z, "  {\n    \"id\": \"last\"\n  }\n]\n");
    gzclose(z);
}

static void
same_batch(const struct batch *a, const struct batch *b)
{
    size_t i;

    ck_assert_uint_eq(a->n, b->n);
    ck_assert_uint_eq(a->number, b->number);
    ck_assert_uint_eq(a->bytes.n, b->bytes.n);
    ck_assert(memcmp(a->bytes.p, b->bytes.p, a->bytes.n) == 0);
    for (i = 0; i < a->n; i++)
        ck_assert(memcmp(&a->refs[i], &b->refs[i], sizeof(a->refs[i])) == 0);
}

START_TEST(values_go_on_behind_a_batch_that_ends_inside_one)
{
    char *name = mem_printf("%s/cut.json.gz", folder);
    struct batch *b = batch_new(), *again = batch_new();
    struct paths p = { 0 };
    struct records *r, *resumed;
    struct cd_err e;
    int batches;

    write_cut_values(name);
    ck_assert_int_eq(paths_add(&p, "", name, &e), 1);
    r = records_new(&p, 1 << 20, UINT64_MAX);
    for (batches = 0; batches < 16; batches++)
        ck_assert_int_eq(records_next(r, b, &e), 1);
    ck_assert_uint_eq(b->refs[b->n - 1].kind, BATCH_DAMAGE);
    ck_assert_uint_eq(b->refs[b->n - 1].length, 0);
    resumed = records_new(&p, 1 << 20, UINT64_MAX);
    ck_assert_int_eq(records_resume(resumed, &b->end, b->number + 1, &e), 0);
    ck_assert_int_eq(records_next(r, b, &e), 1);
    ck_assert_uint_eq(b->n, 2);
    ck_assert_int_eq(records_next(resumed, again, &e), 1);
    same_batch(b, again);
    ck_assert_int_eq(records_next(resumed, again, &e), 0);
    records_free(r);
    records_free(resumed);
    batch_free(b);
    batch_free(again);
    unlink(name);
    paths_free(&p);
    free(name);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = { a_record_is_a_line_that_is_not_blank,
        batches_run_on_over_the_end_of_a_file,
        a_batch_ends_behind_the_record_that_fills_it,
        outputs_stay_inside_their_folder, outputs_get_out_of_each_others_way,
        stores_that_append_may_write_elsewhere,
        patterns_match_in_the_order_of_bytes_each_file_once,
        other_kinds_of_compression_are_named,
        rejects_that_change_before_they_are_replayed,
        names_of_bytes_become_text_and_bytes_again,
        values_go_on_behind_a_batch_that_ends_inside_one, NULL };
    int rc;

    if (mkdtemp(folder) == NULL)
        return 1;
    rc = unit_main("unit input", unit_suite("input", tests));
    rmdir(folder);
    return rc;
}
