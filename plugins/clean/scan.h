/* SPDX-License-Identifier: MIT */
/*
 * scan - what a text has in it that may need work, found in one pass, so that
 * a sound text costs little more than reading it.
 */
#ifndef CLEAN_SCAN_H
#define CLEAN_SCAN_H

#include "doc.h"
#include "text/mojibake.h"

enum {
    SCAN_CONTROL = 1 << 0,  /* control or invisible characters */
    SCAN_TAG = 1 << 1,      /* < */
    SCAN_ENTITY = 1 << 2,   /* & */
    SCAN_MARKDOWN = 1 << 3, /* * _ [ */
    SCAN_SPACE = 1 << 4,    /* a tab, a strange blank, or two blanks */
    SCAN_HIGH = 1 << 5,     /* something beyond ASCII */
    SCAN_ENCODING = 1 << 6  /* it may be damaged, or not in form C */
};

/* The bits for a text. */
unsigned scan_text(const struct mojibake *table, struct str text);

/* Length of the invisible or control character at text[0..n), n > 0, which text
 * does not need (and CR), or 0. */
size_t scan_control(const char *text, size_t n);

#endif
