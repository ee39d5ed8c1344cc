/* SPDX-License-Identifier: MIT */
/* names - look up and add entities by the words of their names. */
#ifndef QUOTES_NAMES_H
#define QUOTES_NAMES_H

#include <stdbool.h>

#include "entity.h"

struct article;

/* A new index without a name, with room for the forms that the article has now;
 * in the article's pool. */
struct name_index names_index(const struct article *article);

/* The entity whose name has just these n words (forms), or NAME_NONE. */
uint32_t names_find(const struct cast *cast, const struct name_index *index,
    const uint32_t *words, uint32_t n);

/* The first entity whose name ends with these words, after others: "Ada Ruiz
 * Moya" for "Ruiz Moya"; or NAME_NONE. */
uint32_t names_ending(const struct cast *cast, const struct name_index *index,
    const uint32_t *words, uint32_t n);

/* The entity whose name has just these words, added to the entity table and the
 * index if it is new; NAME_NONE where too many names share a word with it. */
uint32_t names_add(const struct article *article, struct cast *cast,
    const struct name_index *index, enum entity_kind kind,
    const uint32_t *words, uint32_t n);

/* Are the n words a surname that begins with its particle: "De la Vega"? */
bool names_surname(
    const struct article *article, const uint32_t *words, uint32_t n);

#endif
