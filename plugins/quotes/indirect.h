/* SPDX-License-Identifier: MIT */
/*
 * indirect - indirect speech: clauses that report in no marks what somebody
 * said, "Lind said (that) the bridge is shut"; the option `indirect`.
 */
#ifndef QUOTES_INDIRECT_H
#define QUOTES_INDIRECT_H

#include "scene.h"

/* Find the reported clauses of the sentence in hand, whose quotes are read, and
 * append them to those of the article; a mixed quote that stands in one gets
 * its range instead (quote.within).  Nothing else is changed, neither who is on
 * stage nor a quote's speaker. */
void indirect_read(struct scene *scene);

/* The article is read: give the clauses their groups, behind those of its
 * quotes. */
void indirect_end(struct scene *scene);

#endif
