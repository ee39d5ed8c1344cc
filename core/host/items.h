/* SPDX-License-Identifier: MIT */
/*
 * items - the array inside of the inputs whose elements are the records.
 */
#ifndef HOST_ITEMS_H
#define HOST_ITEMS_H

#include "host/plan.h"

/* Read "items" of the pipeline's input into c->items. */
void items_take(struct config *config, const char *path);
/* Look whether the array is in the first input, unless that is no file or a
 * large one: an error of the pipeline if it is not. */
void items_look(struct plan *plan);

#endif
