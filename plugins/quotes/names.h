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
struct name_index names_index(const struct article *article);

/* The entity with just these words, or NAME_NONE. */
uint32_t names_find(const struct cast *cast, const struct name_index *index,
    const uint32_t *words, uint32_t n);

/* The entity with just these words, made if it is new; NAME_NONE where too
 * many share a word of it. */
uint32_t names_add(struct article *article, const struct name_index *index,
    enum entity_kind kind, const uint32_t *words, uint32_t n);

#endif
