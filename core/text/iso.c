/* SPDX-License-Identifier: MIT */
#include "text/iso.h"

#include "text/days.h"

/* A place in a text. */
struct cursor {
    const char *s, *end;
};

/* How many digits stand here. */
static size_t
digits(const struct cursor *c)
{
    const char *p = c->s;

    while (p < c->end && *p >= '0' && *p <= '9')
        p++;
    return (size_t)(p - c->s);
}

/* The number of the next n digits; -1 if there are fewer. */
static int
number(struct cursor *c, int n)
{
    int value = 0;

    if (digits(c) < (size_t)n)
        return -1;
    for (; n > 0; n--)
        value = value * 10 + (*c->s++ - '0');
    return value;
}

static bool
take(struct cursor *c, char x)
{
    if (c->s == c->end || *c->s != x)
        return false;
    c->s++;
    return true;
}

/* ---- dates -------------------------------------------------------------- */

/* Days from 1970-01-01 to the Monday of a year's first week: that of 4
 * January. */
static long
week_start(int year)
{
    struct date fourth = { .year = year, .month = 1, .day = 4 };

    return days_of(&fourth) - days_weekday(&fourth) + 1;
}

/* "09", "09-5", "095" behind the "W". */
static bool
read_week(struct cursor *c, bool dashes, struct date *d, int *days)
{
    long first = week_start(d->year);
    int week = number(c, 2), day = 1;

    if (week < 1 || first + (week - 1) * 7L >= week_start(d->year + 1))
        return false;
    *days = 7;
    if (dashes ? take(c, '-') : digits(c) > 0) {
        day = number(c, 1);
        *days = 1;
    }
    if (day < 1 || day > 7)
        return false;
    days_set(d, first + (week - 1) * 7L + day - 1);
    return true;
}

/* "060", the day of a year. */
static bool
read_ordinal(struct cursor *c, struct date *d, int *days)
{
    int year = d->year, day = number(c, 3);
    struct date first = { .year = year, .month = 1, .day = 1 };

    if (day < 1)
        return false;
    days_set(d, days_of(&first) + day - 1);
    *days = 1;
    return d->year == year;
}

/* "03", "03-01", "0301". */
static bool
read_month(struct cursor *c, bool dashes, struct date *d, int *days)
{
    d->month = number(c, 2);
    if (d->month < 1 || d->month > 12)
        return false;
    *days = days_of_month(d->year, d->month);
    if (dashes && !take(c, '-'))
        return true;
    d->day = number(c, 2);
    if (d->day < 1 || d->day > *days)
        return false;
    *days = 1;
    return true;
}

static bool
read_date(struct cursor *c, struct date *d, int *days)
{
    bool dashes;

    date_clear(d);
    d->year = number(c, 4);
    if (d->year < 1)
        return false;
    *days = days_of_month(d->year, 2) + 337;
    dashes = take(c, '-');
    if (take(c, 'W'))
        return read_week(c, dashes, d, days);
    switch (digits(c)) {
    case 0:
        return !dashes;
    case 2:
        return dashes && read_month(c, true, d, days);
    case 3:
        return read_ordinal(c, d, days);
    case 4:
        return !dashes && read_month(c, false, d, days);
    default:
        return false;
    }
}

size_t
iso_date(const char *s, size_t n, struct date *date, int *days)
{
    struct cursor c = { s, s + n };

    if (read_date(&c, date, days) && digits(&c) == 0)
        return (size_t)(c.s - s);
    return 0;
}

/* ---- times -------------------------------------------------------------- */

size_t
iso_time(const char *s, size_t n, struct date *date)
{
    struct cursor c = { s, s + n };
    int minute = -1, second = -1, hour = number(&c, 2);

    if (take(&c, ':') || digits(&c) > 0) {
        minute = number(&c, 2);
        if (minute < 0)
            return 0;
    }
    if (minute >= 0 && (take(&c, ':') || digits(&c) > 0)) {
        second = number(&c, 2);
        if (second < 0)
            return 0;
    }
    if (hour < 0 || hour > 24 || minute > 59 || second > 60 ||
        (hour == 24 && (minute > 0 || second > 0)))
        return 0;
    if (c.s + 1 < c.end && (*c.s == '.' || *c.s == ',') && c.s[1] >= '0' &&
        c.s[1] <= '9') {
        c.s++;
        c.s += digits(&c);
    }
    date->hour = hour;
    date->minute = minute;
    date->second = second;
    return (size_t)(c.s - s);
}

size_t
iso_zone(const char *s, size_t n, struct date *date)
{
    struct cursor c = { s, s + n };
    bool minus = take(&c, '-');
    int hours, minutes = 0;

    if (!minus && (take(&c, 'Z') || take(&c, 'z'))) {
        date->zoned = true;
        date->offset = 0;
        return 1;
    }
    if (!minus && !take(&c, '+'))
        return 0;
    hours = number(&c, 2);
    if (take(&c, ':') || digits(&c) > 0)
        minutes = number(&c, 2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
        return 0;
    date->zoned = true;
    date->offset = (hours * 60 + minutes) * (minus ? -1 : 1);
    return (size_t)(c.s - s);
}

/* ---- the whole ---------------------------------------------------------- */

bool
iso_read(const char *s, size_t n, struct date *date, int *days)
{
    size_t i = iso_date(s, n, date, days), len;

    if (i == 0 || i == n)
        return i > 0;
    if (*days > 1 || (s[i] != 'T' && s[i] != 't' && s[i] != ' '))
        return false;
    i++;
    len = iso_time(s + i, n - i, date);
    if (len == 0)
        return false;
    for (i += len; i < n && s[i] == ' ';) /* "2024-03-01 14:05:30 +0000" */
        i++;
    i += iso_zone(s + i, n - i, date);
    if (i < n)
        return false;
    if (date->hour == 24) {
        date->hour = 0;
        days_set(date, days_of(date) + 1);
    }
    return true;
}
