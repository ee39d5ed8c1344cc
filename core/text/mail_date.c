/* SPDX-License-Identifier: MIT */
#include "text/mail_date.h"

#include <string.h>

#include "text/date_zones.h"
#include "text/days.h"
#include "text/iso.h"

/* A place in a text. */
struct cursor {
    const char *s, *end;
};

static size_t
digits(const struct cursor *c)
{
    const char *p = c->s;

    while (p < c->end && *p >= '0' && *p <= '9')
        p++;
    return (size_t)(p - c->s);
}

/* The number here, whose figures there are `least` to `most` of; -1 if it is
 * none. */
static int
number(struct cursor *c, size_t least, size_t most)
{
    size_t n = digits(c);
    int value = 0;

    if (n < least || n > most)
        return -1;
    for (; n > 0; n--)
        value = value * 10 + (*c->s++ - '0');
    return value;
}

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

/* Which word of n letters this is, in either case, among `words`, which stand
 * without blanks between them; -1 if it is none. */
static int
word(struct cursor *c, const char *words, size_t n)
{
    int i;
    size_t k;

    if (letters(c) != n)
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

    while (c->s < c->end && (*c->s == ' ' || *c->s == '\t'))
        c->s++;
    return c->s > from;
}

/* ---- the day ------------------------------------------------------------ */

/* "24", "2024"; 0 if it is none. */
static int
year(struct cursor *c)
{
    bool two = digits(c) == 2;
    int value = digits(c) == 3 ? -1 : number(c, 2, 4);

    if (two)
        value += value < 50 ? 2000 : 1900;
    return value > 0 ? value : 0;
}

static bool
day(struct cursor *c, struct date *d)
{
    if (word(c, "montuewedthufrisatsun", 3) >= 0) {
        if (c->s == c->end || *c->s++ != ',')
            return false;
        blanks(c);
    }
    d->day = number(c, 1, 2);
    if (!blanks(c))
        return false;
    d->month = word(c, "janfebmaraprmayjunjulaugsepoctnovdec", 3) + 1;
    if (d->month == 0 || !blanks(c))
        return false;
    d->year = year(c);
    return d->year > 0 && d->day >= 1 &&
           d->day <= days_of_month(d->year, d->month) &&
           letters(c) + digits(c) == 0;
}

size_t
mail_date_day(const char *s, size_t n, struct date *date)
{
    struct cursor c = { s, s + n };

    date_clear(date);
    return day(&c, date) ? (size_t)(c.s - s) : 0;
}

/* ---- the whole ---------------------------------------------------------- */

/* How far a zone of n letters is from UTC; DATE_NO_OFFSET if nothing tells.
 * Military letters stand for UTC (RFC 5322, 4.3). */
static int
named_offset(const char *s, size_t n)
{
    size_t i, k;

    if (n == 1 || (n == 2 && lower(s[0]) == 'u' && lower(s[1]) == 't'))
        return 0;
    for (i = 0; i < date_zones_count; i++) {
        const char *name = date_zones[i].name;

        for (k = 0; k < n && lower(s[k]) == name[k]; k++)
            continue;
        if (k == n && name[k] == '\0')
            return date_zones[i].offset;
    }
    return DATE_NO_OFFSET;
}

/* "GMT", "EST", "+0100". */
static bool
zone(struct cursor *c, struct date *d)
{
    size_t n = letters(c), figures = strlen("+0100");

    if (n > 0) {
        d->zoned = true;
        d->offset = named_offset(c->s, n);
        c->s += n;
        return d->offset != DATE_NO_OFFSET;
    }
    if ((size_t)(c->end - c->s) < figures ||
        iso_zone(c->s, figures, d) != figures)
        return false;
    c->s += figures;
    return true;
}

bool
mail_date_read(const char *s, size_t n, struct date *date)
{
    struct cursor c = { s, s + n };

    c.s += mail_date_day(s, n, date);
    if (c.s == s)
        return false;
    if (blanks(&c) || c.s < c.end) {
        c.s += iso_time(c.s, (size_t)(c.end - c.s), date);
        if (date->minute < 0 || date->hour > 23 || !blanks(&c) ||
            !zone(&c, date))
            return false;
    }
    blanks(&c);
    return c.s == c.end || (*c.s == '(' && c.end[-1] == ')');
}
