/* SPDX-License-Identifier: MIT */
/*
 * date_zones - the names of time zones.
 *
 * Source: RFC 2822 section 4.3, and the European ones.  A name of several zones
 * (CST, BST) has its American or European meaning; IST has none.
 */
#ifndef TEXT_DATE_ZONES_H
#define TEXT_DATE_ZONES_H

#include <stddef.h>

/* The zone's name does not say how far it is from UTC */
#define DATE_NO_OFFSET 10000

struct date_zone {
    const char *name; /* lower case */
    int offset;       /* minutes east of UTC */
};

extern const struct date_zone date_zones[];
extern const size_t date_zones_count;

#endif
