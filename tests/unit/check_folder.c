/* SPDX-License-Identifier: MIT */
/* What a run keeps in its folder: whole writes, rows with their sums, what
 * stores refused, what is read and written, trees. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "engine/ledger.h"
#include "engine/refusals.h"
#include "engine/rowfile.h"
#include "io/files.h"
#include "io/tree.h"
#include "json/build.h"
#include "unit.h"

static char folder_name[64];
static int folder = -1;

static void
make_folder(void)
{
    strcpy(folder_name, "/tmp/copydesk-unit-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder_name));
    folder = open(folder_name, O_RDONLY | O_DIRECTORY);
    ck_assert_int_eq(mkdirat(folder, ".copydesk", 0777), 0);
}

static void
drop_folder(void)
{
    char *last = strrchr(folder_name, '/');
    struct cd_err e;
    int parent;

    close(folder);
    *last = '\0';
    parent = open(folder_name, O_RDONLY | O_DIRECTORY);
    ck_assert_int_eq(tree_remove(parent, last + 1, &e), 0);
    close(parent);
}

static void
touch(const char *name, const char *text)
{
    int fd = openat(folder, name, O_WRONLY | O_CREAT | O_TRUNC, 0666);

    ck_assert_int_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
}

static bool
there(const char *name)
{
    struct stat st;

    return fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

/* ---- writes ------------------------------------------------------------- */

static int go[2];

static void
interrupt(int signal)
{
    (void)signal;
    if (write(go[1], "", 1) < 0)
        _exit(3);
}

/* Read all that comes, once the writer was interrupted; the exit status says
 * whether it was n bytes. */
static void
read_late(int from, size_t n)
{
    static char bytes[65536];
    size_t got = 0;
    ssize_t k;
    char c;

    if (read(go[0], &c, 1) != 1)
        _exit(2);
    while ((k = read(from, bytes, sizeof(bytes))) > 0)
        got += (size_t)k;
    _exit(got == n ? 0 : 1);
}

START_TEST(a_write_that_is_cut_short_goes_on)
{
    /* Not so often that a slow machine does nothing else. */
    const struct itimerval often = { { 0, 100000 }, { 0, 100000 } };
    const struct itimerval never = { { 0, 0 }, { 0, 0 } };
    const size_t n = (size_t)4 << 20; /* more than a pipe holds */
    struct sigaction a = { .sa_handler = interrupt }; /* no SA_RESTART */
    char *bytes = mem_zalloc(n, 1);
    int ends[2], status = 0;
    pid_t pid;

    ck_assert_int_eq(pipe(ends), 0);
    ck_assert_int_eq(pipe(go), 0);
    pid = fork();
    if (pid == 0) {
        close(ends[1]);
        free(bytes);
        read_late(ends[0], n);
    }
    close(ends[0]);
    sigaction(SIGALRM, &a, NULL);
    setitimer(ITIMER_REAL, &often, NULL);
    ck_assert_int_eq(files_write(ends[1], bytes, n), 0);
    setitimer(ITIMER_REAL, &never, NULL);
    close(ends[1]);
    ck_assert_int_eq(waitpid(pid, &status, 0), pid);
    ck_assert_int_eq(status, 0);
    close(go[0]);
    close(go[1]);
    free(bytes);
}
END_TEST

/* ---- rows --------------------------------------------------------------- */

START_TEST(rows_of_any_length_come_back)
{
    static const size_t lengths[] = { 0, 1, 65520, 65536, 1000000, 3 };
    struct rowfile r = { 0 };
    char *text = mem_zalloc(1000001, 1);
    json_t *row;
    size_t i;

    make_folder();
    memset(text, 'x', 1000000);
    r.fd = openat(folder, "rows", O_RDWR | O_CREAT | O_APPEND, 0666);
    for (i = 0; i < 6; i++) {
        row = build_object();
        build_set(row, "x", json_stringn(text, lengths[i]));
        ck_assert_int_eq(rowfile_put(r.fd, row), 0);
        json_decref(row);
    }
    ck_assert_int_eq(write(r.fd, "00000000 {}\n", 12), 12);
    ck_assert_int_eq(lseek(r.fd, 0, SEEK_SET), 0);
    for (i = 0; i < 6; i++) {
        ck_assert_int_eq(rowfile_next(&r, &row), 1);
        ck_assert_uint_eq(
            json_string_length(json_object_get(row, "x")), lengths[i]);
        json_decref(row);
    }
    ck_assert_int_eq(rowfile_next(&r, &row), 0); /* a wrong sum */
    ck_assert_ptr_null(row);
    rowfile_end(&r);
    close(r.fd);
    free(text);
    drop_folder();
}
END_TEST

/* ---- refusals ----------------------------------------------------------- */

