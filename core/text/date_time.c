/* SPDX-License-Identifier: MIT */
#include "text/date.h"

#include <string.h>

#include "text/chars.h"
#include "text/date_cursor.h"
#include "text/date_zones.h"

/* Take "am", "p.m." and the like.  Returns the hours to add, 0 or 12; -1 if
 * there is none. */
static int
take_half_of_day(struct date_cursor *cursor)
{
    static const char *const forms[] = { "a.m.", "p.m.", "a.m", "p.m", "am",
        "pm" };
    size_t i, k;

    for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        size_t n = strlen(forms[i]);

        if (cursor->n - cursor->i < n)
            continue;
        for (k = 0; k < n; k++) {
            if ((uint32_t)forms[i][k] !=
                chars_tolower((unsigned char)cursor->s[cursor->i + k]))
                break;
        }
        if (k == n) {
            cursor->i += n;
            return i % 2 == 0 ? 0 : 12;
        }
    }
    return -1;
}

/* Where an offset stands. */
enum offset_place { BEHIND_TIME, BEHIND_NAME, BEHIND_SPACE };

/* Take an offset from UTC: "+02:00", "-0500"; behind a zone's name also "+1";
 * behind a space "-0500" (RFC 5322) and "+02:00": "10:00 -12:00" is a span. */
static bool
take_offset(struct date_cursor *cursor, enum offset_place place, int *offset)
{
    struct date_cursor at = *cursor;
    int sign = date_peek(&at) == '-' ? -1 : 1, hours, read_minutes = 0;

    if (!date_take_one(&at, "+-"))
        return false;
    switch (date_take_number(&at, 4, &hours)) {
    case 1:
        if (place != BEHIND_NAME)
            return false;
        break;
    case 2:
        if (place == BEHIND_SPACE && (sign < 0 || date_peek(&at) != ':'))
            return false;
        if (date_take_one(&at, ":") &&
            date_take_number(&at, 2, &read_minutes) == 0)
            return false;
        break;
    case 4:
        read_minutes = hours % 100;
        hours /= 100;
        break;
    default:
        return false;
    }
    if (hours > 14 || read_minutes > 59)
        return false;
    *offset = sign * (hours * 60 + read_minutes);
    *cursor = at;
    return true;
}

/* Take a time zone, an offset or a name, if there is one. */
static void
take_zone(struct date_cursor *cursor, struct date *date)
{
    struct date_cursor at = *cursor;
    uint32_t zone_value;

    date->zoned = take_offset(cursor, BEHIND_TIME, &date->offset);
    if (date->zoned)
        return;
    date_skip_space(&at);
    if (at.i > cursor->i) {
        date->zoned = take_offset(&at, BEHIND_SPACE, &date->offset);
        if (date->zoned) {
            *cursor = at;
            return;
        }
    }
    zone_value = date_take_word(&at, ~0u << DATE_ZONE_SHIFT) >> DATE_ZONE_SHIFT;
    if (zone_value == 0)
        return;
    *cursor = at;
    date->offset = date_zones[zone_value - 1].offset;
    date->zoned = date->offset != DATE_NO_OFFSET;
    /* "GMT+1" */
    if (date->zoned && date->offset == 0)
        take_offset(cursor, BEHIND_NAME, &date->offset);
}

/* Skip a word that marks a time and has no value: "Uhr", "h", "hrs", "น". */
static void
skip_unit(struct date_cursor *cursor)
{
    static const char *const units[] = { "uhr", "h", "hrs", "hs" };
    struct date_cursor at = *cursor;
    size_t i, n;

    if (date_take_unit(cursor, DATE_AFTER_HOUR))
        return;
    date_skip_space(&at);
    n = date_word_here(&at);
    for (i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        size_t k = 0;

        while (k < n && units[i][k] != '\0' &&
               (uint32_t)units[i][k] ==
                   chars_tolower((unsigned char)at.s[at.i + k]))
            k++;
        if (k == n && units[i][k] == '\0' && n > 0) {
            cursor->i = at.i + n;
            return;
        }
    }
}

