/* SPDX-License-Identifier: MIT */
/*
 * detect - the language of a text, by CLD2.
 */
#ifndef LANGUAGE_DETECT_H
#define LANGUAGE_DETECT_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The BCP 47 tag of the language that most of the valid UTF-8 text s[0..n) is
 * in, static; NULL if CLD2 is not sure of it, or of too few words, or has no
 * tag for it.  *share is the part of the text that is in it, 0 to 1.  Time is
 * linear in n. */
const char *detect_language(const char *s, size_t n, double *share);

#ifdef __cplusplus
}
#endif

#endif
