/* SPDX-License-Identifier: MIT */
/*
 * indirect - indirect speech: clauses that report, without quotation marks,
 * what somebody said, "Lind said (that) the bridge is shut".  The option
 * `indirect`.
 */
#ifndef QUOTES_INDIRECT_H
#define QUOTES_INDIRECT_H

#include "scene.h"

/* Find the reported clauses of the sentence being read, whose quotes have been
 * resolved, and add them to article->reported.  A mixed quote that is part of
 * one gets its range instead (quote.within).  Nothing else changes: neither the
 * speakers of later quotes nor those of this sentence. */
void indirect_read(struct scene *scene);

/* At the end of the article: number the groups of the clauses after those of
 * its quotes. */
void indirect_end(struct scene *scene);

#endif
