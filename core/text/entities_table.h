/* SPDX-License-Identifier: MIT */
/*
 * entities_table - the character names of HTML.
 *
 * Source: HTML 4.01, section 24 (the three entity sets), and &apos; of XML 1.0;
 * from the HTML standard, section 13.5, the names of at most eight letters for
 * ASCII, Latin Extended-A, punctuation and a few symbols.  The C1 references
 * are those of section 13.2.5.80 (numeric character reference end state):
 * windows-1252.
 */
#ifndef TEXT_ENTITIES_TABLE_H
#define TEXT_ENTITIES_TABLE_H

#include <stddef.h>
#include <stdint.h>

struct entity {
    const char *name; /* without & and ; */
    uint32_t c;
};

/* Sorted by strcmp() of the names. */
extern const struct entity entities_table[];
extern const size_t entities_table_count;

/* The code points that &#128; to &#159; stand for. */
extern const uint16_t entities_c1[32];

#endif
