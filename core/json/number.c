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
    static locale_t c;

    if (c == NULL)
        c = newlocale(LC_ALL_MASK, "C", NULL);
    return c;
}

void
number_locale(void)
{
    uselocale(c_locale());
}

double
number_read(const char *s, char **end)
{
    return strtod_l(s, end, c_locale());
}

void
number_write(char s[NUMBER_ROOM], double v)
{
    /* A plugin that called uselocale() has changed this thread's. */
    locale_t before = uselocale(c_locale());
    int digits;

    /* 15 digits always survive, 17 always suffice (IEEE 754 binary64);
     * subnormal numbers need fewer. */
    for (digits = fabs(v) < DBL_MIN ? 1 : 15; digits <= 17; digits++) {
        snprintf(s, NUMBER_ROOM, "%.*g", digits, v);
        if (strtod(s, NULL) == v)
            break;
    }
    uselocale(before);
}
