/* SPDX-License-Identifier: MIT */
#include "process/channel.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PIECE ((size_t)64 << 10)

int
channel_pair(int ends[2], struct cd_err *err)
{
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return err_errno(err, "cannot make a socket pair");
    return 0;
}

static int
send_all(int end, const void *pointer, size_t n)
{
    const char *text = pointer;

    while (n > 0) {
        ssize_t k = send(end, text, n, MSG_NOSIGNAL);

        if (k < 0 && errno == EINTR)
            continue;
        if (k <= 0)
            return -1;
        text += k;
        n -= (size_t)k;
    }
    return 0;
}

static int
send_head(int end, const struct channel_head *head, int fd)
{
    union {
        struct cmsghdr align;
        char room[CMSG_SPACE(sizeof(int))];
    } control = { .room = { 0 } };
    struct iovec io = { (void *)(uintptr_t)head, sizeof(*head) };
    struct msghdr message = { .msg_iov = &io, .msg_iovlen = 1 };
    struct cmsghdr *c;
    ssize_t n;

    message.msg_control = control.room;
    message.msg_controllen = sizeof(control.room);
    c = CMSG_FIRSTHDR(&message);
    c->cmsg_level = SOL_SOCKET;
    c->cmsg_type = SCM_RIGHTS;
    c->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(c), &fd, sizeof(fd));
    do {
        n = sendmsg(end, &message, MSG_NOSIGNAL);
    } while (n < 0 && errno == EINTR);
    return n == (ssize_t)sizeof(*head) ? 0 : -1;
}

int
channel_send(
    int end, uint32_t type, uint32_t arg, int fd, const void *pointer, size_t n)
{
    const struct channel_head head = { type, arg, n };

    if (fd < 0 ? send_all(end, &head, sizeof(head)) : send_head(end, &head, fd))
        return -1;
    return send_all(end, pointer, n);
}

/* The most descriptors that one message can bring: SCM_MAX_FD of Linux. */
#define DESCRIPTORS 253

/* Keep the first descriptor, if one is wanted, and close all others. */
static void
take_descriptors(struct msghdr *message, int *fd)
{
    struct cmsghdr *control;

    for (control = CMSG_FIRSTHDR(message); control != NULL;
         control = CMSG_NXTHDR(message, control)) {
        size_t i, n = (control->cmsg_len - CMSG_LEN(0)) / sizeof(int);

        if (control->cmsg_level != SOL_SOCKET ||
            control->cmsg_type != SCM_RIGHTS)
            continue;
        for (i = 0; i < n; i++) {
            int got;

            memcpy(&got, CMSG_DATA(control) + i * sizeof(got), sizeof(got));
            if (*fd < 0)
                *fd = got;
            else
                close(got);
        }
    }
}

/* Some bytes, and a descriptor that may come with them.  Without room for
 * descriptors the kernel closes all that come. */
static ssize_t
receive_some(int end, void *pointer, size_t n, int *fd)
{
    union {
        struct cmsghdr align;
        char room[CMSG_SPACE(DESCRIPTORS * sizeof(int))];
    } control;
    struct iovec io = { pointer, n };
    struct msghdr message = { .msg_iov = &io, .msg_iovlen = 1 };
    ssize_t k;

    if (fd != NULL) {
        message.msg_control = control.room;
        message.msg_controllen = sizeof(control.room);
    }
    do {
        k = recvmsg(end, &message, MSG_CMSG_CLOEXEC);
    } while (k < 0 && errno == EINTR);
    if (k > 0 && fd != NULL)
        take_descriptors(&message, fd);
    return k;
}

int
channel_receive(int end, struct channel_head *head, int *fd, struct buf *body,
    struct cd_err *err)
{
    char *at = (char *)head;
    size_t have;
    uint64_t left;
    ssize_t k;

    if (fd != NULL)
        *fd = -1;
    for (have = 0; have < sizeof(*head); have += (size_t)k) {
        k = receive_some(end, at + have, sizeof(*head) - have, fd);
        if (k <= 0)
            return 0;
    }
    if (head->n > CHANNEL_MOST || (head->n > 0 && body == NULL))
        return err_set(err, "a process of ours sent a message that makes no "
                            "sense");
    for (left = head->n; left > 0; left -= (uint64_t)k) {
        size_t want = left < PIECE ? (size_t)left : PIECE;

        k = receive_some(end, buf_reserve(body, want), want, NULL);
        if (k <= 0)
            return 0;
        body->n += (size_t)k;
    }
    return 1;
}

/* ---- without waiting ---------------------------------------------------- */

/* So much of a message is taken before others are heard. */
#define TAKEN ((size_t)4 << 20)

/* Bytes into the head or the body; as recv. */
static ssize_t
collect_some(int end, struct channel_in *in)
{
    const size_t head = sizeof(in->head);
    size_t left;
    ssize_t k;

    if (in->have < head)
        return recv(
            end, (char *)&in->head + in->have, head - in->have, MSG_DONTWAIT);
    left = (size_t)in->head.n - (in->have - head);
    left = left < PIECE ? left : PIECE;
    k = recv(end, buf_reserve(&in->body, left), left, MSG_DONTWAIT);
    in->body.n += k > 0 ? (size_t)k : 0;
    return k;
}

enum channel_news
channel_collect(int end, struct channel_in *in)
{
    const size_t head = sizeof(in->head);
    size_t taken = 0;

    if (in->have == 0)
        in->body.n = 0;
    if (in->have == head && in->most > 0 && in->head.n > in->most)
        return CHANNEL_LONG;
    while (taken < TAKEN) {
        ssize_t k = collect_some(end, in);

        if (k < 0 && errno == EINTR)
            continue;
        if (k < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return CHANNEL_PART;
        if (k <= 0)
            return CHANNEL_ENDED;
        in->have += (size_t)k;
        taken += (size_t)k;
        if (in->have >= head && in->head.n > CHANNEL_MOST)
            return CHANNEL_NONSENSE;
        if (in->have >= head && in->most > 0 && in->head.n > in->most)
            return CHANNEL_LONG;
        if (in->have >= head && in->have == head + in->head.n) {
            in->have = 0;
            return CHANNEL_MESSAGE;
        }
    }
    return CHANNEL_PART;
}

int
channel_push(int end, struct channel_out *out)
{
    const size_t head = sizeof(out->head);

    while (out->sent < head + out->head.n) {
        bool first = out->sent < head;
        const char *at = first ? (const char *)&out->head + out->sent
                               : out->p + (out->sent - head);
        size_t n =
            first ? head - out->sent : (size_t)out->head.n - (out->sent - head);
        ssize_t k = send(end, at, n, MSG_NOSIGNAL | MSG_DONTWAIT);

        if (k < 0 && errno == EINTR)
            continue;
        if (k < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return 0;
        if (k <= 0)
            return -1;
        out->sent += (size_t)k;
    }
    return 1;
}