/* Read minutes and seconds after the hour: ":05", ".05", "h05", ":05:09.5". */
static bool
read_minutes(struct date_cursor *cursor, struct date *date)
{
    bool iso = date_peek(cursor) == ':';

    if (!date_take_one(cursor, ":.hH") ||
        date_take_number(cursor, 2, &date->minute) == 0)
        return false;
    if (iso && date_peek(cursor) == ':' &&
        date_digit_at(cursor, cursor->i + 1)) {
        cursor->i++;
        if (date_take_number(cursor, 2, &date->second) == 0)
            return false;
        if (date_peek(cursor) == '.' && date_digit_at(cursor, cursor->i + 1)) {
            cursor->i++;
            date_skip_digits(cursor);
        }
    }
    return true;
}

/* Read the units after the hour: 時05分. */
static bool
read_units(struct date_cursor *cursor, struct date *date)
{
    struct date_cursor at;

    if (!date_take_unit(cursor, DATE_AFTER_HOUR))
        return false;
    date->minute = 0;
    at = *cursor;
    date_skip_space(&at);
    if (date_take_number(&at, 2, &date->minute) > 0) {
        date_take_unit(&at, DATE_AFTER_MINUTE);
        *cursor = at;
    }
    return true;
}

/* Read a time after its introductory word.  A bare number is a time only with
 * minutes, a unit, "am" or "pm". */
static bool
read_time_body(struct date_cursor *cursor, struct date *date)
{
    size_t digits = date_take_number(cursor, 4, &date->hour);
    bool sure = false;
    int half;

    date->minute = date->second = -1;
    if (digits == 4) {
        /* Four digits are a time only with a zone: "1300 GMT". */
        date->minute = date->hour % 100;
        date->hour /= 100;
        take_zone(cursor, date);
        return date->zoned && date->hour < 24 && date->minute < 60;
    }
    if (digits == 0 || digits == 3)
        return false;
    if (date_peek(cursor) > 0 && strchr(":.hH", date_peek(cursor)) != NULL &&
        date_digit_at(cursor, cursor->i + 1)) {
        if (!read_minutes(cursor, date))
            return false;
        sure = true;
    } else {
        sure = read_units(cursor, date);
        if (!sure)
            date->minute = 0;
    }
    if (date_peek(cursor) == ' ')
        cursor->i++;
    half = take_half_of_day(cursor);
    if (half < 0 && cursor->s[cursor->i - 1] == ' ')
        cursor->i--;
    if (half >= 0) {
        if (date->hour < 1 || date->hour > 12)
            return false;
        date->hour = date->hour % 12 + half;
        sure = true;
    } else {
        size_t before = cursor->i;

        skip_unit(cursor);
        sure = sure || cursor->i > before;
    }
    take_zone(cursor, date);
    return sure && date->hour < 24 && date->minute < 60 && date->second < 61;
}

size_t
date_time_at(const struct date_words *words, const char *text, size_t n,
    struct date *date)
{
    struct date_cursor cursor = { words, text, n, 0, DATE_ORDER_UNKNOWN,
        false };
    struct date got = *date;
    int i, half = -1;

    if (date_take_unit(&cursor, DATE_AFTERNOON))
        half = 12;
    else if (date_take_unit(&cursor, DATE_FORENOON))
        half = 0;
    if (half >= 0) {
        date_skip_space(&cursor);
    } else if (!date_take_one(&cursor, "T")) {
        for (i = 0; i < 2 && date_skip_words(&cursor, DATE_AT); i++)
            continue;
    }
    if (!read_time_body(&cursor, &got) || date_digit_at(&cursor, cursor.i))
        return 0;
    /* "GMT+1Updated": a capitalised word may be glued to the offset. */
    if (date_goes_on(&cursor) &&
        !(got.zoned && date_digit_at(&cursor, cursor.i - 1) &&
            chars_upper((unsigned char)cursor.s[cursor.i])))
        return 0;
    if (half >= 0 && got.hour <= 12)
        got.hour = got.hour % 12 + half;
    *date = got;
    return cursor.i;
}
