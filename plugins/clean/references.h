/* SPDX-License-Identifier: MIT */
/*
 * references - character references of HTML in a text.
 */
#ifndef CLEAN_REFERENCES_H
#define CLEAN_REFERENCES_H

#include "doc.h"

/* The text with &amp; &quot; &#8217; and their like as characters; also where
 * they were written twice, as in &amp;quot;. */
struct str references_decode(struct doc *doc, struct str text);

#endif
