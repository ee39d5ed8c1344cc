/* SPDX-License-Identifier: MIT */
#include "iso.h"

struct reader {
    const char *s, *end;
    bool bad;
};

static bool
ahead(const struct reader *reader, char byte)
{
    return reader->s < reader->end && *reader->s == byte;
}

static bool
taken(struct reader *reader, char byte)
{
    bool is = ahead(reader, byte);

    reader->s += is;
    return is;
}

static bool
at_digit(const struct reader *reader)
{
    return reader->s < reader->end && *reader->s >= '0' && *reader->s <= '9';
}

/* A number of so many digits, from 0 to `most`. */
static int
read_field(struct reader *reader, int digits, int most)
{
    int value = 0;

    for (; digits > 0; digits--) {
        if (!at_digit(reader)) {
            reader->bad = true;
            return 0;
        }
        value = value * 10 + (*reader->s++ - '0');
    }
    if (value > most)
        reader->bad = true;
    return value;
}

/* Days from 1970-01-01 in the civil calendar, counted from 1 March. */
static int32_t
days_from_civil(int year, int month, int day)
{
    int y = year - (month <= 2), era = (y >= 0 ? y : y - 399) / 400;
    int of_era = y - era * 400;
    int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
           719468;
}

static int32_t
read_day(struct reader *reader)
{
    static const int most[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30,
        31 };
    int year = read_field(reader, 4, 9999), month, day;
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    reader->bad = !taken(reader, '-') || reader->bad;
    month = read_field(reader, 2, 12);
    reader->bad = !taken(reader, '-') || reader->bad;
    day = read_field(reader, 2, 31);
    if (reader->bad || month == 0 || day == 0 || day > most[month - 1] ||
        (month == 2 && day == 29 && !leap)) {
        reader->bad = true;
        return 0;
    }
    return days_from_civil(year, month, day);
}

/* A fraction of a second, in microseconds; what is finer is cut off. */
static int64_t
read_fraction(struct reader *reader)
{
    int64_t value = 0, unit = 100000;

    if (!taken(reader, '.') && !taken(reader, ','))
        return 0;
    reader->bad = !at_digit(reader) || reader->bad;
    for (; at_digit(reader); unit /= 10)
        value += (*reader->s++ - '0') * unit;
    return value;
}

/* The time behind the day, in microseconds. */
static int64_t
read_time(struct reader *reader)
{
    int64_t seconds = read_field(reader, 2, 23) * 3600;

    reader->bad = !taken(reader, ':') || reader->bad;
    seconds += read_field(reader, 2, 59) * 60;
    if (!taken(reader, ':'))
        return seconds * 1000000;
    seconds += read_field(reader, 2, 60); /* with a leap second */
    return seconds * 1000000 + read_fraction(reader);
}

/* The zone behind the time, in minutes east of UTC; false if there is none. */
static bool
read_zone(struct reader *reader, int *minutes)
{
    bool west = ahead(reader, '-');

    *minutes = 0;
    if (taken(reader, 'Z') || taken(reader, 'z'))
        return true;
    if (!taken(reader, '-') && !taken(reader, '+'))
        return false;
    *minutes = read_field(reader, 2, 23) * 60;
    if (taken(reader, ':') || at_digit(reader))
        *minutes += read_field(reader, 2, 59);
    if (west)
        *minutes = -*minutes;
    return true;
}

/* All of it: day, and time and zone where they are written. */
static bool
read_date_and_time(const char *text, size_t n, int32_t *days, int64_t *time,
    bool *zoned, int *zone)
{
    struct reader reader = { text, text + n, false };

    *days = read_day(&reader);
    *zoned = false;
    if (reader.s < reader.end) {
        if (!taken(&reader, 'T') && !taken(&reader, 't') &&
            !taken(&reader, ' '))
            return false;
        *time = read_time(&reader);
        *zoned = read_zone(&reader, zone);
    }
    return !reader.bad && reader.s == reader.end;
}

bool
iso_day(const char *text, size_t n, int32_t *days)
{
    int64_t time;
    bool zoned;
    int zone;

    return read_date_and_time(text, n, days, &time, &zoned, &zone);
}

bool
iso_moment(const char *text, size_t n, int64_t *micros)
{
    int32_t days;
    int64_t time = 0;
    bool zoned;
    int zone = 0;

    if (!read_date_and_time(text, n, &days, &time, &zoned, &zone) || !zoned)
        return false;
    *micros = (days * INT64_C(1440) - zone) * 60000000 + time;
    return true;
}
