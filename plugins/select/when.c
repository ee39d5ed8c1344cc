/* SPDX-License-Identifier: MIT */
#include "when.h"

#include "text/days.h"
#include "text/iso.h"
#include "text/mail_date.h"

#define DAY 86400

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

/* Leave out the blanks around s[0..*n). */
static const char *
trim(const char *s, size_t *n)
{
    while (*n > 0 && (*s == ' ' || *s == '\t')) {
        s++;
        --*n;
    }
    while (*n > 0 && (s[*n - 1] == ' ' || s[*n - 1] == '\t'))
        --*n;
    return s;
}

bool
when_iso(const char *s, size_t n, struct when *w)
{
    struct date d;
    int days;

    s = trim(s, &n);
    if (!iso_read(s, n, &d, &days))
        return false;
    set_stretch(w, &d, days);
    return true;
}

bool
when_read(const char *s, size_t n, struct when *w)
{
    struct date d;

    if (when_iso(s, n, w))
        return true;
    s = trim(s, &n);
    if (!mail_date_read(s, n, &d))
        return false;
    set_stretch(w, &d, 1);
    return true;
}
