/* SPDX-License-Identifier: MIT */
#include "engine/slot.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "engine/zygote.h"
#include "host/channel.h"

/* What the C library's header of the build may not know yet. */
#ifndef F_SEAL_FUTURE_WRITE
#define F_SEAL_FUTURE_WRITE 0x0010 /* Linux 5.1 */
#endif
#ifndef SYS_mseal
#define SYS_mseal 462 /* Linux 6.10 */
#endif

#define PAGE      ((size_t)4096)
#define HEAD_SIZE pages(sizeof(struct slot_head))
#define REFS_SIZE (BATCH_REFS * sizeof(struct batch_ref))

enum { HEAD, BATCH };

static size_t
pages(size_t n)
{
    return (n + PAGE - 1) / PAGE * PAGE;
}

/* A batch is full once it holds BATCH_BYTES; the record that fills it may be
 * as long as a record can be.  A first row comes with it, and another one with
 * each of two parts of a batch. */
static size_t
batch_size(uint64_t record_bytes)
{
    return PAGE + pages(REFS_SIZE) +
           pages(BATCH_BYTES + (size_t)record_bytes + BATCH_REFS * BATCH_NOTE +
                 3 * BATCH_FIRST);
}

static void *
map(int fd, size_t size, int protection, struct cd_err *e)
{
    void *p = mmap(NULL, size, protection, MAP_SHARED, fd, 0);

    if (p != MAP_FAILED)
        return p;
    err_machine(e, "cannot map %zu bytes of shared memory", size);
    return NULL;
}

