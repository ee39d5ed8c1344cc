/* SPDX-License-Identifier: MIT */
/*
 * dialogue - speech that a dash opens, as French and Spanish write it.
 *
 *   —Baja —contestó ella—. Pero espere.
 *   — Ça dépend, fit-elle sans lever les yeux. Vous les mangez ?
 *
 * In Spanish the words of the narrator stand between dashes; in French only a
 * verb before its subject tells where they begin.
 */
#ifndef QUOTES_DIALOGUE_H
#define QUOTES_DIALOGUE_H

#include "lexicon.h"
#include "lexicon.h"
#include "stretches.h"
#include "text/pool.h"

/* Add the stretches of lines that a dash opens to those between marks, in text
 * order; stretches between marks inside such lines are dropped.  Nothing
 * happens in other languages, nor where no line has a narrator in it: such
 * lines are lists. */
void dialogue_find(const struct pool *pool, const struct lexicon *lexicon,
    const char *text, size_t n, struct stretches *stretches);

#endif
