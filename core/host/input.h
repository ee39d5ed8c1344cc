/* SPDX-License-Identifier: MIT */
/*
 * input - what a pipeline says of the records it is for: "input".
 */
#ifndef HOST_INPUT_H
#define HOST_INPUT_H

#include "host/config.h"

/* Take the object "input", or NULL where there is none.  What is wrong goes to
 * the diagnostics. */
void input_take(struct config *config, const json_t *object);

#endif
