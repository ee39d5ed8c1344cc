/* SPDX-License-Identifier: MIT */
/*
 * telephone - telephone numbers as people write them.
 */
#ifndef MASK_TELEPHONE_H
#define MASK_TELEPHONE_H

#include <stddef.h>

/* How many bytes of text[0..n), of a shadow, are one; 0 for none:
 *
 *     +49 30 123456   0033 1 23 45 67 89       with the code of a country
 *     030 1234567   0171/1234567   01 23 45 67 89   01.23.45.67.89
 *                                               with a 0 in front
 *     (555) 123-4567   555-123-4567   555.123.4567      as in North America
 *
 * Seven to fifteen digits (ITU-T E.164).  A number without such a beginning is
 * none: it may be anything.  Two with a blank between may be taken for one. */
size_t telephone_at(const char *text, size_t n);

#endif
