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
#define LONGEST ((size_t)256 << 20) /* bytes of a row */
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

/* The row at s[0..n), which ends with a newline.  NULL if it is none. */
static json_t *
parse(const char *s, size_t n)
{
    struct reader_error re;
    char sum[HEAD];

    if (n < HEAD + 2 || s[HEAD - 1] != ' ')
        return NULL;
    memcpy(sum, s, HEAD - 1);
    sum[HEAD - 1] = '\0';
    if (strtoul(sum, NULL, 16) != digest_crc(0, s + HEAD, n - HEAD - 1))
        return NULL;
    return reader_parse(s + HEAD, n - HEAD - 1, NULL, &re);
}

/* Read on behind what is there: as much again, so that a long row is not
 * looked through often.  1, 0 at the end, -1 with errno. */
static int
fill(struct rowfile *r)
{
    size_t left = r->text.n - r->at, room = left > PIECE ? left : PIECE;
    ssize_t n;

    if (r->at > 0 && left > 0)
        memmove(r->text.p, r->text.p + r->at, left);
    r->text.n = left;
    r->at = 0;
    if (left > LONGEST)
        return 0;
    do {
        n = read(r->fd, buf_reserve(&r->text, room), room);
    } while (n < 0 && errno == EINTR);
    if (n > 0)
        r->text.n += (size_t)n;
    return n > 0 ? 1 : (int)n;
}

int
rowfile_next(struct rowfile *r, json_t **row)
{
    const char *s, *end;
    int rc;

    *row = NULL;
    for (;;) {
        size_t n = r->text.n - r->at;

        s = n > 0 ? r->text.p + r->at : "";
        end = memchr(s, '\n', n);
        if (end != NULL)
            break;
        if ((rc = fill(r)) != 1)
            return rc;
    }
    *row = parse(s, (size_t)(end + 1 - s));
    if (*row == NULL)
        return 0;
    r->at += (size_t)(end + 1 - s);
    r->length += (uint64_t)(end + 1 - s);
    return 1;
}

void
rowfile_end(struct rowfile *r)
{
    buf_free(&r->text);
}
