/* SPDX-License-Identifier: MIT */
/*
 * flow - is an element in the flow of an article, between its paragraphs?
 */
#ifndef EXTRACT_FLOW_H
#define EXTRACT_FLOW_H

#include "page.h"

/* Is a paragraph of prose close behind the element, below the same parent? What
 * leads on to other articles stands behind this one. */
bool flow_goes_on(const struct page *page, uint32_t node);

#endif
