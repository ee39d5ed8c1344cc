/* SPDX-License-Identifier: MIT */
/*
 * utf8 - code points of UTF-8 text; see base/utf8.h for the functions.
 * Offsets inside text code are bytes; fields of records count code points.
 */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include "base/utf8.h"

#endif
