/* SPDX-License-Identifier: MIT */
/*
 * lead - sentences between the headline and the element that holds the rest of
 * the article.
 */
#ifndef EXTRACT_LEAD_H
#define EXTRACT_LEAD_H

#include "paragraphs.h"

#define LEAD_LEAST 2 /* blocks; one is the standfirst */
#define LEAD_MOST  8

struct lead {
    uint32_t blocks[LEAD_MOST];
    size_t n;
};

/* Find them, by the measures that choose() made. */
struct lead lead_find(const struct page *page, uint32_t root);

/* Put their text before the paragraphs. */
void lead_put(
    const struct page *page, const struct lead *lead, struct paragraphs *ps);

#endif
