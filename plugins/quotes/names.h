/* SPDX-License-Identifier: MIT */
/*
 * names - entities by the words of their names.
 */
#ifndef QUOTES_NAMES_H
#define QUOTES_NAMES_H

#include <stdbool.h>

#include "entity.h"

struct article;

/* An index without a name, for the forms that the article has now. */
struct name_index names_index(const struct article *a);

/* The entity with just these words, or NAME_NONE. */
uint32_t names_find(const struct cast *c, const struct name_index *x,
    const uint32_t *w, uint32_t n);

/* The entity with just these words, made if it is new; NAME_NONE where too
 * many share a word of it. */
uint32_t names_add(struct article *a, const struct name_index *x,
    enum entity_kind kind, const uint32_t *w, uint32_t n);

#endif
