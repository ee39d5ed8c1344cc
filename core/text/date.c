/* SPDX-License-Identifier: MIT */
#include "text/date.h"

#include <string.h>

#include "text/chars.h"
#include "text/date_cursor.h"
#include "text/space.h"
#include "text/utf8.h"

void
date_clear(struct date *d)
{
    memset(d, 0, sizeof(*d));
    d->hour = d->minute = d->second = -1;
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
leap(int y)
{
    return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

static bool
exists(const struct date *d)
{
    static const int days[12] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30,
        31 };

    if (d->month < 1 || d->month > 12 || d->day < 0 ||
        d->day > days[d->month - 1])
        return false;
    if (d->year == 0)
        return true;
    return d->year >= 1700 && d->year <= 2199 &&
           (d->month != 2 || d->day != 29 || leap(d->year));
}

/* Two numbers of which one is the month. */
static bool
set_day_month(struct date *d, int a, int b, enum date_order order)
{
    if (a > 12)
        order = DATE_DAY_FIRST;
    else if (b > 12)
        order = DATE_MONTH_FIRST;
    else if (a == b)
        order = DATE_DAY_FIRST;
    if (order == DATE_ORDER_UNKNOWN)
        return false;
    d->day = order == DATE_DAY_FIRST ? a : b;
    d->month = order == DATE_DAY_FIRST ? b : a;
    return true;
}

/* Take the mark between two numbers, which is `sep`; a point may have a blank
 * behind it: "3. 5. 2026". */
static bool
take_between(struct date_cursor *c, char sep)
{
    if (date_peek(c) != sep || !date_take_one(c, "-/."))
        return false;
    if (sep == '.' && date_peek(c) == ' ')
        c->i++;
    return true;
}

/* 2024-06-03, 2024/06/03, "2024. 6. 3": the year is read. */
static bool
numbers_from_year(struct date_cursor *c, struct date *d)
{
    char sep = (char)date_peek(c);

    return take_between(c, sep) && date_take_number(c, 2, &d->month) > 0 &&
           take_between(c, sep) && date_take_number(c, 2, &d->day) > 0 &&
           d->day > 0;
}

/* 5月3日: the number of the month is read.  Without a year it needs its day. */
static bool
units_from_month(struct date_cursor *c, struct date *d)
{
    struct date_cursor at;

    if (!date_take_unit(c, DATE_AFTER_MONTH))
        return false;
    at = *c;
    date_skip_space(&at);
    if (date_take_number(&at, 2, &d->day) > 0 && d->day > 0 &&
        date_take_unit(&at, DATE_AFTER_DAY)) {
        *c = at;
        return true;
    }
    d->day = 0;
    return d->year > 0;
}

/* 2026年5月3日: the year is read, and the word behind it. */
static bool
units_from_year(struct date_cursor *c, struct date *d)
{
    date_skip_space(c);
    return date_take_number(c, 2, &d->month) > 0 && units_from_month(c, d);
}

/* 12/03/2024, 03.06.24: the first number is read. */
static bool
numbers_to_year(
    struct date_cursor *c, int first, enum date_order order, struct date *d)
{
    char sep = (char)date_peek(c);
    size_t digits;
    int second;

    if (!take_between(c, sep) || date_take_number(c, 2, &second) == 0 ||
        !take_between(c, sep))
        return false;
    digits = date_take_number(c, 4, &d->year);
    if (digits == 2 && sep == '.')
        d->year += d->year < 70 ? 2000 : 1900;
    else if (digits != 4)
        return false;
    return set_day_month(d, first, second, sep == '.' ? DATE_DAY_FIRST : order);
}

/* "1st", "3.", "1er", "2º": what may follow the number of a day. */
static void
skip_ordinal(struct date_cursor *c)
{
    static const char *const endings[] = { "st", "nd", "rd", "th", "er", "º",
        "°", "." };
    size_t i;

    for (i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        size_t n = strlen(endings[i]);

        if (c->n - c->i >= n && memcmp(c->s + c->i, endings[i], n) == 0) {
            c->i += n;
            return;
        }
    }
}

/* ", 2024", " de 2024", " 2024": leaves the cursor alone if there is none. */
/* "4:15", "16:15" */
static bool
clock_at(const struct date_cursor *c, size_t i)
{
    if (!date_digit_at(c, i))
        return false;
    i += date_digit_at(c, i + 1) ? 2 : 1;
    return i < c->n && c->s[i] == ':' && date_digit_at(c, i + 1);
}

/* A year of four digits, to which a time may be glued: "20244:15 PM". */
static bool
take_year(struct date_cursor *c, int *year)
{
    struct date_cursor four = *c;

    if (clock_at(c, c->i + 4))
        four.n = c->i + 4;
    if (date_take_number(&four, 4, year) != 4)
        return false;
    c->i = four.i;
    return true;
}

static void
maybe_year(struct date_cursor *c, struct date *d)
{
    struct date_cursor at = *c;

    date_take_one(&at, ",");
    if (at.i < at.n && space_at(at.s + at.i, at.n - at.i) == 0)
        return;
    date_skip_space(&at);
    date_skip_words(&at, DATE_LINK);
    if (take_year(&at, &d->year) && d->year >= 1700 && d->year <= 2199) {
        *c = at;
        date_take_unit(c, DATE_AFTER_YEAR);
    } else {
        d->year = 0;
    }
}

/* Take a month's name, or both that it has: "أيار/مايو". */
static int
take_month(struct date_cursor *c)
{
    uint32_t month = date_take_word(c, DATE_MONTH);
    struct date_cursor at = *c;

    if (month > 0 && date_take_one(&at, "/") &&
        date_take_word(&at, DATE_MONTH) == month)
        *c = at;
    return (int)month;
}

/* "3 June 2024": the day is read. */
static bool
month_name(struct date_cursor *c, struct date *d)
{
    skip_ordinal(c);
    date_skip_space(c);
    date_skip_words(c, DATE_LINK);
    d->month = take_month(c);
    if (d->month == 0)
        return false;
    maybe_year(c, d);
    /* The point of "3 June." belongs to the sentence. */
    return true;
}

/* "June 3, 2024", "June 2024": the month is read. */
static bool
day_or_year(struct date_cursor *c, struct date *d)
{
    size_t digits;
    int number;

    date_skip_space(c);
    date_skip_words(c, DATE_LINK);
    digits = date_take_number(c, 4, &number);
    if (digits == 4) {
        d->year = number;
        return true;
    }
    if (digits == 0 || digits == 3)
        return false;
    d->day = number;
    if (number == 0)
        return false;
    if (date_word_here(c) > 0)
        skip_ordinal(c);
    maybe_year(c, d);
    return true;
}

/* "/03/2024", ". 5. 2026" */
static bool
numbers_follow(const struct date_cursor *c)
{
    int sep = date_peek(c);

    if (sep != '.' && sep != '/' && sep != '-')
        return false;
    return date_digit_at(c, c->i + 1) ||
           (sep == '.' && c->i + 1 < c->n && c->s[c->i + 1] == ' ' &&
               date_digit_at(c, c->i + 2));
}

static bool
date_body(struct date_cursor *c, enum date_order order, struct date *d)
{
    size_t digits;
    int number;

    d->month = take_month(c);
    if (d->month > 0)
        return day_or_year(c, d);
    digits = date_take_number(c, 4, &number);
    if (digits == 4) {
        d->year = number;
        return date_take_unit(c, DATE_AFTER_YEAR) ? units_from_year(c, d)
                                                  : numbers_from_year(c, d);
    }
    if (digits == 0 || digits == 3 || number == 0)
        return false;
    if (numbers_follow(c))
        return numbers_to_year(c, number, order, d);
    d->month = number;
    if (units_from_month(c, d))
        return true;
    d->month = 0;
    d->day = number;
    return month_name(c, d);
}

size_t
date_at(const struct date_words *w, const char *s, size_t n,
    enum date_order order, struct date *d)
{
    struct date_cursor c = { w, s, n, 0 };
    struct date got = *d;
    int i;

    got.year = got.month = got.day = 0;
    for (i = 0; i < 3 && date_skip_words(&c, DATE_WEEKDAY | DATE_ARTICLE); i++)
        continue;
    if (!date_body(&c, order, &got) || !exists(&got))
        return 0;
    if (date_goes_on(&c) && date_peek(&c) != 'T')
        return 0;
    date_skip_weekday(&c);
    *d = got;
    return c.i;
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
date_iso(const struct date *d, char out[DATE_ISO_MOST])
{
    int away = d->offset < 0 ? -d->offset : d->offset;
    char *o = digits(out, d->year, 4);

    if (d->month > 0)
        o = part(o, '-', d->month);
    if (d->day > 0)
        o = part(o, '-', d->day);
    if (d->day > 0 && d->hour >= 0) {
        o = part(part(o, 'T', d->hour), ':', d->minute);
        if (d->second >= 0)
            o = part(o, ':', d->second);
        if (d->zoned && d->offset == 0)
            *o++ = 'Z';
        else if (d->zoned)
            o = part(
                part(o, d->offset < 0 ? '-' : '+', away / 60), ':', away % 60);
    }
    *o = '\0';
    return (size_t)(o - out);
}