/* Memory of a size that nobody can change, mapped for us. */
static void *
make(int *fd, size_t size, struct cd_err *e)
{
    *fd = memfd_create("copydesk-slot", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (*fd < 0) {
        err_machine(e, "cannot make shared memory");
        return NULL;
    }
    if (ftruncate(*fd, (off_t)size) == 0 &&
        fcntl(*fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW) == 0)
        return map(*fd, size, PROT_READ | PROT_WRITE, e);
    err_machine(e, "cannot make %zu bytes of shared memory%s", size,
        errno == EFBIG ? ", which count as a file (ulimit -f)" : "");
    return NULL;
}

int
slot_create(struct slot *s, uint64_t record_bytes, struct cd_err *e)
{
    s->size = batch_size(record_bytes);
    s->fds[HEAD] = s->fds[BATCH] = -1;
    s->head = make(&s->fds[HEAD], HEAD_SIZE, e);
    if (s->head == NULL)
        goto err;
    s->batch = make(&s->fds[BATCH], s->size, e);
    if (s->batch == NULL)
        goto err;
    /* Our mapping stays writable; there will be no other such. */
    s->sealed = fcntl(s->fds[BATCH], F_ADD_SEALS, F_SEAL_FUTURE_WRITE) == 0;
    return 0;

err:
    if (s->head != NULL)
        munmap(s->head, HEAD_SIZE);
    if (s->fds[BATCH] >= 0)
        close(s->fds[BATCH]);
    if (s->fds[HEAD] >= 0)
        close(s->fds[HEAD]);
    s->head = NULL;
    return -1;
}

void
slot_free(struct slot *s)
{
    munmap(s->batch, s->size);
    munmap(s->head, HEAD_SIZE);
    close(s->fds[BATCH]);
    close(s->fds[HEAD]);
}

int
slot_send(const struct slot *s, int channel)
{
    return channel_send(channel, WORKER_SLOT, HEAD, s->fds[HEAD], NULL, 0) ||
                   channel_send(
                       channel, WORKER_SLOT, BATCH, s->fds[BATCH], NULL, 0)
               ? -1
               : 0;
}

/* The next memory that comes. */
static void *
receive(int channel, uint32_t which, size_t *size, struct cd_err *e)
{
    struct channel_head h;
    struct stat st;
    void *p = NULL;
    int fd = -1;

    if (channel_receive(channel, &h, &fd, NULL, e) != 1 ||
        h.type != WORKER_SLOT || h.arg != which || fd < 0 ||
        fstat(fd, &st) != 0) {
        err_set(e, "a worker was given no slot");
    } else {
        *size = (size_t)st.st_size;
        p = map(
            fd, *size, which == HEAD ? PROT_READ | PROT_WRITE : PROT_READ, e);
    }
    if (fd >= 0)
        close(fd);
    return p;
}

int
slot_receive(struct slot *s, int channel, struct cd_err *e)
{
    size_t page;

    s->head = receive(channel, HEAD, &page, e);
    if (s->head == NULL)
        return -1;
    s->batch = receive(channel, BATCH, &s->size, e);
    if (s->batch == NULL)
        return -1;
    /* Nor can anything else be mapped in its place, where the kernel knows
     * how to hold a mapping. */
    syscall(SYS_mseal, s->batch, s->size, 0);
    return 0;
}

static struct batch_ref *
refs(const struct slot *s)
{
    return (struct batch_ref *)(void *)((char *)s->batch + PAGE);
}

static char *
bytes(const struct slot *s)
{
    return (char *)s->batch + PAGE + pages(REFS_SIZE);
}

void
slot_clear(struct slot *s)
{
    memset(s->head, 0, sizeof(*s->head));
}

/* The first rows of entries that were copied from `from` on: they were copied
 * with them, or are put behind the *nbytes bytes that are there. */
static void
add_first_rows(const struct slot *s, const struct batch *b,
    struct batch_ref *to, size_t n, uint32_t from, size_t begin, size_t *nbytes)
{
    const size_t length = *nbytes - begin;
    uint32_t last = UINT32_MAX, last_to = 0; /* the one before */
    size_t i;

    for (i = 0; i < n; i++) {
        const uint32_t at = to[i].first_at, k = to[i].first_length;

        if (k == 0)
            continue;
        if (at != last && at >= from && at - from + k <= length) {
            last_to = (uint32_t)(at - from + begin);
        } else if (at != last) {
            memcpy(bytes(s) + *nbytes, b->bytes.p + at, k);
            last_to = (uint32_t)*nbytes;
            *nbytes += k;
        }
        last = at;
        to[i].first_at = last_to;
    }
}

/* Put entries first..end - 1 behind the *nrefs entries and *nbytes bytes that
 * are there: numbers of our own, not those in the slot. */
static void
add(const struct slot *s, const struct batch *b, size_t first, size_t end,
    size_t *nrefs, size_t *nbytes)
{
    const struct batch_ref *last = &b->refs[end - 1];
    const uint32_t from = b->refs[first].at;
    const size_t length = last->at + last->length - from;
    struct batch_ref *to = refs(s) + *nrefs;
    size_t i;

    memcpy(to, b->refs + first, (end - first) * sizeof(*to));
    for (i = first; i < end; i++)
        to[i - first].at = b->refs[i].at - from + (uint32_t)*nbytes;
    memcpy(bytes(s) + *nbytes, b->bytes.p + from, length);
    *nrefs += end - first;
    *nbytes += length;
    add_first_rows(s, b, to, end - first, from, *nbytes - length, nbytes);
}

void
slot_put(struct slot *s, const struct batch *b, const struct worker_range *r)
{
    size_t nrefs = 0, nbytes = 0;

    add(s, b, r->first, r->end, &nrefs, &nbytes);
    if (r->probe != WORKER_NO_PROBE)
        add(s, b, r->probe, r->probe + 1, &nrefs, &nbytes);
    if (b->notes.n > 0)
        memcpy(bytes(s) + nbytes, b->notes.p, b->notes.n);
    s->batch->nrefs = nrefs;
    s->batch->nbytes = nbytes;
    s->batch->nnotes = b->notes.n;
    s->head->cursor.ref = s->head->cursor.stage = 0;
}

struct worker_batch
slot_get(const struct slot *s)
{
    struct worker_batch b = { refs(s), (size_t)s->batch->nrefs, bytes(s),
        bytes(s) + s->batch->nbytes };

    return b;
}
