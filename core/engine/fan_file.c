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
#include "io/gzout.h"
#include "io/tree.h"
#include "json/build.h"

struct making {
    const char *name;
    int fd;
    struct gzout *gz; /* NULL: not compressed */
    struct buf plain, packed;
    struct digest *digest;
    uint64_t bytes; /* written */
};

static int
cannot(const char *what, const char *name, struct cd_err *e)
{
    return err_errno(e, "cannot %s \"%s\"", what, name);
}

/* Write what is at hand: a member of its own, if it is compressed. */
static int
write_out(struct making *m, const char *p, size_t n, struct cd_err *e)
{
    if (m->gz != NULL) {
        m->packed.n = 0;
        gzout_member(m->gz, &m->packed, p, n);
        p = m->packed.p;
        n = m->packed.n;
    }
    if (files_write(m->fd, p, n) != 0)
        return cannot("write", m->name, e);
    digest_add(m->digest, p, n);
    m->bytes += n;
    return 0;
}

/* Where members end depends on the bytes alone, not on the pieces they come
 * in. */
static int
take(void *ctx, const char *p, size_t n, struct cd_err *e)
{
    struct making *m = ctx;

    while (n > 0) {
        size_t k = FAN_MEMBER - m->plain.n;

        k = k < n ? k : n;
        buf_add(&m->plain, p, k);
        p += k;
        n -= k;
        if (m->plain.n < FAN_MEMBER)
            continue;
        if (write_out(m, m->plain.p, m->plain.n, e))
            return -1;
        m->plain.n = 0;
    }
    return 0;
}

/* Open the file, with what was there before and nothing else. */
static int
open_file(int folder, const char *name, const json_t *before, struct cd_err *e)
{
    const int flags = O_WRONLY | O_NOFOLLOW | O_CLOEXEC;
    const char *last;
    int parent, fd = -1;

    if (files_make_folders(folder, name, e))
        return -1;
    parent = tree_parent(folder, name, &last);
    if (parent >= 0 && json_is_integer(before)) {
        fd = openat(parent, last, flags);
        if (fd >= 0 && (ftruncate(fd, (off_t)json_integer_value(before)) != 0 ||
                           lseek(fd, 0, SEEK_END) < 0)) {
            close(fd);
            fd = -1;
        }
    } else if (parent >= 0) {
        fd = openat(parent, last, flags | O_CREAT | O_EXCL, 0666);
    }
    if (fd < 0)
        cannot("make", name, e);
    if (parent >= 0)
        close(parent);
    return fd;
}

static int
fill(struct making *m, struct fan_spool *s, size_t file,
    const struct fan_form *form, bool begun, struct cd_err *e)
{
    const char *separator = form->separator;

    if (!begun && take(m, form->head.p, form->head.n, e))
        return -1;
    if (begun && separator != NULL && take(m, separator, strlen(separator), e))
        return -1;
    if (fan_spool_read(s, file, take, m, e) ||
        take(m, form->tail.p, form->tail.n, e))
        return -1;
    return m->plain.n > 0 ? write_out(m, m->plain.p, m->plain.n, e) : 0;
}

json_t *
fan_file_make(int folder, struct fan_spool *s, size_t file,
    const struct fan_form *form, const json_t *before, struct cd_err *e)
{
    const uint64_t was = (uint64_t)json_integer_value(before);
    struct making m = { .name = fan_spool_name(s, file) };
    json_t *made = NULL;
    char hex[DIGEST_HEX];

    if (form->append && !json_is_integer(before) &&
        fan_file_undo(folder, m.name, NULL, e))
        return NULL;
    if ((m.fd = open_file(folder, m.name, before, e)) < 0)
        return NULL;
    m.digest = digest_new();
    if (form->level > 0)
        m.gz = gzout_new(form->level);
    if (fill(&m, s, file, form, was > 0, e) == 0) {
        made = build_object();
        digest_hex(m.digest, hex);
        build_set(made, "records",
            json_integer((json_int_t)fan_spool_records(s, file)));
        build_set(made, "bytes", json_integer((json_int_t)m.bytes));
        if (was > 0)
            build_set(made, "behind", json_integer((json_int_t)was));
        build_set(made, "sha256", json_string(hex));
    }
    close(m.fd);
    digest_free(m.digest);
    gzout_free(m.gz);
    buf_free(&m.plain);
    buf_free(&m.packed);
    return made;
}

int
fan_file_undo(
    int folder, const char *name, const json_t *before, struct cd_err *e)
{
    const char *last;
    int parent = tree_parent(folder, name, &last), rc, fd;

    if (parent < 0)
        return errno == ENOENT ? 0 : cannot("find", name, e);
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
        cannot("take back what was added to", name, e);
    close(parent);
    return rc ? -1 : 0;
}
