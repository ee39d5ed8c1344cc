/* SPDX-License-Identifier: MIT */
#include "engine/fan_spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/vec.h"
#include "base/wire.h"
#include "io/digest.h"
#include "io/files.h"
#include "io/index.h"

#define WAITING ((size_t)16 << 20) /* bytes that wait to be put together */
#define PIECE   ((size_t)1 << 20)  /* bytes that are read at once */
#define NAME    4096               /* bytes of a name, at most */

struct file {
    char *name;
    uint64_t records;
    size_t first, last; /* extents, plus 1; 0: none */
};

struct fan_spool {
    int fd;
    char *path; /* for messages */
    const char *separator;
    uint64_t bytes;
    struct file *files;
    size_t n, cap;
    struct index index;
    struct extent {
        uint64_t at, n; /* bytes of the spool */
        size_t next;    /* of the file, plus 1 */
    } * extents;
    size_t nextents, cextents;
    struct entry {
        size_t file, at, n; /* bytes of `waiting` */
    } * entries;
    size_t nentries, centries;
    struct buf waiting, out;
};

/* What stands in front of the bytes of an extent; its name is between. */
struct extent_head {
    uint64_t n, records;
    uint32_t length; /* of the name */
    uint32_t crc;    /* of all that follows, and of the numbers above */
};

static int
failed(const struct fan_spool *s, const char *what, struct cd_err *e)
{
    return err_errno(e, "cannot %s \"%s\"", what, s->path);
}

static int
damaged(const struct fan_spool *s, struct cd_err *e)
{
    return err_lost(e,
        "\"%s\" has other bytes than were written: --force starts anew",
        s->path);
}

/* ---- files --------------------------------------------------------------- */

static bool
same(const void *ctx, size_t at, const void *key)
{
    const struct fan_spool *s = ctx;

    return strcmp(s->files[at].name, key) == 0;
}

/* The file of that name, which may be a new one. */
static size_t
find(struct fan_spool *s, const char *name, size_t length)
{
    uint64_t hash = index_hash(0, name, length);
    char *key = mem_dup(name, length);
    size_t at = index_find(&s->index, hash, same, s, key);

    if (at != INDEX_NONE) {
        free(key);
        return at;
    }
    vec_grow(s->files, s->n, s->cap);
    s->files[s->n] = (struct file){ .name = key };
    index_add(&s->index, hash, s->n);
    return s->n++;
}

static void
add_extent(struct fan_spool *s, size_t file, uint64_t at, uint64_t n)
{
    struct file *f = &s->files[file];

    vec_grow(s->extents, s->nextents, s->cextents);
    s->extents[s->nextents++] = (struct extent){ at, n, 0 };
    if (f->last > 0)
        s->extents[f->last - 1].next = s->nextents;
    else
        f->first = s->nextents;
    f->last = s->nextents;
}

size_t
fan_spool_count(const struct fan_spool *s)
{
    return s->n;
}

const char *
fan_spool_name(const struct fan_spool *s, size_t file)
{
    return s->files[file].name;
}

uint64_t
fan_spool_records(const struct fan_spool *s, size_t file)
{
    return s->files[file].records;
}

/* ---- writing ------------------------------------------------------------- */

static uint32_t
sum(const struct extent_head *h, const char *name)
{
    uint32_t crc = digest_crc(0, &h->n, sizeof(h->n));

    crc = digest_crc(crc, &h->records, sizeof(h->records));
    return digest_crc(crc, name, h->length);
}

