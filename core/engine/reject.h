/* SPDX-License-Identifier: MIT */
/*
 * reject - what could not be processed, said to people and programs; the codes
 * of the reasons.
 */
#ifndef ENGINE_REJECT_H
#define ENGINE_REJECT_H

#include <stddef.h>

#include "base/buf.h"
#include "io/rejects.h"

/* Ways to append a reject, each with a newline: rejects_write (JSON) and these.
 */
typedef void reject_writer(struct buf *out, const struct reject *reject);
reject_writer reject_text; /* for people: "INPUT:LINE: CODE: REASON" */
reject_writer reject_log;  /* that as a line of --log-format json (talk.h) */

/* The reject codes, and how many there are. */
#define REJECT_CODES 21
extern const char *const reject_codes[REJECT_CODES + 1]; /* ends with NULL */
/* Index of a code in reject_codes; REJECT_CODES: there is no such code. */
size_t reject_code(const char *code);

#endif
