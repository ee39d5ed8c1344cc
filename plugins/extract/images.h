/* SPDX-License-Identifier: MIT */
/*
 * images - the pictures of an article, with what is written below them.
 */
#ifndef EXTRACT_IMAGES_H
#define EXTRACT_IMAGES_H

#include <copydesk/plugin.h>

#include "page.h"

#define IMAGES_MOST 50 /* of a page */

/* Set `images`, if the record has none, to the figures below `root` that have
 * a caption or a credit.  What was removed from the page comes back.  -1,
 * after cd_fail, if that is not possible. */
int images_set(
    const struct cd_host *host, json_t *rec, struct page *page, uint32_t root);

#endif
