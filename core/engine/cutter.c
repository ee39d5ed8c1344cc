/* SPDX-License-Identifier: MIT */
#include "engine/cutter.h"

#include <string.h>

void
cutter_init(
    struct cutter *cutter, struct packing packing, const char *separator)
{
    memset(cutter, 0, sizeof(*cutter));
    cutter->separator = separator;
    cutter->packer = packer_new(packing);
}

void
cutter_free(struct cutter *cutter)
{
    packer_free(cutter->packer);
    buf_free(&cutter->raw);
    buf_free(&cutter->members);
}

void
cutter_reset(struct cutter *cutter, bool whole)
{
    cutter->whole = whole;
    cutter->raw.n = cutter->members.n = cutter->mark = cutter->records = 0;
}

/* Make a member of the first n bytes. */
static void
make_member(struct cutter *cutter, size_t n)
{
    packer_member(cutter->packer, &cutter->members, cutter->raw.p, n);
    buf_shift(&cutter->raw, n);
}

void
cutter_begin(struct cutter *cutter)
{
    cutter->mark = cutter->raw.n;
    if (cutter->separator != NULL && !cutter->whole &&
        cutter->raw.n + cutter->members.n > 0)
        buf_adds(&cutter->raw, cutter->separator);
    cutter->lead = cutter->raw.n - cutter->mark;
}

void
cutter_keep(struct cutter *cutter)
{
    if (cutter->raw.n == cutter->mark + cutter->lead)
        /* the record wrote nothing: no separator */
        cutter->raw.n = cutter->mark;
    else
        cutter->records++;
    if (cutter->packer == NULL || cutter->whole)
        return;
    if (cutter->raw.n > CUTTER_MEMBER && cutter->mark > 0)
        make_member(cutter, cutter->mark);
    if (cutter->raw.n >= CUTTER_MEMBER)
        make_member(cutter, cutter->raw.n);
}

void
cutter_undo(struct cutter *cutter)
{
    cutter->raw.n = cutter->mark;
}

void
cutter_end(struct cutter *cutter)
{
    if (cutter->packer != NULL && !cutter->whole && cutter->raw.n > 0 &&
        (cutter->members.n > 0 || cutter->raw.n >= CUTTER_THIN))
        make_member(cutter, cutter->raw.n);
}

size_t
cutter_size(const struct cutter *cutter)
{
    return cutter->raw.n + cutter->members.n;
}
