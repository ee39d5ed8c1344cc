/* SPDX-License-Identifier: MIT */
/*
 * talk - what the program says on standard error.
 *
 * One line each, as text for people ("copydesk: warning: ...") or, with
 * --log-format json, as a JSON object: "time", "level", "text" and, where they
 * are known, further members that say the same to programs.  Nothing else
 * writes on standard error while a command runs.  Control characters in what
 * came from elsewhere are made visible.
 */
#ifndef PROCESS_TALK_H
#define PROCESS_TALK_H

#include <stdbool.h>
#include <jansson.h>

#include "base/buf.h"
#include "base/diag.h"

enum talk_level { TALK_INFO, TALK_WARNING, TALK_ERROR };

/* Once, at the start. */
void talk_json(bool on);
bool talk_is_json(void);

/* Have function(ctx) called before each line, to clear what stands there; NULL:
 * no more. */
void talk_before(void (*function)(void *ctx), void *ctx);
/* Do that: before text that comes from elsewhere and goes there as it is. */
void talk_clear(void);

/* Say a line. */
void talk(enum talk_level level, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* The same with members for the JSON object; takes the reference. */
void talk_with(enum talk_level level, json_t *members, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* The member "stage": a new reference. */
json_t *talk_stage(const char *id);
/* A line that a stage logged, of a level of cd_log ('w', 'i', 'd'), or printed
 * ('p'); "" if nobody knows which stage.  Nothing of level 'd' is said. */
void talk_said(const char *id, char level, const char *text);
/* All diagnostics. */
void talk_diags(struct diags *diags);

/* Append such a JSON object as a line; `members` may be NULL. */
void talk_line(struct buf *to, enum talk_level level, const char *text,
    const json_t *members);

#endif
