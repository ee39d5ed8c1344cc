/* SPDX-License-Identifier: MIT */
/*
 * number - reals as JSON writes them, whatever locale a plugin, or a library
 * that it uses, has set.
 */
#ifndef JSON_NUMBER_H
#define JSON_NUMBER_H

#define NUMBER_ROOM 40 /* bytes of the longest text, with its NUL */

/* Give the calling thread the C locale for good: setlocale() changes nothing
 * for it any more, nor for what it forks. */
void number_locale(void);

/* strtod() of the C locale. */
double number_read(const char *text, char **end);
/* The shortest text that is read as v, which is finite. */
void number_write(char text[NUMBER_ROOM], double value);

#endif
