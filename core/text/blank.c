/* SPDX-License-Identifier: MIT */
#include "text/blank.h"

#include <stdbool.h>

#include "text/chars.h"
#include "text/step.h"

static bool
blank(uint32_t c)
{
    return chars_space(c) || c == 0x200b || c == 0xfeff;
}

uint32_t
blank_at(const char *s, uint32_t at, uint32_t to)
{
    size_t len;

    return at < to && blank(step_at(s, to, at, &len)) ? (uint32_t)len : 0;
}

uint32_t
blank_before(const char *s, uint32_t from, uint32_t to)
{
    size_t len;

    return to > from && blank(step_before(s + from, to - from, &len))
               ? (uint32_t)len
               : 0;
}
