/* SPDX-License-Identifier: MIT */
/*
 * names - the elements of RSS 0.9x, 1.0 (RDF) and 2.0, and Atom 0.3 and 1.0.
 */
#ifndef FEED_NAMES_H
#define FEED_NAMES_H

#include <libxml/tree.h>

#include "texts.h"

/* Where an element's name comes from. */
enum space {
    SPACE_FEED, /* RSS (which mostly has no namespace), or Atom */
    SPACE_ATOM, /* Atom, within RSS */
    SPACE_CONTENT,
    SPACE_DC,
    SPACE_TERMS,
    SPACE_OTHER
};

/* The namespace of an element and, in *name, its name there.  A prefix that
 * nothing declares means what people mean by it. */
enum space names_of(const xmlNode *node, const char **name);

/* Is the element that, in the namespace? */
bool names_is(const xmlNode *node, enum space space, const char *name);
/* The next element from `node` on among its siblings, or NULL. */
const xmlNode *names_element(const xmlNode *node);
/* The text of an element, in scratch memory. */
struct str names_text(const struct cd_host *host, const xmlNode *node);
/* An attribute, in scratch memory; s is NULL if it is not there. */
struct str names_attribute(
    const struct cd_host *host, const xmlNode *node, const char *name);
/* The reference of a link, resolved; s is NULL if it cannot be. */
struct str names_resolve(
    const struct cd_host *host, const xmlNode *node, struct str reference);

#endif
