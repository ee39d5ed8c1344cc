/* SPDX-License-Identifier: MIT */
/*
 * span - a range of bytes of a text: [at, at + n).
 */
#ifndef TEXT_SPAN_H
#define TEXT_SPAN_H

#include <stddef.h>

struct span {
    size_t at, n;
};

#endif