/* What output 1 refused of a batch, as "N:LINES". */
static const char *
refused(struct refusals *r, uint64_t batch)
{
    static char text[80];
    struct buf lines = { 0 };
    struct cd_err e;
    uint64_t n;

    ck_assert_int_eq(refusals_get(r, 1, batch, &n, &lines, &e), 0);
    snprintf(text, sizeof(text), "%d:%s", (int)n, buf_cstr(&lines));
    buf_free(&lines);
    return text;
}

static struct refusals *
open_refusals(bool resumed, uint64_t from)
{
    const struct refusals_store v[] = { { 1, from }, { 2, 0 } };
    struct cd_err e;
    const struct refusals_run run = { folder, resumed, 0 };
    struct refusals *r = refusals_open(&run, v, 2, &e);

    ck_assert_ptr_nonnull(r);
    return r;
}

/* Continue a run whose checkpoint covers what is before `next`, with a store
 * that holds what is before `from`. */
static struct refusals *
try_refusals(uint64_t next, uint64_t from)
{
    const struct refusals_store store = { 1, from };
    const struct refusals_run run = { folder, true, next };
    struct cd_err e;

    return refusals_open(&run, &store, 1, &e);
}

static void
refuse(struct refusals *r, uint64_t batch, const char *line)
{
    struct cd_err e;

    ck_assert_int_eq(refusals_put(r, 1, batch, 1, line, strlen(line), &e), 0);
    ck_assert_int_eq(refusals_sync(r, batch + 1, &e), 0);
}

START_TEST(the_last_try_that_gave_a_batch_counts)
{
    struct refusals *r;
    struct cd_err e;

    make_folder();
    r = open_refusals(false, 0);
    refuse(r, 3, "three\n");
    refuse(r, 5, "five\n");
    refuse(r, 9, "nine\n");
    refusals_free(r);
    r = open_refusals(true, 5); /* it holds 0 to 4, and is given 5 again */
    ck_assert_str_eq(refused(r, 3), "1:three\n");
    ck_assert_str_eq(refused(r, 4), "0:");
    refuse(r, 6, "six\n");
    ck_assert_int_eq(refusals_sync(r, 10, &e), 0);
    refusals_free(r);
    r = open_refusals(true, 10); /* that try took 5 and 9, and refused 6 */
    ck_assert_str_eq(refused(r, 3), "1:three\n");
    ck_assert_str_eq(refused(r, 5), "0:");
    ck_assert_str_eq(refused(r, 6), "1:six\n");
    ck_assert_str_eq(refused(r, 9), "0:");
    /* a checkpoint before what the store holds keeps what is needed */
    ck_assert_int_eq(refusals_forget(r, 8, &e), 0);
    refusals_free(r);
    r = open_refusals(true, 10);
    ck_assert_str_eq(refused(r, 6), "1:six\n");
    ck_assert_int_eq(refusals_forget(r, 10, &e), 0);
    refuse(r, 12, "twelve\n");
    refusals_free(r);
    ck_assert_ptr_null(try_refusals(0, 13)); /* rows before 10 are gone */
    r = try_refusals(10, 13);
    ck_assert_str_eq(refused(r, 6), "0:");
    ck_assert_str_eq(refused(r, 12), "1:twelve\n");
    refusals_free(r);
    ck_assert_ptr_null(try_refusals(10, 14)); /* nothing tells of 13 */
    ck_assert_ptr_nonnull(r = try_refusals(14, 14));
    refusals_free(r);
    drop_folder();
}
END_TEST

START_TEST(a_row_that_changes_is_no_row)
{
    struct refusals *r;
    struct buf lines = { 0 };
    struct cd_err e;
    uint64_t n;
    int fd;

    make_folder();
    r = open_refusals(false, 0);
    refuse(r, 3, "three\n");
    refusals_free(r);
    r = open_refusals(true, 4);
    fd = openat(folder, ".copydesk/refused", O_WRONLY);
    ck_assert_int_eq(ftruncate(fd, 140), 0);
    close(fd);
    ck_assert_int_eq(refusals_get(r, 1, 3, &n, &lines, &e), -1);
    ck_assert_str_eq(e.text, "\".copydesk/refused\" changed while it was read");
    refusals_free(r);
    buf_free(&lines);
    drop_folder();
}
END_TEST

START_TEST(what_an_older_run_left_is_not_of_this_one)
{
    struct refusals *r;

    make_folder();
    r = open_refusals(false, 0);
    refuse(r, 1, "old\n");
    refusals_free(r);
    r = open_refusals(false, 0);
    refuse(r, 2, "new\n");
    refusals_free(r);
    r = open_refusals(true, 3);
    ck_assert_str_eq(refused(r, 1), "0:");
    ck_assert_str_eq(refused(r, 2), "1:new\n");
    refusals_free(r);
    drop_folder();
}
END_TEST

