/* SPDX-License-Identifier: MIT */
/*
 * bag - the different words of a short text, to compare texts by.
 */
#ifndef EXTRACT_BAG_H
#define EXTRACT_BAG_H

#include "str.h"

#define BAG_MOST 64 /* of a text that are looked at */

struct bag {
    struct str v[BAG_MOST];
    size_t n;
};

/* Add the words of a text in lower case, which is borrowed. */
void bag_add(struct bag *b, struct str text);
/* How many words both have. */
size_t bag_shared(const struct bag *a, const struct bag *b);
/* And how many bytes these are. */
size_t bag_bytes(const struct bag *a, const struct bag *b);

#endif
