/* SPDX-License-Identifier: MIT */
#include "base/wait.h"

#include <poll.h>
#include <stddef.h>

#include "base/interrupt.h"

static int (*way)(void *ctx, int fd, struct cd_err *e);
static void *way_ctx;

void
wait_by(int (*fn)(void *ctx, int fd, struct cd_err *e), void *ctx)
{
    way = fn;
    way_ctx = ctx;
}

int
wait_readable(int fd, struct cd_err *e)
{
    struct pollfd poll_fd = { fd, POLLIN, 0 };

    if (way != NULL)
        return way(way_ctx, fd, e);
    while (poll(&poll_fd, 1, -1) < 0) {
        if (interrupt_check(e))
            return -1;
    }
    return 0;
}
