/* SPDX-License-Identifier: MIT */
/*
 * calendars - dates of other calendars as those of the Gregorian one.
 *
 * Buddhist years are 543 ahead.  The solar Hijri calendar, of Iran and
 * Afghanistan, begins its years in March; its leap years are computed by the
 * cycle of 33 years, which agrees with the observed ones from 1178 to 1633
 * (2254): K. M. Borkowski, "The Persian calendar for 3000 years", 1996.
 */
#ifndef TEXT_CALENDARS_H
#define TEXT_CALENDARS_H

#include "text/date.h"

/* May it be the year of a date that is written in this order, or with a month
 * of the solar Hijri calendar? */
bool calendars_have_year(int year, enum date_order order, bool solar);

/* Make *date, as it was read, Gregorian.  False if its calendar has no such
 * date, or the date has no year or day to tell which it is. */
bool calendars_gregorian(struct date *date, enum date_order order, bool solar);

#endif
