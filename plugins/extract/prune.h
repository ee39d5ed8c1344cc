/* SPDX-License-Identifier: MIT */
/*
 * prune - parts of a page that are no article, by what they are called: tag,
 * visibility, role, class and id.
 */
#ifndef EXTRACT_PRUNE_H
#define EXTRACT_PRUNE_H

#include "page.h"

/* Remove them.  `firm`: by class and id, too. */
void prune(struct page *page, bool firm);

/* Remove lists of teasers of other articles. */
void prune_cards(struct page *page);

#endif
