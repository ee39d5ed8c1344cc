/* SPDX-License-Identifier: MIT */
/*
 * foreign_lines - what the lines at the beginning of an input look like.
 *
 * For foreign.c alone.
 */
#ifndef IO_FOREIGN_LINES_H
#define IO_FOREIGN_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "io/foreign.h"

static inline bool
foreign_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* White space and byte order marks at the start of bytes[0..n). */
size_t foreign_blank(const char *bytes, size_t n);

/* The first line of bytes[0..n) without its end and the spaces in front of
 * that; *whole: whether it has an end. */
size_t foreign_line_length(const char *bytes, size_t n, bool *whole);

/* Does the line bytes[0..n) look like a record (FOREIGN_RECORDS), or like one
 * in an array (FOREIGN_VALUES)?  FOREIGN_MORE: it may be either, but it is not
 * whole. */
enum foreign_answer foreign_judge_line(const char *bytes, size_t n, bool whole);

/* What the first line behind the first one that looks like either looks like:
 * one "{"a": 0}," in a text is enough for values; FOREIGN_OTHER: none does;
 * FOREIGN_MORE: the last may, but is not whole, and more bytes come unless
 * `last`, when it is taken for a record.  *record: one looks like a record.
 * *lines: how many lines there are up to that one. */
enum foreign_answer foreign_judge_lines(
    const char *bytes, size_t n, bool last, size_t *lines, bool *record);

/* Is the input JSON Lines by its name? */
bool foreign_named_lines(const char *name);

#endif
