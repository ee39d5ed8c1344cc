/* SPDX-License-Identifier: MIT */
#include "text/date.h"

#include <string.h>

#include "lang/lang.h"
#include "text/calendars.h"
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

/* The country in a BCP 47 tag, behind language and script: two letters, or
 * three figures ("en-001" is that of the world); NULL if there is none.  What
 * follows a single letter is an extension. */
static const char *
country_of_tag(const char *tag, size_t n)
{
    size_t at, i;

    for (at = i = 0; i <= n; i++) {
        if (i < n && tag[i] != '-' && tag[i] != '_')
            continue;
        if (at > 0 && (i - at == 2 ||
                          (i - at == 3 && chars_digit((unsigned char)tag[at]))))
            return tag + at;
        if (i - at == 1)
            break;
        at = i + 1;
    }
    return NULL;
}

enum date_order
date_order_of(const char *tag, size_t n)
{
    static const enum date_order orders[] = { DATE_DAY_FIRST, DATE_BUDDHIST,
        DATE_SOLAR_HIJRI };
    size_t language = lang_of_tag(tag, n);
    const char *country;
    const char *month_first;

    if (n < 2 || lang_is_none(tag, n))
        return DATE_ORDER_UNKNOWN;
    if (language == lang_count)
        return DATE_DAY_FIRST;
    month_first = lang_languages[language].month_first;
    if (month_first == NULL)
        return orders[lang_languages[language].years];
    country = country_of_tag(tag, n);
    if (country == NULL)
        return DATE_ORDER_UNKNOWN;
    return (country[0] | 32) == month_first[0] &&
                   (country[1] | 32) == month_first[1]
               ? DATE_MONTH_FIRST
               : DATE_DAY_FIRST;
}

/* ---- dates -------------------------------------------------------------- */

/* Is it a leap year? */
static bool
is_leap_year(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* Does the calendar have the date?  Years from 1700 to 2199 count. */
static bool
date_exists(const struct date *date)
{
    static const int days[12] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30,
        31 };

    if (date->month < 1 || date->month > 12 || date->day < 0 ||
        date->day > days[date->month - 1])
        return false;
    if (date->year == 0)
        return true;
    return date->year >= 1700 && date->year <= 2199 &&
           (date->month != 2 || date->day != 29 || is_leap_year(date->year));
}

/* Set day and month from two numbers in the given order, unless only the other
 * one is possible.  False if the order is not known. */
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
    date->day = order != DATE_MONTH_FIRST ? first : second;
    date->month = order != DATE_MONTH_FIRST ? second : first;
    return true;
}

/* Take the separator `sep` between two numbers; a full stop may have a blank
 * after it: "3. 5. 2026". */
static bool
take_separator(struct date_cursor *cursor, char sep)
{
    if (date_peek(cursor) != sep || !date_take_one(cursor, "-/."))
        return false;
    if (sep == '.' && date_peek(cursor) == ' ')
        cursor->i++;
    return true;
}

/* Read the rest of 2024-06-03, 2024/06/03 or "2024. 6. 3" after the year. */
static bool
read_numbers_from_year(struct date_cursor *cursor, struct date *date)
{
    char sep = (char)date_peek(cursor);

    return take_separator(cursor, sep) &&
           date_take_number(cursor, 2, &date->month) > 0 &&
           take_separator(cursor, sep) &&
           date_take_number(cursor, 2, &date->day) > 0 && date->day > 0;
}

/* Read the rest of 5月3日 after the number of the month.  Without a year the
 * day is required. */
static bool
read_units_from_month(struct date_cursor *cursor, struct date *date)
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

/* Read the rest of 2026年5月3日 after the year and its word. */
static bool
read_units_from_year(struct date_cursor *cursor, struct date *date)
{
    date_skip_space(cursor);
    return date_take_number(cursor, 2, &date->month) > 0 &&
           read_units_from_month(cursor, date);
}

/* Read the rest of 12/03/2024 or 03.06.24 after the first number. */
static bool
read_numbers_to_year(struct date_cursor *cursor, int first,
    enum date_order order, struct date *date)
{
    char sep = (char)date_peek(cursor);
    size_t digits;
    int second;

