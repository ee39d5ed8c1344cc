/* SPDX-License-Identifier: MIT */
/*
 * mail_date - read dates as mail, feeds and servers have them: RFC 822 and its
 * successors (RFC 5322, 3.3 and 4.3), RFC 850, and C's asctime (RFC
 * 9110, 5.6.7).
 *
 *     Fri, 01 Mar 2024 10:00:00 GMT   1 Mar 24 10:00 +0100 (CET)
 *     Friday, 01-Mar-24 10:00:00 GMT
 *     Fri Mar  1 10:00:00 2024        Fri Mar 01 10:00:00 +0000 2024
 */
#ifndef TEXT_MAIL_DATE_H
#define TEXT_MAIL_DATE_H

#include "text/date.h"

/* Read the day that text[0..n) begins with, with its weekday or without, into
 * *date, which is cleared before.  A year of two figures is 1950 to 2049.
 * Returns its length in bytes, 0 if it is none. */
size_t mail_date_day(const char *text, size_t n, struct date *date);

/* Read a day, with a time and a zone or without both, that is all of text[0..n)
 * but for a comment in brackets.  One of asctime without a zone has none here,
 * either, though servers mean UTC.  False if it is none; then it is zoned if it
 * is one of asctime and nothing is wrong but a zone whose name is not known. */
bool mail_date_read(const char *text, size_t n, struct date *date);

#endif
