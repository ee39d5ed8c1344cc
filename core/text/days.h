/* SPDX-License-Identifier: MIT */
/*
 * days - the civil calendar (ISO 8601: Gregorian, also before 1582) as days
 * that are counted.
 */
#ifndef TEXT_DAYS_H
#define TEXT_DAYS_H

#include "text/date.h"

/* Days from 1970-01-01 to a date that has a day. */
long days_of(const struct date *date);

/* Set year, month and day to those of that number; the time stays. */
void days_set(struct date *date, long days);

/* How many days a month of 1 to 12 has. */
int days_of_month(int year, int month);

/* The day of the week of a date that has a day, from Monday, 1, to Sunday, 7.
 */
int days_weekday(const struct date *date);

#endif
