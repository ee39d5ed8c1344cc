/* SPDX-License-Identifier: MIT */
/*
 * options - what the user can tell the store, and what it keeps at hand.
 */
#ifndef SQLITE_OPTIONS_H
#define SQLITE_OPTIONS_H

#include <stdbool.h>

enum on_conflict { CONFLICT_ERROR, CONFLICT_SKIP, CONFLICT_UPDATE };

struct options {
    const char *key; /* the field that no two articles share */
    int on_conflict; /* enum on_conflict */
    bool record;     /* keep the whole record as JSON */
};

#endif
