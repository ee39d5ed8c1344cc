/* SPDX-License-Identifier: MIT */
/*
 * date_zones - names of time zones.
 *
 * Source: RFC 2822 section 4.3 and the European ones; names that stand for
 * several zones (IST, CST of China) have their American or European meaning.
 */
#ifndef TEXT_DATE_ZONES_H
#define TEXT_DATE_ZONES_H

#include <stddef.h>

#define DATE_NO_OFFSET 10000 /* a zone that gives none */

struct date_zone {
    const char *name; /* lower case */
    int offset;       /* minutes east of UTC */
};

extern const struct date_zone date_zones[];
extern const size_t date_zones_count;

#endif
