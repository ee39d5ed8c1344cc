/* SPDX-License-Identifier: MIT */
/*
 * after_damage - is it JSON Lines, where damage hides what an input begins
 * with?
 */
#ifndef IO_AFTER_DAMAGE_H
#define IO_AFTER_DAMAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "io/codec.h"
#include "io/foreign.h"

/* Look at the first n bytes behind the damage; `last`: the input has no more.
 * FOREIGN_RECORDS, FOREIGN_VALUES, or FOREIGN_MORE: that is not known, and with
 * FOREIGN_SNIFF bytes or the last ones never will be. */
enum foreign_answer after_damage_look(const char *bytes, size_t n, bool last);

/* The same of a compressed file, named as `named` or NULL, open at its
 * beginning.  FOREIGN_MORE, too, if it is not damaged there. */
enum foreign_answer after_damage_find(int fd, const struct codec *named);

#endif
