/* SPDX-License-Identifier: MIT */
#include "json/number.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* glibc has this one ready made: it takes no memory and cannot fail. */
static locale_t
c_locale(void)
{
    static locale_t locale;

    if (locale == NULL)
        locale = newlocale(LC_ALL_MASK, "C", NULL);
    return locale;
}

void
number_locale(void)
{
    uselocale(c_locale());
}

double
number_read(const char *text, char **end)
{
    return strtod_l(text, end, c_locale());
}

void
number_write(char text[NUMBER_ROOM], double value)
{
    /* A plugin that called uselocale() has changed this thread's. */
    locale_t before = uselocale(c_locale());
    int digits;

    /* 15 digits always survive, 17 always suffice (IEEE 754 binary64);
     * subnormal numbers need fewer. */
    for (digits = fabs(value) < DBL_MIN ? 1 : 15; digits <= 17; digits++) {
        snprintf(text, NUMBER_ROOM, "%.*g", digits, value);
        if (strtod(text, NULL) == value)
            break;
    }
    uselocale(before);
}
