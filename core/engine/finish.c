/* SPDX-License-Identifier: MIT */
#include "engine/finish.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "base/mem.h"
#include "engine/journal.h"
#include "io/digest.h"
#include "io/files.h"
#include "json/build.h"
#include "json/writer.h"

json_t *
finish_row(json_t *run, const struct writer *writer)
{
    json_t *row = build_object();

    build_set(row, "row", json_string("finalising"));
    build_set(row, "run", json_incref(run));
    build_set(row, "parts", writer_parts(writer));
    return row;
}

static bool
is_part_kept(const json_t *run, const char *name)
{
    json_t *files = json_object_get(run, "files"), *file;
    size_t i;

    json_array_foreach (files, i, file) {
        if (json_is_string(file) && strcmp(json_string_value(file), name) == 0)
            return true;
    }
    return false;
}

/* ---- what an earlier process wrote -------------------------------------- */

/* Does an open file have the bytes that the journal says?  Bytes after them,
 * which a power cut may have left, are cut off. */
static int
check_bytes(const char *name, int fd, const json_t *was, struct cd_err *err)
{
    uint64_t want = (uint64_t)json_integer_value(json_object_get(was, "bytes")),
             n;
    const char *sum = json_string_value(json_object_get(was, "sha256"));
    struct digest *digest = digest_new();
    char hex[DIGEST_HEX];
    struct stat st;
    int rc = digest_add_file(digest, fd, want, &n, err);

    digest_hex(digest, hex);
    digest_free(digest);
    if (rc)
        return err_context(err, "%s", name);
    if (n < want)
        return err_lost(err,
            "\"%s\" has %ju bytes, but %ju were written: --force starts anew",
            name, (uintmax_t)n, (uintmax_t)want);
    if (sum == NULL || strcmp(sum, hex) != 0)
        return err_lost(err,
            "\"%s\" has other bytes than were written: --force starts anew",
            name);
    if (fstat(fd, &st) != 0 ||
        (st.st_size > (off_t)want && (ftruncate(fd, (off_t)want) || fsync(fd))))
        return err_errno(err, "cannot cut off the end of \"%s\"", name);
    return 0;
}

/* Check a file: the part or, where that is gone, the renamed one. */
static int
check_file(int folder, const char *name, const json_t *was, struct cd_err *err)
{
    char *part = mem_printf("%s.part", name);
    int fd = files_open_regular(folder, part, O_RDWR), rc;

    if (fd < 0 && errno == ENOENT) {
        strcpy(part, name);
        fd = files_open_regular(folder, part, O_RDWR);
    }
    if (fd < 0) {
        rc = err_errno(err, "cannot open \"%s\"", part);
    } else {
        rc = check_bytes(part, fd, was, err);
        close(fd);
    }
    free(part);
    return rc;
}

int
finish_check(int folder, const json_t *row, struct cd_err *err)
{
    const json_t *run = json_object_get(row, "run");
    const char *name;
    json_t *was;

    json_object_foreach (json_object_get(row, "parts"), name, was) {
        if (is_part_kept(run, name) &&
            (interrupt_check(err) || check_file(folder, name, was, err)))
            return -1;
    }
    return 0;
}

/* ---- names -------------------------------------------------------------- */

/* Rename a part, but never over another file. */
static int
rename_part(int folder, const char *part, const char *name)
{
    if (renameat2(folder, part, folder, name, RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return -1;
    if (faccessat(folder, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0) {
        errno = EEXIST;
        return -1;
    }
    return renameat(folder, part, folder, name);
}

/* Give a part its name, or remove it; either may have been done before. */
static int
name_or_remove(int folder, const char *name, bool keep, struct cd_err *err)
{
    char *part = mem_printf("%s.part", name);
    int rc = 0;

    if (keep) {
        rc = rename_part(folder, part, name);
        if (rc != 0 && errno == ENOENT)
            rc = faccessat(folder, name, F_OK, AT_SYMLINK_NOFOLLOW);
    } else {
        rc = unlinkat(folder, part, 0);
        if (rc != 0 && errno == ENOENT)
            rc = 0;
    }
    if (rc != 0 && errno == EEXIST)
        err_set(err,
            "\"%s\" is there and belongs to no run: move it away, and "
            "--resume gives \"%s\" its name",
            name, part);
    else if (rc != 0)
        err_errno(err, "cannot %s \"%s\"", keep ? "rename" : "remove", part);
    free(part);
    return rc ? -1 : files_sync_folder_of(folder, name, err);
}

int
finish_run(
    int folder, const json_t *header, const json_t *row, struct cd_err *err)
{
    json_t *files = json_object_get(header, "files"), *file;
    const json_t *run = json_object_get(row, "run");
    struct buf text = { 0 };
    size_t i;
    int rc = 0;

    json_array_foreach (files, i, file) {
        const char *name = json_string_value(file);

        if (rc == 0)
            rc = interrupt_check(err);
        if (rc == 0 && strcmp(name, "run.json") != 0)
            rc = name_or_remove(folder, name, is_part_kept(run, name), err);
    }
    writer_value(&text, run);
    buf_addc(&text, '\n');
    if (rc == 0)
        rc = files_put(folder, "run.json", text.p, text.n, err);
    buf_free(&text);
    return rc == 0 ? journal_remove(folder, err) : rc;
}
