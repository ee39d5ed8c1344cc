/* SPDX-License-Identifier: MIT */
/*
 * epithets - who is meant by a word that tells nothing but what the reader
 * knows by now: "the Italian", "the 23-year-old", "the striker".
 */
#ifndef QUOTES_EPITHETS_H
#define QUOTES_EPITHETS_H

#include "scene.h"

/* The person whom phrase i means, if it is such a word beside a verb of
 * speaking and somebody it fits acted or spoke last; or NAME_NONE. */
uint32_t epithets_of(const struct scene *scene, uint32_t i);

#endif
