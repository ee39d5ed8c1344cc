/* SPDX-License-Identifier: MIT */
/* journal: whole rows are read, torn and damaged ones are not, nor those
 * of something else. */
#include "unit.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/checkpoint.h"
#include "engine/counters.h"
#include "engine/journal.h"
#include "io/records.h"
#include "json/build.h"

static char folder_name[] = "/tmp/copydesk-unit-XXXXXX";
static int folder = -1;

static void
make_folder(void)
{
    ck_assert_ptr_nonnull(mkdtemp(folder_name));
    folder = open(folder_name, O_RDONLY | O_DIRECTORY);
    ck_assert_int_eq(mkdirat(folder, ".copydesk", 0777), 0);
}

static void
drop_folder(void)
{
    unlinkat(folder, ".copydesk/journal", 0);
    unlinkat(folder, ".copydesk", AT_REMOVEDIR);
    close(folder);
    rmdir(folder_name);
    memcpy(strchr(folder_name, '-') + 6, "XXXXXX", 6);
}

static json_t *
row(const char *kind, int n)
{
    json_t *o = build_object();

    build_set(o, "row", json_string(kind));
    build_set(o, "n", json_integer(n));
    return o;
}

static struct journal *
journal_of(const char *const *kinds)
{
    struct cd_err e;
    json_t *r = row(kinds[0], 0);
    struct journal *j = journal_begin(folder, r, &e);
    int i;

    ck_assert_ptr_nonnull(j);
    json_decref(r);
    for (i = 1; kinds[i] != NULL; i++) {
        r = row(kinds[i], i);
        ck_assert_int_eq(journal_put(j, r, &e), 0);
        json_decref(r);
    }
    return j;
}

START_TEST(the_journal_ends_at_the_first_row_that_is_not_whole)
{
    static const char *const kinds[] = { "header", "checkpoint", "checkpoint",
        NULL };
    struct journal_state s;
    struct cd_err e;
    struct stat st;
    off_t size;
    int fd;

    make_folder();
    journal_close(journal_of(kinds));
    ck_assert_int_eq(fstatat(folder, ".copydesk/journal", &st, 0), 0);
    for (size = st.st_size; size >= 0; size--) {
        fd = openat(folder, ".copydesk/journal", O_WRONLY);
        ck_assert_int_eq(ftruncate(fd, size), 0);
        close(fd);
        ck_assert_int_eq(journal_read(folder, &s, &e), 0);
        if (size == st.st_size)
            ck_assert_int_eq(
                json_integer_value(json_object_get(s.checkpoint, "n")), 2);
        ck_assert_uint_le(s.length, (size_t)size);
        ck_assert_int_eq(s.header != NULL, s.length > 0);
        journal_forget(&s);
    }
    drop_folder();
}
END_TEST

START_TEST(a_row_with_a_wrong_byte_is_no_row)
{
    static const char *const kinds[] = { "header", "checkpoint", NULL };
    struct journal_state s;
    struct cd_err e;
    struct stat st;
    off_t at;
    char c;

    make_folder();
    journal_close(journal_of(kinds));
    ck_assert_int_eq(fstatat(folder, ".copydesk/journal", &st, 0), 0);
    for (at = 0; at < st.st_size; at++) {
        int fd = openat(folder, ".copydesk/journal", O_RDWR);

        ck_assert_int_eq(pread(fd, &c, 1, at), 1);
        c ^= 4;
        ck_assert_int_eq(pwrite(fd, &c, 1, at), 1);
        ck_assert_int_eq(journal_read(folder, &s, &e), 0);
        ck_assert_ptr_null(s.checkpoint);
        journal_forget(&s);
        c ^= 4;
        ck_assert_int_eq(pwrite(fd, &c, 1, at), 1);
        close(fd);
    }
    drop_folder();
}
END_TEST

START_TEST(a_journal_goes_on_behind_its_last_whole_row)
{
    static const char *const kinds[] = { "header", "checkpoint", NULL };
    struct journal_state s;
    struct journal *j;
    struct cd_err e;
    json_t *r = row("checkpoint", 9);
    int fd;

    make_folder();
    journal_close(journal_of(kinds));
    fd = openat(folder, ".copydesk/journal", O_WRONLY | O_APPEND);
    ck_assert_int_eq(write(fd, "12345678 {\"row\":\"ch", 19), 19);
    close(fd);
    ck_assert_int_eq(journal_read(folder, &s, &e), 0);
    j = journal_continue(folder, &s, &e);
    ck_assert_ptr_nonnull(j);
    ck_assert_int_eq(journal_put(j, r, &e), 0);
    journal_close(j);
    journal_forget(&s);
    ck_assert_int_eq(journal_read(folder, &s, &e), 0);
    ck_assert_int_eq(json_integer_value(json_object_get(s.checkpoint, "n")), 9);
    journal_forget(&s);
    json_decref(r);
    drop_folder();
}
END_TEST

/* ---- the journal of something else ------------------------------------- */

START_TEST(a_checkpoint_that_is_not_of_this_run)
{
    static const char *const keys[] = { "input", "line", "offset", "member",
        "member_line", "damages", "framed", "read", "consumed" };
    struct summary m = { 0 };
    struct counters c = { 0 };
    struct checkpoint p;
    json_t *row = build_object(), *at = build_object();
    struct cd_err e;
    size_t i;

    counters_init(&c, &m);
    ck_assert_int_eq(checkpoint_read(row, &p, &c, &e), -1);
    ck_assert_str_eq(e.text, "the journal's checkpoint has no \"input\"");
    for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        build_set(at, keys[i], json_integer(0));
    build_set(row, "at", at);
    build_set(row, "next", json_integer(16));
    ck_assert_int_eq(checkpoint_read(row, &p, &c, &e), -1);
    ck_assert_str_eq(e.text, "the journal's checkpoint is not of this run");
    json_decref(row);
    counters_free(&c);
}
END_TEST

START_TEST(a_journal_that_speaks_of_more_inputs)
{
    const struct batch_end end = { .input = 3 };
    struct paths inputs = { 0 };
    struct records *r = records_new(&inputs, 1000, UINT64_MAX);
    struct cd_err e;

    ck_assert_int_eq(records_resume(r, &end, 16, &e), -1);
    ck_assert_str_eq(
        e.text, "the journal speaks of an input that is not there");
    records_free(r);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        the_journal_ends_at_the_first_row_that_is_not_whole,
        a_row_with_a_wrong_byte_is_no_row,
        a_journal_goes_on_behind_its_last_whole_row,
        a_checkpoint_that_is_not_of_this_run,
        a_journal_that_speaks_of_more_inputs, NULL
    };

    return unit_main("unit journal", unit_suite("journal", tests));
}
