/* SPDX-License-Identifier: MIT */
/* orgs - names that are not of persons: organisations, newspapers, places. */
#ifndef QUOTES_ORGS_H
#define QUOTES_ORGS_H

#include "runs.h"

/* Add the outer runs that do not refer to persons to the article's entity
 * table, and fill cast->heads.  To be called when run.who is set for persons.
 */
void orgs_find(const struct article *article, struct cast *cast);

/* The entity that a run refers to ("the Bureau" may be the Weather Bureau), or
 * NAME_NONE. */
uint32_t orgs_of(const struct article *article, const struct run *run);

#endif
