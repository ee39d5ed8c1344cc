/* SPDX-License-Identifier: MIT */
#include "engine/slot.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "engine/messages.h"
#include "process/channel.h"

/* The build's C library may be older than the kernel. */
#ifndef F_SEAL_FUTURE_WRITE
#define F_SEAL_FUTURE_WRITE 0x0010 /* Linux 5.1 */
#endif
#ifndef SYS_mseal
#define SYS_mseal 462 /* Linux 6.10 */
#endif

#define PAGE      ((size_t)4096)
#define HEAD_SIZE round_to_pages(sizeof(struct slot_head))
#define REFS_SIZE (BATCH_REFS * sizeof(struct batch_ref))

enum { HEAD, BATCH };

static size_t
round_to_pages(size_t n)
{
    return (n + PAGE - 1) / PAGE * PAGE;
}

/* Room for the largest batch: it is full at BATCH_BYTES, and the record that
 * fills it may be as long as a record can be.  A first row comes with a batch,
 * and again with each of the two parts that slot_put copies. */
static size_t
batch_size(uint64_t record_bytes)
{
    return PAGE + round_to_pages(REFS_SIZE) +
           round_to_pages(BATCH_BYTES + (size_t)record_bytes +
                          BATCH_REFS * BATCH_NOTE + 3 * BATCH_FIRST);
}

static void *
map_memory(int fd, size_t size, int protection, struct cd_err *err)
{
    void *memory = mmap(NULL, size, protection, MAP_SHARED, fd, 0);

    if (memory != MAP_FAILED)
        return memory;
    err_machine(err, "cannot map %zu bytes of shared memory", size);
    return NULL;
}

