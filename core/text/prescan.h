/* SPDX-License-Identifier: MIT */
/*
 * prescan - the charset that an HTML page declares.
 *
 * WHATWG HTML, "prescan a byte stream to determine its encoding": a <meta> with
 * `charset`, or with `content` that has one, counts, and nothing that looks
 * like it in comments, other tags, or what scripts and styles hold; then the
 * encoding of an XML declaration.
 */
#ifndef TEXT_PRESCAN_H
#define TEXT_PRESCAN_H

#include "text/charsets.h"

/* Bytes of a page in which it is looked for.  The standard asks for 1,024 at
 * least; browsers go on to the end of the head. */
#define PRESCAN_MOST 8192

/* The name, a part of `html`; n is 0 if the page declares none.  "utf-8" where
 * it says UTF-16, which no page whose tags can be read is in. */
struct charsets_text prescan_charset(struct charsets_text html);

#endif
