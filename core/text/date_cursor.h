/* SPDX-License-Identifier: MIT */
/*
 * date_cursor - a position in a text, and the elements of dates and times that
 * date.c and date_time.c read there.
 */
#ifndef TEXT_DATE_CURSOR_H
#define TEXT_DATE_CURSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/date.h"

/* The kinds of words, as bits.  The lower four bits hold a month from 1 to 12,
 * or DATE_MONTH if languages disagree which month the name is; the bits from
 * DATE_ZONE_SHIFT on hold the index of a time zone + 1. */
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
    DATE_SOLAR = 0x8000, /* a month of the solar Hijri calendar */
    DATE_ERA = 0x10000,  /* the lower four bits say which, from 1 on */
    DATE_THAI = 0x20000, /* a month whose year may be a Buddhist one */
    DATE_ZONE_SHIFT = 20
};

/* Byte i of the text s[0..n).  Functions named _take_ move the cursor only if
 * they find what they look for. */
struct date_cursor {
    const struct date_words *w;
    const char *s;
    size_t n, i;
    enum date_order order; /* DATE_BUDDHIST behind a month that tells so */
    bool solar;            /* a month of the solar Hijri calendar was read */
};

/* The byte at the cursor, -1 at the end. */
int date_peek(const struct date_cursor *cursor);
/* Does a digit begin at byte i?  As everywhere here it may be an ASCII, Arabic,
 * Persian or full-width digit. */
bool date_digit_at(const struct date_cursor *cursor, size_t i);
void date_skip_digits(struct date_cursor *cursor);
void date_skip_space(struct date_cursor *cursor);
/* Take one character if it is in the list of ASCII characters. */
bool date_take_one(struct date_cursor *cursor, const char *list);
/* Take a number of at most `most` digits.  Returns how many digits it has; 0 if
 * there is no number, or a longer one. */
size_t date_take_number(struct date_cursor *cursor, size_t most, int *value);
/* Length of the run of letters at the cursor; of two joined by a hyphen or a
 * full stop if the pair is in a word list ("segunda-feira", "มี.ค"). */
size_t date_word_here(const struct date_cursor *cursor);
/* Take a word of one of these kinds, with a full stop after it.  Returns its
 * value, 0 if there is no such word. */
uint32_t date_take_word(struct date_cursor *cursor, uint32_t kinds);
/* The same for a word followed by white space or the end of the text, which is
 * skipped, too. */
bool date_skip_words(struct date_cursor *cursor, uint32_t kinds);
/* Take the unit of one of these kinds that follows a number, whether glued to
 * it or not: 年, "г".  The unit of a day may be glued to what follows: 3日電.
 */
bool date_take_unit(struct date_cursor *cursor, uint32_t kinds);
/* Take a weekday after a date, in brackets or after a blank or comma. */
void date_skip_weekday(struct date_cursor *cursor);
/* Is the cursor within a word?  In scripts without capitals what is glued to a
 * number is another word or a particle, so the answer is false. */
bool date_goes_on(const struct date_cursor *cursor);

#endif
