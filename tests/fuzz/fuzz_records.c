/* SPDX-License-Identifier: MIT */
/* gzip and each framing: every decoded byte is in a record, in a damage entry
 * or blank, batches keep their bounds, and reading goes on from any batch. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "io/records.h"

int LLVMFuzzerTestOneInput(const unsigned char *p, size_t n);

#define MOST 4096 /* record_bytes */

static void
check(const struct batch *b)
{
    size_t i;

    if (b->n == 0 || b->n > BATCH_REFS)
        abort();
    for (i = 0; i < b->n; i++) {
        const struct batch_ref *x = &b->refs[i];

        if ((size_t)x->at + x->length > b->bytes.n ||
            (size_t)x->note_at + x->note_length > b->notes.n ||
            (size_t)x->first_at + x->first_length > b->bytes.n ||
            (x->kind == BATCH_RECORD && x->length > MOST))
            abort();
    }
}

/* Read the input, and once more from the end of its first batch. */
static void
try(const struct paths *inputs)
{
    static struct batch *b;
    struct records *r = records_new(inputs, MOST, UINT64_MAX);
    struct batch_end end = { 0 };
    uint64_t batches = 0, framed, again = 0;
    struct cd_err e;
    int rc;

    if (b == NULL)
        b = batch_new();
    while ((rc = records_next(r, b, &e)) == 1) {
        check(b);
        if (batches++ == 0)
            end = b->end;
    }
    framed = records_framed(r);
    records_free(r);
    /* -1: it is something else than JSON Lines, which the first batches need
     * not show. */
    if (batches > 0 && rc == 0) { /* from the end of the first batch */
        r = records_new(inputs, MOST, UINT64_MAX);
        if (records_resume(r, &end, 1, &e))
            abort();
        while (records_next(r, b, &e) == 1) {
            check(b);
            again++;
        }
        if (records_framed(r) != framed || again != batches - 1)
            abort();
        records_free(r);
    }
}

int
LLVMFuzzerTestOneInput(const unsigned char *p, size_t n)
{
    static const char *const items[] = { "a", "b", NULL };
    char name[32];
    struct path path = { name, name, { 0 } };
    const struct paths inputs = { .v = &path, .n = 1, .cap = 1 };
    struct stat st;
    int fd = memfd_create("fuzz", 0), kind;

    if (fd < 0 || write(fd, p, n) != (ssize_t)n)
        abort();
    snprintf(name, sizeof(name), "/proc/self/fd/%d", fd);
    if (fstat(fd, &st) != 0)
        abort();
    input_of(&path.then, &st);
    for (kind = 0; kind < FRAME_KINDS; kind++) {
        path.kind.frame = (struct frame_spec){ .kind = (enum frame_kind)kind,
            .told = kind != FRAME_LINES,
            .quote = '"',
            .names = n % 2 == 0 };
        try(&inputs);
        if (kind != FRAME_JSON)
            continue;
        path.kind.frame.items = items;
        try(&inputs);
    }
    close(fd);
    return 0;
}
