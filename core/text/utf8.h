/* SPDX-License-Identifier: MIT */
/*
 * utf8 - the functions of base/utf8.h, for text code.  Text code counts bytes,
 * fields of records count code points.
 */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include "base/utf8.h"

#endif
