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
read_all(int fd, struct buf *b)
{
    const size_t piece = 65536;
    ssize_t n;

    do {
        n = read(fd, buf_reserve(b, piece), piece);
        b->n += n > 0 ? (size_t)n : 0;
    } while ((n > 0 && b->n <= LISTING_MOST) || (n < 0 && errno == EINTR));
    return n < 0 ? -1 : 0;
}

static void
split(struct listing *l)
{
    char *s = buf_cstr(&l->text), *end = s + l->text.n;
    int separator = memchr(s, '\0', l->text.n) != NULL ? '\0' : '\n';

    while (s < end) {
        char *stop = memchr(s, separator, (size_t)(end - s));

        if (stop == NULL)
            stop = end;
        *stop = '\0';
        if (stop > s) {
            vec_grow(l->v, l->n, l->cap);
            l->v[l->n++] = s;
        }
        s = stop + 1;
    }
}

int
listing_read(struct listing *l, const char *file, struct cd_err *e)
{
    int fd = strcmp(file, "-") == 0 ? STDIN_FILENO
                                    : open(file, O_RDONLY | O_CLOEXEC);
    int rc = fd < 0 ? -1 : read_all(fd, &l->text);

    l->name = fd == STDIN_FILENO ? "standard input" : file;
    if (rc)
        err_errno(e, "cannot read the list of inputs \"%s\"", file);
    if (fd > STDIN_FILENO)
        close(fd);
    if (rc == 0 && l->text.n > LISTING_MOST)
        rc = err_set(e, "the list of inputs \"%s\" has more than %zu MB", file,
            LISTING_MOST >> 20);
    if (rc == 0)
        split(l);
    if (rc == 0 && l->n == 0)
        rc = err_set(e, "the list of inputs \"%s\" names no file", file);
    if (rc == 0)
        return 0;
    listing_free(l);
    memset(l, 0, sizeof(*l));
    return -1;
}

size_t
listing_line(const struct listing *l, size_t i)
{
    const char *s = l->text.p;
    size_t n = 1;

    /* split has put a NUL at the end of each. */
    while ((s = memchr(s, '\0', (size_t)(l->v[i] - s))) != NULL) {
        s++;
        n++;
    }
    return n;
}

void
listing_free(struct listing *l)
{
    free(l->v);
    buf_free(&l->text);
}
