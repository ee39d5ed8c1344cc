/* SPDX-License-Identifier: MIT */
/*
 * check - does a plugin do what its descriptor says?
 *
 * Each check runs in a process of its own, so that a plugin that crashes or
 * hangs fails that check and no other.
 */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <jansson.h>

#include "base/err.h"

enum check_verdict { CHECK_PASSED, CHECK_FAILED, CHECK_SKIPPED };

struct check_result {
    enum check_verdict verdict;
    char reason[960]; /* why it failed or was skipped; one line of UTF-8 */
};

/* One check. */
struct check_item {
    const char *name;   /* "reads" */
    const char *proves; /* what is so if it passes */
    uint32_t kinds;     /* 1 << enum cd_kind: whom it is for, and more bits
                           that check.c defines */
};

/* All checks, in the order in which they run; {0} ends the list.  The first
 * one is "load": where it fails no other can run. */
extern const struct check_item check_items[];

/* What is checked, and how.  All is borrowed. */
struct check_request {
    const char *name;               /* of the plugin */
    const char *file;               /* that it must come from, or NULL */
    const char *const *plugin_dirs; /* where it is looked for */
    size_t nplugin_dirs;
    const json_t *options; /* an object: for all checks, over those of the
                              plugin's first example; or NULL */
    bool in_process; /* for a debugger: no other process, no confinement */
};

/* Run one check.  *kind is the plugin's (enum cd_kind), known once "load" has
 * passed.  -1 with *err only where no check can be run. */
int check_run(const struct check_request *request,
    const struct check_item *item, struct check_result *result, uint32_t *kind,
    struct cd_err *err);

#endif
