/* SPDX-License-Identifier: MIT */
/*
 * checks - the checks themselves: each tries one promise of plugin.h, and says
 * with subject_fail where it is not kept.
 */
#ifndef CHECK_CHECKS_H
#define CHECK_CHECKS_H

#include "check/subject.h"

void checks_load(struct subject *s);
void checks_descriptor(struct subject *s);
void checks_examples(struct subject *s);
void checks_reads(struct subject *s);
void checks_entries(struct subject *s);
void checks_writes(struct subject *s);
void checks_pure(struct subject *s);
void checks_shared(struct subject *s);
void checks_linear(struct subject *s);
void checks_hostile(struct subject *s);
void checks_options(struct subject *s);
void checks_memory(struct subject *s);
void checks_confined(struct subject *s);
void checks_life(struct subject *s);
void checks_ends(struct subject *s);
void checks_commits(struct subject *s);
void checks_undo(struct subject *s);

#endif
