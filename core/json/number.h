/* SPDX-License-Identifier: MIT */
/*
 * number - read and write reals as JSON has them, whatever locale, and whatever
 * way to round, a plugin or a library it uses has set.
 */
#ifndef JSON_NUMBER_H
#define JSON_NUMBER_H

#include <copydesk/record.h>

/* Bytes of the longest text, with its NUL */
#define NUMBER_ROOM CD_SCALAR_ROOM

/* Give the calling thread the C locale permanently: setlocale() no longer
 * affects it, nor the processes it forks. */
void number_locale(void);

/* strtod() of the C locale. */
double number_read(const char *text, char **end);
/* cd_real_text(), whatever the locale and the way to round. */
void number_write(char text[NUMBER_ROOM], double value);

#endif
