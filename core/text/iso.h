/* SPDX-License-Identifier: MIT */
/*
 * iso - read ISO 8601: years of four digits, months, days, weeks and days of a
 * year, with dashes or without, and times of day.
 *
 *     2024   2024-03   2024-03-01   20240301   2024-W09   2024W095   2024-060
 *     2024-03-01T14:05:30.5+01:00   20240301T1405Z   2024-03-01 14:05
 */
#ifndef TEXT_ISO_H
#define TEXT_ISO_H

#include "text/date.h"

/* Read the date that text[0..n) begins with, and not with one more digit, into
 * *date, which is cleared before; of a week, the Monday.  *days: how many days
 * long it is.  Returns its length, 0 if it is none. */
size_t iso_date(const char *text, size_t n, struct date *date, int *days);

/* Read the time of day that text[0..n) begins with, "14" to "14:05:30.5", or
 * without colons; a fraction of the last unit is not kept.  24:00 is kept as it
 * is, and so is a second 60, one that was put in.  Returns its length, 0 if it
 * is none. */
size_t iso_time(const char *text, size_t n, struct date *date);

/* Read "Z", "+02", "+0200" or "+02:00", 23:59 at most.  Returns its length, 0
 * if it is none. */
size_t iso_zone(const char *text, size_t n, struct date *date);

/* Read a date, with a time and a zone if it is a day, that is all of
 * text[0..n); blanks may stand in front of the zone.  24:00 is 00:00 of the
 * next day. False if it is none. */
bool iso_read(const char *text, size_t n, struct date *date, int *days);

#endif
