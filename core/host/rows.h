/* SPDX-License-Identifier: MIT */
/*
 * rows - the fields that a stage or output reads and writes: the rows of its
 * plugin's tables, with what the options name in place of "${option}".
 */
#ifndef HOST_ROWS_H
#define HOST_ROWS_H

#include "host/plan.h"

/* Set n->reads and n->writes; the options are bound.  An option that names
 * what is no path is told in the diagnostics. */
void rows_resolve(struct plan *plan, struct plan_node *node);

#endif
