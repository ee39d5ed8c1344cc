/* SPDX-License-Identifier: MIT */
#include "text/days.h"

/* A year is counted from 1 March, so that 29 February is its last day; an era
 * has 400 years, 146,097 days. */
long
days_of(const struct date *date)
{
    long year = date->year - (date->month <= 2), era = year / 400,
         of_era = year - era * 400;
    long day = (153 * (date->month + (date->month > 2 ? -3 : 9)) + 2) / 5 +
               date->day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + day -
           719468;
}

void
days_set(struct date *date, long days)
{
    long from_march = days + 719468, era = from_march / 146097,
         of_era = from_march - era * 146097;
    long year =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long day = of_era - (365 * year + year / 4 - year / 100);
    long month = (5 * day + 2) / 153;

    date->day = (int)(day - (153 * month + 2) / 5 + 1);
    date->month = (int)(month < 10 ? month + 3 : month - 9);
    date->year = (int)(year + era * 400 + (date->month <= 2));
}

int
days_of_month(int year, int month)
{
    struct date first = { .year = year, .month = month, .day = 1 }, next = {
        .year = year + (month == 12), .month = month % 12 + 1, .day = 1
    };

    return (int)(days_of(&next) - days_of(&first));
}

int
days_weekday(const struct date *date)
{
    return (int)((days_of(date) % 7 + 10) % 7) + 1; /* 1970-01-01: Thursday */
}
