/* SPDX-License-Identifier: MIT */
#include "when.h"

#include <string.h>

#define DAY 86400

/* A place in a text. */
struct cursor {
    const char *s, *end;
};

/* Exactly n digits. */
static bool
number(struct cursor *c, int n, int *value)
{
    int i;

    if (c->end - c->s < n)
        return false;
    *value = 0;
    for (i = 0; i < n; i++) {
        if (c->s[i] < '0' || c->s[i] > '9')
            return false;
        *value = *value * 10 + (c->s[i] - '0');
    }
    c->s += n;
    return true;
}

/* How many digits stand here. */
static size_t
digits(const struct cursor *c)
{
    const char *p = c->s;

    while (p < c->end && *p >= '0' && *p <= '9')
        p++;
    return (size_t)(p - c->s);
}

static bool
take(struct cursor *c, char x)
{
    if (c->s == c->end || *c->s != x)
        return false;
    c->s++;
    return true;
}

/* ---- the calendar ------------------------------------------------------- */

/* Days from 1970-01-01 to the first day of a year, from 1 on. */
static int64_t
year_start(int64_t year)
{
    int64_t y = year - 1;

    return y * 365 + y / 4 - y / 100 + y / 400 - 719162;
}

static int
month_days(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
        31 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[month - 1] + (month == 2 && leap);
}

/* Days from 1970-01-01 to the first day of a month. */
static int64_t
month_start(int year, int month)
{
    int64_t d = year_start(year);
    int i;

    for (i = 1; i < month; i++)
        d += month_days(year, i);
    return d;
}

/* The Monday of a year's first week (ISO 8601): that of 4 January. */
static int64_t
week_start(int year)
{
    int64_t fourth = year_start(year) + 3;

    return fourth - ((fourth + 3) % 7 + 7) % 7;
}

/* ---- ISO 8601 ----------------------------------------------------------- */

static void
set_days(struct when *w, int64_t from, int64_t to)
{
    w->from = from * DAY;
    w->to = to * DAY;
}

/* "W09", "W09-5", "W095": the year is read. */
static bool
week(struct cursor *c, int year, bool basic, struct when *w)
{
    int64_t first = week_start(year);
    int n, day;

    if (!number(c, 2, &n) || n < 1 ||
        first + (n - 1) * 7 >= week_start(year + 1))
        return false;
    first += (n - 1) * 7;
    set_days(w, first, first + 7);
    if (basic ? digits(c) == 0 : !take(c, '-'))
        return true;
    if (!number(c, 1, &day) || day < 1 || day > 7)
        return false;
    set_days(w, first + day - 1, first + day);
    return true;
}

/* "060", the day of a year. */
static bool
ordinal(struct cursor *c, int year, struct when *w)
{
    int64_t first = year_start(year);
    int n;

    if (!number(c, 3, &n) || n < 1 || first + n > year_start(year + 1))
        return false;
    set_days(w, first + n - 1, first + n);
    return true;
}

/* "03", "03-01", "0301": the year is read. */
static bool
month(struct cursor *c, int year, bool basic, struct when *w)
{
    int64_t first;
    int n, day;

    if (!number(c, 2, &n) || n < 1 || n > 12)
        return false;
    first = month_start(year, n);
    set_days(w, first, first + month_days(year, n));
    if (!basic && !take(c, '-'))
        return true;
    if (!number(c, 2, &day) || day < 1 || day > month_days(year, n))
        return false;
    set_days(w, first + day - 1, first + day);
    return true;
}

static bool
date(struct cursor *c, struct when *w)
{
    bool basic;
    int year;

    if (!number(c, 4, &year) || year < 1)
        return false;
    set_days(w, year_start(year), year_start(year + 1));
    basic = !take(c, '-');
    if (take(c, 'W'))
        return week(c, year, basic, w);
    switch (digits(c)) {
    case 0:
        return basic;
    case 2:
        return !basic && month(c, year, false, w);
    case 3:
        return ordinal(c, year, w);
    case 4:
        return basic && month(c, year, true, w);
    default:
        return false;
    }
}

/* "Z", "+02", "+0200", "+02:00", or nothing: seconds east of UTC. */
static bool
zone(struct cursor *c, int *east)
{
    bool minus;
    int hours, minutes = 0;

    *east = 0;
    if (c->s == c->end || take(c, 'Z') || take(c, 'z'))
        return true;
    minus = take(c, '-');
    if ((!minus && !take(c, '+')) || !number(c, 2, &hours) || hours > 23)
        return false;
    if (c->s < c->end &&
        ((take(c, ':'), !number(c, 2, &minutes)) || minutes > 59))
        return false;
    *east = (hours * 60 + minutes) * 60 * (minus ? -1 : 1);
    return true;
}

/* "14", "14:05", "1405", "14:05:30.5": the time of a day.  24:00 is its end; a
 * second 60 is one that was put in, and counts as the one before it. */