/* ---- what is read ------------------------------------------------------- */

START_TEST(a_file_is_known_by_any_of_its_names)
{
    struct summary m = { 0 };
    struct ledger *l;
    struct stat st;
    char name[20];
    int i;

    make_folder();
    for (i = 0; i < 300; i++) {
        snprintf(name, sizeof(name), "%d", i);
        touch(name, "");
    }
    ck_assert_int_eq(symlinkat("7", folder, "link"), 0);
    ck_assert_int_eq(linkat(folder, "8", folder, "hard", 0), 0);
    l = ledger_new(&m, NULL);
    ck_assert_int_eq(fstatat(folder, "7", &st, 0), 0);
    ck_assert_ptr_null(ledger_find(l, &st));
    for (i = 0; i < 200; i++) {
        snprintf(name, sizeof(name), "%d", i);
        if (i != 7 && i != 8)
            ledger_add(l, folder, name, "input");
    }
    ledger_add(l, folder, "link", "link");
    ledger_add(l, folder, "hard", "plugin");
    ledger_add(l, folder, "nowhere", "input");
    for (i = 0; i < 300; i++) {
        snprintf(name, sizeof(name), "%d", i);
        ck_assert_int_eq(fstatat(folder, name, &st, 0), 0);
        ck_assert_msg((ledger_find(l, &st) != NULL) == (i < 200), "%d", i);
    }
    fstatat(folder, "7", &st, 0);
    ck_assert_str_eq(ledger_find(l, &st), "link \"link\"");
    fstatat(folder, "link", &st, AT_SYMLINK_NOFOLLOW);
    ck_assert_str_eq(ledger_find(l, &st), "link \"link\"");
    fstatat(folder, "8", &st, 0);
    ck_assert_str_eq(ledger_find(l, &st), "plugin \"hard\"");
    ledger_free(l);
    drop_folder();
}
END_TEST

/* ---- trees -------------------------------------------------------------- */

START_TEST(a_tree_is_removed_and_nothing_outside_it)
{
    char name[300];
    struct cd_err e;

    make_folder();
    mkdirat(folder, "outside", 0777);
    touch("outside/kept", "");
    mkdirat(folder, "tree", 0777);
    mkdirat(folder, "tree/below", 0777);
    touch("tree/below/file", "");
    ck_assert_int_eq(symlinkat("../outside", folder, "tree/link"), 0);
    ck_assert_int_eq(symlinkat("nowhere", folder, "tree/dangling"), 0);
    ck_assert_int_eq(symlinkat("outside", folder, "way"), 0);
    ck_assert_int_eq(tree_remove(folder, "way/kept", &e), -1);
    ck_assert_int_eq(tree_remove(folder, "tree", &e), 0);
    ck_assert(!there("tree"));
    ck_assert_int_eq(tree_remove(folder, "way", &e), 0); /* the link itself */
    ck_assert(!there("way"));
    ck_assert(there("outside/kept"));
    ck_assert_int_eq(tree_remove(folder, "nowhere", &e), 0);
    ck_assert_int_eq(tree_remove(folder, "nowhere/below", &e), 0);
    memset(name, 'n', sizeof(name));
    strcpy(name + sizeof(name) - 7, "/below");
    ck_assert_int_eq(tree_remove(folder, name, &e), -1);
    ck_assert(strncmp(e.text, "cannot reach \"nnn", 17) == 0);
    drop_folder();
}
END_TEST

START_TEST(a_tree_has_an_end)
{
    int at, below, i;
    struct cd_err e;

    make_folder();
    at = dup(folder);
    for (i = 0; i < TREE_DEEPEST + 5; i++) {
        ck_assert_int_eq(mkdirat(at, "d", 0777), 0);
        below = openat(at, "d", O_RDONLY | O_DIRECTORY);
        close(at);
        at = below;
    }
    close(at);
    ck_assert_int_eq(tree_remove(folder, "d", &e), -1);
    ck_assert_str_eq(e.text, "\"d\" holds more than 64 folders in each other");
    /* five less, and it goes */
    ck_assert_int_eq(renameat(folder, "d/d/d/d/d/d/d/d", folder, "x"), 0);
    ck_assert_int_eq(tree_remove(folder, "x", &e), 0);
    ck_assert_int_eq(tree_remove(folder, "d", &e), 0);
    drop_folder();
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = { a_write_that_is_cut_short_goes_on,
        rows_of_any_length_come_back, the_last_try_that_gave_a_batch_counts,
        a_row_that_changes_is_no_row, what_an_older_run_left_is_not_of_this_one,
        a_file_is_known_by_any_of_its_names,
        a_tree_is_removed_and_nothing_outside_it, a_tree_has_an_end, NULL };

    return unit_main("unit folder", unit_suite("folder", tests));
}
