/* SPDX-License-Identifier: MIT */
/*
 * output_path - where the outputs of a plan are written.
 */
#ifndef HOST_OUTPUT_PATH_H
#define HOST_OUTPUT_PATH_H

#include "host/plan.h"

/* Set n->path of an output and, where the path that the user gave has fields
 * (fan_name.h), n->fan and n->named.  What is wrong with these is told in the
 * diagnostics. */
void output_path_take(struct plan *plan, struct plan_node *node);
/* Tell what else is wrong with it, also beside the outputs before it. */
void output_path_check(struct plan *plan, const struct plan_node *node);

#endif
