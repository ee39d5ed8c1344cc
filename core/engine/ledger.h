/* SPDX-License-Identifier: MIT */
/*
 * ledger - the files that a run reads, and those it writes, known by device
 * and inode: one file has many names.
 */
#ifndef ENGINE_LEDGER_H
#define ENGINE_LEDGER_H

#include <sys/stat.h>

#include "engine/summary.h"

struct ledger;

/* What the run reads: the pipeline file, plugins, files that options name,
 * inputs, and the file of rejects that is replayed, or NULL.  The summary is
 * borrowed. */
struct ledger *ledger_new(const struct summary *summary, const char *replay);
/* Enter what `name`, seen from the open folder (AT_FDCWD: from here), is and,
 * if that is a link, what it leads to.  `what`, such as "output", is borrowed.
 * Does nothing if there is none. */
void ledger_add(
    struct ledger *ledger, int folder, const char *name, const char *what);
/* What this file is to the run: the words `input "a.jsonl"`, good until the
 * next call, or NULL. */
const char *ledger_find(struct ledger *ledger, const struct stat *st);
void ledger_free(struct ledger *ledger);

#endif
