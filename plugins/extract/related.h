/* SPDX-License-Identifier: MIT */
/*
 * related - other articles of the site that the article leads to, which are no
 * part of its text.
 */
#ifndef EXTRACT_RELATED_H
#define EXTRACT_RELATED_H

#include <copydesk/plugin.h>

#include "page.h"

#define RELATED_MOST 50

/* Put {title, url} of the links that went from below the element into
 * "related", unless the record has it.  -1 after cd_fail. */
int related_set(const struct cd_host *host, json_t *rec,
    const struct page *page, uint32_t root);

#endif