    if (!take_separator(cursor, sep) ||
        date_take_number(cursor, 2, &second) == 0 ||
        !take_separator(cursor, sep))
        return false;
    digits = date_take_number(cursor, 4, &date->year);
    if (digits == 2 && sep == '.')
        date->year += date->year < 70 ? 2000 : 1900;
    else if (digits != 4)
        return false;
    return set_day_month(
        date, first, second, sep == '.' ? DATE_DAY_FIRST : order);
}

/* Skip what may follow the number of a day: "1st", "3.", "1er", "2º". */
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

/* Does a time begin at byte i: "4:15", "16:15"? */
static bool
clock_at(const struct date_cursor *cursor, size_t i)
{
    if (!date_digit_at(cursor, i))
        return false;
    i += date_digit_at(cursor, i + 1) ? 2 : 1;
    return i < cursor->n && cursor->s[i] == ':' && date_digit_at(cursor, i + 1);
}

/* Take a year of four digits.  A time may be glued to it: "20244:15 PM". */
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

/* Take the year, if there is one: ", 2024", " de 2024", " 2024". */
static void
take_year_if_any(struct date_cursor *cursor, struct date *date)
{
    struct date_cursor at = *cursor;

    date_take_one(&at, ",");
    if (at.i < at.n && space_at(at.s + at.i, at.n - at.i) == 0)
        return;
    date_skip_space(&at);
    date_skip_words(&at, DATE_LINK);
    if (take_year(&at, &date->year) &&
        calendars_have_year(date->year, cursor->order, cursor->solar)) {
        *cursor = at;
        date_take_unit(cursor, DATE_AFTER_YEAR);
    } else {
        date->year = 0;
    }
}

/* Take the name of a month, or both of its names: "أيار/مايو".  Returns 1 to
 * 12; 0 if there is none. */
static int
take_month(struct date_cursor *cursor)
{
    struct date_cursor at = *cursor;
    uint32_t value =
        date_take_word(&at, DATE_MONTH | DATE_ERA | DATE_SOLAR | DATE_THAI);
    uint32_t month = value & DATE_MONTH;

    if (month == 0 || (value & DATE_ERA))
        return 0;
    *cursor = at;
    cursor->solar = (value & DATE_SOLAR) != 0;
    if (value & DATE_THAI)
        cursor->order = DATE_BUDDHIST;
    if (date_take_one(&at, "/") && date_take_word(&at, DATE_MONTH) == month)
        *cursor = at;
    return (int)month;
}

/* Read the rest of "3 June 2024" after the day. */
static bool
read_month_name(struct date_cursor *cursor, struct date *date)
{
    skip_ordinal(cursor);
    date_skip_space(cursor);
    date_skip_words(cursor, DATE_LINK);
    date->month = take_month(cursor);
    if (date->month == 0)
        return false;
    take_year_if_any(cursor, date);
    /* The full stop of "3 June." belongs to the sentence. */
    return true;
}

/* Read the rest of "June 3, 2024" or "June 2024" after the month. */
static bool
read_day_or_year(struct date_cursor *cursor, struct date *date)
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
    take_year_if_any(cursor, date);
    return true;
}

/* Read the rest of "2024 June 3" or, as in Hungarian, "2024. június 3" after
 * the year.  A capital behind a full stop begins a sentence; without one, "2024
 * may 3" could be anything. */
static bool
read_month_name_from_year(struct date_cursor *cursor, struct date *date)
{
    bool stop = date_take_one(cursor, ".");
    size_t gap = space_lead(cursor->s + cursor->i, cursor->n - cursor->i), len;
    uint32_t first;

    cursor->i += gap;
    if (gap == 0 || cursor->i == cursor->n)
        return false;
    first = utf8_decode(cursor->s + cursor->i, cursor->n - cursor->i, &len);
    if (stop ? chars_upper(first) : chars_lower(first))
        return false;
    date->month = take_month(cursor);
    date_skip_space(cursor);
    return date->month > 0 && date_take_number(cursor, 2, &date->day) > 0 &&
           date->day > 0;
}

