/* SPDX-License-Identifier: MIT */
/*
 * utf16 - the functions of base/utf16.h, for text code and plugins.
 */
#ifndef TEXT_UTF16_H
#define TEXT_UTF16_H

#include "base/utf16.h"

#endif
