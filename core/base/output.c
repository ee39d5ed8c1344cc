/* SPDX-License-Identifier: MIT */
#include "base/output.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "base/interrupt.h"

/* So often, behind a signal, a write may be tried in vain. */
#define PATIENCE (1000 / INTERRUPT_POKE)

/* Nothing could be written.  -1 if it is not to be tried again. */
static int
may_try_again(int fd)
{
    static int tried;
    struct pollfd poll_fd = { fd, POLLOUT, 0 };

    if (errno == EAGAIN || errno == EWOULDBLOCK)
        poll(&poll_fd, 1, INTERRUPT_POKE);
    else if (errno != EINTR)
        return -1;
    if (interrupt_signal() == 0 || ++tried < PATIENCE)
        return 0;
    interrupt_check(&(struct cd_err){ .text = "" });
    errno = EINTR;
    return -1;
}

int
output_bytes(int fd, const void *bytes, size_t n)
{
    const char *text = bytes;

    while (n > 0) {
        ssize_t k = write(fd, text, n);

        if (k < 0 && may_try_again(fd))
            return -1;
        if (k > 0) {
            text += k;
            n -= (size_t)k;
        }
    }
    return 0;
}

bool
output_ready(int fd)
{
    struct pollfd poll_fd = { fd, POLLOUT, 0 };

    return poll(&poll_fd, 1, 0) > 0 && (poll_fd.revents & POLLOUT) != 0;
}
