/* SPDX-License-Identifier: MIT */
#include "calendar.h"

#include <string.h>

#include "text/days.h"
#include "text/iso.h"
#include "text/mail_date.h"

#define EAST_MOST (14 * 60) /* minutes that a zone may be away from UTC */

/* What may stand between a date and its time. */
static size_t
gap(const char *s, size_t n)
{
    size_t i = 0;

    while (i < n && strchr(" \t\r\n,|-", s[i]) != NULL && s[i] != '\0')
        i++;
    return i;
}

/* Read the name of a zone, "EST", "GMT+1", that s[0..n) begins with; how many
 * bytes it is. */
static size_t
named_zone(const struct date_words *w, const char *s, size_t n, struct date *d)
{
    char time[64] = "00:00 ";
    struct date zoned;
    size_t at = strlen(time), len;

    n = n < sizeof(time) - at ? n : sizeof(time) - at;
    memcpy(time + at, s, n);
    date_clear(&zoned);
    len = date_time_at(w, time, at + n, &zoned);
    if (len <= at)
        return 0;
    d->zoned = zoned.zoned;
    d->offset = zoned.offset;
    return len - at;
}

/* "(CEST)", as mail has it, "[Europe/Berlin]" (RFC 9557): behind a zone a
 * comment, else the zone; how many bytes it is, 0 where it is neither. */
static size_t
bracketed(const struct date_words *w, const char *s, size_t n, struct date *d)
{
    if (n < 3 || s[n - 1] != (s[0] == '(' ? ')' : ']'))
        return 0;
    return d->zoned || named_zone(w, s + 1, n - 2, d) == n - 2 ? n : 0;
}

/* What may stand behind a time that has no zone yet: a fraction, which goes,
 * " +0100", and something in brackets. */
static size_t
rest_of_time(
    const struct date_words *w, const char *s, size_t n, struct date *d)
{
    struct date zoned = *d;
    size_t i = 0, len;

    if (n > 1 && (s[0] == '.' || s[0] == ',') && s[1] >= '0' && s[1] <= '9') {
        for (i = 2; i < n && s[i] >= '0' && s[i] <= '9';)
            i++;
    }
    while (i < n && s[i] == ' ')
        i++;
    len = d->zoned ? 0 : iso_zone(s + i, n - i, &zoned);
    if (len > 0 && len != strlen("+02")) { /* which may be anything */
        *d = zoned;
        i += len;
    } else if (!d->zoned && i < n && s[i] >= 'A' && s[i] <= 'Z') {
        i += named_zone(w, s + i, n - i, d);
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
    size_t i, space, len;
    int days;

    i = iso_date(s, n, d, &days);
    if (i == 0 || days > 1)
        i = mail_date_day(s, n, d);
    if (i == 0) {
        date_clear(d);
        i = date_at(w, s, n, order, d);
    }
    if (i == 0)
        return 0;
    /* "1 марта 2024 г., 12:30", "2024. március 1. 12:30" */
    if (i + 1 < n && s[i] == '.' && gap(s + i + 1, n - i - 1) > 0)
        i++;
    space = gap(s + i, n - i);
    if (space == 0 && i < n && (s[i] == 'T' || s[i] == 't'))
        space = 1;
    len = date_time_at(w, s + i + space, n - i - space, d);
    if (len == 0 && (len = iso_time(s + i + space, n - i - space, d)) > 0 &&
        d->hour == 24 && d->day > 0) {
        d->hour = 0;
        days_set(d, days_of(d) + 1);
    }
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

/* The whole of s[0..n), without blanks around it. */
static bool
read_whole(const struct date_words *w, enum date_order order, const char *s,
    size_t n, struct date *d)
{
    size_t len;
    int days;

    if (mail_date_read(s, n, d))
        return true;
    if (iso_read(s, n, d, &days)) {
        /* date_iso cannot write a week, or an hour without minutes; "10.30"
         * without a "T" has some. */
        if (days != 7 && (d->hour < 0 || d->minute >= 0))
            return true;
        if (days == 7 || memchr(s, ' ', n) == NULL)
            return false;
    }
    len = date_then_time(w, order, s, n, d);
    if (len == 0) {
        date_clear(d);
        len = time_then_date(w, order, s, n, d);
    }
    if (len == 0 || d->year == 0 || (d->hour >= 0 && d->minute < 0))
        return false;
    return len == n || (len + 1 == n && s[len] == '.');
}

bool
calendar_read(const struct date_words *w, enum date_order order, const char *s,
    size_t n, struct date *d)
{
    size_t i = gap(s, n);

    s += i;
    n -= i;
    while (n > 0 && strchr(" \t\r\n", s[n - 1]) != NULL && s[n - 1] != '\0')
        n--;
    return read_whole(w, order, s, n, d) &&
           (!d->zoned || (d->offset <= EAST_MOST && d->offset >= -EAST_MOST));
}

/* ---- UTC ---------------------------------------------------------------- */

bool
calendar_to_utc(struct date *d)
{
    long minutes, days;

    if (!d->zoned || d->hour < 0 || d->day == 0)
        return true;
    minutes = d->hour * 60L + d->minute - d->offset;
    days = days_of(d);
    for (; minutes < 0; minutes += 1440)
        days--;
    for (; minutes >= 1440; minutes -= 1440)
        days++;
    days_set(d, days);
    d->hour = (int)(minutes / 60);
    d->minute = (int)(minutes % 60);
    d->offset = 0;
    return d->year >= 1 && d->year <= 9999;
}
