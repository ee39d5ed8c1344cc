/* SPDX-License-Identifier: MIT */
#include "when.h"

#include "text/days.h"
#include "text/iso.h"
#include "text/mail_date.h"

#define DAY 86400

/* The time of a date that is that many days long. */
static void
set_stretch(struct when *when, const struct date *date, int days)
{
    struct date first = { .year = date->year,
        .month = date->month > 0 ? date->month : 1,
        .day = date->day > 0 ? date->day : 1 };

    when->from = (int64_t)days_of(&first) * DAY;
    when->to = when->from + (int64_t)days * DAY;
    if (date->hour < 0)
        return;
    when->from += date->hour * 3600 - (date->zoned ? date->offset * 60 : 0);
    when->to = when->from + 3600;
    if (date->minute < 0)
        return;
    when->from += date->minute * 60;
    when->to = when->from + 60;
    if (date->second < 0)
        return;
    when->from +=
        date->second < 60 ? date->second : 59; /* one that was put in */
    when->to = when->from + 1;
}

/* Leave out the blanks around text[0..*n). */
static const char *
trim_pattern(const char *text, size_t *n)
{
    while (*n > 0 && (*text == ' ' || *text == '\t')) {
        text++;
        --*n;
    }
    while (*n > 0 && (text[*n - 1] == ' ' || text[*n - 1] == '\t'))
        --*n;
    return text;
}

bool
when_iso(const char *text, size_t n, struct when *when)
{
    struct date date;
    int days;

    text = trim_pattern(text, &n);
    if (!iso_read(text, n, &date, &days))
        return false;
    set_stretch(when, &date, days);
    return true;
}

bool
when_read(const char *text, size_t n, struct when *when)
{
    struct date date;

    if (when_iso(text, n, when))
        return true;
    text = trim_pattern(text, &n);
    if (!mail_date_read(text, n, &date))
        return false;
    set_stretch(when, &date, 1);
    return true;
}
