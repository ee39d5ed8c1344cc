/* SPDX-License-Identifier: MIT */
/*
 * calendar - dates in fields, as machines and people write them.
 */
#ifndef FIELDS_CALENDAR_H
#define FIELDS_CALENDAR_H

#include "text/date.h"

/* Read the date that s[0..n) is, with a time of day before or behind it;
 * nothing else may stand there.  False if it is none, or has no year. */
bool calendar_read(const struct date_words *w, enum date_order order,
    const char *s, size_t n, struct date *d);

/* Days from 1970-01-01 to a date with a day, and the date of a number of them,
 * whose time stays. */
long calendar_to_days(const struct date *d);
void calendar_from_days(long days, struct date *d);

/* Make UTC of a time with a zone; without one nothing changes. */
void calendar_to_utc(struct date *d);

/* The day of the week of a date with a day, from Monday, 1, to Sunday, 7. */
int calendar_weekday(const struct date *d);

#endif
