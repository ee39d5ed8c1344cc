/* SPDX-License-Identifier: MIT */
/*
 * control - line ends become line feeds; control characters and those that
 * nobody sees go.
 */
#ifndef CLEAN_CONTROL_H
#define CLEAN_CONTROL_H

#include "doc.h"

/* The text without them.  The bytes 1 to 31 but for tab and line feed do not
 * occur in the result, so that later passes may use them. */
struct str control_strip(struct doc *doc, struct str text);

#endif
