/* SPDX-License-Identifier: MIT */
/*
 * misplaced - is a file that was given as the pipeline an input?
 */
#ifndef HOST_MISPLACED_H
#define HOST_MISPLACED_H

#include <stddef.h>

/* Does text[0..n) hold articles, one a line, perhaps compressed, or a table,
 * pages or a feed?  Then the stages that read it, "-s clean"; NULL: it does
 * not. */
const char *misplaced_stages(const char *text, size_t n);

#endif
