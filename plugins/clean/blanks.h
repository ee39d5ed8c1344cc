/* SPDX-License-Identifier: MIT */
/*
 * blanks - tabs, runs of blanks and stray no-break spaces in a line.
 */
#ifndef CLEAN_BLANKS_H
#define CLEAN_BLANKS_H

#include "doc.h"

/* The line with one common blank for each run of white space.  A single
 * no-break or thin space stays where typography asks for one: beside numbers,
 * guillemets, dashes and the marks of French, behind an abbreviation. */
struct str blanks_fold(struct doc *doc, struct str line);

#endif