/* Shared memory whose size is sealed, mapped for us; *fd is its descriptor. */
static void *
create_memory(int *fd, size_t size, struct cd_err *err)
{
    *fd = memfd_create("copydesk-slot", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (*fd < 0) {
        err_machine(err, "cannot make shared memory");
        return NULL;
    }
    if (ftruncate(*fd, (off_t)size) == 0 &&
        fcntl(*fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW) == 0)
        return map_memory(*fd, size, PROT_READ | PROT_WRITE, err);
    err_machine(err, "cannot make %zu bytes of shared memory%s", size,
        errno == EFBIG ? ", which count as a file (ulimit -f)" : "");
    return NULL;
}

int
slot_create(struct slot *slot, uint64_t record_bytes, struct cd_err *error)
{
    slot->size = batch_size(record_bytes);
    slot->fds[HEAD] = slot->fds[BATCH] = -1;
    slot->head = create_memory(&slot->fds[HEAD], HEAD_SIZE, error);
    if (slot->head == NULL)
        goto err;
    slot->batch = create_memory(&slot->fds[BATCH], slot->size, error);
    if (slot->batch == NULL)
        goto err;
    /* This seal spares the mapping that exists, ours, and forbids new writable
     * ones. */
    slot->sealed =
        fcntl(slot->fds[BATCH], F_ADD_SEALS, F_SEAL_FUTURE_WRITE) == 0;
    return 0;

err:
    if (slot->head != NULL)
        munmap(slot->head, HEAD_SIZE);
    if (slot->fds[BATCH] >= 0)
        close(slot->fds[BATCH]);
    if (slot->fds[HEAD] >= 0)
        close(slot->fds[HEAD]);
    slot->head = NULL;
    return -1;
}

void
slot_free(struct slot *slot)
{
    munmap(slot->batch, slot->size);
    munmap(slot->head, HEAD_SIZE);
    close(slot->fds[BATCH]);
    close(slot->fds[HEAD]);
}

int
slot_send(const struct slot *slot, int channel)
{
    return channel_send(channel, WORKER_SLOT, HEAD, slot->fds[HEAD], NULL, 0) ||
                   channel_send(
                       channel, WORKER_SLOT, BATCH, slot->fds[BATCH], NULL, 0)
               ? -1
               : 0;
}

/* Receive the next descriptor, which must be memory number `which`, and map
 * it. */
static void *
receive_memory(int channel, uint32_t which, size_t *size, struct cd_err *err)
{
    struct channel_head head;
    struct stat st;
    void *memory = NULL;
    int fd = -1;

    if (channel_receive(channel, &head, &fd, NULL, err) != 1 ||
        head.type != WORKER_SLOT || head.arg != which || fd < 0 ||
        fstat(fd, &st) != 0) {
        err_set(err, "a worker was given no slot");
    } else {
        *size = (size_t)st.st_size;
        memory = map_memory(
            fd, *size, which == HEAD ? PROT_READ | PROT_WRITE : PROT_READ, err);
    }
    if (fd >= 0)
        close(fd);
    return memory;
}

int
slot_receive(struct slot *slot, int channel, struct cd_err *err)
{
    size_t page;

    slot->head = receive_memory(channel, HEAD, &page, err);
    if (slot->head == NULL)
        return -1;
    slot->batch = receive_memory(channel, BATCH, &slot->size, err);
    if (slot->batch == NULL)
        return -1;
    /* Also forbid to unmap it and map something else there (Linux 6.10; older
     * kernels return an error, which is no loss). */
    syscall(SYS_mseal, slot->batch, slot->size, 0);
    return 0;
}

static struct batch_ref *
batch_refs(const struct slot *slot)
{
    return (struct batch_ref *)(void *)((char *)slot->batch + PAGE);
}

static char *
batch_bytes(const struct slot *slot)
{
    return (char *)slot->batch + PAGE + round_to_pages(REFS_SIZE);
}

void
slot_clear(struct slot *slot)
{
    memset(slot->head, 0, sizeof(*slot->head));
}

/* Point n entries at `to` to their first rows (a CSV header that the worker
 * needs with each row).  The entries were copied to `begin` from batch->bytes +
 * from; a first row within that range was copied with them, any other is
 * appended after the *nbytes bytes so far, once for neighbours that share
 * it. */
static void
add_first_rows(const struct slot *slot, const struct batch *batch,
    struct batch_ref *to, size_t n, uint32_t from, size_t begin, size_t *nbytes)
{
    const size_t length = *nbytes - begin;
    uint32_t last = UINT32_MAX, last_to = 0; /* of the previous entry */
    size_t i;

    for (i = 0; i < n; i++) {
        const uint32_t at = to[i].first_at, k = to[i].first_length;

        if (k == 0)
            continue;
        if (at != last && at >= from && at - from + k <= length) {
            last_to = (uint32_t)(at - from + begin);
        } else if (at != last) {
            memcpy(batch_bytes(slot) + *nbytes, batch->bytes.p + at, k);
            last_to = (uint32_t)*nbytes;
            *nbytes += k;
        }
        last = at;
        to[i].first_at = last_to;
    }
}

/* Append the entries first..end - 1 to the *nrefs entries and *nbytes bytes in
 * the slot.  Our own counts are used, not those in the slot, which a plugin may
 * have changed. */
static void
copy_entries(const struct slot *slot, const struct batch *batch, size_t first,
    size_t end, size_t *nrefs, size_t *nbytes)
{
    const struct batch_ref *last = &batch->refs[end - 1];
    const uint32_t from = batch->refs[first].at;
    const size_t length = last->at + last->length - from;
    struct batch_ref *to = batch_refs(slot) + *nrefs;
    size_t i;

    memcpy(to, batch->refs + first, (end - first) * sizeof(*to));
    for (i = first; i < end; i++)
        to[i - first].at = batch->refs[i].at - from + (uint32_t)*nbytes;
    memcpy(batch_bytes(slot) + *nbytes, batch->bytes.p + from, length);
    *nrefs += end - first;
    *nbytes += length;
    add_first_rows(
        slot, batch, to, end - first, from, *nbytes - length, nbytes);
}

void
slot_put(struct slot *slot, const struct batch *batch,
    const struct worker_range *range)
{
    size_t nrefs = 0, nbytes = 0;

    copy_entries(slot, batch, range->first, range->end, &nrefs, &nbytes);
    if (range->probe != WORKER_NO_PROBE)
        copy_entries(
            slot, batch, range->probe, range->probe + 1, &nrefs, &nbytes);
    if (batch->notes.n > 0)
        memcpy(batch_bytes(slot) + nbytes, batch->notes.p, batch->notes.n);
    slot->batch->nrefs = nrefs;
    slot->batch->nbytes = nbytes;
    slot->batch->nnotes = batch->notes.n;
    slot->head->cursor.ref = slot->head->cursor.stage = 0;
}

struct worker_batch
slot_get(const struct slot *slot)
{
    struct worker_batch batch = { batch_refs(slot), (size_t)slot->batch->nrefs,
        batch_bytes(slot), batch_bytes(slot) + slot->batch->nbytes };

    return batch;
}
