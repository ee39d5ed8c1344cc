/* SPDX-License-Identifier: MIT */
/*
 * fold - convert text to lower case.
 */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include <stddef.h>

/* Write the valid UTF-8 text[0..n) in lower case to `out`, which has room for 2
 * * n bytes.  Each code point is mapped to one (simple mapping).  Returns the
 * length. */
size_t fold_lower(const char *text, size_t n, char *out);

#endif
