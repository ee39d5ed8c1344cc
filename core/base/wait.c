#include "base/wait.h"

#include <stddef.h>

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
    return way != NULL ? way(way_ctx, fd, e) : 0;
}
