/* SPDX-License-Identifier: MIT */
/*
 * checks - the checks themselves: each tries one promise of plugin.h, and says
 * with subject_fail where it is not kept.
 */
#ifndef CHECK_CHECKS_H
#define CHECK_CHECKS_H

#include "check/subject.h"

/* Each is the check of a row of check.c, in a process of its own, and
 * checks the plugin of the subject; which promises it is about says the
 * file that it is in. */
void checks_load(struct subject *subject);
void checks_descriptor(struct subject *subject);
void checks_examples(struct subject *subject);
void checks_reads(struct subject *subject);
void checks_entries(struct subject *subject);
void checks_writes(struct subject *subject);
void checks_pure(struct subject *subject);
void checks_shared(struct subject *subject);
void checks_linear(struct subject *subject);
void checks_hostile(struct subject *subject);
void checks_options(struct subject *subject);
void checks_memory(struct subject *subject);
void checks_confined(struct subject *subject);
void checks_life(struct subject *subject);
void checks_ends(struct subject *subject);
void checks_commits(struct subject *subject);
void checks_undo(struct subject *subject);

#endif
