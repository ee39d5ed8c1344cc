/* SPDX-License-Identifier: MIT */
/*
 * child - other people's code in a process of its own.
 *
 * Loading a plugin runs its constructors; preparing it runs anything.  So the
 * program never does that in its main process: a child does, says through
 * shared memory what it is about to call, and sends messages back.  If it
 * dies or goes silent, the parent knows who did it.
 */
#ifndef PROCESS_CHILD_H
#define PROCESS_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/buf.h"
#include "base/err.h"
#include "process/channel.h"
#include "process/printing.h"
#include "process/said.h"

/* What a child is doing; in memory that both sides see. */
struct child_note {
    volatile unsigned changes;
    char what[24], who[80]; /* "load", "clean"; "" between such calls */
    volatile bool starved;  /* it ends because memory ran out */
    struct said said;       /* what was said meanwhile */
};

struct child {
    pid_t pid;
    int channel; /* messages: see channel.h */
    struct channel_in in;
    struct printing printed; /* what plugins print */
    struct child_note *note;
    struct child_note *waiting; /* where the process that waits for it notes
                                   that it does; NULL: nowhere */
    uint64_t bytes; /* that it had at most, where a signal ended it; or 0 */
    bool stopped;   /* child_receive had it killed: it did not get on */
    char how[80];   /* it ended, where child_receive says that: "crashed ..." */
    void (*late)(void *ctx, struct channel_in *in); /* is told messages that
                                        come while it ends; NULL: nobody */
    void *late_ctx;
};

/* Fork.  The child runs main(channel, note, ctx) and exits with its result;
 * its standard input is empty, its standard output and error go to
 * child->printed.  It is killed when the parent dies.  It is in a process group
 * of its own: what plugins start there ends with it, also if they forget to,
 * and a terminal's signals come to the parent alone. */
int child_start(struct child *child,
    int (*main)(int channel, struct child_note *note, void *ctx), void *ctx,
    struct cd_err *err);

/* In the child: say what is about to be called; both "" when it is over. `ctx`
 * is a struct child_note, so that both can be handed to those who make the
 * calls. */
void child_doing(void *ctx, const char *what, const char *who);
/* The same: this plugin is about to be loaded; "": no more. */
void child_loading(void *ctx, const char *plugin);

/* Wait for a message, whose bytes are appended to *body.  1, or 0 if the child
 * ended without one, -1 with *err if it crashed, talks nonsense, was silent for
 * too long, prints without end or a signal came (interrupt.h): then it was
 * killed.  What plugins print meanwhile is shown on standard error. */
int child_receive(struct child *child, struct channel_head *head,
    struct buf *body, struct cd_err *err);

/* ms that a process may take which was asked to end, by what it notes to be
 * doing; and what is said of one that takes longer. */
int child_patience(const struct child_note *note);
#define CHILD_OVERDUE "took too long"

/* Say how a process ended: "crashed (Segmentation fault)", "exited with
 * status 3"; "" if it ended as it should. */
void child_describe(int status, char *text, size_t n);

/* End the child and give everything back: it is asked to by closing our side
 * of its channel, and killed if it does not.  What plugins print meanwhile is
 * shown, and a warning says which one ended it or had to be ended. */
void child_end(struct child *child);

#endif
