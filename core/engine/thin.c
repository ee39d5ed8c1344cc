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

/* What a row says. */
static uint64_t
number(const json_t *row, const char *key)
{
    const json_t *thin = json_object_get(row, "thin");

    return (uint64_t)json_integer_value(json_object_get(thin, key));
}

void
thin_begin(struct thin *t, int folder, const json_t *row)
{
    *t = (struct thin){ .folder = folder };
    if (row != NULL)
        t->turn = number(row, "file") == 0;
}

static int
write_file(int fd, const struct buf *bytes)
{
    if (ftruncate(fd, 0) != 0 || files_write(fd, bytes->p, bytes->n))
        return -1;
    return fdatasync(fd);
}

/* The next file, durable. */
static int
write_turn(struct thin *t, const struct buf *bytes, struct cd_err *e)
{
    const char *name = names[t->turn];
    int fd = files_open_regular(t->folder, name, O_WRONLY | O_CREAT);

    if (fd < 0 || write_file(fd, bytes) != 0) {
        err_errno(e, "cannot write \"%s\"", name);
        if (fd >= 0)
            close(fd);
        return -1;
    }
    close(fd);
    if (!t->known[t->turn] && files_sync_folder_of(t->folder, name, e))
        return -1;
    t->known[t->turn] = true;
    return 0;
}

json_t *
thin_put(struct thin *t, const struct buf *bytes, struct cd_err *e)
{
    json_t *o;

    if (bytes->n > 0 && write_turn(t, bytes, e))
        return NULL;
    o = build_object();
    build_set(o, "file", json_integer(t->turn));
    build_set(o, "bytes", json_integer((json_int_t)bytes->n));
    build_set(o, "crc", json_integer(digest_crc(0, bytes->p, bytes->n)));
    if (bytes->n > 0)
        t->turn = !t->turn;
    return o;
}

int
thin_get(int folder, const json_t *row, struct buf *bytes, struct cd_err *e)
{
    const char *name = names[number(row, "file") != 0];
    size_t before = bytes->n;

    if (number(row, "bytes") == 0)
        return 0;
    if (files_read(folder, name, bytes) != 0)
        return err_errno(e, "cannot read \"%s\"", name);
    if (bytes->n - before != number(row, "bytes") ||
        digest_crc(0, bytes->p + before, bytes->n - before) !=
            number(row, "crc"))
        return err_set(e,
            "\"%s\" has other bytes than were written: the run cannot be "
            "continued, --force starts anew",
            name);
    return 0;
}

int
thin_remove(int folder, struct cd_err *e)
{
    size_t i;

    for (i = 0; i < 2; i++) {
        if (unlinkat(folder, names[i], 0) != 0 && errno != ENOENT)
            return err_errno(e, "cannot remove \"%s\"", names[i]);
    }
    return 0;
}
