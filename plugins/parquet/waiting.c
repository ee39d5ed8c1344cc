/* SPDX-License-Identifier: MIT */
#include "waiting.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

static int
fail_waiting(const struct cd_host *host, const char *name)
{
    return cd_fail(host, "%s/%s: %s", host->output, name, strerror(errno));
}

static int
write_at(int fd, const struct blob *b, uint64_t at)
{
    size_t done = 0;

    while (done < b->n) {
        ssize_t n = pwrite(fd, b->p + done, b->n - done, (off_t)(at + done));

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        done += (size_t)n;
    }
    return fdatasync(fd);
}

int
waiting_save(const struct cd_host *host, const struct dataset *dataset,
    struct dataset_rows *rows, struct column *columns, size_t n)
{
    struct blob b = { 0 };
    char name[DATASET_NAME];
    int fd, flags = O_WRONLY | O_CREAT | O_CLOEXEC, rc = -1;
    size_t i;

    for (i = 0; i < n; i++)
        column_save(&columns[i], &b);
    if (b.n == 0 && !b.failed)
        return 0; /* the CRC of nothing is not that of what was there */
    dataset_rows_name(name, host->run_id, rows->file);
    fd = openat(
        dataset->folder, name, flags | (rows->bytes == 0 ? O_TRUNC : 0), 0666);
    errno = b.failed ? ENOMEM : errno;
    if (b.failed || fd < 0 || write_at(fd, &b, rows->bytes)) {
        fail_waiting(host, name);
    } else {
        rows->bytes += b.n;
        rows->crc32 = (uint32_t)crc32_z(rows->crc32, b.p, b.n);
        rc = 0;
    }
    if (fd >= 0)
        close(fd);
    blob_free(&b);
    return rc;
}

static int
read_bytes(int fd, struct blob *b, uint64_t bytes)
{
    unsigned char *to = blob_room(b, bytes);

    while (to != NULL && b->n < bytes) {
        ssize_t n = read(fd, to + b->n, bytes - b->n);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return n < 0 ? -1 : 0;
        b->n += (size_t)n;
    }
    return to != NULL ? 0 : -1;
}

static int
put_back(const struct blob *b, struct column *columns, size_t n)
{
    const unsigned char *at = b->p;

    while (at < b->p + b->n) {
        if (column_load(columns, n, &at, b->p + b->n))
            return -1;
    }
    return 0;
}

int
waiting_load(const struct cd_host *host, const struct dataset *dataset,
    const struct dataset_rows *rows, struct column *columns, size_t n)
{
    struct blob b = { 0 };
    char name[DATASET_NAME];
    int fd, rc;

    if (rows->bytes == 0)
        return 0;
    dataset_rows_name(name, host->run_id, rows->file);
    fd = openat(dataset->folder, name, O_RDONLY | O_CLOEXEC);
    rc = fd < 0 || read_bytes(fd, &b, rows->bytes) ? fail_waiting(host, name)
                                                   : 0;
    if (rc == 0 &&
        (b.n != rows->bytes || (uint32_t)crc32_z(0, b.p, b.n) != rows->crc32 ||
            put_back(&b, columns, n)))
        rc = cd_fail(host,
            "%s/%s has other bytes than were written: --force starts anew",
            host->output, name);
    if (fd >= 0)
        close(fd);
    blob_free(&b);
    return rc;
}
