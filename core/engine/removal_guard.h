/* SPDX-License-Identifier: MIT */
/*
 * removal_guard - what --force must not remove: what the run reads, and what
 * others have put where the run made files.
 */
#ifndef ENGINE_REMOVAL_GUARD_H
#define ENGINE_REMOVAL_GUARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "engine/ledger.h"
#include "io/digest.h"

struct removal {
    int folder;
    const char *path;
    struct removal_name {
        char *name;
        bool store; /* a store made it: it may be a folder */
        bool there;
        size_t files; /* that are in it, of so many bytes ... */
        uint64_t bytes;
        int64_t made; /* ... where the run made so many; -1: nobody knows */
        char digest[DIGEST_HEX]; /* SHA-256 of what it made; "": the same */
    } * v;
    size_t n, cap;
    struct removal_undo {
        size_t output;
        char *run_id, *name; /* name: of the store, for people */
    } * undo;
    size_t nundo, cundo;
};

/* Look at each name: what is there, and how much.  -1 with *e if something of
 * it must stay. */
int removal_guard(
    struct removal *removal, struct ledger *ledger, struct cd_err *e);

#endif