/* Read what stands behind a year of four figures. */
static bool
read_from_year(struct date_cursor *cursor, struct date *date)
{
    struct date_cursor at = *cursor;

    if (date_take_unit(cursor, DATE_AFTER_YEAR))
        return read_units_from_year(cursor, date);
    if (read_numbers_from_year(&at, date)) {
        *cursor = at;
        return true;
    }
    return read_month_name_from_year(cursor, date);
}

/* Do separators and numbers follow: "/03/2024", ". 5. 2026"? */
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

/* Read 民國113年3月5日, 令和6年3月5日: a year of an era. */
static bool
read_era(struct date_cursor *cursor, struct date *date)
{
    static const int begins[] = { 0, 1911, 1925, 1988, 2018 };
    struct date_cursor at = *cursor;
    uint32_t era = date_take_word(&at, DATE_ERA | DATE_MONTH);
    int year;

    if ((era & DATE_ERA) == 0)
        return false;
    date_skip_space(&at);
    if (date_take_number(&at, 3, &year) == 0 ||
        !date_take_unit(&at, DATE_AFTER_YEAR))
        return false;
    date->year = begins[era & DATE_MONTH] + year;
    *cursor = at;
    return read_units_from_year(cursor, date);
}

/* Read a date without its weekday, by what it begins with. */
static bool
read_date_body(
    struct date_cursor *cursor, enum date_order order, struct date *date)
{
    size_t digits;
    int number;

    if (read_era(cursor, date))
        return true;
    date->month = take_month(cursor);
    if (date->month > 0)
        return read_day_or_year(cursor, date);
    digits = date_take_number(cursor, 4, &number);
    if (digits == 4) {
        date->year = number;
        return read_from_year(cursor, date);
    }
    if (digits == 0 || digits == 3 || number == 0)
        return false;
    if (numbers_follow(cursor))
        return read_numbers_to_year(cursor, number, order, date);
    date->month = number;
    if (read_units_from_month(cursor, date))
        return true;
    date->month = 0;
    date->day = number;
    return read_month_name(cursor, date);
}

size_t
date_at(const struct date_words *words, const char *text, size_t n,
    enum date_order order, struct date *date)
{
    struct date_cursor cursor = { words, text, n, 0, order, false };
    struct date got = *date;
    int i;

    got.year = got.month = got.day = 0;
    for (i = 0; i < 3 && date_skip_words(&cursor, DATE_WEEKDAY | DATE_ARTICLE);
         i++)
        continue;
    if (!read_date_body(&cursor, order, &got) ||
        !calendars_gregorian(&got, cursor.order, cursor.solar) ||
        !date_exists(&got))
        return 0;
    if (date_goes_on(&cursor) && date_peek(&cursor) != 'T')
        return 0;
    date_skip_weekday(&cursor);
    *date = got;
    return cursor.i;
}

/* ---- writing ------------------------------------------------------------ */

/* Write the last n digits of a number; returns the end of what was written. */
static char *
write_digits(char *out, int number, size_t n)
{
    size_t i;

    for (i = n; i-- > 0; number /= 10)
        out[i] = (char)('0' + number % 10);
    return out + n;
}

/* Write two digits after the character `before`. */
static char *
write_part(char *out, char before, int number)
{
    *out = before;
    return write_digits(out + 1, number, 2);
}

size_t
date_iso(const struct date *date, char out[DATE_ISO_MOST])
{
    int away = date->offset < 0 ? -date->offset : date->offset;
    char *out_at = write_digits(out, date->year, 4);

    if (date->month > 0)
        out_at = write_part(out_at, '-', date->month);
    if (date->day > 0)
        out_at = write_part(out_at, '-', date->day);
    if (date->day > 0 && date->hour >= 0) {
        out_at =
            write_part(write_part(out_at, 'T', date->hour), ':', date->minute);
        if (date->second >= 0)
            out_at = write_part(out_at, ':', date->second);
        if (date->zoned && date->offset == 0)
            *out_at++ = 'Z';
        else if (date->zoned)
            out_at = write_part(
                write_part(out_at, date->offset < 0 ? '-' : '+', away / 60),
                ':', away % 60);
    }
    *out_at = '\0';
    return (size_t)(out_at - out);
}
