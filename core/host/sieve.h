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

/* Set n->sieves to what the output asks for. */
void sieve_take(
    struct config *config, struct config_node *node, const json_t *object);
void sieve_free(struct config_node *node);

/* Load the plugins of an output's sieves, and bind their options. */
void sieve_load(struct plan *plan, struct plan_node *node,
    void (*loading)(void *, const char *), void *ctx);

#endif
