/* SPDX-License-Identifier: MIT */
/*
 * date_cursor - a place in a text from which date.c and date_time.c read: the
 * pieces that dates and times are made of.
 */
#ifndef TEXT_DATE_CURSOR_H
#define TEXT_DATE_CURSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/date.h"

/* What a word can be: a month is 1 to 12, or DATE_MONTH where languages differ
 * in which one it names; a zone is its index + 1, from DATE_ZONE_SHIFT on. */
enum {
    DATE_MONTH = 0x0f,
    DATE_WEEKDAY = 0x10,
    DATE_ARTICLE = 0x20,
    DATE_LINK = 0x40,
    DATE_AT = 0x80,
    DATE_AFTER_YEAR = 0x100,
    DATE_AFTER_MONTH = 0x200,
    DATE_AFTER_DAY = 0x400,
    DATE_AFTER_HOUR = 0x800,
    DATE_AFTER_MINUTE = 0x1000,
    DATE_FORENOON = 0x2000,
    DATE_AFTERNOON = 0x4000,
    DATE_ZONE_SHIFT = 16
};

/* A place in a text. */
struct date_cursor {
    const struct date_words *w;
    const char *s;
    size_t n, i;
};

/* The byte here, -1 at the end. */
int date_peek(const struct date_cursor *cursor);
/* Is there a digit at place i of the text, of ASCII or, as in numbers
 * everywhere here, one of Arabic, Persian or full width? */
bool date_digit_at(const struct date_cursor *cursor, size_t i);
void date_skip_digits(struct date_cursor *cursor);
void date_skip_space(struct date_cursor *cursor);
/* Take one character of the list. */
bool date_take_one(struct date_cursor *cursor, const char *list);
/* Take a number of at most `most` digits, the number of which is returned; 0
 * if there is none. */
size_t date_take_number(struct date_cursor *cursor, size_t most, int *value);
/* Length of the word of letters here; of two joined by a hyphen where a list
 * has both as one word. */
size_t date_word_here(const struct date_cursor *cursor);
/* Take a word that is one of these kinds, and a point behind it.  Returns what
 * it is, 0 if it is something else. */
uint32_t date_take_word(struct date_cursor *cursor, uint32_t kinds);
/* The same, and white space behind it, without which nothing is taken. */
bool date_skip_words(struct date_cursor *cursor, uint32_t kinds);
/* Take the word of one of these kinds behind a number, glued to it or not: 年,
 * "г".  A day's may be glued to what follows: 3日電. */
bool date_take_unit(struct date_cursor *cursor, uint32_t kinds);
/* Take a week day behind a date, in brackets or behind a blank or comma. */
void date_skip_weekday(struct date_cursor *cursor);
/* Does a word go on here?  In scripts without capitals what is glued to a
 * number is another word, or a particle. */
bool date_goes_on(const struct date_cursor *cursor);

#endif
