/* SPDX-License-Identifier: MIT */
#include "engine/fan_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/fan.h"
#include "io/digest.h"
#include "io/files.h"
#include "io/packer.h"
#include "io/tree.h"
#include "json/build.h"

struct making {
    const char *name;
    int fd;
    struct packer *packer; /* NULL: not compressed */
    struct buf plain, packed;
    struct digest *digest;
    uint64_t bytes; /* written by this run */
};

static int
fail_on_file(const char *what, const char *name, struct cd_err *err)
{
    return err_errno(err, "cannot %s \"%s\"", what, name);
}

/* Write bytes to the file, as a member if it is compressed. */
static int
write_member(
    struct making *making, const char *bytes, size_t n, struct cd_err *err)
{
    if (making->packer != NULL) {
        making->packed.n = 0;
        packer_member(making->packer, &making->packed, bytes, n);
        bytes = making->packed.p;
        n = making->packed.n;
    }
    if (files_write(making->fd, bytes, n) != 0)
        return fail_on_file("write", making->name, err);
    digest_add(making->digest, bytes, n);
    making->bytes += n;
    return 0;
}

/* Take bytes, and write them in pieces of FAN_MEMBER: so where members end
 * depends on the bytes alone, not on how they come. */
static int
write_pieces(void *ctx, const char *bytes, size_t n, struct cd_err *err)
{
    struct making *making = ctx;

    while (n > 0) {
        size_t k = FAN_MEMBER - making->plain.n;

        k = k < n ? k : n;
        buf_add(&making->plain, bytes, k);
        bytes += k;
        n -= k;
        if (making->plain.n < FAN_MEMBER)
            continue;
        if (write_member(making, making->plain.p, making->plain.n, err))
            return -1;
        making->plain.n = 0;
    }
    return 0;
}

/* Open the file, cut to what was there before, or create it.  Returns the
 * descriptor; -1 with *err. */
static int
open_fan_file(
    int folder, const char *name, const json_t *before, struct cd_err *err)
{
    const int flags = O_NOFOLLOW | O_CLOEXEC;
    const char *last;
    int parent, fd = -1;

    if (files_make_folders(folder, name, err))
        return -1;
    parent = tree_parent(folder, name, &last);
    if (parent >= 0 && json_is_integer(before)) {
        fd = openat(parent, last, flags | O_RDWR);
        if (fd >= 0 && (ftruncate(fd, (off_t)json_integer_value(before)) != 0 ||
                           lseek(fd, 0, SEEK_END) < 0)) {
            close(fd);
            fd = -1;
        }
    } else if (parent >= 0) {
        fd = openat(parent, last, flags | O_WRONLY | O_CREAT | O_EXCL, 0666);
    }
    if (fd < 0)
        fail_on_file("make", name, err);
    if (parent >= 0)
        close(parent);
    return fd;
}

/* A file of lines whose last one somebody left without an end, as editors do,
 * gets one: the first record would go on with that line.  What is compressed
 * is not looked into. */
static int
end_last_line(struct making *making, struct fan_spool *spool, size_t file,
    uint64_t was, struct cd_err *err)
{
    char there, added;

    if (making->packer != NULL)
        return 0;
    if (pread(making->fd, &there, 1, (off_t)was - 1) != 1)
        return fail_on_file("read", making->name, err);
    if (fan_spool_last(spool, file, &added, err))
        return -1;
    return there != '\n' && added == '\n' ? write_pieces(making, "\n", 1, err)
                                          : 0;
}

static int
fill_file(struct making *making, struct fan_spool *spool, size_t file,
    const struct fan_form *form, uint64_t was, struct cd_err *err)
{
    const char *separator = form->separator;
    const bool begun = was > 0;

    if (begun && end_last_line(making, spool, file, was, err))
        return -1;
    if (!begun && write_pieces(making, form->head.p, form->head.n, err))
        return -1;
    if (begun && separator != NULL &&
        write_pieces(making, separator, strlen(separator), err))
        return -1;
    if (fan_spool_read(spool, file, write_pieces, making, err) ||
        write_pieces(making, form->tail.p, form->tail.n, err))
        return -1;
    return making->plain.n > 0
               ? write_member(making, making->plain.p, making->plain.n, err)
               : 0;
}

json_t *
fan_file_make(int folder, struct fan_spool *spool, size_t file,
    const struct fan_form *form, const json_t *before, struct cd_err *err)
{
    const uint64_t was = (uint64_t)json_integer_value(before);
    struct making making = { .name = fan_spool_name(spool, file) };
    json_t *made = NULL;
    char hex[DIGEST_HEX];

    if (form->append && !json_is_integer(before) &&
        fan_file_undo(folder, making.name, NULL, err))
        return NULL;
    if ((making.fd = open_fan_file(folder, making.name, before, err)) < 0)
        return NULL;
    making.digest = digest_new();
    making.packer = packer_new(form->packing);
    if (fill_file(&making, spool, file, form, was, err) == 0) {
        made = build_object();
        digest_hex(making.digest, hex);
        build_set(made, "records",
            json_integer((json_int_t)fan_spool_records(spool, file)));
        build_set(made, "bytes", json_integer((json_int_t)making.bytes));
        if (was > 0)
            build_set(made, "behind", json_integer((json_int_t)was));
        build_set(made, "sha256", json_string(hex));
    }
    close(making.fd);
    digest_free(making.digest);
    packer_free(making.packer);
    buf_free(&making.plain);
    buf_free(&making.packed);
    return made;
}

int
fan_file_undo(
    int folder, const char *name, const json_t *before, struct cd_err *err)
{
    const char *last;
    int parent = tree_parent(folder, name, &last), rc, fd;

    if (parent < 0)
        return errno == ENOENT ? 0 : fail_on_file("find", name, err);
    if (!json_is_integer(before)) {
        rc = unlinkat(parent, last, 0);
        if (rc != 0 && errno == ENOENT)
            rc = 0;
    } else {
        fd = openat(parent, last, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
        rc = fd < 0 ? -1 : ftruncate(fd, (off_t)json_integer_value(before));
        if (fd >= 0)
            close(fd);
    }
    if (rc)
        fail_on_file("take back what was added to", name, err);
    close(parent);
    return rc ? -1 : 0;
}
