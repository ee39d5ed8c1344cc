/* SPDX-License-Identifier: MIT */
#include "io/window.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "base/mem.h"
#include "base/wait.h"
#include "io/digest.h"

#define READ_MOST ((size_t)256 << 10) /* what a processor's cache holds */

void
window_init(struct window *w, size_t keep)
{
    memset(w, 0, sizeof(*w));
    w->room = keep + WINDOW_AHEAD;
    w->p = mem_alloc(w->room);
    w->fd = -1;
}

void
window_begin(struct window *w, int fd)
{
    w->fd = fd;
    w->eof = false;
    w->start = w->from = w->to = 0;
    w->before = 0;
    w->crc = 0;
}

void
window_free(struct window *w)
{
    free(w->p);
}

/* Make room behind p[to): let go of what need not be kept. */
static void
make_room(struct window *w)
{
    size_t most = w->room - WINDOW_AHEAD;
    size_t keep = w->from - w->start < most ? w->from - w->start : most;
    size_t gone = w->from - keep;

    memmove(w->p, w->p + gone, w->to - gone);
    w->before += gone;
    w->start = 0;
    w->from -= gone;
    w->to -= gone;
}

int
window_fill(struct window *w, struct cd_err *e)
{
    size_t n;
    ssize_t got;

    if (w->to == w->room)
        make_room(w);
    if (w->eof || w->to == w->room)
        return 0;
    n = w->room - w->to < READ_MOST ? w->room - w->to : READ_MOST;
    do {
        if (wait_readable(w->fd, e))
            return -1;
        got = read(w->fd, w->p + w->to, n);
        if (got < 0 && errno == EINTR && interrupt_check(e))
            return -1;
    } while (got < 0 && errno == EINTR);
    if (got < 0)
        return err_errno(e, "cannot read");
    if (got == 0)
        w->eof = true;
    w->crc = digest_crc(w->crc, w->p + w->to, (size_t)got);
    w->to += (size_t)got;
    return 0;
}

int
window_have(struct window *w, size_t n, struct cd_err *e)
{
    w->start = w->from;
    while (w->to - w->from < n && !w->eof) {
        if (window_fill(w, e))
            return -1;
    }
    return 0;
}
