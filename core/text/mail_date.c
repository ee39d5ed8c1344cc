/* SPDX-License-Identifier: MIT */
#include "text/mail_date.h"

#include <string.h>

#include "text/date_zones.h"
#include "text/days.h"
#include "text/figures.h"
#include "text/iso.h"

/* The number here, whose figures there are `least` to `most` of; -1 if it is
 * none. */
static int
read_figures(struct figures *cursor, size_t least, size_t most)
{
    size_t n = figures_here(cursor);
    int value = 0;

    if (n < least || n > most)
        return -1;
    for (; n > 0; n--)
        value = value * 10 + (*cursor->s++ - '0');
    return value;
}

static char
lower_figure(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + 32) : byte;
}

static size_t
letters_here(const struct figures *cursor)
{
    const char *at = cursor->s;

    while (at < cursor->end && lower_figure(*at) >= 'a' &&
           lower_figure(*at) <= 'z')
        at++;
    return (size_t)(at - cursor->s);
}

/* Which word of n letters this is, in either case, among `words`, which stand
 * without blanks between them; -1 if it is none. */
static int
word_among(struct figures *cursor, const char *words, size_t n)
{
    int i;
    size_t k;

    if (letters_here(cursor) != n)
        return -1;
    for (i = 0; words[(size_t)i * n] != '\0'; i++) {
        for (k = 0;
             k < n && lower_figure(cursor->s[k]) == words[(size_t)i * n + k];
             k++)
            continue;
        if (k == n) {
            cursor->s += n;
            return i;
        }
    }
    return -1;
}

static bool
blanks(struct figures *cursor)
{
    const char *from = cursor->s;

    while (cursor->s < cursor->end && (*cursor->s == ' ' || *cursor->s == '\t'))
        cursor->s++;
    return cursor->s > from;
}

/* ---- the day ------------------------------------------------------------ */

/* "24", "2024"; 0 if it is none. */
static int
year(struct figures *cursor)
{
    bool two = figures_here(cursor) == 2;
    int value = figures_here(cursor) == 3 ? -1 : read_figures(cursor, 2, 4);

    if (two)
        value += value < 50 ? 2000 : 1900;
    return value > 0 ? value : 0;
}

/* "Fri", "Friday" of RFC 850; false if it is no day of the week. */
static bool
weekday(struct figures *cursor)
{
    return word_among(cursor, "montuewedthufrisatsun", 3) >= 0 ||
           word_among(cursor, "mondayfridaysunday", 6) >= 0 ||
           word_among(cursor, "tuesday", 7) >= 0 ||
           word_among(cursor, "thursdaysaturday", 8) >= 0 ||
           word_among(cursor, "wednesday", 9) >= 0;
}

/* "Mar"; 0 if it is none. */
static int
month(struct figures *cursor)
{
    return word_among(cursor, "janfebmaraprmayjunjulaugsepoctnovdec", 3) + 1;
}

/* Does the calendar have the day, and does nothing go on behind it? */
static bool
is_day(const struct figures *cursor, const struct date *date)
{
    return date->year > 0 && date->month > 0 && date->day >= 1 &&
           date->day <= days_of_month(date->year, date->month) &&
           letters_here(cursor) + figures_here(cursor) == 0;
}

/* What stands between the parts of a day: blanks, of RFC 850 a hyphen. */
static bool
between(struct figures *cursor, bool hyphen)
{
    if (!hyphen)
        return blanks(cursor);
    return cursor->s < cursor->end && *cursor->s++ == '-';
}

static bool
day(struct figures *cursor, struct date *date)
{
    bool hyphen;

    if (weekday(cursor)) {
        if (cursor->s == cursor->end || *cursor->s++ != ',')
            return false;
        blanks(cursor);
    }
    date->day = read_figures(cursor, 1, 2);
    hyphen = cursor->s < cursor->end && *cursor->s == '-';
    if (!between(cursor, hyphen))
        return false;
    date->month = month(cursor);
    if (!between(cursor, hyphen))
        return false;
    date->year = year(cursor);
    return is_day(cursor, date);
}

size_t
mail_date_day(const char *text, size_t n, struct date *date)
{
    struct figures cursor = { text, text + n };

    date_clear(date);
    return day(&cursor, date) ? (size_t)(cursor.s - text) : 0;
}

/* ---- the whole ---------------------------------------------------------- */

/* How far a zone of n letters is from UTC; DATE_NO_OFFSET if nothing tells.
 * Military letters stand for UTC (RFC 5322, 4.3). */
static int
named_offset(const char *text, size_t n)
{
    size_t i, k;

    if (n == 1 || (n == 2 && lower_figure(text[0]) == 'u' &&
                      lower_figure(text[1]) == 't'))
        return 0;
    for (i = 0; i < date_zones_count; i++) {
        const char *name = date_zones[i].name;

        for (k = 0; k < n && lower_figure(text[k]) == name[k]; k++)
            continue;
        if (k == n && name[k] == '\0')
            return date_zones[i].offset;
    }
    return DATE_NO_OFFSET;
}

/* "GMT", "EST", "+0100".  A name that is not known makes it zoned, too. */
static bool
zone(struct figures *cursor, struct date *date)
{
    size_t n = letters_here(cursor), figures = strlen("+0100");

    if (n > 0) {
        date->zoned = true;
        date->offset = named_offset(cursor->s, n);
        cursor->s += n;
        return date->offset != DATE_NO_OFFSET;
    }
    if ((size_t)(cursor->end - cursor->s) < figures ||
        iso_zone(cursor->s, figures, date) != figures)
        return false;
    cursor->s += figures;
    return true;
}

/* "10:00", "10:00:30". */
static bool
time_of_day(struct figures *cursor, struct date *date)
{
    cursor->s += iso_time(cursor->s, (size_t)(cursor->end - cursor->s), date);
    return date->minute >= 0 && date->hour <= 23;
}

/* The day, the time and the zone as mail has them. */
static bool
mail(struct figures *cursor, struct date *date)
{
    if (!day(cursor, date))
        return false;
    if (blanks(cursor) || cursor->s < cursor->end) {
        if (!time_of_day(cursor, date) || !blanks(cursor) ||
            !zone(cursor, date))
            return false;
    }
    blanks(cursor);
    return cursor->s == cursor->end ||
           (*cursor->s == '(' && cursor->end[-1] == ')');
}

/* The same as C's asctime has them, with a zone in front of the year, as the
 * program date does, or without. */
static bool
asctime_date(struct figures *cursor, struct date *date)
{
    if (!weekday(cursor) || !blanks(cursor))
        return false;
    date->month = month(cursor);
    if (!blanks(cursor))
        return false;
    date->day = read_figures(cursor, 1, 2);
    if (!blanks(cursor) || !time_of_day(cursor, date) || !blanks(cursor))
        return false;
    if (figures_here(cursor) == 0) {
        zone(cursor, date);
        if (!date->zoned || !blanks(cursor))
            return false;
    }
    date->year = read_figures(cursor, 4, 4);
    return is_day(cursor, date) && cursor->s == cursor->end;
}

bool
mail_date_read(const char *text, size_t n, struct date *date)
{
    struct figures cursor = { text, text + n };

    date_clear(date);
    if (mail(&cursor, date))
        return true;
    cursor.s = text;
    date_clear(date);
    if (asctime_date(&cursor, date))
        return !date->zoned || date->offset != DATE_NO_OFFSET;
    date_clear(date);
    return false;
}
