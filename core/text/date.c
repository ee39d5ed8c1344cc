/* SPDX-License-Identifier: MIT */
#include "text/date.h"

#include <string.h>

#include "text/chars.h"
#include "text/date_cursor.h"
#include "text/space.h"
#include "text/utf8.h"

void
date_clear(struct date *date)
{
    memset(date, 0, sizeof(*date));
    date->hour = date->minute = date->second = -1;
}

enum date_order
date_order_of(const char *tag, size_t n)
{
    if (n < 2)
        return DATE_ORDER_UNKNOWN;
    if (memcmp(tag, "en", 2) != 0)
        return DATE_DAY_FIRST;
    if (n < 5)
        return DATE_ORDER_UNKNOWN;
    return (tag[3] | 32) == 'u' && (tag[4] | 32) == 's' ? DATE_MONTH_FIRST
                                                        : DATE_DAY_FIRST;
}

/* ---- dates -------------------------------------------------------------- */

static bool
leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static bool
exists(const struct date *date)
{
    static const int days[12] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30,
        31 };

    if (date->month < 1 || date->month > 12 || date->day < 0 ||
        date->day > days[date->month - 1])
        return false;
    if (date->year == 0)
        return true;
    return date->year >= 1700 && date->year <= 2199 &&
           (date->month != 2 || date->day != 29 || leap(date->year));
}

/* Two numbers of which one is the month. */
static bool
set_day_month(struct date *date, int first, int second, enum date_order order)
{
    if (first > 12)
        order = DATE_DAY_FIRST;
    else if (second > 12)
        order = DATE_MONTH_FIRST;
    else if (first == second)
        order = DATE_DAY_FIRST;
    if (order == DATE_ORDER_UNKNOWN)
        return false;
    date->day = order == DATE_DAY_FIRST ? first : second;
    date->month = order == DATE_DAY_FIRST ? second : first;
    return true;
}

/* Take the mark between two numbers, which is `sep`; a point may have a blank
 * behind it: "3. 5. 2026". */
static bool
take_between(struct date_cursor *cursor, char sep)
{
    if (date_peek(cursor) != sep || !date_take_one(cursor, "-/."))
        return false;
    if (sep == '.' && date_peek(cursor) == ' ')
        cursor->i++;
    return true;
}

/* 2024-06-03, 2024/06/03, "2024. 6. 3": the year is read. */
static bool
numbers_from_year(struct date_cursor *cursor, struct date *date)
{
    char sep = (char)date_peek(cursor);

    return take_between(cursor, sep) &&
           date_take_number(cursor, 2, &date->month) > 0 &&
           take_between(cursor, sep) &&
           date_take_number(cursor, 2, &date->day) > 0 && date->day > 0;
}

/* 5月3日: the number of the month is read.  Without a year it needs its day. */
static bool
units_from_month(struct date_cursor *cursor, struct date *date)
{
    struct date_cursor at;

    if (!date_take_unit(cursor, DATE_AFTER_MONTH))
        return false;
    at = *cursor;
    date_skip_space(&at);
    if (date_take_number(&at, 2, &date->day) > 0 && date->day > 0 &&
        date_take_unit(&at, DATE_AFTER_DAY)) {
        *cursor = at;
        return true;
    }
    date->day = 0;
    return date->year > 0;
}

/* 2026年5月3日: the year is read, and the word behind it. */
static bool
units_from_year(struct date_cursor *cursor, struct date *date)
{
    date_skip_space(cursor);
    return date_take_number(cursor, 2, &date->month) > 0 &&
           units_from_month(cursor, date);
}

/* 12/03/2024, 03.06.24: the first number is read. */
static bool
numbers_to_year(struct date_cursor *cursor, int first, enum date_order order,
    struct date *date)
{
    char sep = (char)date_peek(cursor);
    size_t digits;
    int second;

    if (!take_between(cursor, sep) ||
        date_take_number(cursor, 2, &second) == 0 || !take_between(cursor, sep))
        return false;
    digits = date_take_number(cursor, 4, &date->year);
    if (digits == 2 && sep == '.')
        date->year += date->year < 70 ? 2000 : 1900;
    else if (digits != 4)
        return false;
    return set_day_month(
        date, first, second, sep == '.' ? DATE_DAY_FIRST : order);
}

/* "1st", "3.", "1er", "2º": what may follow the number of a day. */
static void
skip_ordinal(struct date_cursor *cursor)
{
    static const char *const endings[] = { "st", "nd", "rd", "th", "er", "º",
        "°", "." };
    size_t i;

    for (i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        size_t n = strlen(endings[i]);

        if (cursor->n - cursor->i >= n &&
            memcmp(cursor->s + cursor->i, endings[i], n) == 0) {
            cursor->i += n;
            return;
        }
    }
}

/* ", 2024", " de 2024", " 2024": leaves the cursor alone if there is none. */
/* "4:15", "16:15" */
static bool
clock_at(const struct date_cursor *cursor, size_t i)
{
    if (!date_digit_at(cursor, i))
        return false;
    i += date_digit_at(cursor, i + 1) ? 2 : 1;
    return i < cursor->n && cursor->s[i] == ':' && date_digit_at(cursor, i + 1);
}

/* A year of four digits, to which a time may be glued: "20244:15 PM". */
static bool
take_year(struct date_cursor *cursor, int *year)
{
    struct date_cursor four = *cursor;

    if (clock_at(cursor, cursor->i + 4))
        four.n = cursor->i + 4;
    if (date_take_number(&four, 4, year) != 4)
        return false;
    cursor->i = four.i;
    return true;
}

