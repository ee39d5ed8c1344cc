/*
 * nfc - letters with their marks as one character where there is one: the
 * form C of Unicode, in which equal words are equal bytes.
 */
#ifndef TEXT_NFC_H
#define TEXT_NFC_H

#include <stdbool.h>
#include <stddef.h>

#include "text/pool.h"

/* Is s[0..n), which is valid UTF-8, in the form for sure?  Text of the usual
 * letters is read once and quickly. */
bool nfc_is(const char *s, size_t n);

/* The text in the form, in memory of the pool, *n its length.  A letter with
 * more marks than any language has keeps them as they are. */
const char *nfc_compose(const struct pool *pool, const char *s, size_t *n);

#endif
