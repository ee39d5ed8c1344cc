/* SPDX-License-Identifier: MIT */
/*
 * dateline_place - the parts of a dateline: words, places, days and dashes.
 */
#ifndef TEXT_DATELINE_PLACE_H
#define TEXT_DATELINE_PLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/dateline.h"

#define DATELINE_PLACE_MOST 80 /* bytes before the agency */

struct dateline_words {
    const struct date_words *dates;
    struct phrases *agencies;
    struct phrases *ends; /* behind a day without a dash */
    struct words *inside; /* in lower case inside a name: "de", "am" */
};

/* What is read, and with what. */
struct dateline_reading {
    const struct dateline_words *words;
    enum date_order order;
    const char *s;
    size_t n;
    struct dateline *found;
};

/* The dash that ends a dateline at `text`: " - ", " — ", ".- ", " _ ", " -- ":
 * its length with the blanks around it, 0 if there is none. */
size_t dateline_dash(const char *text, size_t n);

/* Does text[0..n) look like a place: words in capitals, with particles and
 * full stops, in any number of parts?  *shouts if one is in capitals
 * throughout. */
bool dateline_place(const struct dateline_words *words, const char *text,
    size_t n, bool *shouts);
/* Take the date off the end of the first n bytes, "OSLO, March 4", and note it:
 * bytes of the place.  *dated if there was one. */
size_t dateline_date(
    const struct dateline_reading *reading, size_t n, bool *dated);
/* Are the first n bytes a place in capitals, with or without a date? */
bool dateline_shouts(const struct dateline_reading *reading, size_t n);
/* Where the text goes on behind "OSLO, March 4 - ", "OSLO.- " or "OSLO— "; 0 if
 * there is no such thing. */
size_t dateline_before(const struct dateline_reading *reading);

#endif
