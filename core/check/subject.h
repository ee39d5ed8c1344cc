/* SPDX-License-Identifier: MIT */
/*
 * subject - the plugin that a check is about, and how it says what is wrong.
 */
#ifndef CHECK_SUBJECT_H
#define CHECK_SUBJECT_H

#include <stdbool.h>
#include <stdint.h>

#include "check/check.h"
#include "host/command.h"
#include "host/registry.h"
#include "process/child.h"

/* Memory around the entry in hand that was touched, and may not be. */
enum subject_trespass {
    SUBJECT_NOWHERE,
    SUBJECT_BEFORE,
    SUBJECT_INSIDE, /* it was written to */
    SUBJECT_BEHIND
};

/* What both processes see. */
struct subject_page {
    struct check_result result;
    uint32_t kind;
    uint32_t denied;   /* system call + 1, once one was denied */
    uint32_t trespass; /* enum subject_trespass */
    bool slow;         /* a call took more CPU time than in a run */
    char step[160];    /* what is being tried */
};

/* Why a process ended that noted it there; NULL if none did. */
const char *subject_noted(const struct subject_page *page);

struct subject {
    const struct check_request *request;
    const char *folder; /* absolute, empty, for files */
    struct registry *registry;
    const struct plugin *plugin;
    struct subject_page *page;
    struct child_note *note;
    int channel; /* -1: this is no process of its own */
};

/* Load the plugin.  -1 after subject_fail. */
int subject_load(struct subject *subject);

/* The verdict; the first one counts, and no verdict is a pass.  Returns -1. */
int subject_fail(struct subject *subject, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
int subject_skip(struct subject *subject, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
bool subject_failed(const struct subject *subject);

/* Say what is being tried, for the reason of a crash. */
void subject_step(struct subject *subject, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* A function of the plugin is about to be called ("" when it was). */
void subject_calls(struct subject *subject, const char *function);

/* Call fn in a process of its own, which ends without closing or flushing
 * anything.  What it says with subject_fail counts; -1 after saying so where it
 * does not come to the end of fn. */
int subject_apart(struct subject *subject,
    void (*fn)(struct subject *s, void *ctx), void *ctx);

/* From here on what a worker may do that opens its stages. */
void subject_opening(struct subject *subject);
/* From here on what a worker or, for a store, a store may do.  `command`: the
 * command that it asks, or NULL. */
int subject_confine(struct subject *subject, struct command *command);

/* Does the plugin read, or write, the outermost field `name`? */
bool subject_reads(const struct subject *subject, const char *name);

#endif
