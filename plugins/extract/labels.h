/* SPDX-License-Identifier: MIT */
/*
 * labels - what stood above links to other articles that went.
 */
#ifndef EXTRACT_LABELS_H
#define EXTRACT_LABELS_H

#include "page.h"

/* Remove headings and labels ("Often read", "For you:") below which nothing is
 * left but what went, if most of that was titles in links. */
void labels_cut(struct page *page, uint32_t root);

#endif
