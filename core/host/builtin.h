/* SPDX-License-Identifier: MIT */
/*
 * builtin - plugins that were linked into the program, which libltdl knows.
 *
 * Programs have them, where configure was told so, and libraries have none: the
 * table of symbols that libltdl looks at is the program's.
 */
#ifndef HOST_BUILTIN_H
#define HOST_BUILTIN_H

/* In a program, before the first registry is made: have registries know the
 * plugins in the program. */
void builtin_offer(void);

#endif
