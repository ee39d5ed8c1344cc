/* SPDX-License-Identifier: MIT */
#include "engine/thin.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <unistd.h>

#include "io/digest.h"
#include "io/files.h"
#include "json/build.h"

static const char *const names[2] = { ".copydesk/thin.0", ".copydesk/thin.1" };

/* A number in the member "thin" of a row. */
static uint64_t
thin_number(const json_t *row, const char *key)
{
    const json_t *thin = json_object_get(row, "thin");

    return (uint64_t)json_integer_value(json_object_get(thin, key));
}

void
thin_begin(struct thin *thin, int folder, const json_t *row)
{
    *thin = (struct thin){ .folder = folder };
    if (row != NULL)
        thin->turn = thin_number(row, "file") == 0;
}

static int
rewrite_file(int fd, const struct buf *bytes)
{
    if (ftruncate(fd, 0) != 0 || files_write(fd, bytes->p, bytes->n))
        return -1;
    return fdatasync(fd);
}

/* Write the file whose turn it is, durably. */
static int
write_turn(struct thin *thin, const struct buf *bytes, struct cd_err *err)
{
    const char *name = names[thin->turn];
    int fd = files_open_regular(thin->folder, name, O_WRONLY | O_CREAT);

    if (fd < 0 || rewrite_file(fd, bytes) != 0) {
        err_errno(err, "cannot write \"%s\"", name);
        if (fd >= 0)
            close(fd);
        return -1;
    }
    close(fd);
    if (!thin->known[thin->turn] &&
        files_sync_folder_of(thin->folder, name, err))
        return -1;
    thin->known[thin->turn] = true;
    return 0;
}

json_t *
thin_put(struct thin *thin, const struct buf *bytes, struct cd_err *err)
{
    json_t *said;

    if (bytes->n > 0 && write_turn(thin, bytes, err))
        return NULL;
    said = build_object();
    build_set(said, "file", json_integer(thin->turn));
    build_set(said, "bytes", json_integer((json_int_t)bytes->n));
    build_set(said, "crc", json_integer(digest_crc(0, bytes->p, bytes->n)));
    if (bytes->n > 0)
        thin->turn = !thin->turn;
    return said;
}

int
thin_get(int folder, const json_t *row, struct buf *bytes, struct cd_err *err)
{
    const char *name = names[thin_number(row, "file") != 0];
    size_t before = bytes->n;

    if (thin_number(row, "bytes") == 0)
        return 0;
    if (files_read(folder, name, bytes) != 0)
        return err_errno(err, "cannot read \"%s\"", name);
    if (bytes->n - before != thin_number(row, "bytes") ||
        digest_crc(0, bytes->p + before, bytes->n - before) !=
            thin_number(row, "crc"))
        return err_lost(err,
            "\"%s\" has other bytes than were written: the run cannot be "
            "continued, --force starts anew",
            name);
    return 0;
}

int
thin_remove(int folder, struct cd_err *err)
{
    size_t i;

    for (i = 0; i < 2; i++) {
        if (unlinkat(folder, names[i], 0) != 0 && errno != ENOENT)
            return err_errno(err, "cannot remove \"%s\"", names[i]);
    }
    return 0;
}
