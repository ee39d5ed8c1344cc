/* SPDX-License-Identifier: MIT */
#include "text/calendars.h"

#include "text/days.h"

#define FIRST_YEAR     1700
#define LAST_YEAR      2199
#define BUDDHIST_AHEAD 543
#define HIJRI_FIRST    1300
#define HIJRI_LAST     1499
#define CYCLE          33 /* years, of which eight are leap years */
#define CYCLE_LEAPS    8

static bool
is_hijri_year(int year)
{
    return year >= HIJRI_FIRST && year <= HIJRI_LAST;
}

static bool
is_buddhist_year(int year)
{
    return year > LAST_YEAR && year <= LAST_YEAR + BUDDHIST_AHEAD;
}

bool
calendars_have_year(int year, enum date_order order, bool solar)
{
    return (year >= FIRST_YEAR && year <= LAST_YEAR) ||
           (order == DATE_BUDDHIST && is_buddhist_year(year)) ||
           ((solar || order == DATE_SOLAR_HIJRI) && is_hijri_year(year));
}

/* The leap years of the solar Hijri calendar before a year. */
static int
leaps_before(int year)
{
    static const int leaps[CYCLE_LEAPS] = { 1, 5, 9, 13, 17, 22, 26, 30 };
    int n = year / CYCLE * CYCLE_LEAPS, i;

    for (i = 0; i < CYCLE_LEAPS && leaps[i] < year % CYCLE; i++)
        n++;
    return n;
}

/* The day of a date of the solar Hijri calendar, counted from 1 Farvardin 1403,
 * which is 20 March 2024. */
static int
hijri_day(const struct date *date)
{
    int months = date->month - 1;

    return 365 * (date->year - 1403) + leaps_before(date->year) -
           leaps_before(1403) + (months < 6 ? 31 * months : 30 * months + 6) +
           date->day - 1;
}

static bool
hijri_exists(const struct date *date)
{
    int last = date->month <= 6 ? 31 : 30;

    if (date->month == 12 &&
        leaps_before(date->year + 1) == leaps_before(date->year))
        last = 29;
    return is_hijri_year(date->year) && date->month >= 1 && date->month <= 12 &&
           date->day >= 1 && date->day <= last;
}

bool
calendars_gregorian(struct date *date, enum date_order order, bool solar)
{
    const struct date anchor = { .year = 2024, .month = 3, .day = 20 };

    if (order == DATE_BUDDHIST && is_buddhist_year(date->year))
        date->year -= BUDDHIST_AHEAD;
    if (!solar && !(order == DATE_SOLAR_HIJRI && is_hijri_year(date->year)))
        return true;
    if (!hijri_exists(date))
        return false;
    days_set(date, days_of(&anchor) + hijri_day(date));
    return true;
}
