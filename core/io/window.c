/* SPDX-License-Identifier: MIT */
#include "io/window.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "base/mem.h"
#include "base/wait.h"
#include "io/digest.h"

#define READ_MOST ((size_t)256 << 10) /* what a processor's cache holds */

void
window_init(struct window *window, size_t keep)
{
    memset(window, 0, sizeof(*window));
    window->room = keep + WINDOW_AHEAD;
    window->p = mem_alloc(window->room);
    window->fd = -1;
}

void
window_begin(struct window *window, int fd)
{
    struct stat st;

    window->fd = fd;
    window->eof = false;
    window->start = window->from = window->to = 0;
    window->before = window->counted = 0;
    window->crc = 0;
    window->base = lseek(fd, 0, SEEK_CUR);
    window->file =
        window->base >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
}

void
window_free(struct window *window)
{
    free(window->p);
}

/* Make room after p[to): drop what need not be kept. */
static void
make_window_room(struct window *window)
{
    size_t most = window->room - WINDOW_AHEAD;
    size_t keep = window->from - window->start < most
                      ? window->from - window->start
                      : most;
    size_t gone = window->from - keep;

    memmove(window->p, window->p + gone, window->to - gone);
    window->before += gone;
    window->start = 0;
    window->from -= gone;
    window->to -= gone;
}

/* Count n bytes that were read to p[to), but for those that had been read
 * before. */
static void
count_read(struct window *window, size_t n)
{
    uint64_t end = window->before + window->to + n;
    size_t fresh =
        end > window->counted + n ? n : (size_t)(end - window->counted);

    if (end <= window->counted)
        return;
    window->crc =
        digest_crc(window->crc, window->p + window->to + (n - fresh), fresh);
    window->counted = end;
}

int
window_fill(struct window *window, struct cd_err *err)
{
    size_t n;
    ssize_t got;

    if (window->to == window->room)
        make_window_room(window);
    if (window->eof || window->to == window->room)
        return 0;
    n = window->room - window->to < READ_MOST ? window->room - window->to
                                              : READ_MOST;
    do {
        if (wait_readable(window->fd, err))
            return -1;
        got = read(window->fd, window->p + window->to, n);
        if (got < 0 && errno == EINTR && interrupt_check(err))
            return -1;
    } while (got < 0 && errno == EINTR);
    if (got < 0)
        return err_errno(err, "cannot read");
    if (got == 0)
        window->eof = true;
    count_read(window, (size_t)got);
    window->to += (size_t)got;
    return 0;
}

int
window_have(struct window *window, size_t n, struct cd_err *err)
{
    window->start = window->from;
    while (window->to - window->from < n && !window->eof) {
        if (window_fill(window, err))
            return -1;
    }
    return 0;
}

int
window_back(struct window *window, uint64_t at, struct cd_err *err)
{
    if (at < window->before) {
        if (lseek(window->fd, window->base + (off_t)at, SEEK_SET) < 0)
            return err_errno(err, "cannot read");
        window->before = at;
        window->to = 0;
        window->eof = false;
    }
    window->start = window->from = (size_t)(at - window->before);
    return 0;
}
