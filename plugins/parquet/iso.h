/* SPDX-License-Identifier: MIT */
/*
 * iso - dates and times of ISO 8601, as numbers.
 *
 *     2024-06-03   2024-06-03T14:05Z   2024-06-03 14:05:09.25+02:00
 */
#ifndef PARQUET_ISO_H
#define PARQUET_ISO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The day that text[0..n) writes, a time behind it or not, in days since
 * 1970-01-01.  False if it writes none. */
bool iso_day(const char *text, size_t n, int32_t *days);

/* The moment that text[0..n) writes, in microseconds since 1970-01-01T00:00Z.
 * False without a time or a zone, too: it is not known then. */
bool iso_moment(const char *text, size_t n, int64_t *micros);

#endif
