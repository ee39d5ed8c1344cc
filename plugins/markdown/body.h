/* SPDX-License-Identifier: MIT */
/*
 * body - the text of a record as Markdown.
 */
#ifndef MARKDOWN_BODY_H
#define MARKDOWN_BODY_H

#include <copydesk/plugin.h>

/* One line of text, with what CommonMark would take for markup escaped.  -1
 * after cd_fail. */
int body_line(const struct cd_host *h, const char *s, size_t n);

/* The text, an empty line behind it.  Headings, items of lists, quotations,
 * tables and code are written as such where the record's `blocks` tell of them.
 * -1 after cd_fail. */
int body_write(const struct cd_host *h, const json_t *rec);

#endif
