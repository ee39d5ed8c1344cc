/* SPDX-License-Identifier: MIT */
#include "text/date_zones.h"

const struct date_zone date_zones[] = {
    { "gmt", 0 },
    { "utc", 0 },
    { "z", 0 },
    { "wet", 0 },
    { "bst", 60 },
    { "west", 60 },
    { "cet", 60 },
    { "mez", 60 },
    { "cest", 120 },
    { "mesz", 120 },
    { "eet", 120 },
    { "eest", 180 },
    { "msk", 180 },
    { "est", -300 },
    { "edt", -240 },
    { "cst", -360 },
    { "cdt", -300 },
    { "mst", -420 },
    { "mdt", -360 },
    { "pst", -480 },
    { "pdt", -420 },
    { "akst", -540 },
    { "akdt", -480 },
    { "hst", -600 },
    { "jst", 540 },
    { "aest", 600 },
    { "aedt", 660 },
    /* Irish, Israeli or Indian: they are hours apart. */
    { "ist", DATE_NO_OFFSET },
    /* The name does not say whether summer time is meant. */
    { "et", DATE_NO_OFFSET },
    { "ct", DATE_NO_OFFSET },
    { "mt", DATE_NO_OFFSET },
    { "pt", DATE_NO_OFFSET },
};

const size_t date_zones_count = sizeof(date_zones) / sizeof(date_zones[0]);
