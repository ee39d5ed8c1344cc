/* SPDX-License-Identifier: MIT */
#include "io/listing.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/vec.h"

/* All of the file, and up to a piece more than LISTING_MOST. */
static int
read_listing(int fd, struct buf *buf)
{
    const size_t piece = 65536;
    ssize_t n;

    do {
        n = read(fd, buf_reserve(buf, piece), piece);
        buf->n += n > 0 ? (size_t)n : 0;
    } while ((n > 0 && buf->n <= LISTING_MOST) || (n < 0 && errno == EINTR));
    return n < 0 ? -1 : 0;
}

static void
split_listing(struct listing *listing)
{
    char *text = buf_cstr(&listing->text), *end = text + listing->text.n;
    int separator = memchr(text, '\0', listing->text.n) != NULL ? '\0' : '\n';

    while (text < end) {
        char *stop = memchr(text, separator, (size_t)(end - text));

        if (stop == NULL)
            stop = end;
        *stop = '\0';
        if (stop > text) {
            vec_grow(listing->v, listing->n, listing->cap);
            listing->v[listing->n++] = text;
        }
        text = stop + 1;
    }
}

int
listing_read(struct listing *listing, const char *file, struct cd_err *err)
{
    int fd = strcmp(file, "-") == 0 ? STDIN_FILENO
                                    : open(file, O_RDONLY | O_CLOEXEC);
    int rc = fd < 0 ? -1 : read_listing(fd, &listing->text);

    listing->name = fd == STDIN_FILENO ? "standard input" : file;
    if (rc)
        err_errno(err, "cannot read the list of inputs \"%s\"", file);
    if (fd > STDIN_FILENO)
        close(fd);
    if (rc == 0 && listing->text.n > LISTING_MOST)
        rc = err_set(err, "the list of inputs \"%s\" has more than %zu MB",
            file, LISTING_MOST >> 20);
    if (rc == 0)
        split_listing(listing);
    if (rc == 0 && listing->n == 0)
        rc = err_set(err, "the list of inputs \"%s\" names no file", file);
    if (rc == 0)
        return 0;
    listing_free(listing);
    memset(listing, 0, sizeof(*listing));
    return -1;
}

size_t
listing_line(const struct listing *listing, size_t i)
{
    const char *text = listing->text.p;
    size_t n = 1;

    /* split has put a NUL at the end of each. */
    while (
        (text = memchr(text, '\0', (size_t)(listing->v[i] - text))) != NULL) {
        text++;
        n++;
    }
    return n;
}

void
listing_free(struct listing *listing)
{
    free(listing->v);
    buf_free(&listing->text);
}
