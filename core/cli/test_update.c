/* SPDX-License-Identifier: MIT */
#include "cli/test_update.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "cli/test_report.h"
#include "io/files.h"
#include "json/build.h"
#include "json/position.h"
#include "json/writer.h"

/* ---- what is expected now -------------------------------------------------
 */

/* Levels of a value, within those of a pipeline file */
#define DEPTH_MOST 200

/* May a pipeline file hold the value?  It has no U+0000 in texts. */
static bool
can_hold(const json_t *value, int depth)
{
    const char *key;
    json_t *item;
    size_t i;
    bool can =
        depth <= DEPTH_MOST &&
        (!json_is_string(value) || memchr(json_string_value(value), '\0',
                                       json_string_length(value)) == NULL);

    json_array_foreach (value, i, item)
        can = can && can_hold(item, depth + 1);
    json_object_foreach ((json_t *)(uintptr_t)value, key, item)
        can = can && can_hold(item, depth + 1);
    return can;
}

/* Expect the value of a field; a name goes to `left` if that cannot be said. */
static void
expect_value(
    json_t *to, const char *path, const json_t *value, struct buf *left)
{
    json_t *said = value != NULL ? json_deep_copy(value) : json_null();

    if (*path == '\0' || !can_hold(value, 0)) {
        buf_addf(left, "%s\"%.80s\"", left->n > 0 ? ", " : "", path);
        json_decref(said);
    } else if (test_field_is_condition(value)) {
        json_t *equals = build_object();

        build_set(equals, "equals", build(said));
        build_set(to, path, equals);
    } else {
        build_set(to, path, build(said));
    }
}

/* The path of a member. */
static void
add_path_of(struct buf *path, const char *key)
{
    if (strncmp(key, "//", 2) == 0)
        buf_addc(path, '\\'); /* it would be a comment */
    for (; *key != '\0'; key++) {
        if (strchr(".[]\\", *key) != NULL)
            buf_addc(path, '\\');
        buf_addc(path, *key);
    }
}

/* The members of `a` that `b` has not, or not so. */
static void
add_different(
    json_t *to, const json_t *a, const json_t *b, bool gone, struct buf *left)
{
    const char *key;
    json_t *value;

    json_object_foreach ((json_t *)(uintptr_t)a, key, value) {
        const json_t *other = json_object_get(b, key);
        struct buf path = { 0 };

        if (gone ? other != NULL : other != NULL && json_equal(value, other))
            continue;
        add_path_of(&path, key);
        expect_value(to, buf_cstr(&path), gone ? NULL : value, left);
        buf_free(&path);
    }
}

/* "expect" of a record that was written, a new reference. */
static json_t *
expect_field(const struct test *test, const struct rehearsal *rehearsal,
    json_t *rec, struct buf *left)
{
    json_t *to = build_object(), *value;
    size_t i;

    if (test->expect == NULL) {
        add_different(to, rec, rehearsal->records[0], false, left);
        add_different(to, rehearsal->records[0], rec, true, left);
        return to;
    }
    json_object_update(to, (json_t *)(uintptr_t)test->expect);
    for (i = 0; i < test->nfields; i++) {
        struct test_field *field = &test->fields[i];
        struct buf why = { 0 };
        bool holds = test_report_holds(field, rec, &value, &why);

        if (!holds)
            expect_value(to, field->path, value, left);
        json_decref(value);
        buf_free(&why);
    }
    return to;
}

/* ---- the text -------------------------------------------------------------
 */

static void
splice(struct buf *text, size_t from, size_t to, const struct buf *by)
{
    struct buf all = { 0 };

    buf_add(&all, text->p, from);
    buf_add(&all, by->p, by->n);
    buf_add(&all, text->p + to, text->n - to);
    buf_free(text);
    *text = all;
}

/* Where a member of the test stands; false if there is none. */
static bool
find_member(const struct buf *text, const struct test *t, const char *key,
    size_t *from, size_t *value)
{
    char *at = mem_printf("%s/%s", t->pointer, key);
    size_t test = position_find(text->p, text->n, t->pointer, false);

    *from = position_find(text->p, text->n, at, true);
    *value = position_find(text->p, text->n, at, false);
    free(at);
    return *value != test;
}

static bool
is_json_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Remove a member, with the comma that is behind or, of the last one, before
 * it. */
