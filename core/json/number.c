/* SPDX-License-Identifier: MIT */
#include "json/number.h"

#include <fenv.h>
#include <float.h>
#include <locale.h>
#include <stdbool.h>
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

/* Does this thread calculate as C programs do at their start?  A plugin may
 * have changed how numbers are rounded; one that was linked with -ffast-math
 * has the least ones taken for zero. */
static bool
is_usual(void)
{
    static const volatile double one = 1, little = DBL_EPSILON / 8,
                                 least = DBL_TRUE_MIN;

    return fegetround() == FE_TONEAREST && one + little <= one &&
           one - little >= one && least > 0;
}

/* Calculate as usual.  True if that was changed, and `before` is to be set
 * again: the plugin may be at work. */
static bool
calculate_as_usual(fenv_t *before)
{
    return !is_usual() && fegetenv(before) == 0 && fesetenv(FE_DFL_ENV) == 0;
}

double
number_read(const char *text, char **end)
{
    fenv_t before;
    bool changed = calculate_as_usual(&before);
    double value = strtod_l(text, end, c_locale());

    if (changed)
        fesetenv(&before);
    return value;
}

void
number_write(char text[NUMBER_ROOM], double value)
{
    /* A plugin that called uselocale() has changed this thread's. */
    locale_t locale = uselocale(c_locale());
    fenv_t before;
    bool changed = calculate_as_usual(&before);

    cd_real_text(text, value);
    if (changed)
        fesetenv(&before);
    uselocale(locale);
}
