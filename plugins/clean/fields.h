/* SPDX-License-Identifier: MIT */
/*
 * fields - the fields of the record that cleaning reads and writes.
 */
#ifndef CLEAN_FIELDS_H
#define CLEAN_FIELDS_H

#include <copydesk/plugin.h>

#include "doc.h"
#include "lexicon.h"
#include "known.h"

/* What the record has.  The strings are the record's. */
void fields_read(
    const json_t *rec, const struct pool *pool, struct known *known);

/* Make the text of the record this one.  -1 after cd_fail. */
int fields_set_text(const struct cd_host *host, json_t *rec, struct str text);

/* Put what was found into the fields that are missing or empty, images and
 * related behind those that are there, and what was done into the counters
 * and, if it was asked for, into trace.clean.  -1 after cd_fail. */
int fields_write(const struct cd_host *host, const struct lexicon *lexicon,
    json_t *rec, const struct doc *doc);

#endif
