/*
 * date_names - words of dates: what date.c knows of languages.
 *
 * Months, week days: the Unicode CLDR calendars of en, de, fr and es (wide and
 * abbreviated forms), with the abbreviations of the AP and AFP style books.
 * Zones: RFC 2822 section 4.3 and the European ones; names that stand for
 * several zones (IST, CST of China) have their American or European meaning.
 */
#ifndef TEXT_DATE_NAMES_H
#define TEXT_DATE_NAMES_H

#include <stddef.h>

/* Twelve lists of words, January first. */
extern const char *const date_months[12];
/* Week days of all languages. */
extern const char *const date_weekdays;
/* Words that may stand before a date ("the", "le", "am"). */
extern const char *const date_articles;
/* Words between the parts of a date ("of", "de"). */
extern const char *const date_links;
/* Words before a time ("at", "um"). */
extern const char *const date_ats;

#define DATE_NO_OFFSET 10000 /* a zone that gives none */

struct date_zone {
    const char *name; /* lower case */
    int offset;       /* minutes east of UTC */
};

extern const struct date_zone date_zones[];
extern const size_t date_zones_count;

#endif
