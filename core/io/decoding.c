/* SPDX-License-Identifier: MIT */
#include "io/decoding.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "base/mem.h"
#include "base/wait.h"

/* What a slot of the ring holds, besides its bytes. */
struct piece {
    enum { BYTES, DAMAGE, ENDED, FAILED } kind;
    size_t n;
    uint64_t member, consumed, prefix;
    uint32_t crc;
    struct members_damage damage; /* DAMAGE */
    struct cd_err error;          /* FAILED */
};

struct ring {
    struct piece pieces[DECODING_SLOTS];
    char bytes[DECODING_SLOTS][DECODING_SLOT];
};

struct decoding {
    struct members *members; /* decodes in this process */
    bool apart;
    struct ring *ring; /* NULL: that one does */
    pid_t pid;
    int channel;  /* a byte comes for each slot that is filled, and one is sent
                     for each that is free again */
    size_t slot;  /* the next one to read ... */
    size_t there; /* ... and how many are known to be filled from there on */
    bool held;    /* the one before it is in the caller's hands */
    struct piece last;
};

struct decoding *
decoding_new(bool apart)
{
    struct decoding *decoding = mem_zalloc(1, sizeof(*decoding));

    decoding->members = members_new(false);
    decoding->apart = apart;
    return decoding;
}

void
decoding_free(struct decoding *decoding)
{
    if (decoding == NULL)
        return;
    decoding_end(decoding);
    members_free(decoding->members);
    free(decoding);
}

/* ---- in the process that decodes ------------------------------------------
 */

struct work {
    struct members *members;
    struct ring *ring;
    int channel;
    size_t slot, empty; /* the next slot to fill, and how many there are */
};

/* Have the next slot, once it is free. */
static struct piece *
next_slot(struct work *work)
{
    while (work->empty == 0) {
        char some[DECODING_SLOTS];
        ssize_t n = read(work->channel, some, sizeof(some));

        if (n > 0)
            work->empty = (size_t)n;
        else if (n == 0 || errno != EINTR)
            _exit(0); /* nobody reads any more */
    }
    return &work->ring->pieces[work->slot];
}

/* The slot is filled. */
static void
hand_over(struct work *work, struct piece *piece)
{
    piece->member = members_member(work->members);
    piece->consumed = members_consumed(work->members);
    members_prefix(work->members, &piece->prefix, &piece->crc);
    work->slot = (work->slot + 1) % DECODING_SLOTS;
    work->empty--;
    while (send(work->channel, "", 1, MSG_NOSIGNAL) != 1) {
        if (errno != EINTR)
            _exit(0);
    }
}

static void
give_bytes(struct work *work, const char *bytes, size_t n)
{
    while (n > 0) {
        struct piece *piece = next_slot(work);
        size_t k = n < DECODING_SLOT ? n : DECODING_SLOT;

        piece->kind = BYTES;
        piece->n = k;
        memcpy(work->ring->bytes[work->slot], bytes, k);
        hand_over(work, piece);
        bytes += k;
        n -= k;
    }
}

static _Noreturn void
decode_all(struct work *work)
{
    for (;;) {
        struct cd_err error = { .text = "" };
        const char *bytes;
        bool damage = false;
        ptrdiff_t n = members_read(work->members, &bytes, &damage, &error);
        struct piece *piece;

        if (n > 0) {
            give_bytes(work, bytes, (size_t)n);
            continue;
        }
        piece = next_slot(work);
        piece->n = 0;
        piece->kind = n < 0 ? FAILED : damage ? DAMAGE : ENDED;
        piece->error = error;
        if (damage)
            piece->damage = *members_damage(work->members);
        hand_over(work, piece);
        if (!damage)
            _exit(0);
    }
}

/* Close all descriptors but these and standard error: what others read from or
 * wait for must end when the parent closes it. */
static void
keep_descriptors(int a, int b)
{
    int kept[] = { a, b, STDERR_FILENO };
    unsigned from = 0;
    size_t i, j;

    for (i = 1; i < 3; i++) {
        for (j = i; j > 0 && kept[j - 1] > kept[j]; j--) {
            int k = kept[j];

            kept[j] = kept[j - 1];
            kept[j - 1] = k;
        }
    }
    for (i = 0; i < 3; i++) {
        if ((unsigned)kept[i] > from)
            syscall(SYS_close_range, from, (unsigned)kept[i] - 1, 0);
        from = (unsigned)kept[i] + 1;
    }
    syscall(SYS_close_range, from, ~0u, 0);
}

