/* SPDX-License-Identifier: MIT */
#include "text/date.h"

#include <string.h>

#include "text/chars.h"
#include "text/date_cursor.h"
#include "text/date_zones.h"

/* "am", "p.m.": 0 or 12 is what they add; -1 if there is none. */
static int
half_of_day(struct date_cursor *c)
{
    static const char *const forms[] = { "a.m.", "p.m.", "a.m", "p.m", "am",
        "pm" };
    size_t i, k;

    for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        size_t n = strlen(forms[i]);

        if (c->n - c->i < n)
            continue;
        for (k = 0; k < n; k++) {
            if ((uint32_t)forms[i][k] !=
                chars_tolower((unsigned char)c->s[c->i + k]))
                break;
        }
        if (k == n) {
            c->i += n;
            return i % 2 == 0 ? 0 : 12;
        }
    }
    return -1;
}

/* "+02:00", "-0500"; behind a zone also "+1" */
static bool
offset_here(struct date_cursor *c, bool named, int *offset)
{
    struct date_cursor at = *c;
    int sign = date_peek(&at) == '-' ? -1 : 1, hours, minutes = 0;

    if (!date_take_one(&at, "+-"))
        return false;
    switch (date_take_number(&at, 4, &hours)) {
    case 1:
        if (!named)
            return false;
        break;
    case 2:
        if (date_take_one(&at, ":") && date_take_number(&at, 2, &minutes) == 0)
            return false;
        break;
    case 4:
        minutes = hours % 100;
        hours /= 100;
        break;
    default:
        return false;
    }
    if (hours > 14 || minutes > 59)
        return false;
    *offset = sign * (hours * 60 + minutes);
    *c = at;
    return true;
}

static void
zone(struct date_cursor *c, struct date *d)
{
    struct date_cursor at = *c;
    uint32_t v;

    d->zoned = offset_here(c, false, &d->offset);
    if (d->zoned)
        return;
    date_skip_space(&at);
    v = date_take_word(&at, ~0u << DATE_ZONE_SHIFT) >> DATE_ZONE_SHIFT;
    if (v == 0)
        return;
    *c = at;
    d->offset = date_zones[v - 1].offset;
    d->zoned = d->offset != DATE_NO_OFFSET;
    /* "GMT+1" */
    if (d->zoned && d->offset == 0)
        offset_here(c, true, &d->offset);
}

/* "Uhr", "h", "hrs": said of a time, no news. */
static void
skip_unit(struct date_cursor *c)
{
    static const char *const units[] = { "uhr", "h", "hrs", "hs" };
    struct date_cursor at = *c;
    size_t i, n;

    date_skip_space(&at);
    n = date_word_here(&at);
    for (i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        size_t k = 0;

        while (k < n && units[i][k] != '\0' &&
               (uint32_t)units[i][k] ==
                   chars_tolower((unsigned char)at.s[at.i + k]))
            k++;
        if (k == n && units[i][k] == '\0' && n > 0) {
            c->i = at.i + n;
            return;
        }
    }
}

/* ":05", ".05", "h05" and seconds: what follows the hour. */
static bool
minutes(struct date_cursor *c, struct date *d)
{
    bool iso = date_peek(c) == ':';

    if (!date_take_one(c, ":.hH") || date_take_number(c, 2, &d->minute) == 0)
        return false;
    if (iso && date_peek(c) == ':' && date_digit_at(c, c->i + 1)) {
        c->i++;
        if (date_take_number(c, 2, &d->second) == 0)
            return false;
        if (date_peek(c) == '.' && date_digit_at(c, c->i + 1)) {
            c->i++;
            date_skip_digits(c);
        }
    }
    return true;
}

/* 時05分: what follows the hour. */
static bool
units(struct date_cursor *c, struct date *d)
{
    struct date_cursor at;

    if (!date_take_unit(c, DATE_AFTER_HOUR))
        return false;
    d->minute = 0;
    at = *c;
    date_skip_space(&at);
    if (date_take_number(&at, 2, &d->minute) > 0) {
        date_take_unit(&at, DATE_AFTER_MINUTE);
        *c = at;
    }
    return true;
}

static bool
time_body(struct date_cursor *c, struct date *d)
{
    size_t digits = date_take_number(c, 4, &d->hour);
    bool sure = false;
    int half;

    d->minute = d->second = -1;
    if (digits == 4) {
        /* 1300 GMT: the zone makes it a time. */
        d->minute = d->hour % 100;
        d->hour /= 100;
        zone(c, d);
        return d->zoned && d->hour < 24 && d->minute < 60;
    }
    if (digits == 0 || digits == 3)
        return false;
    if (date_peek(c) > 0 && strchr(":.hH", date_peek(c)) != NULL &&
        date_digit_at(c, c->i + 1)) {
        if (!minutes(c, d))
            return false;
        sure = true;
    } else {
        sure = units(c, d);
        if (!sure)
            d->minute = 0;
    }
    if (date_peek(c) == ' ')
        c->i++;
    half = half_of_day(c);
    if (half < 0 && c->s[c->i - 1] == ' ')
        c->i--;
    if (half >= 0) {
        if (d->hour < 1 || d->hour > 12)
            return false;
        d->hour = d->hour % 12 + half;
        sure = true;
    } else {
        size_t before = c->i;

        skip_unit(c);
        sure = sure || c->i > before;
    }
    zone(c, d);
    return sure && d->hour < 24 && d->minute < 60 && d->second < 61;
}

size_t
date_time_at(
    const struct date_words *w, const char *s, size_t n, struct date *d)
{
    struct date_cursor c = { w, s, n, 0 };
    struct date got = *d;
    int i, half = -1;

    if (date_take_unit(&c, DATE_AFTERNOON))
        half = 12;
    else if (date_take_unit(&c, DATE_FORENOON))
        half = 0;
    if (half >= 0) {
        date_skip_space(&c);
    } else if (!date_take_one(&c, "T")) {
        for (i = 0; i < 2 && date_skip_words(&c, DATE_AT); i++)
            continue;
    }
    if (!time_body(&c, &got) || date_digit_at(&c, c.i))
        return 0;
    /* "GMT+1Updated": glued to what follows. */
    if (date_goes_on(&c) && !(got.zoned && date_digit_at(&c, c.i - 1) &&
                                chars_upper((unsigned char)c.s[c.i])))
        return 0;
    if (half >= 0 && got.hour <= 12)
        got.hour = got.hour % 12 + half;
    *d = got;
    return c.i;
}
