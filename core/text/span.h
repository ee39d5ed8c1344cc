/* SPDX-License-Identifier: MIT */
/*
 * span - a stretch of a text: bytes [at, at + n).
 */
#ifndef TEXT_SPAN_H
#define TEXT_SPAN_H

#include <stddef.h>

struct span {
    size_t at, n;
};

#endif
