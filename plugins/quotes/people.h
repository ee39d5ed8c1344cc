/* SPDX-License-Identifier: MIT */
/*
 * people - who is named in an article: full names, surnames that stand for
 * them, gender and role.
 */
#ifndef QUOTES_PEOPLE_H
#define QUOTES_PEOPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "entity.h"
#include "runs.h"

struct article;

/* Find the people of the article, and whom each run means. */
void people_find(struct article *article);

/* Call surnames that are not of those with full names by their own titles, once
 * it is known whom each run means. */
void people_call_others(struct article *article, bool inner);

/* The one name that a run stands for, or NAME_NONE. */
uint32_t people_of(
    const struct article *article, bool inner, const struct run *run);

#endif
