/* SPDX-License-Identifier: MIT */
#include "base/wait.h"

#include <poll.h>
#include <stddef.h>

#include "base/interrupt.h"

static int (*way)(void *ctx, int fd, struct cd_err *e);
static void *way_ctx;

void
wait_by(int (*fn)(void *ctx, int fd, struct cd_err *err), void *ctx)
{
    way = fn;
    way_ctx = ctx;
}

int
wait_readable(int fd, struct cd_err *err)
{
    struct pollfd poll_fd = { fd, POLLIN, 0 };

    if (way != NULL)
        return way(way_ctx, fd, err);
    while (poll(&poll_fd, 1, -1) < 0) {
        if (interrupt_check(err))
            return -1;
    }
    return 0;
}
