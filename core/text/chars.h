/* SPDX-License-Identifier: MIT */
/*
 * chars - the Unicode category of a code point.
 *
 * ASCII is looked up in a table, the rest asked of utf8proc (Unicode 15).
 * Locale and <ctype.h> play no part.
 */
#ifndef TEXT_CHARS_H
#define TEXT_CHARS_H

#include <stdbool.h>
#include <stdint.h>

/* Letters and combining marks (L*, M*). */
bool chars_letter(uint32_t code);
/* Han characters and kana: written without blanks between words. */
bool chars_unspaced(uint32_t code);
/* Decimal digits (Nd). */
bool chars_digit(uint32_t code);
bool chars_upper(uint32_t code); /* Lu, Lt */
bool chars_lower(uint32_t code); /* Ll */
/* White space (the Unicode property White_Space), including line ends and
 * no-break spaces; not the zero-width space. */
bool chars_space(uint32_t code);
/* Quotation marks of any nation, and what is written for them: the apostrophe,
 * the grave accent. */
bool chars_quote(uint32_t code);
/* Punctuation (P*). */
bool chars_punct(uint32_t code);
/* The lower-case form of one code point (simple mapping). */
uint32_t chars_tolower(uint32_t code);

#endif
