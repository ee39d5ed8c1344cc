/* SPDX-License-Identifier: MIT */
/*
 * crumb - an apostrophe before the text, left over from a program's string.
 */
#ifndef CLEAN_CRUMB_H
#define CLEAN_CRUMB_H

#include "doc.h"

/* The text without it.  A quote mark that a later one closes stays. */
struct str crumb_strip(struct doc *doc, struct str text);

#endif
