/* SPDX-License-Identifier: MIT */
#include "text/iso.h"

#include "text/days.h"
#include "text/figures.h"

/* The number of the next n digits; -1 if there are fewer. */
static int
read_digits(struct figures *cursor, int n)
{
    int value = 0;

    if (figures_here(cursor) < (size_t)n)
        return -1;
    for (; n > 0; n--)
        value = value * 10 + (*cursor->s++ - '0');
    return value;
}

static bool
take_byte(struct figures *cursor, char byte)
{
    if (cursor->s == cursor->end || *cursor->s != byte)
        return false;
    cursor->s++;
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
read_week(struct figures *cursor, bool dashes, struct date *date, int *days)
{
    long first = week_start(date->year);
    int week = read_digits(cursor, 2), day = 1;

    if (week < 1 || first + (week - 1) * 7L >= week_start(date->year + 1))
        return false;
    *days = 7;
    if (dashes ? take_byte(cursor, '-') : figures_here(cursor) > 0) {
        day = read_digits(cursor, 1);
        *days = 1;
    }
    if (day < 1 || day > 7)
        return false;
    days_set(date, first + (week - 1) * 7L + day - 1);
    return true;
}

/* "060", the day of a year. */
static bool
read_ordinal(struct figures *cursor, struct date *date, int *days)
{
    int year = date->year, day = read_digits(cursor, 3);
    struct date first = { .year = year, .month = 1, .day = 1 };

    if (day < 1)
        return false;
    days_set(date, days_of(&first) + day - 1);
    *days = 1;
    return date->year == year;
}

/* "03", "03-01", "0301". */
static bool
read_month(struct figures *cursor, bool dashes, struct date *date, int *days)
{
    date->month = read_digits(cursor, 2);
    if (date->month < 1 || date->month > 12)
        return false;
    *days = days_of_month(date->year, date->month);
    if (dashes && !take_byte(cursor, '-'))
        return true;
    date->day = read_digits(cursor, 2);
    if (date->day < 1 || date->day > *days)
        return false;
    *days = 1;
    return true;
}

static bool
read_date(struct figures *cursor, struct date *date, int *days)
{
    bool dashes;

    date_clear(date);
    date->year = read_digits(cursor, 4);
    if (date->year < 1)
        return false;
    *days = days_of_month(date->year, 2) + 337;
    dashes = take_byte(cursor, '-');
    if (take_byte(cursor, 'W'))
        return read_week(cursor, dashes, date, days);
    switch (figures_here(cursor)) {
    case 0:
        return !dashes;
    case 2:
        return dashes && read_month(cursor, true, date, days);
    case 3:
        return read_ordinal(cursor, date, days);
    case 4:
        return !dashes && read_month(cursor, false, date, days);
    default:
        return false;
    }
}

size_t
iso_date(const char *text, size_t n, struct date *date, int *days)
{
    struct figures cursor = { text, text + n };

    if (read_date(&cursor, date, days) && figures_here(&cursor) == 0)
        return (size_t)(cursor.s - text);
    return 0;
}

/* ---- times -------------------------------------------------------------- */

size_t
iso_time(const char *text, size_t n, struct date *date)
{
    struct figures cursor = { text, text + n };
    int minute = -1, second = -1, hour = read_digits(&cursor, 2);

    if (take_byte(&cursor, ':') || figures_here(&cursor) > 0) {
        minute = read_digits(&cursor, 2);
        if (minute < 0)
            return 0;
    }
    if (minute >= 0 && (take_byte(&cursor, ':') || figures_here(&cursor) > 0)) {
        second = read_digits(&cursor, 2);
        if (second < 0)
            return 0;
    }
    if (hour < 0 || hour > 24 || minute > 59 || second > 60 ||
        (hour == 24 && (minute > 0 || second > 0)))
        return 0;
    if (cursor.s + 1 < cursor.end && (*cursor.s == '.' || *cursor.s == ',') &&
        cursor.s[1] >= '0' && cursor.s[1] <= '9') {
        cursor.s++;
        cursor.s += figures_here(&cursor);
    }
    date->hour = hour;
    date->minute = minute;
    date->second = second;
    return (size_t)(cursor.s - text);
}

size_t
iso_zone(const char *text, size_t n, struct date *date)
{
    struct figures cursor = { text, text + n };
    bool minus = take_byte(&cursor, '-');
    int hours, minutes = 0;

    if (!minus && (take_byte(&cursor, 'Z') || take_byte(&cursor, 'z'))) {
        date->zoned = true;
        date->offset = 0;
        return 1;
    }
    if (!minus && !take_byte(&cursor, '+'))
        return 0;
    hours = read_digits(&cursor, 2);
    if (take_byte(&cursor, ':') || figures_here(&cursor) > 0)
        minutes = read_digits(&cursor, 2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
        return 0;
    date->zoned = true;
    date->offset = (hours * 60 + minutes) * (minus ? -1 : 1);
    return (size_t)(cursor.s - text);
}

/* ---- the whole ---------------------------------------------------------- */

bool
iso_read(const char *text, size_t n, struct date *date, int *days)
{
    size_t i = iso_date(text, n, date, days), len;

    if (i == 0 || i == n)
        return i > 0;
    if (*days > 1 || (text[i] != 'T' && text[i] != 't' && text[i] != ' '))
        return false;
    i++;
    len = iso_time(text + i, n - i, date);
    if (len == 0)
        return false;
    for (i += len; i < n && text[i] == ' ';) /* "2024-03-01 14:05:30 +0000" */
        i++;
    i += iso_zone(text + i, n - i, date);
    if (i < n)
        return false;
    if (date->hour == 24) {
        date->hour = 0;
        days_set(date, days_of(date) + 1);
    }
    return true;
}
