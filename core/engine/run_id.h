/* SPDX-License-Identifier: MIT */
/*
 * run_id - the name of a run: 32 hexadecimal digits.
 */
#ifndef ENGINE_RUN_ID_H
#define ENGINE_RUN_ID_H

#include <stdbool.h>

#define RUN_ID 33 /* with the NUL */

/* A new one. */
void run_id_make(char id[RUN_ID]);
/* That of the unfinished run in the folder, into *id if it is resumed, and into
 * *forget if it is taken back; both stay as they are if there is none.  The
 * plugins are told it before the folder is looked at in earnest. */
void run_id_of(
    const char *folder, bool resume, char id[RUN_ID], char forget[RUN_ID]);

#endif
