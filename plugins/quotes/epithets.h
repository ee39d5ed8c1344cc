/* SPDX-License-Identifier: MIT */
/*
 * epithets - the person that an expression refers to which only describes: "the
 * Italian", "the 23-year-old", "the striker".
 */
#ifndef QUOTES_EPITHETS_H
#define QUOTES_EPITHETS_H

#include "scene.h"

/* The person that phrase i refers to, if it is such an expression beside a
 * reporting verb and fits somebody who acted or spoke last; else NAME_NONE. */
uint32_t epithets_of(const struct scene *scene, uint32_t i);

/* The person that the description at phrase i, "the minister", tells a role of:
 * who acted or spoke last, if the text gave that one none; NAME_NONE if that
 * cannot be. */
uint32_t epithets_of_roleless(const struct scene *scene, uint32_t i);

/* The person whom the name at phrase i means if it is a title alone, "the US
 * President", "el Presidente"; else NAME_NONE. */
uint32_t epithets_of_title(const struct scene *scene, uint32_t i);

#endif
