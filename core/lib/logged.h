/* SPDX-License-Identifier: MIT */
/*
 * logged - lines that the stages of a pipeline logged in a call, until the
 * program is told them behind it.
 */
#ifndef LIB_LOGGED_H
#define LIB_LOGGED_H

#include <stdint.h>
#include <copydesk/copydesk.h>

#include "base/buf.h"
#include "engine/chain.h"

struct logged {
    copydesk_log *log; /* NULL: nobody is told, and nothing kept */
    void *ctx;
    const struct chain *chain; /* logged_closing: whose stages are closed */
    struct buf lines;          /* level, id, NUL, text, NUL */
};

/* Take what the services of all stages hold. */
void logged_take(struct logged *logged, struct chain *chain);
/* `said` of struct closing; the ctx is a struct logged. */
void logged_closing(void *ctx, uint32_t stage, char level, const char *text);
/* Tell the program, outside the guard: it may call what it likes. */
void logged_tell(struct logged *logged);
void logged_free(struct logged *logged);

#endif
