/* SPDX-License-Identifier: MIT */
/*
 * folder - the life of an output folder.
 *
 *   new or empty     the run starts
 *   unfinished       .copydesk/journal says so: --resume goes on, --force
 *                    starts anew, anything else is refused
 *   finished         run.json is there: --force starts anew, --resume has
 *                    nothing to do, anything else is refused
 *   half removed     the journal says so: --force and --resume go on with
 *                    that and start anew, anything else is refused
 *
 * .copydesk/lock keeps a second run out; that file is never removed, because
 * a lock on a removed file locks nothing.
 */
#ifndef ENGINE_FOLDER_H
#define ENGINE_FOLDER_H

#include <stdbool.h>
#include <jansson.h>

#include "base/err.h"
#include "engine/journal.h"
#include "engine/ledger.h"
#include "engine/removal.h"
#include "engine/summary.h"

enum folder_mode { FOLDER_NEW, FOLDER_RESUME, FOLDER_FORCE };

struct folder {
    char *path;
    int fd; /* the folder; -1 if it is not open */
    int lock;
    bool done;                  /* --resume of a finished run: nothing to do */
    struct journal_state state; /* of the run to continue; no header: none */
    struct removal *removal;    /* what must go first, or NULL */
};

/* Open, make, lock and check the folder for this run.  `ledger` knows what it
 * reads.  -1 with *e if it must not start; nothing was changed then. */
int folder_open(struct folder *folder, const char *path, enum folder_mode mode,
    const struct summary *summary, struct ledger *ledger, struct cd_err *e);
/* Would folder_open refuse a new run?  -1 with *e, the same, if it would.
 * Makes nothing. */
int folder_try(const char *path, const struct summary *summary,
    struct ledger *ledger, struct cd_err *e);
/* Remove what must go, all but the journal that says so and rows in stores
 * (removal_undo). */
int folder_clear(struct folder *folder, struct cd_err *e);
/* -1 with *e if a file of somebody else's has a name that the run gives. */
int folder_check_names(const struct folder *folder,
    const struct summary *summary, struct cd_err *e);
void folder_close(struct folder *folder);

/* Is a run writing to the open folder now? */
bool folder_is_locked(int folder);

/* The header of the journal of a new run, a new reference. */
json_t *folder_header(const struct summary *summary, const char *run_id);

#endif
