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

/* bytes that wait, at most, to be sorted by file */
#define WAITING ((size_t)16 << 20)
#define PIECE   ((size_t)1 << 20) /* bytes that are read at once */
#define NAME    4096              /* bytes of a name, at most */

struct file {
    char *name;
    uint64_t records;
    size_t first, last; /* index + 1 of its first and last extent; 0: none */
};

struct fan_spool {
    int fd;
    char *path; /* its name, for messages */
    const char *separator;
    uint64_t bytes;
    struct file *files;
    size_t n, cap;
    struct index index;
    struct extent {
        uint64_t at, n; /* where it is in the spool */
        size_t next;    /* index + 1 of the file's next extent; 0: none */
    } * extents;
    size_t nextents, cextents;
    struct entry {
        size_t file, at, n; /* bytes of a record in `waiting` */
    } * entries;
    size_t nentries, centries;
    struct buf waiting, out;
};

/* Stored in front of the bytes of an extent; the file's name is in between. */
struct extent_head {
    uint64_t n, records;
    uint32_t length; /* of the name */
    uint32_t crc;    /* of n, records, the name and the bytes */
};

static int
fail_spool(const struct fan_spool *spool, const char *what, struct cd_err *err)
{
    return err_errno(err, "cannot %s \"%s\"", what, spool->path);
}

static int
fail_damaged(const struct fan_spool *spool, struct cd_err *err)
{
    return err_lost(err,
        "\"%s\" has other bytes than were written: --force starts anew",
        spool->path);
}

/* ---- files --------------------------------------------------------------- */

static bool
is_file_named(const void *ctx, size_t at, const void *key)
{
    const struct fan_spool *spool = ctx;

    return strcmp(spool->files[at].name, key) == 0;
}

/* The number of the file of that name; a new one if there is none. */
static size_t
find_or_add_file(struct fan_spool *spool, const char *name, size_t length)
{
    uint64_t hash = index_hash(0, name, length);
    char *key = mem_dup(name, length);
    size_t at = index_find(&spool->index, hash, is_file_named, spool, key);

    if (at != INDEX_NONE) {
        free(key);
        return at;
    }
    vec_grow(spool->files, spool->n, spool->cap);
    spool->files[spool->n] = (struct file){ .name = key };
    index_add(&spool->index, hash, spool->n);
    return spool->n++;
}

static void
add_extent(struct fan_spool *spool, size_t file, uint64_t at, uint64_t n)
{
    struct file *owner = &spool->files[file];

    vec_grow(spool->extents, spool->nextents, spool->cextents);
    spool->extents[spool->nextents++] = (struct extent){ at, n, 0 };
    if (owner->last > 0)
        spool->extents[owner->last - 1].next = spool->nextents;
    else
        owner->first = spool->nextents;
    owner->last = spool->nextents;
}

size_t
fan_spool_count(const struct fan_spool *spool)
{
    return spool->n;
}

const char *
fan_spool_name(const struct fan_spool *spool, size_t file)
{
    return spool->files[file].name;
}

uint64_t
fan_spool_records(const struct fan_spool *spool, size_t file)
{
    return spool->files[file].records;
}

/* ---- writing ------------------------------------------------------------- */

static uint32_t
sum_head(const struct extent_head *head, const char *name)
{
    uint32_t crc = digest_crc(0, &head->n, sizeof(head->n));

    crc = digest_crc(crc, &head->records, sizeof(head->records));
    return digest_crc(crc, name, head->length);
}

/* For qsort: by file, then in the order in which they came. */
static int
in_order(const void *left, const void *right)
{
    const struct entry *entry = left, *other = right;

    if (entry->file != other->file)
        return entry->file < other->file ? -1 : 1;
    return entry->at < other->at ? -1 : entry->at > other->at;
}

/* Append the entries [from, to), all of one file, to spool->out as an
 * extent. */
static void
put_extent(struct fan_spool *spool, size_t from, size_t to)
{
    const size_t file = spool->entries[from].file, begun = spool->out.n;
    const char *name = spool->files[file].name;
    struct extent_head head = { .records = to - from,
        .length = (uint32_t)strlen(name) };
    size_t i, data;

    buf_add(&spool->out, &head, sizeof(head));
    buf_add(&spool->out, name, head.length);
    data = spool->out.n;
    for (i = from; i < to; i++) {
        if (i > from && spool->separator != NULL)
            buf_adds(&spool->out, spool->separator);
        buf_add(&spool->out, spool->waiting.p + spool->entries[i].at,
            spool->entries[i].n);
    }
    head.n = spool->out.n - data;
    head.crc = digest_crc(sum_head(&head, name), spool->out.p + data, head.n);
    memcpy(spool->out.p + begun, &head, sizeof(head));
    spool->files[file].records += head.records;
    add_extent(spool, file, spool->bytes + data, head.n);
}

/* Sort the waiting bytes by file, and write them as extents. */
static int
flush_waiting(struct fan_spool *spool, struct cd_err *err)
{
    size_t i, k;

    if (spool->nentries == 0)
        return 0;
    qsort(spool->entries, spool->nentries, sizeof(*spool->entries), in_order);
    spool->out.n = 0;
    for (i = 0; i < spool->nentries; i = k) {
        for (k = i + 1; k < spool->nentries &&
                        spool->entries[k].file == spool->entries[i].file;
             k++)
            ;
        put_extent(spool, i, k);
    }
    if (files_write(spool->fd, spool->out.p, spool->out.n) != 0)
        return fail_spool(spool, "write", err);
    spool->bytes += spool->out.n;
    spool->nentries = spool->waiting.n = 0;
    return 0;
}

