/* SPDX-License-Identifier: MIT */
/*
 * known - what the record said before.
 */
#ifndef CLEAN_KNOWN_H
#define CLEAN_KNOWN_H

#include "doc.h"
#include "text/date.h"

struct known {
    struct str title, source, url;
    struct str *authors;
    size_t nauthors;
    enum date_order order; /* of its language */
};

#endif
