/* SPDX-License-Identifier: MIT */
/*
 * closing - the last calls into plugins, close and release, and what plugins
 * log in them: no reply comes afterwards that could carry it.
 */
#ifndef ENGINE_CLOSING_H
#define ENGINE_CLOSING_H

#include <stddef.h>
#include <stdint.h>

struct chain;
struct channel_in;
struct child;
struct child_note;
struct service;
struct summary;

/* Who is told of these calls; both functions may be NULL. */
struct closing {
    /* The call that comes next, and the stage's id; both "" at the end. */
    void (*doing)(void *ctx, const char *what, const char *stage);
    /* A line that a stage logged (numbered as in the cursor, from 1); level: as
     * in talk_said, or 'e' for why the call failed. */
    void (*said)(void *ctx, uint32_t stage, char level, const char *text);
    void *ctx;
};

/* Pass on the lines that a stage has logged, and forget them. */
void closing_log(
    const struct closing *closing, size_t stage, struct service *service);
/* In the process that opened the stages: call close of every plugin. */
void closing_close(struct chain *chain, const struct closing *closing);
/* In the process that prepared the stages: call release of every plugin, and
 * free the stages; chain_free does the rest. */
void closing_release(struct chain *chain, const struct closing *closing);

/* `closing.said` of a process in which plugins run sends each line over its
 * channel, as a message of type `type`; `closing.doing` notes the call.  Their
 * ctx is a struct closing_sender. */
struct closing_sender {
    struct child_note *note; /* for closing_doing */
    int channel;
    uint32_t type;
};
void closing_send(void *ctx, uint32_t stage, char level, const char *text);
void closing_doing(void *ctx, const char *what, const char *stage);

/* In the supervisor: print a line (for closing.said, with the struct summary
 * as ctx); print the line in a message; end the zygote, and print the lines
 * that it still sends. */
void closing_show(void *ctx, uint32_t stage, char level, const char *text);
void closing_take(const struct summary *summary, struct channel_in *in);
void closing_end(struct child *zygote, struct summary *summary);

#endif
