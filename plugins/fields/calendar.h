/* SPDX-License-Identifier: MIT */
/*
 * calendar - dates in fields, as machines and people write them.
 */
#ifndef FIELDS_CALENDAR_H
#define FIELDS_CALENDAR_H

#include "text/date.h"

/* Read the date that text[0..n) is, with a time of day before or behind it;
 * nothing else may stand there.  False if it is none, or has no year. */
bool calendar_read(const struct date_words *words, enum date_order order,
    const char *text, size_t n, struct date *date);

/* Make UTC of a time with a zone; without one nothing changes.  False if its
 * year has not four figures then. */
bool calendar_to_utc(struct date *date);

#endif