int
fan_spool_put(struct fan_spool *spool, const char *name, size_t length,
    const char *bytes, size_t n, struct cd_err *err)
{
    size_t file;

    if (n == 0)
        return 0; /* a record without bytes makes no file */
    file = find_or_add_file(spool, name, length);
    vec_grow(spool->entries, spool->nentries, spool->centries);
    spool->entries[spool->nentries++] =
        (struct entry){ file, spool->waiting.n, n };
    buf_add(&spool->waiting, bytes, n);
    return spool->waiting.n >= WAITING ? flush_waiting(spool, err) : 0;
}

int
fan_spool_sync(struct fan_spool *spool, uint64_t *bytes, struct cd_err *err)
{
    if (flush_waiting(spool, err))
        return -1;
    if (fdatasync(spool->fd) != 0)
        return fail_spool(spool, "make durable", err);
    *bytes = spool->bytes;
    return 0;
}

/* ---- reading ------------------------------------------------------------- */

static int
read_at(const struct fan_spool *spool, void *to, size_t n, uint64_t at,
    struct cd_err *err)
{
    size_t done = 0;
    ssize_t k;

    while (done < n) {
        k = pread(spool->fd, (char *)to + done, n - done, (off_t)(at + done));
        if (k == 0)
            return fail_damaged(spool, err);
        if (k < 0 && errno != EINTR)
            return fail_spool(spool, "read", err);
        done += k > 0 ? (size_t)k : 0;
    }
    return 0;
}

int
fan_spool_last(
    struct fan_spool *spool, size_t file, char *byte, struct cd_err *err)
{
    size_t next = spool->files[file].first;
    const struct extent *last = NULL;

    for (; next > 0; next = spool->extents[next - 1].next) {
        if (spool->extents[next - 1].n > 0)
            last = &spool->extents[next - 1];
    }
    *byte = '\0';
    return last != NULL ? read_at(spool, byte, 1, last->at + last->n - 1, err)
                        : 0;
}

int
fan_spool_read(struct fan_spool *spool, size_t file,
    int (*fn)(void *ctx, const char *bytes, size_t n, struct cd_err *err),
    void *ctx, struct cd_err *err)
{
    const struct file *source = &spool->files[file];
    size_t next = source->first;

    while (next > 0) {
        const struct extent *extent = &spool->extents[next - 1];
        uint64_t at = 0;

        if (next != source->first && spool->separator != NULL &&
            fn(ctx, spool->separator, strlen(spool->separator), err))
            return -1;
        while (at < extent->n) {
            size_t n =
                extent->n - at < PIECE ? (size_t)(extent->n - at) : PIECE;

            spool->out.n = 0;
            if (read_at(spool, buf_reserve(&spool->out, n), n, extent->at + at,
                    err) ||
                fn(ctx, spool->out.p, n, err))
                return -1;
            at += n;
        }
        next = extent->next;
    }
    return 0;
}

/* ---- opening ------------------------------------------------------------- */

/* Read the extent at spool->bytes, which must end before `end`, and check
 * it. */
static int
restore_extent(struct fan_spool *spool, uint64_t end, struct cd_err *err)
{
    struct extent_head head;
    char name[NAME];
    uint64_t at = spool->bytes + sizeof(head), done = 0;
    uint32_t crc;
    size_t file;

    if (end - spool->bytes < sizeof(head))
        return fail_damaged(spool, err);
    if (read_at(spool, &head, sizeof(head), spool->bytes, err))
        return -1;
    if (head.length > sizeof(name) || head.n > end - at ||
        head.length > end - at - head.n)
        return fail_damaged(spool, err);
    if (read_at(spool, name, head.length, at, err))
        return -1;
    at += head.length;
    crc = sum_head(&head, name);
    while (done < head.n) {
        size_t n = head.n - done < PIECE ? (size_t)(head.n - done) : PIECE;

        spool->out.n = 0;
        if (read_at(spool, buf_reserve(&spool->out, n), n, at + done, err))
            return -1;
        crc = digest_crc(crc, spool->out.p, n);
        done += n;
    }
    if (crc != head.crc)
        return fail_damaged(spool, err);
    file = find_or_add_file(spool, name, head.length);
    spool->files[file].records += head.records;
    add_extent(spool, file, at, head.n);
    spool->bytes = at + head.n;
    return 0;
}

struct fan_spool *
fan_spool_open(int folder, const char *name, uint64_t bytes,
    const char *separator, struct cd_err *err)
{
    struct fan_spool *spool = mem_zalloc(1, sizeof(*spool));
    int rc = 0;

    spool->path = mem_strdup(name);
    spool->separator = separator;
    spool->fd =
        openat(folder, name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (spool->fd < 0)
        rc = fail_spool(spool, "open", err);
    while (rc == 0 && spool->bytes < bytes)
        rc = restore_extent(spool, bytes, err);
    if (rc == 0 && (ftruncate(spool->fd, (off_t)bytes) != 0 ||
                       lseek(spool->fd, (off_t)bytes, SEEK_SET) < 0))
        rc = fail_spool(spool, "cut off the end of", err);
    if (rc == 0)
        return spool;
    fan_spool_close(spool);
    return NULL;
}

void
fan_spool_close(struct fan_spool *spool)
{
    size_t i;

    if (spool == NULL)
        return;
    if (spool->fd >= 0)
        close(spool->fd);
    for (i = 0; i < spool->n; i++)
        free(spool->files[i].name);
    free(spool->files);
    free(spool->extents);
    free(spool->entries);
    index_free(&spool->index);
    buf_free(&spool->waiting);
    buf_free(&spool->out);
    free(spool->path);
    free(spool);
}
