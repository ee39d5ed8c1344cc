/* SPDX-License-Identifier: MIT */
#include "text/blank.h"

#include <stdbool.h>

#include "text/chars.h"
#include "text/step.h"

static bool
is_invisible(uint32_t code)
{
    return chars_space(code) || code == 0x200b || code == 0xfeff;
}

uint32_t
blank_at(const char *text, uint32_t at, uint32_t to)
{
    size_t len;

    return at < to && is_invisible(step_at(text, to, at, &len)) ? (uint32_t)len
                                                                : 0;
}

uint32_t
blank_before(const char *text, uint32_t from, uint32_t to)
{
    size_t len;

    return to > from && is_invisible(step_before(text + from, to - from, &len))
               ? (uint32_t)len
               : 0;
}
