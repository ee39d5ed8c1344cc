/* SPDX-License-Identifier: MIT */
/*
 * installed - the plugins that are found, each of which a command looks at in a
 * process of its own.
 */
#ifndef CLI_INSTALLED_H
#define CLI_INSTALLED_H

#include "cli/cli.h"
#include "cli/inside.h"
#include "host/registry.h"

/* Their names and files, each ended by NUL, into r->out; behind an empty name
 * the folders that were looked at.  -1 with *err. */
int installed_names(const struct cli_list *dirs, struct inside_result *result,
    struct cd_err *err);

/* In a child: load one.  NULL with the reason in r->out and r->status other
 * than RUN_DONE. */
const struct plugin *installed_load(const struct cli_list *dirs,
    const char *name, struct inside_result *result, struct child_note *note);

#endif
