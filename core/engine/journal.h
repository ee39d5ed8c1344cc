/*
 * journal - what a run has done, as far as it is durable:
 * .copydesk/journal in the output folder.
 *
 * One row a line: eight hexadecimal digits of the CRC-32 of the rest, a blank,
 * a JSON object.  A row that is torn or whose check sum does not fit ends the
 * journal.  The first row is the header, which names the files of the run.
 */
#ifndef ENGINE_JOURNAL_H
#define ENGINE_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "engine/summary.h"

struct journal;

/* Begin the journal of a new run in the open folder. */
struct journal *journal_begin(int folder, const char *run_id,
    const struct summary *m, struct cd_err *e);
void journal_close(struct journal *j);

bool journal_there(int folder);
/* The files that the run in the folder made, by its journal or, if that is
 * gone, its run.json, which is among them.  The caller frees them. */
int journal_names(int folder, char ***names, size_t *n, struct cd_err *e);
/* Remove the journal, durably. */
int journal_remove(int folder, struct cd_err *e);

#endif
