/* SPDX-License-Identifier: MIT */
/*
 * sieve - "when", "only" and "without" of an output: filters that its records
 * pass before it gets them, each a plugin with options as any stage is.
 *
 * "when" holds the options of `select`; "only" and "without" are `keep` and
 * `drop` of `fields`.  So what they mean, and what is wrong with them, is said
 * in one place.
 */
#ifndef HOST_SIEVE_H
#define HOST_SIEVE_H

#include "host/plan.h"

/* Set n->sieves to what the output `o` asks for. */
void sieve_take(struct config *c, struct config_node *n, const json_t *o);
void sieve_free(struct config_node *n);

/* Load the plugins of an output's sieves, and bind their options. */
void sieve_load(struct plan *p, struct plan_node *n,
    void (*loading)(void *, const char *), void *ctx);

#endif
