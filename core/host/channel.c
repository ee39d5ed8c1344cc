#include "host/channel.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PIECE ((size_t)64 << 10)

int
channel_pair(int ends[2], struct cd_err *e)
{
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return err_errno(e, "cannot make a socket pair");
    return 0;
}

static int
send_all(int end, const void *p, size_t n)
{
    const char *s = p;

    while (n > 0) {
        ssize_t k = send(end, s, n, MSG_NOSIGNAL);

        if (k < 0 && errno == EINTR)
            continue;
        if (k <= 0)
            return -1;
        s += k;
        n -= (size_t)k;
    }
    return 0;
}

static int
send_head(int end, const struct channel_head *h, int fd)
{
    union {
        struct cmsghdr align;
        char room[CMSG_SPACE(sizeof(int))];
    } control = { .room = { 0 } };
    struct iovec io = { (void *)(uintptr_t)h, sizeof(*h) };
    struct msghdr m = { .msg_iov = &io, .msg_iovlen = 1 };
    struct cmsghdr *c;
    ssize_t n;

    m.msg_control = control.room;
    m.msg_controllen = sizeof(control.room);
    c = CMSG_FIRSTHDR(&m);
    c->cmsg_level = SOL_SOCKET;
    c->cmsg_type = SCM_RIGHTS;
    c->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(c), &fd, sizeof(fd));
    do {
        n = sendmsg(end, &m, MSG_NOSIGNAL);
    } while (n < 0 && errno == EINTR);
    return n == (ssize_t)sizeof(*h) ? 0 : -1;
}

int
channel_send(int end, uint32_t type, uint32_t arg, int fd, const void *p,
    size_t n)
{
    const struct channel_head h = { type, arg, n };

    if (fd < 0 ? send_all(end, &h, sizeof(h)) : send_head(end, &h, fd))
        return -1;
    return send_all(end, p, n);
}

/* Bytes of a head, and the descriptor that may come with the first. */
static ssize_t
receive_some(int end, void *p, size_t n, int *fd)
{
    union {
        struct cmsghdr align;
        char room[CMSG_SPACE(sizeof(int))];
    } control;
    struct iovec io = { p, n };
    struct msghdr m = { .msg_iov = &io, .msg_iovlen = 1 };
    struct cmsghdr *c;
    ssize_t k;

    m.msg_control = control.room;
    m.msg_controllen = sizeof(control.room);
    do {
        k = recvmsg(end, &m, MSG_CMSG_CLOEXEC);
    } while (k < 0 && errno == EINTR);
    for (c = k > 0 ? CMSG_FIRSTHDR(&m) : NULL; c != NULL;
         c = CMSG_NXTHDR(&m, c)) {
        if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS) {
            int got;

            memcpy(&got, CMSG_DATA(c), sizeof(got));
            if (fd != NULL && *fd < 0)
                *fd = got;
            else
                close(got);
        }
    }
    return k;
}

int
channel_receive(int end, struct channel_head *h, int *fd, struct buf *body,
    struct cd_err *e)
{
    char *p = (char *)h;
    size_t have;
    uint64_t left;
    ssize_t k;

    if (fd != NULL)
        *fd = -1;
    for (have = 0; have < sizeof(*h); have += (size_t)k) {
        k = receive_some(end, p + have, sizeof(*h) - have, fd);
        if (k <= 0)
            return 0;
    }
    if (h->n > CHANNEL_MOST || (h->n > 0 && body == NULL))
        return err_set(e, "a process of ours sent a message that makes no "
                          "sense");
    for (left = h->n; left > 0; left -= (uint64_t)k) {
        size_t want = left < PIECE ? (size_t)left : PIECE;

        k = receive_some(end, buf_reserve(body, want), want, NULL);
        if (k <= 0)
            return 0;
        body->n += (size_t)k;
    }
    return 1;
}
