/* SPDX-License-Identifier: MIT */
#include "engine/rowfile.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "io/digest.h"
#include "io/files.h"
#include "json/reader.h"
#include "json/writer.h"

#define PIECE   ((size_t)65536)
#define LONGEST ((size_t)256 << 20) /* most bytes of a row */
#define HEAD    9                   /* bytes in front of the object */

int
rowfile_put(int fd, const json_t *row)
{
    struct buf text = { 0 }, line = { 0 };
    int rc, kept;

    writer_value(&text, row);
    buf_addf(&line, "%08x ", digest_crc(0, text.p, text.n));
    buf_add(&line, text.p, text.n);
    buf_addc(&line, '\n');
    rc = files_write(fd, line.p, line.n);
    kept = errno;
    buf_free(&text);
    buf_free(&line);
    errno = kept;
    return rc;
}

/* The row in line[0..n), which ends with a newline.  NULL if it is not
 * sound. */
static json_t *
parse_row(const char *line, size_t n)
{
    struct reader_error re;
    char sum[HEAD];

    if (n < HEAD + 2 || line[HEAD - 1] != ' ')
        return NULL;
    memcpy(sum, line, HEAD - 1);
    sum[HEAD - 1] = '\0';
    if (strtoul(sum, NULL, 16) != digest_crc(0, line + HEAD, n - HEAD - 1))
        return NULL;
    return reader_parse(line + HEAD, n - HEAD - 1, NULL, &re);
}

/* Read more after the bytes that are left: as many again, so that the start of
 * a long row is not searched often.  1, 0 at the end, -1 with errno. */
static int
read_more(struct rowfile *rows)
{
    size_t left = rows->text.n - rows->at, room = left > PIECE ? left : PIECE;
    ssize_t n;

    if (rows->at > 0 && left > 0)
        memmove(rows->text.p, rows->text.p + rows->at, left);
    rows->text.n = left;
    rows->at = 0;
    if (left > LONGEST)
        return 0;
    do {
        n = read(rows->fd, buf_reserve(&rows->text, room), room);
    } while (n < 0 && errno == EINTR);
    if (n > 0)
        rows->text.n += (size_t)n;
    return n > 0 ? 1 : (int)n;
}

int
rowfile_next(struct rowfile *rows, json_t **row)
{
    const char *line, *end;
    int rc;

    *row = NULL;
    for (;;) {
        size_t n = rows->text.n - rows->at;

        line = n > 0 ? rows->text.p + rows->at : "";
        end = memchr(line, '\n', n);
        if (end != NULL)
            break;
        if ((rc = read_more(rows)) != 1)
            return rc;
    }
    *row = parse_row(line, (size_t)(end + 1 - line));
    if (*row == NULL)
        return 0;
    rows->at += (size_t)(end + 1 - line);
    rows->length += (uint64_t)(end + 1 - line);
    return 1;
}

void
rowfile_end(struct rowfile *rows)
{
    buf_free(&rows->text);
}
