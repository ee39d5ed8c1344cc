/* SPDX-License-Identifier: MIT */
/*
 * run_id - the identifier of a run: 32 hexadecimal digits.
 */
#ifndef ENGINE_RUN_ID_H
#define ENGINE_RUN_ID_H

#include <stdbool.h>

#define RUN_ID 33 /* bytes, with the NUL */

/* Make a new random one. */
void run_id_make(char id[RUN_ID]);
/* Read that of the unfinished run in the folder: into `id` if the run is
 * resumed, into `forget` if it is taken back; both stay as they are if there is
 * none.  Plugins are told the id while planning, before the folder is
 * checked. */
void run_id_of(
    const char *folder, bool resume, char id[RUN_ID], char forget[RUN_ID]);

#endif