static _Noreturn void
run_apart(struct work *work, int fd, pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(0);
    signal(SIGINT, SIG_IGN); /* a terminal sends these to us, too */
    signal(SIGTERM, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    wait_by(NULL, NULL);
    mem_last_words(NULL);
    keep_descriptors(fd, work->channel);
    decode_all(work);
}

/* ---- in the one that reads ------------------------------------------------
 */

/* Is it large enough for a process of its own? */
static bool
is_large(int fd)
{
    struct stat st;

    return fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
           (uint64_t)st.st_size >= DECODING_LARGE;
}

/* Start a process that decodes fd with decoding->members, if that can be. */
static void
start_process(struct decoding *decoding, int fd)
{
    struct work work = { .members = decoding->members,
        .empty = DECODING_SLOTS };
    pid_t parent = getpid(), pid;
    int ends[2];

    work.ring = mmap(NULL, sizeof(*work.ring), PROT_READ | PROT_WRITE,
        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (work.ring == MAP_FAILED)
        return;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        goto err1;
    work.channel = ends[1];
    pid = fork();
    if (pid < 0)
        goto err2;
    if (pid == 0)
        run_apart(&work, fd, parent);
    close(ends[1]);
    decoding->pid = pid;
    decoding->ring = work.ring;
    decoding->channel = ends[0];
    decoding->slot = decoding->there = 0;
    decoding->held = false;
    memset(&decoding->last, 0, sizeof(decoding->last));
    return;

err2:
    close(ends[0]);
    close(ends[1]);
err1:
    munmap(work.ring, sizeof(*work.ring));
}

void
decoding_begin(
    struct decoding *decoding, int fd, const struct codec *named, bool any)
{
    decoding_end(decoding);
    decoding->pid = 0;
    members_begin(decoding->members, fd, named, any);
    if (decoding->apart && is_large(fd))
        start_process(decoding, fd);
}

static uint64_t cpu; /* ns, of the processes that have ended */

uint64_t
decoding_cpu(void)
{
    return cpu;
}

static uint64_t
in_ns(const struct timeval *time)
{
    return (uint64_t)time->tv_sec * 1000000000 + (uint64_t)time->tv_usec * 1000;
}

/* End the process, and have its status. */
static int
reap(struct decoding *decoding)
{
    struct rusage used = { .ru_maxrss = 0 };
    int status = 0;

    kill(decoding->pid, SIGKILL);
    while (wait4(decoding->pid, &status, 0, &used) < 0 && errno == EINTR)
        continue;
    cpu += in_ns(&used.ru_utime) + in_ns(&used.ru_stime);
    return status;
}

static void
close_ring(struct decoding *decoding)
{
    close(decoding->channel);
    munmap(decoding->ring, sizeof(*decoding->ring));
    decoding->ring = NULL;
}

void
decoding_end(struct decoding *decoding)
{
    if (decoding->ring == NULL)
        return;
    reap(decoding);
    close_ring(decoding);
}

/* The process is gone, and has not told why. */
static int
fail_decoder_gone(struct decoding *decoding, struct cd_err *err)
{
    int status = reap(decoding);

    close_ring(decoding);
    err_set(err, "the process that decodes it %s",
        WIFEXITED(status) && WEXITSTATUS(status) == MEM_EXIT
            ? "ran out of memory"
            : "was ended");
    err->machine = true;
    return -1;
}

/* Give the slot back that the caller has read. */
static void
give_back(struct decoding *decoding)
{
    if (!decoding->held)
        return;
    decoding->held = false;
    /* If the process is gone, its end is read next. */
    while (send(decoding->channel, "", 1, MSG_NOSIGNAL) < 0 && errno == EINTR)
        continue;
}

/* Wait until the next slot is filled.  -1 with *err. */
static int
have_slot(struct decoding *decoding, struct cd_err *err)
{
    while (decoding->there == 0) {
        char some[DECODING_SLOTS];
        ssize_t n;

        if (wait_readable(decoding->channel, err))
            return -1;
        n = read(decoding->channel, some, sizeof(some));
        if (n > 0)
            decoding->there = (size_t)n;
        else if (n == 0 || errno != EINTR)
            return fail_decoder_gone(decoding, err);
        else if (interrupt_check(err))
            return -1;
    }
    return 0;
}

ptrdiff_t
decoding_read(struct decoding *decoding, const char **bytes, bool *damage,
    struct cd_err *err)
{
    if (decoding->pid == 0)
        return members_read(decoding->members, bytes, damage, err);
    *damage = false;
    if (decoding->ring == NULL)
        return 0;
    give_back(decoding);
    if (have_slot(decoding, err))
        return -1;
    decoding->last = decoding->ring->pieces[decoding->slot];
    *bytes = decoding->ring->bytes[decoding->slot];
    decoding->slot = (decoding->slot + 1) % DECODING_SLOTS;
    decoding->there--;
    decoding->held = true;
    if (decoding->last.kind == FAILED) {
        *err = decoding->last.error;
        return -1;
    }
    *damage = decoding->last.kind == DAMAGE;
    if (decoding->last.kind == ENDED)
        decoding_end(decoding);
    return (ptrdiff_t)decoding->last.n;
}

const struct members_damage *
decoding_damage(const struct decoding *decoding)
{
    return decoding->pid != 0 ? &decoding->last.damage
                              : members_damage(decoding->members);
}

uint64_t
decoding_member(const struct decoding *decoding)
{
    return decoding->pid != 0 ? decoding->last.member
                              : members_member(decoding->members);
}

uint64_t
decoding_consumed(const struct decoding *decoding)
{
    return decoding->pid != 0 ? decoding->last.consumed
                              : members_consumed(decoding->members);
}

void
decoding_prefix(const struct decoding *decoding, uint64_t *bytes, uint32_t *crc)
{
    if (decoding->pid == 0) {
        members_prefix(decoding->members, bytes, crc);
        return;
    }
    *bytes = decoding->last.prefix;
    *crc = decoding->last.crc;
}
