/* SPDX-License-Identifier: MIT */
/*
 * folder - the states of an output folder, and what a run may do in each.
 *
 *   new or empty     the run starts
 *   unfinished       .copydesk/journal says so: --resume goes on, --force
 *                    starts anew, anything else is refused
 *   finished         run.json is there: --force starts anew, --resume has
 *                    nothing to do, anything else is refused
 *   half removed     the journal says so: --force and --resume go on with
 *                    that and start anew, anything else is refused
 *
 * .copydesk/lock keeps a second run out.  That file is never removed, because a
 * lock on a removed file locks nothing.
 */
#ifndef ENGINE_FOLDER_H
#define ENGINE_FOLDER_H

#include <stdbool.h>

#include "base/err.h"
#include "engine/journal.h"
#include "engine/ledger.h"
#include "engine/removal.h"
#include "engine/summary.h"

enum folder_mode { FOLDER_NEW, FOLDER_RESUME, FOLDER_FORCE };

struct folder {
    char *path;
    int fd;    /* the open folder; -1: not open */
    int lock;  /* the locked file; -1: not locked */
    bool done; /* --resume of a finished run: there is nothing to do */
    /* of the run to continue; header NULL: there is none */
    struct journal_state state;
    struct removal *removal; /* what folder_clear removes; NULL: nothing */
};

/* Create, open, check and lock the folder for this run; `ledger` knows the
 * files that it reads.  -1 with *err if it must not start; nothing but the
 * folder was made then.  folder_close is due in either case. */
int folder_open(struct folder *folder, const char *path, enum folder_mode mode,
    const struct summary *summary, struct ledger *ledger, struct cd_err *err);
/* Would folder_open refuse a new run?  -1 with the same *err if so.  Makes
 * nothing. */
int folder_try(const char *path, const struct summary *summary,
    struct ledger *ledger, struct cd_err *err);
/* Remove the files of the old run, but not the journal that says so, nor rows
 * in stores (removal_undo).  -1 with *err. */
int folder_clear(struct folder *folder, struct cd_err *err);
/* -1 with *err if a file that is not of a run has a name that the run gives. */
int folder_check_names(const struct folder *folder,
    const struct summary *summary, struct cd_err *err);
void folder_close(struct folder *folder);

/* Does a process hold the lock of the open folder, so that a run goes on? */
bool folder_is_locked(int folder);

#endif
