/* SPDX-License-Identifier: MIT */
/*
 * said - the last lines that plugins of a process said, in memory that its
 * parent sees: whatever ends the process, they are not lost with it.
 *
 * A worker has them of the record in hand, since all others are run again; the
 * process of a store of what it was asked last; others of the call they note.
 * Who reads them trusts nothing: a plugin may have written anything there.
 */
#ifndef PROCESS_SAID_H
#define PROCESS_SAID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SAID_ROOM   3072 /* bytes of lines; older ones are dropped */
#define SAID_STREAM 2048 /* of a stream that wait for the end of their line */

struct said {
    uint32_t ref, n;
    char v[SAID_ROOM]; /* stage (uint32_t), level, text, newline */
    char streams[2][SAID_STREAM];
};

/* In a process: what plugins say goes into *said, or nowhere if that is NULL.
 * `ref` and `stage` are what the process notes (struct chain_cursor): lines of
 * another ref are dropped.  NULL: 0. */
void said_begin(struct said *said, const volatile uint32_t *ref,
    const volatile uint32_t *stage);
/* A line of a level of cd_log ('w', 'i', 'd') or printed ('p'). */
void said_add(char level, const char *at, size_t n);
/* What was said so far is told elsewhere. */
void said_forget(struct said *said);

/* In a process whose output somebody watches (printing.h): what one call logs
 * beyond what is kept of it goes to this descriptor, so that it is noticed when
 * there is no end to it. */
void said_overflow(int fd);
/* Is there such a descriptor? */
bool said_overflows(void);
/* Write a line there; -1 if that fails. */
int said_spill(const char *line, size_t n);

/* In the parent, once the process is gone: say those of `ref`.  `name` gives
 * the id of a stage, or "" if there is none such; `stage` was at work at the
 * end. */
void said_tell(const struct said *said, uint32_t ref, uint32_t stage,
    const char *(*name)(void *ctx, uint32_t stage), void *ctx);

#endif
