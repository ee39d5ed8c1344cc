/* SPDX-License-Identifier: MIT */
#include "io/starts.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"

/* How many of the members begin at `offset` or in front of it. */
static size_t
begun(const struct starts *starts, uint64_t offset)
{
    size_t from = 0, to = starts->n;

    while (from < to) {
        size_t middle = from + (to - from) / 2;

        if (starts->v[middle].offset <= offset)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

void
starts_add(
    struct starts *starts, uint64_t offset, uint64_t member, uint64_t from)
{
    size_t gone = begun(starts, from);

    /* The last of those is the one that byte `from` is in.  Half of them at
     * least, so that many that stay are not moved for each that comes. */
    if (gone > 1 && 2 * (gone - 1) >= starts->n) {
        starts->n -= gone - 1;
        memmove(
            starts->v, starts->v + gone - 1, starts->n * sizeof(*starts->v));
    }
    vec_grow(starts->v, starts->n, starts->cap);
    starts->v[starts->n].offset = offset;
    starts->v[starts->n++].member = member;
}

uint64_t
starts_member(const struct starts *starts, uint64_t offset)
{
    size_t n = begun(starts, offset);

    return n > 0 ? starts->v[n - 1].member : 0;
}

void
starts_free(struct starts *starts)
{
    free(starts->v);
}
