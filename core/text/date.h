/* SPDX-License-Identifier: MIT */
/*
 * date - read dates and times as people write them, in the languages of
 * core/lang that have a calendar, and as ISO 8601.
 */
#ifndef TEXT_DATE_H
#define TEXT_DATE_H

#include <stdbool.h>
#include <stddef.h>

struct date {
    int year, month, day;     /* 0: not written */
    int hour, minute, second; /* -1: not written */
    bool zoned;               /* a time zone is written, `offset` holds */
    int offset;               /* minutes east of UTC */
};

/* The order of day and month in 03/04/2024, and how the years of dates in
 * figures are counted, where that is not from the birth of Christ. */
enum date_order {
    DATE_ORDER_UNKNOWN, /* not known: such a date is not read unless one number
                           is above 12 */
    DATE_DAY_FIRST,
    DATE_MONTH_FIRST,
    DATE_BUDDHIST,   /* the day first; 2567 is 2024 */
    DATE_SOLAR_HIJRI /* the day first; 1402/12/15 is 2024-03-05 */
};

/* The order in the language of a BCP 47 tag.  Most have the day first;
 * core/lang knows of which the country decides ("en-US" has the month first,
 * "en" may have either), and which count their years otherwise.  Unknown where
 * the tag says that the language is ("und"). */
enum date_order date_order_of(const char *tag, size_t n);

struct date_words;

/* Build the table of the names of months, weekdays and time zones.  It may be
 * shared by threads.  NULL if memory runs out. */
struct date_words *date_words_new(void);
void date_words_free(struct date_words *words);

/* Set all members to "not written". */
void date_clear(struct date *date);

/* Read the date that text[0..n) begins with, including a weekday or article in
 * front of it, into day, month and year of *date.  Returns its length in bytes,
 * 0 if there is none.  The year may be missing after a day with a month's name,
 * the day in front of a month's name with a year.  A date that no calendar has
 * (31 June) is not read.  Years of eras (民國113年) and dates with months of
 * the solar Hijri calendar, in any order, become those of the Gregorian one. */
size_t date_at(const struct date_words *words, const char *text, size_t n,
    enum date_order order, struct date *date);

/* Read the time of day that text[0..n) begins with, including a word in front
 * of it ("at", "um", "à") and a time zone after it, into the other members of
 * *date.  Returns its length in bytes, 0 if there is none. */
size_t date_time_at(const struct date_words *words, const char *text, size_t n,
    struct date *date);

/* Write *date, which must have a year, as ISO 8601 to the precision it has:
 * 2024, 2024-06, 2024-06-03, 2024-06-03T14:05, with seconds and zone where they
 * are known.  Returns the length; the text ends with NUL. */
#define DATE_ISO_MOST 32
size_t date_iso(const struct date *date, char out[DATE_ISO_MOST]);

#endif
