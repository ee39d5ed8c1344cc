/* SPDX-License-Identifier: MIT */
/*
 * inside - a command that loads plugins, done in a child process.
 */
#ifndef CLI_INSIDE_H
#define CLI_INSIDE_H

#include "base/buf.h"
#include "base/diag.h"
#include "engine/run.h"
#include "process/child.h"

/* What the part in the child brings back: text for standard output,
 * diagnostics for standard error, an exit status. */
struct inside_result {
    struct buf out;
    struct diags diags;
    enum run_status status;
};

/* Run fn(result, note, ctx) in a child process and print what it brings back.
 * If it crashes or goes silent that is said, and the status is RUN_REFUSED. */
int inside_run(
    void (*fn)(struct inside_result *, struct child_note *, void *), void *ctx);

/* The same, but hand the result over.  -1 with *err if the child crashed. */
int inside_call(void (*fn)(struct inside_result *, struct child_note *, void *),
    void *ctx, struct inside_result *result, struct cd_err *err);
void inside_free(struct inside_result *result);

#endif
