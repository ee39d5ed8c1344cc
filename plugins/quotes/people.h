/* SPDX-License-Identifier: MIT */
/*
 * people - the persons an article names: full names, the surnames and first
 * names that refer to them, and their gender.
 */
#ifndef QUOTES_PEOPLE_H
#define QUOTES_PEOPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "entity.h"
#include "runs.h"

struct article;

/* Find the persons named in the runs of the article and add them to its entity
 * table, `cast`. */
void people_find(const struct article *article, struct cast *cast);

/* Give surnames that belong to none of the full names the title they are
 * mentioned with ("Ms.  Penn" beside Walter Penn).  To be called when run.who
 * is set. */
void people_call_others(
    const struct article *article, bool inner, struct cast *cast);

/* The person that a run refers to, as of now: a surname that several bear is
 * whoever was mentioned last.  NAME_NONE if it is none. */
uint32_t people_of(
    const struct article *article, bool inner, const struct run *run);

#endif
