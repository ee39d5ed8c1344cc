/* SPDX-License-Identifier: MIT */
/*
 * setting - what `set` puts into a field: a constant, or templates, also those
 * in the strings of an array or object.
 */
#ifndef FIELDS_SETTING_H
#define FIELDS_SETTING_H

#include <copydesk/template.h>

struct setting;

/* Read a value of the option, which is borrowed.  NULL with *why: a static text
 * that follows "the template", or "out of memory". */
struct setting *setting_read(const json_t *value, const char **why);
void setting_free(struct setting *setting);

/* A fresh value made of the record.  What is a template without a value is left
 * out, and counted as "not_set"; NULL where nothing else is there. */
json_t *setting_make(const struct setting *setting, const struct cd_host *host,
    const json_t *rec);

#endif
