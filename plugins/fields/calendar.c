/* SPDX-License-Identifier: MIT */
#include "calendar.h"

#include <string.h>

#include "text/calendars.h"
#include "text/days.h"
#include "text/iso.h"
#include "text/mail_date.h"

#define EAST_MOST (14 * 60) /* minutes that a zone may be away from UTC */

/* What may stand between a date and its time. */
static size_t
gap(const char *text, size_t n)
{
    size_t i = 0;

    while (i < n && strchr(" \t\r\n,|-", text[i]) != NULL && text[i] != '\0')
        i++;
    return i;
}

/* Read the name of a zone, "EST", "GMT+1", that text[0..n) begins with; how
 * many bytes it is. */
static size_t
named_zone(const struct date_words *words, const char *text, size_t n,
    struct date *date)
{
    char time[64] = "00:00 ";
    struct date zoned;
    size_t at = strlen(time), len;

    n = n < sizeof(time) - at ? n : sizeof(time) - at;
    memcpy(time + at, text, n);
    date_clear(&zoned);
    len = date_time_at(words, time, at + n, &zoned);
    if (len <= at)
        return 0;
    date->zoned = zoned.zoned;
    date->offset = zoned.offset;
    return len - at;
}

/* "(CEST)", as mail has it, "[Europe/Berlin]" (RFC 9557): behind a zone a
 * comment, else the zone; how many bytes it is, 0 where it is neither. */
static size_t
bracketed(const struct date_words *words, const char *text, size_t n,
    struct date *date)
{
    if (n < 3 || text[n - 1] != (text[0] == '(' ? ')' : ']'))
        return 0;
    return date->zoned || named_zone(words, text + 1, n - 2, date) == n - 2 ? n
                                                                            : 0;
}

/* What may stand behind a time that has no zone yet: a fraction, which goes,
 * " +0100", and something in brackets. */
static size_t
rest_of_time(const struct date_words *words, const char *text, size_t n,
    struct date *date)
{
    struct date zoned = *date;
    size_t i = 0, len;

    if (n > 1 && (text[0] == '.' || text[0] == ',') && text[1] >= '0' &&
        text[1] <= '9') {
        for (i = 2; i < n && text[i] >= '0' && text[i] <= '9';)
            i++;
    }
    while (i < n && text[i] == ' ')
        i++;
    len = date->zoned ? 0 : iso_zone(text + i, n - i, &zoned);
    if (len > 0 && len != strlen("+02")) { /* which may be anything */
        *date = zoned;
        i += len;
    } else if (!date->zoned && i < n && text[i] >= 'A' && text[i] <= 'Z') {
        i += named_zone(words, text + i, n - i, date);
    }
    while (i < n && text[i] == ' ')
        i++;
    if (i < n && (text[i] == '(' || text[i] == '['))
        i += bracketed(words, text + i, n - i, date);
    return i;
}

/* Are years in figures counted otherwise, so that 2567-06-03 is none of ISO
 * 8601? */
static bool
is_other_calendar(enum date_order order)
{
    return order == DATE_BUDDHIST || order == DATE_SOLAR_HIJRI;
}

/* Is there such a year in a date of mail, as the order counts it?  Then the
 * date is Gregorian. */
static bool
mail_year(struct date *date, enum date_order order)
{
    return calendars_have_year(date->year, order, false) &&
           calendars_gregorian(date, order, false);
}

/* The date alone; how many bytes it is. */
static size_t
date_alone(const struct date_words *words, enum date_order order,
    const char *text, size_t n, struct date *date)
{
    size_t i = 0;
    int days;

    if (is_other_calendar(order))
        i = date_at(words, text, n, order, date);
    if (i == 0) {
        i = iso_date(text, n, date, &days);
        i = i > 0 && days == 1 && calendars_gregorian(date, order, false) ? i
                                                                          : 0;
    }
    if (i == 0) {
        i = mail_date_day(text, n, date);
        i = i > 0 && mail_year(date, order) ? i : 0;
    }
    if (i > 0)
        return i;
    date_clear(date);
    return date_at(words, text, n, order, date);
}

/* The date, then the time if there is one; how many bytes they are. */
static size_t
date_then_time(const struct date_words *words, enum date_order order,
    const char *text, size_t n, struct date *date)
{
    size_t i = date_alone(words, order, text, n, date), space, len;

    if (i == 0)
        return 0;
    /* "1 марта 2024 г., 12:30", "2024. március 1. 12:30" */
    if (i + 1 < n && text[i] == '.' && gap(text + i + 1, n - i - 1) > 0)
        i++;
    space = gap(text + i, n - i);
    if (space == 0 && i < n && (text[i] == 'T' || text[i] == 't'))
        space = 1;
    len = date_time_at(words, text + i + space, n - i - space, date);
    if (len == 0 &&
        (len = iso_time(text + i + space, n - i - space, date)) > 0 &&
        date->hour == 24 && date->day > 0) {
        date->hour = 0;
        days_set(date, days_of(date) + 1);
    }
    if (len == 0)
        return i;
    i += space + len;
    return i + rest_of_time(words, text + i, n - i, date);
}

static size_t
time_then_date(const struct date_words *words, enum date_order order,
    const char *text, size_t n, struct date *date)
{
    size_t i = date_time_at(words, text, n, date), len;

    if (i == 0)
        return 0;
    i += gap(text + i, n - i);
    len = date_at(words, text + i, n - i, order, date);
    return len > 0 ? i + len : 0;
}

/* The whole of text[0..n), without blanks around it. */
static bool
read_whole(const struct date_words *words, enum date_order order,
    const char *text, size_t n, struct date *date)
{
    size_t len;
    int days;

    if (mail_date_read(text, n, date) && mail_year(date, order))
        return true;
    if (!is_other_calendar(order) && iso_read(text, n, date, &days)) {
        /* date_iso cannot write a week, or an hour without minutes; "10.30"
         * without a "T" has some. */
        if (days != 7 && (date->hour < 0 || date->minute >= 0))
            return true;
        if (days == 7 || memchr(text, ' ', n) == NULL)
            return false;
    }
    len = date_then_time(words, order, text, n, date);
    if (len == 0) {
        date_clear(date);
        len = time_then_date(words, order, text, n, date);
    }
    if (len == 0 || date->year == 0 || (date->hour >= 0 && date->minute < 0))
        return false;
    return len == n || (len + 1 == n && text[len] == '.');
}

bool
calendar_read(const struct date_words *words, enum date_order order,
    const char *text, size_t n, struct date *date)
{
    size_t i = gap(text, n);

    text += i;
    n -= i;
    while (
        n > 0 && strchr(" \t\r\n", text[n - 1]) != NULL && text[n - 1] != '\0')
        n--;
    return read_whole(words, order, text, n, date) &&
           (!date->zoned ||
               (date->offset <= EAST_MOST && date->offset >= -EAST_MOST));
}

/* ---- UTC ---------------------------------------------------------------- */

bool
calendar_to_utc(struct date *date)
{
    long minutes, days;

    if (!date->zoned || date->hour < 0 || date->day == 0)
        return true;
    minutes = date->hour * 60L + date->minute - date->offset;
    days = days_of(date);
    for (; minutes < 0; minutes += 1440)
        days--;
    for (; minutes >= 1440; minutes -= 1440)
        days++;
    days_set(date, days);
    date->hour = (int)(minutes / 60);
    date->minute = (int)(minutes % 60);
    date->offset = 0;
    return date->year >= 1 && date->year <= 9999;
}
