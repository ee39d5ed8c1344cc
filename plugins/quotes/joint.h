/* SPDX-License-Identifier: MIT */
/*
 * joint - several who speak together: "Ada Lind and Bo Ek said".
 */
#ifndef QUOTES_JOINT_H
#define QUOTES_JOINT_H

#include "clause.h"

#define JOINT_MOST 8 /* speakers of one quote */

/* The phrases of all who are the same subject or source as phrase x, x among
 * them, in text order; `verb` is the verb of speaking, or SUBJECT_NONE behind
 * "according to" and the like.  An apposition ("Ada Lind, the mayor, and Bo
 * Ek") is none of them.  Returns how many: 1 if x speaks alone. */
uint32_t joint_find(const struct clause *clause, uint32_t speaker,
    uint32_t verb, uint32_t members[JOINT_MOST]);

#endif
