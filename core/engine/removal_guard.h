/* SPDX-License-Identifier: MIT */
/*
 * removal_guard - finds what --force must not remove: files that the run reads,
 * and files of others in places where the run made files.
 */
#ifndef ENGINE_REMOVAL_GUARD_H
#define ENGINE_REMOVAL_GUARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "engine/ledger.h"
#include "io/digest.h"

struct removal {      /* see removal.h */
    int folder;       /* open; borrowed */
    const char *path; /* of the folder, for messages; borrowed */
    struct removal_name {
        char *name;
        bool store;   /* a store made it, so it may be a folder */
        bool there;   /* there is something of that name */
        size_t files; /* files found in it, and their bytes together */
        uint64_t bytes;
        int64_t made; /* bytes that the run made; -1: not known */
        /* SHA-256 of what the run made; "": not known */
        char digest[DIGEST_HEX];
    } * v;
    size_t n, cap;
    struct removal_undo {
        size_t output;
        char *run_id, *name; /* name: of the store, for messages */
    } * undo;
    size_t nundo, cundo;
};

/* Set `there`, `files` and `bytes` of each name.  -1 with *err if something of
 * it must not be removed. */
int removal_guard(
    struct removal *removal, struct ledger *ledger, struct cd_err *err);

#endif
