/*
 * talk - what the program says on standard error.
 *
 * One line each, as text for people ("copydesk: warning: ...") or, with
 * --log-format json, as a JSON object a line.  Control characters in what
 * came from elsewhere are made visible.
 */
#ifndef HOST_TALK_H
#define HOST_TALK_H

#include <stdbool.h>

#include "base/diag.h"

enum talk_level { TALK_INFO, TALK_WARNING, TALK_ERROR };

/* Once, at the start. */
void talk_json(bool on);

/* Have f(ctx) called before each line, to clear what stands there; NULL: no
 * more. */
void talk_before(void (*f)(void *ctx), void *ctx);

void talk(enum talk_level level, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* All diagnostics. */
void talk_diags(struct diags *d);

#endif
