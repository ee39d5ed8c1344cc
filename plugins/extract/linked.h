/* SPDX-License-Identifier: MIT */
/*
 * linked - what a page says of itself in JSON-LD (schema.org).
 *
 * Scripts that are no JSON are passed over.  Of the nodes, those about an
 * article come before those about a page.
 */
#ifndef EXTRACT_LINKED_H
#define EXTRACT_LINKED_H

#include <jansson.h>

#include "dom.h"

#define LINKED_SCRIPTS 16            /* that are read */
#define LINKED_BYTES   (1024 * 1024) /* of a script */
#define LINKED_NODES   5000 /* objects of all of them that are looked at */
#define LINKED_ABOUT   16   /* of them that are about this page */

struct linked {
    const struct pool *pool;
    json_t *docs[LINKED_SCRIPTS];
    size_t ndocs;
    /* borrowed: articles, then pages */
    const json_t *about[LINKED_ABOUT];
    size_t nabout, narticles;
    const json_t **nodes; /* all objects */
    size_t nnodes;
};

/* Read the scripts of a page. */
void linked_read(struct linked *linked, const struct dom *dom);
void linked_free(struct linked *linked);

/* Strings come without white space at their edges, and with the character
 * references that pages leave in them decoded. */

/* The string in a value, or in a value object of it ("@value"), or n is 0. */
struct str linked_string(const struct linked *linked, const json_t *node);
/* The first string that a node about the article, or the page, has under a
 * key; n is 0 if there is none. */
struct str linked_text(const struct linked *linked, const char *key);
/* The same of nodes about an article only. */
struct str linked_of_article(const struct linked *linked, const char *key);
/* Is a word among the types of a node? */
bool linked_type(const json_t *node, const char *word);
/* The node that stands for a value: itself, or the one that its @id names. */
const json_t *linked_follow(const struct linked *linked, const json_t *value);
/* The string in a member of a node, or in the name of the node there. */
struct str linked_name(
    const struct linked *linked, const json_t *node, const char *key);

#endif
