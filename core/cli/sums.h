/* SPDX-License-Identifier: MIT */
/*
 * sums - the numbers of several runs together.
 */
#ifndef CLI_SUMS_H
#define CLI_SUMS_H

#include <jansson.h>

/* Add the numbers of `run`, which has the form of run.json, to those of *sum,
 * an object that is empty at first.  Stages and outputs are the same if their
 * ids are.  Of "started" the earliest is kept; other texts are kept where they
 * are the same in all runs. */
void sums_add(json_t *sum, const json_t *run);

#endif
