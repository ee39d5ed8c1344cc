/* SPDX-License-Identifier: MIT */
#include "iso.h"

#include <stdbool.h>
#include <stdio.h>

#include "calendar.h"

struct cursor {
    const char *s, *end;
};

/* How many digits stand here. */
static size_t
run(const struct cursor *c)
{
    const char *p = c->s;

    while (p < c->end && *p >= '0' && *p <= '9')
        p++;
    return (size_t)(p - c->s);
}

/* The number of n digits, or -1. */
static int
number(struct cursor *c, size_t n)
{
    int v = 0;

    if (run(c) < n)
        return -1;
    for (; n > 0; n--)
        v = v * 10 + (*c->s++ - '0');
    return v;
}

static bool
take(struct cursor *c, const char *any)
{
    for (; c->s < c->end && *any != '\0'; any++) {
        if (*c->s == *any) {
            c->s++;
            return true;
        }
    }
    return false;
}

/* The day of a year, from 1 on. */
static bool
day_of_year(int year, int day, struct date *d)
{
    struct date first = { .year = year, .month = 1, .day = 1 };

    if (day < 1)
        return false;
    calendar_from_days(calendar_to_days(&first) + day - 1, d);
    return d->year == year;
}

/* The day of a week; week 1 has 4 January in it. */
static bool
day_of_week(int year, int week, int day, struct date *d)
{
    struct date fourth = { .year = year, .month = 1, .day = 4 },
                next = { .year = year + 1, .month = 1, .day = 4 };
    long monday = calendar_to_days(&fourth) - calendar_weekday(&fourth) + 1,
         end = calendar_to_days(&next) - calendar_weekday(&next) + 1;

    if (week < 1 || day < 1 || day > 7 || monday + (week - 1) * 7L >= end)
        return false;
    calendar_from_days(monday + (week - 1) * 7L + day - 1, d);
    return true;
}

static bool
read_day(struct cursor *c, struct date *d)
{
    struct date same;
    size_t digits;
    int year = number(c, 4), week;
    bool dashed = take(c, "-");

    if (year < 1)
        return false;
    if (take(c, "W")) {
        week = number(c, 2);
        return dashed == take(c, "-") &&
               day_of_week(year, week, number(c, 1), d);
    }
    digits = run(c);
    if (digits == 3)
        return day_of_year(year, number(c, 3), d);
    if (digits != (dashed ? 2 : 4))
        return false;
    d->year = year;
    d->month = number(c, 2);
    if (dashed && !take(c, "-"))
        return false;
    d->day = number(c, 2);
    if (d->month < 1 || d->day < 1)
        return false;
    calendar_from_days(calendar_to_days(d), &same);
    return same.month == d->month && same.day == d->day;
}

size_t
iso_extend(const char *s, size_t n, char out[ISO_MOST])
{
    struct cursor c = { s, s + n };
    struct date d = { 0 };
    int hour, minute, written, rest;
    bool more;

    if (!read_day(&c, &d))
        return 0;
    if (c.s == c.end)
        return (size_t)snprintf(
            out, ISO_MOST, "%04d-%02d-%02d", d.year, d.month, d.day);
    if (!take(&c, "Tt ") || (hour = number(&c, 2)) < 0)
        return 0;
    take(&c, ":");
    if ((minute = number(&c, 2)) < 0)
        return 0;
    if (hour == 24 && minute == 0) {
        hour = 0;
        calendar_from_days(calendar_to_days(&d) + 1, &d);
    }
    more = run(&c) == 2;
    rest = (int)(c.end - c.s);
    if (rest > 32)
        return 0;
    written = snprintf(out, ISO_MOST, "%04d-%02d-%02dT%02d:%02d%s%.*s", d.year,
        d.month, d.day, hour, minute, more ? ":" : "", rest, c.s);
    if (out[written - 1] == 'z')
        out[written - 1] = 'Z';
    return (size_t)written;
}
