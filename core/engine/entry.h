/* SPDX-License-Identifier: MIT */
/*
 * entry - makes a record of an entry of an input: by the host, or by a reader
 * plugin.
 */
#ifndef ENGINE_ENTRY_H
#define ENGINE_ENTRY_H

#include "engine/chain.h"

/* The record of the entry text[0..n), number `line` of the input, as the first
 * stage gets it: a new reference, and *what is CHAIN_WRITTEN; or NULL, with
 * what becomes of the entry in *what, and why in *fault. */
json_t *entry_read(struct chain *chain, const struct path *input, uint64_t line,
    const char *text, size_t n, enum chain_result *what,
    struct chain_fault *fault);

#endif
