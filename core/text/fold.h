/* SPDX-License-Identifier: MIT */
/*
 * fold - text in lower case.
 */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include <stddef.h>

/* Write text[0..n), valid UTF-8, in lower case (simple mappings, one code point
 * for one) to out, which has room for 2 * n bytes.  Returns its length. */
size_t fold_lower(const char *text, size_t n, char *out);

#endif