/* By file, and those of a file as they came. */
static int
in_order(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;

    if (x->file != y->file)
        return x->file < y->file ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

/* Put the entries [from, to), which are of one file, behind s->out. */
static void
put_extent(struct fan_spool *s, size_t from, size_t to)
{
    const size_t file = s->entries[from].file, begun = s->out.n;
    const char *name = s->files[file].name;
    struct extent_head h = { .records = to - from,
        .length = (uint32_t)strlen(name) };
    size_t i, data;

    buf_add(&s->out, &h, sizeof(h));
    buf_add(&s->out, name, h.length);
    data = s->out.n;
    for (i = from; i < to; i++) {
        if (i > from && s->separator != NULL)
            buf_adds(&s->out, s->separator);
        buf_add(&s->out, s->waiting.p + s->entries[i].at, s->entries[i].n);
    }
    h.n = s->out.n - data;
    h.crc = digest_crc(sum(&h, name), s->out.p + data, h.n);
    memcpy(s->out.p + begun, &h, sizeof(h));
    s->files[file].records += h.records;
    add_extent(s, file, s->bytes + data, h.n);
}

/* Write what waits. */
static int
flush(struct fan_spool *s, struct cd_err *e)
{
    size_t i, k;

    if (s->nentries == 0)
        return 0;
    qsort(s->entries, s->nentries, sizeof(*s->entries), in_order);
    s->out.n = 0;
    for (i = 0; i < s->nentries; i = k) {
        for (k = i + 1;
             k < s->nentries && s->entries[k].file == s->entries[i].file; k++)
            ;
        put_extent(s, i, k);
    }
    if (files_write(s->fd, s->out.p, s->out.n) != 0)
        return failed(s, "write", e);
    s->bytes += s->out.n;
    s->nentries = s->waiting.n = 0;
    return 0;
}

int
fan_spool_put(struct fan_spool *s, const char *name, size_t length,
    const char *p, size_t n, struct cd_err *e)
{
    size_t file;

    if (n == 0)
        return 0; /* which makes no file */
    file = find(s, name, length);
    vec_grow(s->entries, s->nentries, s->centries);
    s->entries[s->nentries++] = (struct entry){ file, s->waiting.n, n };
    buf_add(&s->waiting, p, n);
    return s->waiting.n >= WAITING ? flush(s, e) : 0;
}

int
fan_spool_sync(struct fan_spool *s, uint64_t *bytes, struct cd_err *e)
{
    if (flush(s, e))
        return -1;
    if (fdatasync(s->fd) != 0)
        return failed(s, "make durable", e);
    *bytes = s->bytes;
    return 0;
}

/* ---- reading ------------------------------------------------------------- */

static int
read_at(const struct fan_spool *s, void *to, size_t n, uint64_t at,
    struct cd_err *e)
{
    size_t done = 0;
    ssize_t k;

    while (done < n) {
        k = pread(s->fd, (char *)to + done, n - done, (off_t)(at + done));
        if (k == 0)
            return damaged(s, e);
        if (k < 0 && errno != EINTR)
            return failed(s, "read", e);
        done += k > 0 ? (size_t)k : 0;
    }
    return 0;
}

int
fan_spool_read(struct fan_spool *s, size_t file,
    int (*fn)(void *ctx, const char *p, size_t n, struct cd_err *e), void *ctx,
    struct cd_err *e)
{
    const struct file *f = &s->files[file];
    size_t next = f->first;

    while (next > 0) {
        const struct extent *x = &s->extents[next - 1];
        uint64_t at = 0;

        if (next != f->first && s->separator != NULL &&
            fn(ctx, s->separator, strlen(s->separator), e))
            return -1;
        while (at < x->n) {
            size_t n = x->n - at < PIECE ? (size_t)(x->n - at) : PIECE;

            s->out.n = 0;
            if (read_at(s, buf_reserve(&s->out, n), n, x->at + at, e) ||
                fn(ctx, s->out.p, n, e))
                return -1;
            at += n;
        }
        next = x->next;
    }
    return 0;
}

/* ---- opening ------------------------------------------------------------- */

/* Take the extent at s->bytes, which end before `end`. */
static int
take(struct fan_spool *s, uint64_t end, struct cd_err *e)
{
    struct extent_head h;
    char name[NAME];
    uint64_t at = s->bytes + sizeof(h), done = 0;
    uint32_t crc;
    size_t file;

    if (end - s->bytes < sizeof(h))
        return damaged(s, e);
    if (read_at(s, &h, sizeof(h), s->bytes, e))
        return -1;
    if (h.length > sizeof(name) || h.n > end - at || h.length > end - at - h.n)
        return damaged(s, e);
    if (read_at(s, name, h.length, at, e))
        return -1;
    at += h.length;
    crc = sum(&h, name);
    while (done < h.n) {
        size_t n = h.n - done < PIECE ? (size_t)(h.n - done) : PIECE;

        s->out.n = 0;
        if (read_at(s, buf_reserve(&s->out, n), n, at + done, e))
            return -1;
        crc = digest_crc(crc, s->out.p, n);
        done += n;
    }
    if (crc != h.crc)
        return damaged(s, e);
    file = find(s, name, h.length);
    s->files[file].records += h.records;
    add_extent(s, file, at, h.n);
    s->bytes = at + h.n;
    return 0;
}

struct fan_spool *
fan_spool_open(int folder, const char *name, uint64_t bytes,
    const char *separator, struct cd_err *e)
{
    struct fan_spool *s = mem_zalloc(1, sizeof(*s));
    int rc = 0;

    s->path = mem_strdup(name);
    s->separator = separator;
    s->fd =
        openat(folder, name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (s->fd < 0)
        rc = failed(s, "open", e);
    while (rc == 0 && s->bytes < bytes)
        rc = take(s, bytes, e);
    if (rc == 0 && (ftruncate(s->fd, (off_t)bytes) != 0 ||
                       lseek(s->fd, (off_t)bytes, SEEK_SET) < 0))
        rc = failed(s, "cut off the end of", e);
    if (rc == 0)
        return s;
    fan_spool_close(s);
    return NULL;
}

void
fan_spool_close(struct fan_spool *s)
{
    size_t i;

    if (s == NULL)
        return;
    if (s->fd >= 0)
        close(s->fd);
    for (i = 0; i < s->n; i++)
        free(s->files[i].name);
    free(s->files);
    free(s->extents);
    free(s->entries);
    index_free(&s->index);
    buf_free(&s->waiting);
    buf_free(&s->out);
    free(s->path);
    free(s);
}
