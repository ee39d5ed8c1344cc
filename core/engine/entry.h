/* SPDX-License-Identifier: MIT */
/*
 * entry - an entry of an input into a record: by the host, or by a plugin.
 */
#ifndef ENGINE_ENTRY_H
#define ENGINE_ENTRY_H

#include "engine/chain.h"

/* The record of the entry text[0..n), number `line` of the input, as the first
 * stage gets it: a new reference, with CHAIN_WRITTEN; or NULL with *fault and
 * what becomes of it. */
json_t *entry_read(struct chain *chain, const struct path *input, uint64_t line,
    const char *text, size_t n, enum chain_result *what,
    struct chain_fault *fault);

#endif