static bool
time_of_day(struct cursor *c, struct when *w)
{
    int v[3] = { 0, 0, 0 }, unit = 3600, i;
    int64_t at;

    if (!number(c, 2, &v[0]))
        return false;
    for (i = 1; i < 3 && (take(c, ':') || digits(c) > 0); i++) {
        if (!number(c, 2, &v[i]))
            return false;
        unit = i == 1 ? 60 : 1;
    }
    if (v[1] > 59 || v[2] > 60 || v[0] > 24 ||
        (v[0] == 24 && (v[1] > 0 || v[2] > 0)))
        return false;
    if (take(c, '.') || take(c, ',')) {
        if (digits(c) == 0)
            return false;
        c->s += digits(c);
    }
    at = v[0] * 3600 + v[1] * 60 + (v[2] == 60 ? 59 : v[2]);
    w->from += at;
    w->to = w->from + unit;
    return true;
}

static bool
iso(struct cursor *c, struct when *w)
{
    int east;

    if (!date(c, w))
        return false;
    if (c->s == c->end)
        return true;
    if (w->to - w->from != DAY ||
        (!take(c, 'T') && !take(c, 't') && !take(c, ' ')) || !time_of_day(c, w))
        return false;
    while (take(c, ' ')) /* "2024-03-01 14:05:30 +0000" */
        continue;
    if (!zone(c, &east) || c->s != c->end)
        return false;
    w->from -= east;
    w->to -= east;
    return true;
}

/* ---- RFC 822 ------------------------------------------------------------ */

static char
lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static size_t
letters(const struct cursor *c)
{
    const char *p = c->s;

    while (p < c->end && lower(*p) >= 'a' && lower(*p) <= 'z')
        p++;
    return (size_t)(p - c->s);
}

/* The word here, of n letters in either case, among `words`, where each has n
 * letters; -1 if it is none. */
static int
word(struct cursor *c, const char *words, size_t n)
{
    int i;
    size_t k;

    if (letters(c) < n)
        return -1;
    for (i = 0; words[(size_t)i * n] != '\0'; i++) {
        for (k = 0; k < n && lower(c->s[k]) == words[(size_t)i * n + k]; k++)
            continue;
        if (k == n) {
            c->s += n;
            return i;
        }
    }
    return -1;
}

static bool
blanks(struct cursor *c)
{
    const char *from = c->s;

    while (take(c, ' ') || take(c, '\t'))
        continue;
    return c->s > from;
}

/* "GMT", "EST", "+0100", "(CET)" behind it; military letters tell nothing, and
 * stand for UTC (RFC 5322, 4.3). */
static bool
mail_zone(struct cursor *c, int *east)
{
    static const int hours[] = { 0, -5, -4, -6, -5, -7, -6, -8, -7 };
    int i;

    *east = 0;
    if (letters(c) == 1 || (letters(c) == 2 && word(c, "ut", 2) == 0)) {
        c->s += letters(c);
        return true;
    }
    if (letters(c) == 3) {
        i = word(c, "gmtestedtcstcdtmstmdtpstpdtutc", 3);
        if (i < 0)
            return false;
        *east = i < 9 ? hours[i] * 3600 : 0;
        return true;
    }
    if (c->end - c->s < 5)
        return false;
    {
        struct cursor offset = { c->s, c->s + 5 };

        if (!zone(&offset, east) || offset.s != offset.end)
            return false;
    }
    c->s += 5;
    return true;
}

/* "24", "2024": two digits below 50 are of this century (RFC 5322, 4.3). */
static bool
mail_year(struct cursor *c, int *year)
{
    size_t n = digits(c);

    if ((n != 2 && n != 4) || !number(c, (int)n, year))
        return false;
    if (n == 2)
        *year += *year < 50 ? 2000 : 1900;
    return *year > 0;
}

static bool
mail_day(struct cursor *c, struct when *w)
{
    int day, m, year;
    size_t n = digits(c);

    if (n < 1 || n > 2 || !number(c, (int)n, &day) || !blanks(c))
        return false;
    m = word(c, "janfebmaraprmayjunjulaugsepoctnovdec", 3);
    if (m < 0 || !blanks(c) || !mail_year(c, &year) || day < 1 ||
        day > month_days(year, m + 1))
        return false;
    set_days(
        w, month_start(year, m + 1) + day - 1, month_start(year, m + 1) + day);
    return true;
}

static bool
mail(struct cursor *c, struct when *w)
{
    int east;

    if (word(c, "montuewedthufrisatsun", 3) >= 0) {
        if (!take(c, ','))
            return false;
        blanks(c);
    }
    if (!mail_day(c, w))
        return false;
    if (!blanks(c) && c->s == c->end)
        return true;
    if (!time_of_day(c, w) || !blanks(c) || !mail_zone(c, &east))
        return false;
    blanks(c);
    if (c->s < c->end && *c->s == '(' && c->end[-1] == ')')
        c->s = c->end; /* a comment */
    w->from -= east;
    w->to -= east;
    return c->s == c->end;
}

/* ---- either ------------------------------------------------------------- */

static struct cursor
trimmed(const char *s, size_t n)
{
    struct cursor c = { s, s + n };

    blanks(&c);
    while (c.end > c.s && (c.end[-1] == ' ' || c.end[-1] == '\t'))
        c.end--;
    return c;
}

bool
when_iso(const char *s, size_t n, struct when *w)
{
    struct cursor c = trimmed(s, n);

    return iso(&c, w);
}

bool
when_read(const char *s, size_t n, struct when *w)
{
    struct cursor c = trimmed(s, n);

    return when_iso(s, n, w) || mail(&c, w);
}
