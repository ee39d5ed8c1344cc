/* SPDX-License-Identifier: MIT */
/*
 * chars - what kind of character a code point is.
 *
 * ASCII is answered from a table, the rest by utf8proc (Unicode 15): no
 * locale, no ctype.h.
 */
#ifndef TEXT_CHARS_H
#define TEXT_CHARS_H

#include <stdbool.h>
#include <stdint.h>

/* Letters and marks that belong to them (L*, M*). */
bool chars_letter(uint32_t code);
/* Letters of Han and kana, which are written without blanks between words. */
bool chars_unspaced(uint32_t code);
/* Decimal digits (Nd). */
bool chars_digit(uint32_t code);
bool chars_upper(uint32_t code); /* Lu, Lt */
bool chars_lower(uint32_t code); /* Ll */
/* White space of the Unicode property, line ends and no-break spaces among
 * them; not the zero-width space. */
bool chars_space(uint32_t code);
/* Punctuation (P*). */
bool chars_punct(uint32_t code);
/* The lower-case form of one code point (simple mapping). */
uint32_t chars_tolower(uint32_t code);

#endif
