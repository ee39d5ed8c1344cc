/* SPDX-License-Identifier: MIT */
#include "engine/cutter.h"

#include <string.h>

void
cutter_init(struct cutter *c, int level, const char *separator)
{
    memset(c, 0, sizeof(*c));
    c->separator = separator;
    if (level > 0)
        c->gz = gzout_new(level);
}

void
cutter_free(struct cutter *c)
{
    gzout_free(c->gz);
    buf_free(&c->raw);
    buf_free(&c->members);
}

void
cutter_reset(struct cutter *c, bool whole)
{
    c->whole = whole;
    c->raw.n = c->members.n = c->mark = c->records = 0;
}

/* Make a member of the first n bytes. */
static void
cut(struct cutter *c, size_t n)
{
    gzout_member(c->gz, &c->members, c->raw.p, n);
    buf_shift(&c->raw, n);
}

void
cutter_begin(struct cutter *c)
{
    c->mark = c->raw.n;
    if (c->separator != NULL && !c->whole && c->raw.n + c->members.n > 0)
        buf_adds(&c->raw, c->separator);
    c->lead = c->raw.n - c->mark;
}

void
cutter_keep(struct cutter *c)
{
    c->records++;
    if (c->raw.n == c->mark + c->lead)
        c->raw.n = c->mark; /* nothing to separate */
    if (c->gz == NULL || c->whole)
        return;
    if (c->raw.n > CUTTER_MEMBER && c->mark > 0)
        cut(c, c->mark);
    if (c->raw.n >= CUTTER_MEMBER)
        cut(c, c->raw.n);
}

void
cutter_undo(struct cutter *c)
{
    c->raw.n = c->mark;
}

void
cutter_end(struct cutter *c)
{
    if (c->gz != NULL && !c->whole && c->raw.n > 0 &&
        (c->members.n > 0 || c->raw.n >= CUTTER_THIN))
        cut(c, c->raw.n);
}

size_t
cutter_size(const struct cutter *c)
{
    return c->raw.n + c->members.n;
}
