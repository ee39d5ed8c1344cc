/* SPDX-License-Identifier: MIT */
/*
 * dialogue - direct speech that a dash opens.
 *
 *   —Baja —contestó ella—. Pero espere.
 *   — Ça dépend, fit-elle sans lever les yeux. Vous les mangez ?
 *   ――橋はいつ開くのですか。
 *
 * In Spanish the narrator's words stand between dashes; in French only a verb
 * before its subject shows where they begin.  In Japanese and Korean a dash
 * opens the questions of an interview, whose answers have none.
 */
#ifndef QUOTES_DIALOGUE_H
#define QUOTES_DIALOGUE_H

#include "lexicon.h"
#include "stretches.h"
#include "text/pool.h"

/* Add what is spoken in lines that a dash opens to the stretches of the text
 * [0, n), in text order; stretches between quotation marks in such lines are
 * dropped.  Nothing changes in languages without such dialogue, nor if no line
 * has words of a narrator and no question is answered: then the lines are a
 * list. */
void dialogue_find(const struct pool *pool, const struct lexicon *lexicon,
    const char *text, size_t n, struct stretches *stretches);

#endif
