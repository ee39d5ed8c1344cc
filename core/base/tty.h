/* SPDX-License-Identifier: MIT */
/*
 * tty - text for people, on standard error and on terminals.
 */
#ifndef BASE_TTY_H
#define BASE_TTY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/buf.h"

/* Append n bytes, with everything made visible that could disturb a terminal or
 * forge a line: control characters (C0, DEL, C1), line and paragraph
 * separators, bidirectional controls and bytes that are not UTF-8 become \xNN.
 * Tabs become blanks. */
void tty_escape(struct buf *out, const char *text, size_t n);
/* Write formatted text, escaped in that way, and a newline in one write. */
void tty_say(FILE *file, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Is the file descriptor a terminal that can redraw a line? */
bool tty_redraws(int fd);
/* Columns of the terminal, 80 if unknown. */
size_t tty_columns(int fd);

#endif
