/* SPDX-License-Identifier: MIT */
/*
 * iban - numbers of bank accounts (ISO 13616).
 */
#ifndef MASK_IBAN_H
#define MASK_IBAN_H

#include <stddef.h>

/* How many bytes of text[0..n) are an IBAN, in either case, a blank or a hyphen
 * between some of its characters or not; 0 for none.  The length that its
 * country has and the check digits (ISO/IEC 7064, MOD 97-10) must be right. */
size_t iban_at(const char *text, size_t n);

#endif
