/*
 * folder - the life of an output folder.
 *
 *   new or empty     the run starts
 *   unfinished       .copydesk/journal is there: --resume goes on, --force
 *                    starts anew, anything else is refused
 *   finished         run.json is there: --force starts anew, --resume has
 *                    nothing to do, anything else is refused
 *
 * .copydesk/lock keeps a second run out; that file is never removed, because
 * a lock on a removed file locks nothing.
 */
#ifndef ENGINE_FOLDER_H
#define ENGINE_FOLDER_H

#include "base/err.h"
#include "engine/summary.h"

enum folder_mode { FOLDER_NEW, FOLDER_RESUME, FOLDER_FORCE };

struct folder {
    char *path;
    int fd;    /* the folder; -1 if it is not open */
    int lock;
    bool done; /* --resume of a finished run: nothing to do */
};

/* Open, make, lock and check the folder for a run with these outputs.  -1
 * with *e if the run must not start. */
int folder_open(struct folder *f, const char *path, enum folder_mode mode,
    const struct summary *m, struct cd_err *e);
/* Write the file NAME in the folder in one piece: as NAME.part, made durable,
 * renamed. */
int folder_put(struct folder *f, const char *name, const char *p, size_t n,
    struct cd_err *e);
/* The run is finished: remove its journal. */
int folder_finish(struct folder *f, struct cd_err *e);
void folder_close(struct folder *f);

#endif
