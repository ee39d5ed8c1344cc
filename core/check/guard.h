/* SPDX-License-Identifier: MIT */
/*
 * guard - an entry in memory that cannot be written to, between pages that
 * cannot be read.
 */
#ifndef CHECK_GUARD_H
#define CHECK_GUARD_H

#include "check/subject.h"

struct guard {
    char *room; /* between the two pages */
    size_t n, page;
};

/* Room for entries of up to `most` bytes, before the process is confined; a
 * touch of what is not the entry's is noted in the subject's page.  -1 after
 * subject_fail. */
int guard_make(struct guard *guard, struct subject *subject, size_t most);
void guard_free(struct guard *guard);
/* A copy of text[0..n), until the next one: at the end of the room, or at its
 * beginning. */
const char *guard_hold(
    struct guard *guard, const char *text, size_t n, bool at_end);

#endif
