/* SPDX-License-Identifier: MIT */
/*
 * entities_table - the characters that HTML has names for.
 *
 * Source: HTML 4.01, section 24 (the three entity sets), and &apos; of XML
 * 1.0; of the HTML standard, section 13.5, the names of at most eight letters
 * for ASCII, Latin Extended-A, punctuation and a few signs.  The C1 references
 * are those of the HTML standard, section 13.2.5.80 (numeric character
 * reference end state): windows-1252.
 */
#ifndef TEXT_ENTITIES_TABLE_H
#define TEXT_ENTITIES_TABLE_H

#include <stddef.h>
#include <stdint.h>

struct entity {
    const char *name; /* without & and ; */
    uint32_t c;
};

/* In the order of strcmp(). */
extern const struct entity entities_table[];
extern const size_t entities_table_count;

/* What &#128; to &#159; mean. */
extern const uint16_t entities_c1[32];

#endif
