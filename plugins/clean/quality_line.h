/* SPDX-License-Identifier: MIT */
/*
 * quality_line - what the papers on the quality of documents ask of a line.
 */
#ifndef CLEAN_QUALITY_LINE_H
#define CLEAN_QUALITY_LINE_H

#include <stdbool.h>
#include <stddef.h>

/* Does the line begin with a bullet, with a blank behind it? */
bool quality_bullet(const char *text, size_t n);
/* Does it end in an ellipsis? */
bool quality_trails_off(const char *text, size_t n);
/* Does it end in . ? ! … or their like, or in a quote mark? */
bool quality_ended(const char *text, size_t n);
/* Does it have these ASCII letters, in small or large ones? */
bool quality_mentions(const char *text, size_t n, const char *what);

/* Would C4 keep the line: ended, not by an ellipsis, of five words or more,
 * none of them over 1000 characters, and about neither JavaScript nor the
 * policies of the site?  Source: Raffel et al., "Exploring the Limits of
 * Transfer Learning", JMLR 21, 2020, 2.2, and the program that made C4,
 * c4_utils.py of TensorFlow Datasets. */
bool quality_retained(const char *text, size_t n);

#endif
