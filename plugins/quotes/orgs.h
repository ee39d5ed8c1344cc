/* SPDX-License-Identifier: MIT */
/*
 * orgs - names that are no persons': organisations, papers, places.
 */
#ifndef QUOTES_ORGS_H
#define QUOTES_ORGS_H

#include "runs.h"

/* Find them among the runs outside quotes that people_of does not know. */
void orgs_find(struct article *article);

/* The organisation that a run stands for ("the Bureau" may be the Weather
 * Bureau), or NAME_NONE. */
uint32_t orgs_of(const struct article *article, const struct run *run);

#endif
