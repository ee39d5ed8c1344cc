/* SPDX-License-Identifier: MIT */
/*
 * item - what an item says, as a record.
 */
#ifndef FEED_ITEM_H
#define FEED_ITEM_H

#include <libxml/tree.h>

#include "text/date.h"
#include "texts.h"

/* Fill the record from the element of an item, which stands in one with what
 * its feed says of all.  `authors`: those of an item of Atom that names none.
 * -1 after cd_fail. */
int item_read(const struct cd_host *host, const struct date_words *words,
    const xmlNode *element, const json_t *authors, json_t *rec);

/* The address in a link: its text or, of one that leads to the page itself,
 * its "href".  s is NULL if it is another one. */
struct str item_link(const struct cd_host *host, const xmlNode *link);
/* Add the person in an element to the array, unless it is there. */
void item_author(const struct cd_host *host, const xmlNode *author, json_t *to);

#endif
