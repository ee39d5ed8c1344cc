/* SPDX-License-Identifier: MIT */
#include "when.h"

#include <string.h>

#include "text/days.h"
#include "text/iso.h"

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

/* The time of a date that is that many days long. */
static void
set_stretch(struct when *w, const struct date *d, int days)
{
    struct date first = { .year = d->year,
        .month = d->month > 0 ? d->month : 1,
        .day = d->day > 0 ? d->day : 1 };

    w->from = (int64_t)days_of(&first) * DAY;
    w->to = w->from + (int64_t)days * DAY;
    if (d->hour < 0)
        return;
    w->from += d->hour * 3600 - (d->zoned ? d->offset * 60 : 0);
    w->to = w->from + 3600;
    if (d->minute < 0)
        return;
    w->from += d->minute * 60;
    w->to = w->from + 60;
    if (d->second < 0)
        return;
    w->from += d->second < 60 ? d->second : 59; /* one that was put in */
    w->to = w->from + 1;
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

/* "GMT", "EST", "+0100"; military letters tell nothing, and stand for UTC (RFC
 * 5322, 4.3). */
static bool
mail_zone(struct cursor *c, struct date *d)
{
    static const int hours[] = { 0, -5, -4, -6, -5, -7, -6, -8, -7 };
    int i;

    d->zoned = true;
    d->offset = 0;
    if (letters(c) == 1 || (letters(c) == 2 && word(c, "ut", 2) == 0)) {
        c->s += letters(c);
        return true;
    }
    if (letters(c) == 3) {
        i = word(c, "gmtestedtcstcdtmstmdtpstpdtutc", 3);
        if (i < 0)
            return false;
        d->offset = i < 9 ? hours[i] * 60 : 0;
        return true;
    }
    if (c->end - c->s < 5 || iso_zone(c->s, 5, d) != 5)
        return false;
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
mail_day(struct cursor *c, struct date *d)
{
    int m;
    size_t n = digits(c);

    if (n < 1 || n > 2 || !number(c, (int)n, &d->day) || !blanks(c))
        return false;
    m = word(c, "janfebmaraprmayjunjulaugsepoctnovdec", 3);
    if (m < 0 || !blanks(c) || !mail_year(c, &d->year))
        return false;
    d->month = m + 1;
    return d->day >= 1 && d->day <= days_of_month(d->year, d->month);
}

static bool
mail(struct cursor *c, struct when *w)
{
    struct date d;
    size_t n;

    date_clear(&d);
    if (word(c, "montuewedthufrisatsun", 3) >= 0) {
        if (!take(c, ','))
            return false;
        blanks(c);
    }
    if (!mail_day(c, &d))
        return false;
    if (blanks(c) || c->s < c->end) {
        n = iso_time(c->s, (size_t)(c->end - c->s), &d);
        c->s += n;
        if (n == 0 || !blanks(c) || !mail_zone(c, &d))
            return false;
    }
    blanks(c);
    if (c->s < c->end && *c->s == '(' && c->end[-1] == ')')
        c->s = c->end; /* a comment */
    set_stretch(w, &d, 1);
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
    struct date d;
    int days;

    if (!iso_read(c.s, (size_t)(c.end - c.s), &d, &days))
        return false;
    set_stretch(w, &d, days);
    return true;
}

bool
when_read(const char *s, size_t n, struct when *w)
{
    struct cursor c = trimmed(s, n);

    return when_iso(s, n, w) || mail(&c, w);
}
