/* SPDX-License-Identifier: MIT */
/*
 * flow - the proof that every stage finds the fields it reads.
 */
#ifndef HOST_FLOW_H
#define HOST_FLOW_H

#include "host/plan.h"

/* Add a diagnostic for each field that a stage or output needs and that
 * neither the input nor a stage before it provides, or provides in another
 * type; and a warning where a stage changes `text` after another one wrote
 * offsets into it; and one for each field of a test that none of them has. */
void flow_check(struct plan *plan);

#endif
