/* SPDX-License-Identifier: MIT */
/*
 * store - what a run asks of a store beside its records.
 */
#ifndef CHECK_STORE_H
#define CHECK_STORE_H

#include "check/rig.h"

/* Resume, commit, finish, and undo what was committed. */
void store_work(struct rig *rig);

#endif
