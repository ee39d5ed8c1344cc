/* SPDX-License-Identifier: MIT */
/*
 * odd - inputs that begin as nothing that anybody reads, nor as text: images
 * and archives among pages, or what was named by mistake.
 */
#ifndef HOST_ODD_H
#define HOST_ODD_H

#include <stddef.h>

#include "io/listing.h"

struct plan;

/* The groups of inputs (struct path) that are named together: all of the
 * command line, all of a list, those of each pattern of the pipeline. */
enum { ODD_COMMAND_LINE, ODD_LIST, ODD_PATTERN };

/* Decide about such inputs.  Where a page or a text is in their group they are
 * for its reader, "files", which rejects each by what it is; otherwise they
 * are errors of the plan.  `listed` is the list, or NULL. */
void odd_settle(struct plan *plan, const struct listing *listed);

#endif
