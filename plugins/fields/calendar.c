/* SPDX-License-Identifier: MIT */
#include "calendar.h"

#include <string.h>

#include "iso.h"

/* What may stand between a date and its time. */
static size_t
gap(const char *s, size_t n)
{
    size_t i = 0;

    while (i < n && strchr(" \t\r\n,|-", s[i]) != NULL && s[i] != '\0')
        i++;
    return i;
}

/* n digits at s. */
static int
digits(const char *s, size_t n)
{
    int number = 0;

    for (; n > 0; n--, s++) {
        if (*s < '0' || *s > '9')
            return -1;
        number = number * 10 + (*s - '0');
    }
    return number;
}

/* "2024", "2024-03": the whole of s[0..n), which date_at takes for no date. */
static bool
bare(const char *s, size_t n, struct date *d)
{
    int year = n >= 4 ? digits(s, 4) : -1;
    int month = n == 7 && s[4] == '-' ? digits(s + 5, 2) : 0;

    if (year < 1 || (n != 4 && month < 1) || month > 12)
        return false;
    d->year = year;
    d->month = month;
    return true;
}

/* "(CEST)", as mail has it, "[Europe/Berlin]" (RFC 9557): behind a zone a
 * comment, else the zone; how many bytes it is, 0 where it is neither. */
static size_t
bracketed(const struct date_words *w, const char *s, size_t n, struct date *d)
{
    char time[64] = "00:00 ";
    struct date of_zone;
    size_t at = strlen(time);

    if (n < 3 || s[n - 1] != (s[0] == '(' ? ')' : ']'))
        return 0;
    if (d->zoned)
        return n;
    if (n - 2 >= sizeof(time) - at)
        return 0;
    memcpy(time + at, s + 1, n - 2);
    date_clear(&of_zone);
    if (date_time_at(w, time, at + n - 2, &of_zone) != at + n - 2)
        return 0;
    d->zoned = of_zone.zoned;
    d->offset = of_zone.offset;
    return n;
}

/* What may stand behind a time that has no zone yet: a fraction, which goes,
 * " +0100", and something in brackets. */
static size_t
rest_of_time(
    const struct date_words *w, const char *s, size_t n, struct date *d)
{
    size_t i = 0, colon;
    int hours, minutes;

    if (n > 1 && (s[0] == '.' || s[0] == ',') && digits(s + 1, 1) >= 0) {
        for (i = 2; i < n && digits(s + i, 1) >= 0;)
            i++;
        if (i < n && (s[i] == 'Z' || s[i] == 'z') && !d->zoned) {
            d->zoned = true;
            d->offset = 0;
            i++;
        }
    }
    while (i < n && s[i] == ' ')
        i++;
    if (!d->zoned && n - i >= 5 && (s[i] == '+' || s[i] == '-')) {
        colon = s[i + 3] == ':';
        hours = digits(s + i + 1, 2);
        minutes = n - i >= 5 + colon ? digits(s + i + 3 + colon, 2) : -1;
        if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59)
            return 0;
        d->zoned = true;
        d->offset = (hours * 60 + minutes) * (s[i] == '-' ? -1 : 1);
        i += 5 + colon;
    }
    while (i < n && s[i] == ' ')
        i++;
    if (i < n && (s[i] == '(' || s[i] == '['))
        i += bracketed(w, s + i, n - i, d);
    return i;
}

/* The date, then the time if there is one; how many bytes they are. */
static size_t
date_then_time(const struct date_words *w, enum date_order order, const char *s,
    size_t n, struct date *d)
{
    size_t i = date_at(w, s, n, order, d), space, len;

    if (i == 0)
        return 0;
    space = gap(s + i, n - i);
    if (space == 0 && i < n && (s[i] == 'T' || s[i] == 't'))
        space = 1;
    len = date_time_at(w, s + i + space, n - i - space, d);
    if (len == 0)
        return i;
    i += space + len;
    return i + rest_of_time(w, s + i, n - i, d);
}

static size_t
time_then_date(const struct date_words *w, enum date_order order, const char *s,
    size_t n, struct date *d)
{
    size_t i = date_time_at(w, s, n, d), len;

    if (i == 0)
        return 0;
    i += gap(s + i, n - i);
    len = date_at(w, s + i, n - i, order, d);
    return len > 0 ? i + len : 0;
}

bool
calendar_read(const struct date_words *w, enum date_order order, const char *s,
    size_t n, struct date *d)
{
    size_t i = gap(s, n), len;
    char iso[ISO_MOST];

    date_clear(d);
    s += i;
    n -= i;
    while (n > 0 && strchr(" \t\r\n", s[n - 1]) != NULL && s[n - 1] != '\0')
        n--;
    if (bare(s, n, d))
        return true;
    if ((len = iso_extend(s, n, iso)) > 0) {
        s = iso;
        n = len;
    }
    len = date_then_time(w, order, s, n, d);
    if (len == 0) {
        date_clear(d);
        len = time_then_date(w, order, s, n, d);
    }
    if (len == 0 || d->year == 0)
        return false;
    return len == n || (len + 1 == n && s[len] == '.');
}

/* ---- days --------------------------------------------------------------- */

/* The civil calendar counted from 1 March. */
long
calendar_to_days(const struct date *d)
{
    long year = d->year - (d->month <= 2), era = year / 400,
         of_era = year - era * 400;
    long day =
        (153 * (d->month + (d->month > 2 ? -3 : 9)) + 2) / 5 + d->day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + day -
           719468;
}

void
calendar_from_days(long days, struct date *d)
{
    long z = days + 719468, era = z / 146097, of_era = z - era * 146097;
    long year =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long day = of_era - (365 * year + year / 4 - year / 100);
    long month = (5 * day + 2) / 153;

    d->day = (int)(day - (153 * month + 2) / 5 + 1);
    d->month = (int)(month < 10 ? month + 3 : month - 9);
    d->year = (int)(year + era * 400 + (d->month <= 2));
}

void
calendar_to_utc(struct date *d)
{
    long minutes, days;

    if (!d->zoned || d->hour < 0 || d->day == 0)
        return;
    minutes = d->hour * 60L + d->minute - d->offset;
    days = calendar_to_days(d);
    for (; minutes < 0; minutes += 1440)
        days--;
    for (; minutes >= 1440; minutes -= 1440)
        days++;
    calendar_from_days(days, d);
    d->hour = (int)(minutes / 60);
    d->minute = (int)(minutes % 60);
    d->offset = 0;
}

int
calendar_weekday(const struct date *d)
{
    return (int)((calendar_to_days(d) % 7 + 10) % 7) +
           1; /* 1970-01-01: Thursday */
}
