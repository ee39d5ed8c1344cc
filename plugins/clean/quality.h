/* SPDX-License-Identifier: MIT */
/*
 * quality - the measures of a text by which people tell documents from junk:
 * those of C4, Gopher and FineWeb.
 */
#ifndef CLEAN_QUALITY_H
#define CLEAN_QUALITY_H

#include <copydesk/text.h>

#include "doc.h"
#include "quality_words.h"

/* Set `quality` to the measures of the text, which has CD_TEXT_SENTENCES.  -1
 * after cd_fail. */
int quality_write(const struct cd_host *host, json_t *rec,
    const struct pool *pool, const struct quality_words *stops,
    const struct cd_text *text);

#endif
