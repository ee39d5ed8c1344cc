/* SPDX-License-Identifier: MIT */
#include "text/offsets.h"

#include "text/utf8.h"

void
offsets_init(struct offsets *offsets, const char *text)
{
    offsets->s = text;
    offsets->at = offsets->count = 0;
}

size_t
offsets_of(struct offsets *offsets, size_t at)
{
    if (at < offsets->at)
        offsets->at = offsets->count = 0;
    offsets->count += utf8_count(offsets->s + offsets->at, at - offsets->at);
    offsets->at = at;
    return offsets->count;
}
