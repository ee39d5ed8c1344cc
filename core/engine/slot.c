#include "engine/slot.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define PAGE ((size_t)4096)
#define REFS_SIZE (BATCH_REFS * sizeof(struct batch_ref))

static size_t
pages(size_t n)
{
    return (n + PAGE - 1) / PAGE * PAGE;
}

static void
measure(struct slot *s, uint64_t record_bytes)
{
    /* A batch is full once it holds BATCH_BYTES; the record that fills it
     * may be as long as a record can be. */
    s->room =
        pages(BATCH_BYTES + (size_t)record_bytes + BATCH_REFS * BATCH_NOTE);
    s->size = PAGE + pages(REFS_SIZE) + s->room;
}

static int
map(struct slot *s, struct cd_err *e)
{
    s->head = mmap(NULL, s->size, PROT_READ | PROT_WRITE, MAP_SHARED, s->fd, 0);
    if (s->head == MAP_FAILED)
        return err_machine(e, "cannot map %zu bytes of shared memory", s->size);
    return 0;
}

int
slot_create(struct slot *s, uint64_t record_bytes, struct cd_err *e)
{
    measure(s, record_bytes);
    s->fd = memfd_create("copydesk-slot", MFD_CLOEXEC);
    if (s->fd < 0)
        return err_machine(e, "cannot make shared memory");
    if (ftruncate(s->fd, (off_t)s->size) != 0) {
        err_machine(e, "cannot make %zu bytes of shared memory%s", s->size,
            errno == EFBIG ? ", which count as a file (ulimit -f)" : "");
        close(s->fd);
        return -1;
    }
    return map(s, e);
}

int
slot_attach(struct slot *s, int fd, uint64_t record_bytes, struct cd_err *e)
{
    measure(s, record_bytes);
    s->fd = fd;
    return map(s, e);
}

void
slot_free(struct slot *s)
{
    munmap(s->head, s->size);
    close(s->fd);
}

static struct batch_ref *
refs(const struct slot *s)
{
    return (struct batch_ref *)(void *)((char *)s->head + PAGE);
}

static char *
bytes(const struct slot *s)
{
    return (char *)s->head + PAGE + pages(REFS_SIZE);
}

void
slot_clear(struct slot *s)
{
    memset(s->head, 0, sizeof(*s->head));
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
}

void
slot_put(struct slot *s, const struct batch *b, const struct worker_range *r)
{
    const size_t keep = PAGE + pages(REFS_SIZE) + 2 * BATCH_BYTES;
    size_t nrefs = 0, nbytes = 0;

    /* Give back what a large batch needed.  Nothing is lost if that fails. */
    if (s->used > 4 * BATCH_BYTES)
        fallocate(s->fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
            (off_t)keep, (off_t)(s->size - keep));
    add(s, b, r->first, r->end, &nrefs, &nbytes);
    if (r->probe != WORKER_NO_PROBE)
        add(s, b, r->probe, r->probe + 1, &nrefs, &nbytes);
    if (b->notes.n > 0)
        memcpy(bytes(s) + nbytes, b->notes.p, b->notes.n);
    s->used = nbytes + b->notes.n;
    s->head->nrefs = nrefs;
    s->head->nbytes = nbytes;
    s->head->nnotes = b->notes.n;
    s->head->cursor.ref = s->head->cursor.stage = 0;
}

struct worker_batch
slot_get(const struct slot *s)
{
    struct worker_batch b = { refs(s), (size_t)s->head->nrefs, bytes(s),
        bytes(s) + s->head->nbytes };

    return b;
}
