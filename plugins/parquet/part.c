/* SPDX-License-Identifier: MIT */
#include "part.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include <copydesk/version.h>

#define MAGIC "PAR1"
#define HELD  ((size_t)1 << 20) /* bytes written at a time */

/* FileMetaData and RowGroup of parquet.thrift. */
enum { F_VERSION = 1, F_SCHEMA, F_ROWS, F_GROUPS, F_CREATED_BY = 6, F_ORDERS };
enum { G_COLUMNS = 1, G_PLAIN_SIZE, G_ROWS, G_OFFSET = 5, G_PACKED_SIZE };

/* A file being written. */
struct writing {
    int fd;
    struct blob held;
    struct part *part;
};

static int
flush(struct writing *writing)
{
    const unsigned char *at = writing->held.p;
    size_t n = writing->held.n;

    writing->part->crc32 = (uint32_t)crc32_z(writing->part->crc32, at, n);
    while (n > 0) {
        ssize_t done = write(writing->fd, at, n);

        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return -1;
        at += done;
        n -= (size_t)done;
    }
    writing->held.n = 0;
    return 0;
}

static int
put_blob(void *ctx, const struct blob *b)
{
    struct writing *writing = ctx;

    blob_add(&writing->held, b->p, b->n);
    writing->part->bytes += b->n;
    if (writing->held.failed) {
        errno = ENOMEM;
        return -1;
    }
    return writing->held.n >= HELD ? flush(writing) : 0;
}

/* ---- the footer ---------------------------------------------------------- */

static void
put_group(
    struct thrift *thrift, const struct chunk *chunk, size_t n, uint64_t rows)
{
    uint64_t plain = 0, packed = 0;
    size_t i;

    thrift_element(thrift);
    thrift_list(thrift, G_COLUMNS, THRIFT_STRUCT, n);
    for (i = 0; i < n; i++) {
        chunk_describe(&chunk[i], thrift);
        plain += chunk[i].plain;
        packed += chunk[i].packed;
    }
    thrift_i64(thrift, G_PLAIN_SIZE, (int64_t)plain);
    thrift_i64(thrift, G_ROWS, (int64_t)rows);
    thrift_i64(thrift, G_OFFSET, (int64_t)strlen(MAGIC));
    thrift_i64(thrift, G_PACKED_SIZE, (int64_t)packed);
    thrift_end(thrift);
}

static int
put_footer(struct writing *writing, const struct table *table,
    const struct chunk *chunks, uint64_t rows)
{
    static const char creator[] = "copydesk version " COPYDESK_VERSION;
    struct blob b = { 0 };
    struct thrift to;
    size_t n;
    int rc;

    thrift_begin(&to, &b);
    thrift_i32(&to, F_VERSION, 1);
    table_put_schema(table, &to, F_SCHEMA);
    thrift_i64(&to, F_ROWS, (int64_t)rows);
    thrift_list(&to, F_GROUPS, THRIFT_STRUCT, rows > 0 ? 1 : 0);
    if (rows > 0)
        put_group(&to, chunks, table->n, rows);
    thrift_binary(&to, F_CREATED_BY, creator, sizeof(creator) - 1);
    table_put_orders(table, &to, F_ORDERS);
    thrift_end(&to);
    n = b.n;
    blob_little(&b, n, 4);
    blob_add(&b, MAGIC, strlen(MAGIC));
    writing->held.failed |= b.failed;
    rc = put_blob(writing, &b);
    blob_free(&b);
    return rc;
}

/* ---- the file ------------------------------------------------------------ */

static int
write_all(struct writing *writing, const struct table *table,
    struct column *columns, uint64_t rows, struct chunk_codec *codec)
{
    const struct blob magic = { .p = (unsigned char *)(uintptr_t)MAGIC,
        .n = strlen(MAGIC) };
    struct chunk *chunks = calloc(table->n, sizeof(*chunks));
    size_t i;
    int rc = chunks == NULL ? -1 : put_blob(writing, &magic);

    for (i = 0; i < table->n && rc == 0 && rows > 0; i++) {
        errno = ENOMEM; /* unless a write fails */
        rc = chunk_write(&chunks[i], &columns[i], writing->part->bytes, codec,
            put_blob, writing);
    }
    rc = rc || put_footer(writing, table, chunks, rows) || flush(writing) ||
         fsync(writing->fd);
    free(chunks);
    return rc ? -1 : 0;
}

int
part_write(const struct cd_host *host, struct part *part, int folder,
    const char *name, const struct table *table, struct column *columns,
    uint64_t rows, struct chunk_codec *codec)
{
    struct writing writing = { .part = part };
    int rc;

    *part = (struct part){ 0 };
    writing.fd =
        openat(folder, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (writing.fd < 0)
        return cd_fail(host, "%s/%s: %s", host->output, name, strerror(errno));
    rc = write_all(&writing, table, columns, rows, codec);
    if (rc && errno == ENOMEM)
        cd_fail(host, "%s/%s: " PART_MEMORY, host->output, name);
    else if (rc)
        cd_fail(host, "%s/%s: %s", host->output, name, strerror(errno));
    if (close(writing.fd) && rc == 0)
        rc = cd_fail(host, "%s/%s: %s", host->output, name, strerror(errno));
    blob_free(&writing.held);
    return rc;
}

int
part_verify(const struct cd_host *host, const struct part *part, int folder,
    const char *name)
{
    unsigned char *b = malloc(HELD);
    struct part is = { 0 };
    ssize_t n = -1;
    int fd = openat(folder, name, O_RDONLY | O_CLOEXEC);

    while (b != NULL && fd >= 0 && (n = read(fd, b, HELD)) > 0) {
        is.bytes += (uint64_t)n;
        is.crc32 = (uint32_t)crc32_z(is.crc32, b, (size_t)n);
    }
    if (n < 0)
        cd_fail(host, "%s/%s: %s", host->output, name,
            strerror(b == NULL ? ENOMEM : errno));
    else if (is.bytes != part->bytes || is.crc32 != part->crc32)
        n = cd_fail(host,
            "%s/%s has other bytes than were written: --force starts anew",
            host->output, name);
    if (fd >= 0)
        close(fd);
    free(b);
    return n < 0 ? -1 : 0;
}
