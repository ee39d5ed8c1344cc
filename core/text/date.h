/* SPDX-License-Identifier: MIT */
/*
 * date - dates and times as people write them, in the languages of core/lang
 * that have a calendar, and as ISO 8601 writes them.
 *
 *     May 26, 2023            Sept. 30, 2024        26th of May 2023
 *     Montag, 3. Juni 2024    le 1er mai 2024       12 de marzo de 2024
 *     12/03/2024  03.06.2024  2024-06-03T14:05:00Z  Oct 8
 *     3 maja 2026 r.          3. 5. 2026            3 أيار/مايو ٢٠٢٦
 *     2026年5月3日(日) 午後2時5分                   2026. 5. 3.
 *     14:05 GMT   8:15 a.m. MDT   11.30pm   à 18h05   19:30 Uhr   1300 GMT
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

/* What 03/04/2024 means. */
enum date_order {
    DATE_ORDER_UNKNOWN, /* nothing, unless one number is above 12 */
    DATE_DAY_FIRST,
    DATE_MONTH_FIRST
};

/* Of the language with this tag: "en-US" has the month first, "en" may have
 * either, all others have the day first. */
enum date_order date_order_of(const char *tag, size_t n);

struct date_words;

/* Names of months, week days and time zones, to be made once and shared.  NULL
 * if memory runs out. */
struct date_words *date_words_new(void);
void date_words_free(struct date_words *words);

/* Nothing is written. */
void date_clear(struct date *date);

/* Read the date that text[0..n) begins with, a week day or an article before it
 * included, into the day, month and year of *d.  Returns its length in bytes,
 * 0 if there is none.  The year may be missing behind a day with a month's
 * name, the day before a month's name with a year.  A date that no calendar
 * has is none. */
size_t date_at(const struct date_words *words, const char *text, size_t n,
    enum date_order order, struct date *date);

/* Read the time of day that text[0..n) begins with, with a word before it
 * ("at", "um", "à") and a time zone behind it, into the rest of *d; otherwise
 * the same. */
size_t date_time_at(const struct date_words *words, const char *text, size_t n,
    struct date *date);

/* Write *d, which has a year, as ISO 8601, as precise as it is: 2024,
 * 2024-06, 2024-06-03, 2024-06-03T14:05, with seconds and zone where they are
 * known.  Returns the length; the text ends with a NUL. */
#define DATE_ISO_MOST 32
size_t date_iso(const struct date *date, char out[DATE_ISO_MOST]);

#endif