static void
maybe_year(struct date_cursor *cursor, struct date *date)
{
    struct date_cursor at = *cursor;

    date_take_one(&at, ",");
    if (at.i < at.n && space_at(at.s + at.i, at.n - at.i) == 0)
        return;
    date_skip_space(&at);
    date_skip_words(&at, DATE_LINK);
    if (take_year(&at, &date->year) && date->year >= 1700 &&
        date->year <= 2199) {
        *cursor = at;
        date_take_unit(cursor, DATE_AFTER_YEAR);
    } else {
        date->year = 0;
    }
}

/* Take a month's name, or both that it has: "أيار/مايو". */
static int
take_month(struct date_cursor *cursor)
{
    uint32_t month = date_take_word(cursor, DATE_MONTH);
    struct date_cursor at = *cursor;

    if (month > 0 && date_take_one(&at, "/") &&
        date_take_word(&at, DATE_MONTH) == month)
        *cursor = at;
    return (int)month;
}

/* "3 June 2024": the day is read. */
static bool
month_name(struct date_cursor *cursor, struct date *date)
{
    skip_ordinal(cursor);
    date_skip_space(cursor);
    date_skip_words(cursor, DATE_LINK);
    date->month = take_month(cursor);
    if (date->month == 0)
        return false;
    maybe_year(cursor, date);
    /* The point of "3 June." belongs to the sentence. */
    return true;
}

/* "June 3, 2024", "June 2024": the month is read. */
static bool
day_or_year(struct date_cursor *cursor, struct date *date)
{
    size_t digits;
    int number;

    date_skip_space(cursor);
    date_skip_words(cursor, DATE_LINK);
    digits = date_take_number(cursor, 4, &number);
    if (digits == 4) {
        date->year = number;
        return true;
    }
    if (digits == 0 || digits == 3)
        return false;
    date->day = number;
    if (number == 0)
        return false;
    if (date_word_here(cursor) > 0)
        skip_ordinal(cursor);
    maybe_year(cursor, date);
    return true;
}

/* "/03/2024", ". 5. 2026" */
static bool
numbers_follow(const struct date_cursor *cursor)
{
    int sep = date_peek(cursor);

    if (sep != '.' && sep != '/' && sep != '-')
        return false;
    return date_digit_at(cursor, cursor->i + 1) ||
           (sep == '.' && cursor->i + 1 < cursor->n &&
               cursor->s[cursor->i + 1] == ' ' &&
               date_digit_at(cursor, cursor->i + 2));
}

static bool
date_body(struct date_cursor *cursor, enum date_order order, struct date *date)
{
    size_t digits;
    int number;

    date->month = take_month(cursor);
    if (date->month > 0)
        return day_or_year(cursor, date);
    digits = date_take_number(cursor, 4, &number);
    if (digits == 4) {
        date->year = number;
        return date_take_unit(cursor, DATE_AFTER_YEAR)
                   ? units_from_year(cursor, date)
                   : numbers_from_year(cursor, date);
    }
    if (digits == 0 || digits == 3 || number == 0)
        return false;
    if (numbers_follow(cursor))
        return numbers_to_year(cursor, number, order, date);
    date->month = number;
    if (units_from_month(cursor, date))
        return true;
    date->month = 0;
    date->day = number;
    return month_name(cursor, date);
}

size_t
date_at(const struct date_words *words, const char *text, size_t n,
    enum date_order order, struct date *date)
{
    struct date_cursor cursor = { words, text, n, 0 };
    struct date got = *date;
    int i;

    got.year = got.month = got.day = 0;
    for (i = 0; i < 3 && date_skip_words(&cursor, DATE_WEEKDAY | DATE_ARTICLE);
         i++)
        continue;
    if (!date_body(&cursor, order, &got) || !exists(&got))
        return 0;
    if (date_goes_on(&cursor) && date_peek(&cursor) != 'T')
        return 0;
    date_skip_weekday(&cursor);
    *date = got;
    return cursor.i;
}

/* ---- writing ------------------------------------------------------------ */

/* The last n digits of a number; what is behind them. */
static char *
digits(char *out, int number, size_t n)
{
    size_t i;

    for (i = n; i-- > 0; number /= 10)
        out[i] = (char)('0' + number % 10);
    return out + n;
}

static char *
part(char *out, char before, int number)
{
    *out = before;
    return digits(out + 1, number, 2);
}

size_t
date_iso(const struct date *date, char out[DATE_ISO_MOST])
{
    int away = date->offset < 0 ? -date->offset : date->offset;
    char *out_at = digits(out, date->year, 4);

    if (date->month > 0)
        out_at = part(out_at, '-', date->month);
    if (date->day > 0)
        out_at = part(out_at, '-', date->day);
    if (date->day > 0 && date->hour >= 0) {
        out_at = part(part(out_at, 'T', date->hour), ':', date->minute);
        if (date->second >= 0)
            out_at = part(out_at, ':', date->second);
        if (date->zoned && date->offset == 0)
            *out_at++ = 'Z';
        else if (date->zoned)
            out_at = part(part(out_at, date->offset < 0 ? '-' : '+', away / 60),
                ':', away % 60);
    }
    *out_at = '\0';
    return (size_t)(out_at - out);
}
