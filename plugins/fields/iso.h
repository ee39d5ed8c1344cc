/* SPDX-License-Identifier: MIT */
/*
 * iso - the forms of ISO 8601 that people do not write: without dashes and
 * colons, by weeks, by days of the year, midnight as 24:00.
 */
#ifndef FIELDS_ISO_H
#define FIELDS_ISO_H

#include <stddef.h>

#define ISO_MOST 64 /* bytes of the longest text, with its NUL */

/* Write s[0..n), if it is a day in ISO 8601, with or without a time, as
 * calendar days with dashes and times with colons ("2024-W09-5T2400" becomes
 * "2024-03-02T00:00").  Returns the length, 0 if it is none; the text ends with
 * a NUL.  What stands behind the minutes is copied as it is. */
size_t iso_extend(const char *s, size_t n, char out[ISO_MOST]);

#endif
