/* SPDX-License-Identifier: MIT */
#include "iso.h"

struct reader {
    const char *s, *end;
    bool bad;
};

static bool
ahead(const struct reader *r, char c)
{
    return r->s < r->end && *r->s == c;
}

static bool
taken(struct reader *r, char c)
{
    bool is = ahead(r, c);

    r->s += is;
    return is;
}

static bool
at_digit(const struct reader *r)
{
    return r->s < r->end && *r->s >= '0' && *r->s <= '9';
}

/* A number of so many digits, from 0 to `most`. */
static int
number(struct reader *r, int digits, int most)
{
    int v = 0;

    for (; digits > 0; digits--) {
        if (!at_digit(r)) {
            r->bad = true;
            return 0;
        }
        v = v * 10 + (*r->s++ - '0');
    }
    if (v > most)
        r->bad = true;
    return v;
}

/* Days from 1970-01-01 in the civil calendar, counted from 1 March. */
static int32_t
days_of(int year, int month, int day)
{
    int y = year - (month <= 2), era = (y >= 0 ? y : y - 399) / 400;
    int of_era = y - era * 400;
    int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
           719468;
}

static int32_t
read_day(struct reader *r)
{
    static const int most[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30,
        31 };
    int year = number(r, 4, 9999), month, day;
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    r->bad = !taken(r, '-') || r->bad;
    month = number(r, 2, 12);
    r->bad = !taken(r, '-') || r->bad;
    day = number(r, 2, 31);
    if (r->bad || month == 0 || day == 0 || day > most[month - 1] ||
        (month == 2 && day == 29 && !leap)) {
        r->bad = true;
        return 0;
    }
    return days_of(year, month, day);
}

/* A fraction of a second, in microseconds; what is finer is cut off. */
static int64_t
read_fraction(struct reader *r)
{
    int64_t v = 0, unit = 100000;

    if (!taken(r, '.') && !taken(r, ','))
        return 0;
    r->bad = !at_digit(r) || r->bad;
    for (; at_digit(r); unit /= 10)
        v += (*r->s++ - '0') * unit;
    return v;
}

/* The time behind the day, in microseconds. */
static int64_t
read_time(struct reader *r)
{
    int64_t seconds = number(r, 2, 23) * 3600;

    r->bad = !taken(r, ':') || r->bad;
    seconds += number(r, 2, 59) * 60;
    if (!taken(r, ':'))
        return seconds * 1000000;
    seconds += number(r, 2, 60); /* with a leap second */
    return seconds * 1000000 + read_fraction(r);
}

/* The zone behind the time, in minutes east of UTC; false if there is none. */
static bool
read_zone(struct reader *r, int *minutes)
{
    bool west = ahead(r, '-');

    *minutes = 0;
    if (taken(r, 'Z') || taken(r, 'z'))
        return true;
    if (!taken(r, '-') && !taken(r, '+'))
        return false;
    *minutes = number(r, 2, 23) * 60;
    if (taken(r, ':') || at_digit(r))
        *minutes += number(r, 2, 59);
    if (west)
        *minutes = -*minutes;
    return true;
}

/* All of it: day, and time and zone where they are written. */
static bool
read_all(const char *s, size_t n, int32_t *days, int64_t *time, bool *zoned,
    int *zone)
{
    struct reader r = { s, s + n, false };

    *days = read_day(&r);
    *zoned = false;
    if (r.s < r.end) {
        if (!taken(&r, 'T') && !taken(&r, 't') && !taken(&r, ' '))
            return false;
        *time = read_time(&r);
        *zoned = read_zone(&r, zone);
    }
    return !r.bad && r.s == r.end;
}

bool
iso_day(const char *s, size_t n, int32_t *days)
{
    int64_t time;
    bool zoned;
    int zone;

    return read_all(s, n, days, &time, &zoned, &zone);
}

bool
iso_moment(const char *s, size_t n, int64_t *micros)
{
    int32_t days;
    int64_t time = 0;
    bool zoned;
    int zone = 0;

    if (!read_all(s, n, &days, &time, &zoned, &zone) || !zoned)
        return false;
    *micros = (days * INT64_C(1440) - zone) * 60000000 + time;
    return true;
}
