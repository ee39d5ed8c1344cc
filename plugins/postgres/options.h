/* SPDX-License-Identifier: MIT */
/*
 * options - what the user can tell the store.
 */
#ifndef POSTGRES_OPTIONS_H
#define POSTGRES_OPTIONS_H

#include <stdbool.h>

enum on_conflict { CONFLICT_ERROR, CONFLICT_SKIP, CONFLICT_UPDATE };

struct options {
    const char *connection; /* a file with a connection string, or NULL */
    const char *schema;
    const char *key; /* the field that no two articles share */
    int on_conflict; /* enum on_conflict */
    bool record;     /* keep the whole record as JSON */
};

#endif
