/* SPDX-License-Identifier: MIT */
/* host: messages over a channel, in pieces, too long, and with descriptors. */
#include "unit.h"

#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "engine/messages.h"
#include "process/channel.h"

static size_t
open_descriptors(void)
{
    size_t n = 0;
    int fd;

    for (fd = 0; fd < 256; fd++)
        n += fcntl(fd, F_GETFD) >= 0;
    return n;
}

/* A message with three descriptors, of which one is wanted. */
static void
send_three(int end, const struct channel_head *h)
{
    union {
        struct cmsghdr align;
        char room[CMSG_SPACE(3 * sizeof(int))];
    } control = { .room = { 0 } };
    const int fds[] = { end, end, end };
    struct iovec io = { (void *)(uintptr_t)h, sizeof(*h) };
    struct msghdr m = { .msg_iov = &io, .msg_iovlen = 1 };
    struct cmsghdr *c;

    m.msg_control = control.room;
    m.msg_controllen = sizeof(control.room);
    c = CMSG_FIRSTHDR(&m);
    c->cmsg_level = SOL_SOCKET;
    c->cmsg_type = SCM_RIGHTS;
    c->cmsg_len = CMSG_LEN(sizeof(fds));
    memcpy(CMSG_DATA(c), fds, sizeof(fds));
    ck_assert_int_eq(sendmsg(end, &m, 0), sizeof(*h));
}

START_TEST(descriptors_that_nobody_wants_are_closed)
{
    struct channel_in in = { 0 };
    struct channel_head h;
    struct cd_err e;
    int ends[2], fd = -1, i;
    size_t n;

    ck_assert_int_eq(channel_pair(ends, &e), 0);
    n = open_descriptors();
    for (i = 0; i < 20; i++) {
        channel_send(ends[1], WORKER_REPLY, 0, ends[1], "abc", 3);
        ck_assert_int_eq(channel_collect(ends[0], &in), CHANNEL_MESSAGE);
        channel_send(ends[1], WORKER_REPLY, 0, ends[1], NULL, 0);
        ck_assert_int_eq(channel_receive(ends[0], &h, NULL, NULL, &e), 1);
    }
    ck_assert_uint_eq(open_descriptors(), n);
    channel_send(ends[1], WORKER_SLOT, 0, ends[1], NULL, 0);
    ck_assert_int_eq(channel_receive(ends[0], &h, &fd, NULL, &e), 1);
    ck_assert_int_ge(fd, 0);
    close(fd);
    send_three(ends[1], &(struct channel_head){ WORKER_SLOT, 0, 0 });
    ck_assert_int_eq(channel_receive(ends[0], &h, &fd, NULL, &e), 1);
    ck_assert_int_ge(fd, 0);
    close(fd);
    ck_assert_uint_eq(open_descriptors(), n);
    close(ends[0]);
    close(ends[1]);
    buf_free(&in.body);
}
END_TEST

START_TEST(a_message_comes_byte_by_byte_and_nobody_waits)
{
    const struct channel_head head = { WORKER_REPLY, 7, 3 };
    char message[sizeof(head) + 3];
    struct channel_in in = { 0 };
    struct cd_err e;
    int ends[2];
    size_t i;

    memcpy(message, &head, sizeof(head));
    memcpy(message + sizeof(head), "abc", 3);
    ck_assert_int_eq(channel_pair(ends, &e), 0);
    for (i = 0; i < sizeof(message); i++) {
        ck_assert_int_eq(channel_collect(ends[0], &in), CHANNEL_PART);
        ck_assert_int_eq(send(ends[1], message + i, 1, 0), 1);
    }
    ck_assert_int_eq(channel_collect(ends[0], &in), CHANNEL_MESSAGE);
    ck_assert_uint_eq(in.head.arg, 7);
    ck_assert_uint_eq(in.body.n, 3);
    ck_assert_int_eq(memcmp(in.body.p, "abc", 3), 0);
    close(ends[1]);
    ck_assert_int_eq(channel_collect(ends[0], &in), CHANNEL_ENDED);
    close(ends[0]);
    buf_free(&in.body);
}
END_TEST

START_TEST(a_message_is_longer_than_any_may_be)
{
    const struct channel_head head = { WORKER_REPLY, 0, UINT64_MAX };
    struct channel_in in = { 0 };
    struct cd_err e;
    int ends[2];

    ck_assert_int_eq(channel_pair(ends, &e), 0);
    ck_assert_int_eq(send(ends[1], &head, sizeof(head), 0), sizeof(head));
    ck_assert_int_eq(channel_collect(ends[0], &in), CHANNEL_NONSENSE);
    close(ends[0]);
    close(ends[1]);
}
END_TEST

/* More than a socket holds, to an end that does not read at first. */
START_TEST(a_message_is_longer_than_this_one_may_be)
{
    struct channel_in in = { .most = 100 };
    const char body[101] = "";
    struct cd_err e;
    int ends[2];

    ck_assert_int_eq(channel_pair(ends, &e), 0);
    channel_send(ends[1], WORKER_REPLY, 0, -1, body, 100);
    ck_assert_int_eq(channel_collect(ends[0], &in), CHANNEL_MESSAGE);
    channel_send(ends[1], WORKER_REPLY, 0, -1, body, 101);
    ck_assert_int_eq(channel_collect(ends[0], &in), CHANNEL_LONG);
    ck_assert_uint_eq(in.body.n, 0); /* no memory for it */
    close(ends[0]);
    close(ends[1]);
    buf_free(&in.body);
}
END_TEST

START_TEST(a_message_is_sent_without_waiting)
{
    static char big[4 << 20];
    struct channel_out out = { .head = { WORKER_REPLY, 0, sizeof(big) },
        .p = big };
    struct channel_in in = { 0 };
    enum channel_news news = CHANNEL_PART;
    struct cd_err e;
    int ends[2];

    memset(big, 'b', sizeof(big));
    ck_assert_int_eq(channel_pair(ends, &e), 0);
    ck_assert_int_eq(channel_push(ends[1], &out), 0);
    while (news == CHANNEL_PART) {
        news = channel_collect(ends[0], &in);
        ck_assert_int_ge(channel_push(ends[1], &out), 0);
    }
    ck_assert_int_eq(news, CHANNEL_MESSAGE);
    ck_assert_uint_eq(in.body.n, sizeof(big));
    ck_assert_int_eq(memcmp(in.body.p, big, sizeof(big)), 0);
    close(ends[0]);
    ck_assert_int_eq(
        channel_push(ends[1], &(struct channel_out){ .head = { 0 } }), -1);
    close(ends[1]);
    buf_free(&in.body);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = { descriptors_that_nobody_wants_are_closed,
        a_message_comes_byte_by_byte_and_nobody_waits,
        a_message_is_longer_than_any_may_be,
        a_message_is_longer_than_this_one_may_be,
        a_message_is_sent_without_waiting, NULL };

    return unit_main("unit channel", unit_suite("channel", tests));
}