static void
cut_member(struct buf *text, const struct test *test, const char *key)
{
    size_t from, to;

    if (!find_member(text, test, key, &from, &to))
        return;
    to = position_end(text->p, text->n, to);
    while (is_json_space(text->p[to]))
        to++;
    if (text->p[to] == ',') {
        do
            to++;
        while (is_json_space(text->p[to]));
    } else {
        while (is_json_space(text->p[from - 1]))
            from--;
        from -= text->p[from - 1] == ',';
        to = position_find(text->p, text->n, test->pointer, false);
        to = position_end(text->p, text->n, to) - 1;
        while (is_json_space(text->p[to - 1]))
            to--;
    }
    splice(text, from, to, &(struct buf){ 0 });
}

/* The white space that the line of a byte begins with. */
static char *
indent(const struct buf *text, size_t at)
{
    size_t from = at, n = 0;

    while (from > 0 && text->p[from - 1] != '\n')
        from--;
    while (text->p[from + n] == ' ' || text->p[from + n] == '\t')
        n++;
    return mem_dup(text->p + from, n);
}

/* An object with a member a line; short ones in one. */
static void
write_object(struct buf *out, const json_t *object, const char *margin)
{
    const bool lines = json_object_size(object) > 1;
    const char *key, *between = "";
    json_t *value;

    buf_addc(out, '{');
    json_object_foreach ((json_t *)(uintptr_t)object, key, value) {
        buf_adds(out, between);
        if (lines)
            buf_addf(out, "\n%s  ", margin);
        else
            buf_addc(out, ' ');
        writer_string(out, key, strlen(key));
        buf_adds(out, ": ");
        writer_value(out, value);
        between = ",";
    }
    if (lines)
        buf_addf(out, "\n%s}", margin);
    else
        buf_adds(out, " }");
}

/* Give the member `key` this value, in its place or behind the last one. */
static void
put_member(struct buf *text, const struct test *t, const char *key,
    const json_t *value)
{
    size_t from, to, test;
    struct buf by = { 0 };
    bool there = find_member(text, t, key, &from, &to);
    char *margin, *outer;

    test = position_find(text->p, text->n, t->pointer, false);
    if (there) {
        from = to;
        to = position_end(text->p, text->n, from);
        margin = indent(text, from);
    } else {
        from = position_end(text->p, text->n, test) - 1;
        while (is_json_space(text->p[from - 1]))
            from--;
        to = from;
        outer = indent(text, test);
        margin = mem_printf("%s  ", outer);
        free(outer);
        buf_addf(&by, ",\n%s\"%s\": ", margin, key);
    }
    if (json_is_object(value))
        write_object(&by, value, margin);
    else
        writer_value(&by, value);
    splice(text, from, to, &by);
    buf_free(&by);
    free(margin);
}

char *
test_update(struct buf *text, const struct test *test,
    const struct chain *chain, const struct rehearsal *rehearsal)
{
    static const char *const keys[] = { "expect", "dropped", "rejected" };
    json_t *rec = test_report_record(chain, rehearsal), *value = NULL;
    const char *key = "dropped";
    struct buf left = { 0 };
    char *why;
    size_t i;

    if (rec != NULL) {
        value = expect_field(test, rehearsal, rec, &left);
        if (json_object_size(value) > 0)
            key = "expect";
    } else if (rehearsal->end == CHAIN_REJECTED) {
        key = "rejected";
        value = build_text(rehearsal->code);
    }
    if (strcmp(key, "dropped") == 0) {
        json_decref(value);
        value = json_boolean(rehearsal->end == CHAIN_DROPPED);
    }
    put_member(text, test, key, value);
    for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        if (strcmp(keys[i], key) != 0)
            cut_member(text, test, keys[i]);
    }
    json_decref(value);
    why = left.n > 0 ? mem_strdup(buf_cstr(&left)) : NULL;
    buf_free(&left);
    return why;
}

int
test_update_save(const char *file, const struct buf *text, struct cd_err *err)
{
    char *real = realpath(file, NULL), *part;
    struct stat st;
    int fd, rc = -1;

    if (real == NULL || stat(real, &st) != 0) {
        free(real);
        return err_errno(err, "cannot find \"%s\"", file);
    }
    part = mem_printf("%s.XXXXXX", real);
    fd = mkstemp(part);
    if (fd >= 0 && fchmod(fd, st.st_mode & 07777) == 0 &&
        files_write(fd, text->p, text->n) == 0 && fsync(fd) == 0)
        rc = rename(part, real);
    if (rc)
        err_errno(err, "cannot write \"%s\"", file);
    if (fd >= 0)
        close(fd);
    if (fd >= 0 && rc)
        unlink(part);
    free(part);
    free(real);
    return rc ? -1 : 0;
}
