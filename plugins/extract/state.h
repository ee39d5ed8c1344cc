/* SPDX-License-Identifier: MIT */
/*
 * state - the article in the data that the scripts of a page hold.
 *
 * Pages that a script fills bring their article as JSON: in a script of the
 * type application/json (Next.js, Nuxt), assigned to a variable ("window.
 * __STATE__ = {"), or as flight data of React ("self.__next_f.push([1,").  The
 * article is looked for in an object that has the page's title, near it the
 * longest text, or list of blocks of text.
 */
#ifndef EXTRACT_STATE_H
#define EXTRACT_STATE_H

#include "article.h"

/* Put what the scripts of the page `html` hold in place of an article that the
 * page shows next to nothing of. */
void state_or(const struct page *page, struct str html, struct article *found);

#endif
