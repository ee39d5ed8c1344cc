/* SPDX-License-Identifier: MIT */
/*
 * command - a process that a stage speaks JSON Lines with: the extension
 * "copydesk.command/1" (include/copydesk/command.h).
 *
 * The process that runs records starts it, before it is confined itself, so
 * that the kernel ends the one with the other (PDEATHSIG).  It cannot end or
 * start one once it is confined: it ends itself instead, and whoever forks
 * workers begins with a new pair.
 */
#ifndef HOST_COMMAND_H
#define HOST_COMMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <jansson.h>
#include <sys/types.h>

#include "base/buf.h"
#include "base/err.h"

/* What holds for all commands of this process. */
struct command_box {
    uint64_t data_bytes; /* most private memory */
    uint64_t most;       /* most bytes of an answer */
    int patience;        /* ms without an answer; -1: somebody watches */
    /* In the new process: confine it.  Bits of what the kernel lacks are in
     * *missing; -1 with errno if it may not run without. */
    int (*confine)(const struct command_box *b, uint32_t *missing);
};
void command_box(const struct command_box *b);
const struct command_box *command_limits(void);

/* In a process that cannot start another one, and that somebody watches: what
 * ends it, with a reject code and the reason. */
void command_lost(void (*function)(const char *code, const char *why));

/* This process has been confined: it starts and ends no other one any more. */
void command_confined(void);
bool command_can_start(void);

/* Descriptors of a command, in the process that speaks with it. */
enum command_end {
    COMMAND_TO,     /* its standard input */
    COMMAND_FROM,   /* its standard output */
    COMMAND_SAYS,   /* its standard error */
    COMMAND_UNREAD, /* the other end of COMMAND_TO: to write never fails */
    COMMAND_SELF,   /* a pidfd */
    COMMAND_STATE,  /* its line of /proc, or -1 */
    COMMAND_ENDS
};

struct service;

struct command {
    struct service *service; /* of its stage */
    char **argv, **env;      /* end with NULL */
    char *file, *folder;     /* the program; where it runs */
    pid_t pid;               /* 0: it does not run */
    bool killed;             /* command_gone found that somebody killed it */
    int ends[COMMAND_ENDS];
    struct buf out, in; /* the line sent, the line that answers */
    struct buf says;    /* a line that has not ended */
    char last[200];     /* the last one that has */
};

/* The extension of that name, or NULL. */
const void *command_extension(const char *name);

/* The same command for another service. */
struct command *command_copy(
    const struct command *command, struct service *service);

/* Start it once with nothing to read, as command.h says.  -1 with *err. */
int command_try(struct command *command, struct cd_err *err);
/* Start it, unless it runs.  *missing: what command_box.confine said. */
int command_start(
    struct command *command, uint32_t *missing, struct cd_err *error);
/* Has it answered more than it was asked?  Ends it then. */
int command_settle(struct command *command);
/* Kill it, if it runs. */
void command_stop(struct command *command);
/* End it, where this is possible, and free `command`. */
void command_free(struct command *command);

/* Where nobody set command_lost: if it has ended since it was asked last, it
 * does not run any more.  A thread of the program that ends takes the commands
 * with it that it started. */
void command_refresh(struct command *command);

/* It cannot go on: what command_lost said, or stop it and set code and reason
 * of its service.  Returns -1. */
int command_broken(struct command *command, const char *code, const char *why);
/* The same for one that closed its output: say how it ended. */
int command_gone(struct command *command);
/* Read what it has said on standard error, and log its lines.  False once it
 * can say nothing any more. */
bool command_listen(struct command *command);

#endif
