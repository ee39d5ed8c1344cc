/* SPDX-License-Identifier: MIT */
/*
 * figures - a place in a text where ASCII digits may stand.
 */
#ifndef TEXT_FIGURES_H
#define TEXT_FIGURES_H

#include <stddef.h>

struct figures {
    const char *s, *end; /* the place, and the end of the text */
};

/* How many digits stand here. */
static inline size_t
figures_here(const struct figures *figures)
{
    const char *at = figures->s;

    while (at < figures->end && *at >= '0' && *at <= '9')
        at++;
    return (size_t)(at - figures->s);
}

#endif
