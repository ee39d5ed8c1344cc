/* SPDX-License-Identifier: MIT */
/*
 * when - dates of articles, compared as stretches of time.
 *
 * A date is as long as it is vague: 2024-03 is a month, 2024-03-01 a day,
 * 2024-03-01T14:05:30Z a second.  Without a time zone it is taken for UTC.
 */
#ifndef SELECT_WHEN_H
#define SELECT_WHEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Seconds since 1970-01-01T00:00Z: the first, and the first that is behind
 * it. */
struct when {
    int64_t from, to;
};

/* Read ISO 8601: years of four digits, months, days, weeks, days of a year, in
 * the extended format or (whole days) the basic one; hours, minutes, seconds
 * and fractions of the last; Z or an offset.  False if it is not one. */
bool when_iso(const char *text, size_t n, struct when *when);

/* The same, or a date of RFC 822 and its successors, as feeds and mail have
 * it: "Fri, 01 Mar 2024 10:00:00 GMT". */
bool when_read(const char *text, size_t n, struct when *when);

#endif
