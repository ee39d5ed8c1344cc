/* SPDX-License-Identifier: MIT */
/*
 * ledger - the files that a run reads and those that it writes, known by device
 * and inode, since one file may have many names.
 */
#ifndef ENGINE_LEDGER_H
#define ENGINE_LEDGER_H

#include <sys/stat.h>

#include "engine/summary.h"

struct ledger;

/* A ledger of what the run reads: the pipeline file, plugins, files that
 * options name, inputs, and `replay`, a file of rejects, or NULL.  The
 * summary's strings are borrowed. */
struct ledger *ledger_new(const struct summary *summary, const char *replay);
/* Enter the file `name` of an open folder (AT_FDCWD: the current one) and, if
 * it is a link, the file that it leads to.  `what`, such as "output", is
 * borrowed.  Does nothing if there is none. */
void ledger_add(
    struct ledger *ledger, int folder, const char *name, const char *what);
/* What this file is to the run: the words `input "a.jsonl"`, good until the
 * next call; NULL if it is not in the ledger. */
const char *ledger_find(struct ledger *ledger, const struct stat *st);
/* NULL is nothing. */
void ledger_free(struct ledger *ledger);

#endif
