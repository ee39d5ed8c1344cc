/* SPDX-License-Identifier: MIT */
/* joint - speakers of one quote together: "Ada Lind and Bo Ek said". */
#ifndef QUOTES_JOINT_H
#define QUOTES_JOINT_H

#include "clause.h"

#define JOINT_MOST 8 /* most speakers of one quote */

/* Find the phrases that are coordinated with the phrase `speaker`, including
 * it, in text order.  `verb` is the reporting verb, or what is in its place
 * ("according to"), or SUBJECT_NONE. An apposition ("Ada Lind, the mayor, and
 * Bo Ek") is not a member.  Returns how many; 1 if nobody is coordinated. */
uint32_t joint_find(const struct clause *clause, uint32_t speaker,
    uint32_t verb, uint32_t members[JOINT_MOST]);

#endif
