/* SPDX-License-Identifier: MIT */
/*
 * closing - the last calls into plugins, close and release, and what they say
 * there: no reply comes behind them that would have it.
 */
#ifndef ENGINE_CLOSING_H
#define ENGINE_CLOSING_H

#include <stdint.h>

struct chain;
struct channel_in;
struct child;
struct child_note;
struct summary;

/* Who is told of them; both functions may be NULL. */
struct closing {
    /* What is about to be called; both "" when it is over. */
    void (*doing)(void *ctx, const char *what, const char *stage);
    /* A line of a stage, from 1 as in the cursor: of a level that talk_said
     * has, or 'e' for why the call failed. */
    void (*said)(void *ctx, uint32_t stage, char level, const char *text);
    void *ctx;
};

/* In the process that opened them: call close of every plugin. */
void closing_close(struct chain *chain, const struct closing *closing);
/* In the process that prepared them: call release of every plugin, which
 * chain_free leaves out. */
void closing_release(struct chain *chain, const struct closing *closing);

/* For closing.said in a process that plugins run in: send each line over its
 * channel, as a message of that type. */
struct closing_sender {
    struct child_note *note; /* for closing_doing */
    int channel;
    uint32_t type;
};
void closing_send(void *sender, uint32_t stage, char level, const char *text);
void closing_doing(void *sender, const char *what, const char *stage);

/* In the supervisor: show a line (closing.said), or a message with one; and end
 * the zygote, which sends some. */
void closing_show(void *summary, uint32_t stage, char level, const char *text);
void closing_take(const struct summary *summary, struct channel_in *in);
void closing_end(struct child *zygote, struct summary *summary);

#endif
