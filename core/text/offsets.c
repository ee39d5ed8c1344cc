/* SPDX-License-Identifier: MIT */
#include "text/offsets.h"

#include "text/utf8.h"

void
offsets_init(struct offsets *o, const char *s)
{
    o->s = s;
    o->at = o->count = 0;
}

size_t
offsets_of(struct offsets *o, size_t at)
{
    if (at < o->at)
        o->at = o->count = 0;
    o->count += utf8_count(o->s + o->at, at - o->at);
    o->at = at;
    return o->count;
}
