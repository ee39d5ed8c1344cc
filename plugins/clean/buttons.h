/* SPDX-License-Identifier: MIT */
/*
 * buttons - bars of buttons, menus and counters: "Share Tweet Email", "12
 * comments".
 */
#ifndef CLEAN_BUTTONS_H
#define CLEAN_BUTTONS_H

#include "lexicon.h"

#include <stdbool.h>

/* Is text[0..n) nothing but words of such bars? */
bool buttons_only(const struct lexicon *lexicon, const char *text, size_t n);

#endif
