/* SPDX-License-Identifier: MIT */
/*
 * body - the text of a record as Markdown.
 */
#ifndef MARKDOWN_BODY_H
#define MARKDOWN_BODY_H

#include <copydesk/plugin.h>

/* A heading of the level 1 to 6 on one line, with what CommonMark would take
 * for markup escaped; a blank for each line end in it.  -1 after cd_fail. */
int body_heading(
    const struct cd_host *host, int level, const char *text, size_t n);

/* The text, an empty line behind it.  Headings, items of lists, quotations,
 * tables and code are written as such where the record's `blocks` tell of them.
 * -1 after cd_fail. */
int body_write(const struct cd_host *host, const json_t *rec);

#endif
