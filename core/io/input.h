/* SPDX-License-Identifier: MIT */
/*
 * input - a file to read: what it was when the run was planned, and whether
 * it still is that.
 */
#ifndef IO_INPUT_H
#define IO_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "base/err.h"
#include "io/frame.h"

/* What is remembered of a file. */
struct input {
    uint64_t device, inode;
    uint64_t size;   /* bytes; 0 for a stream */
    int64_t written; /* ns since 1970 */
    bool stream;     /* a pipe, a terminal, standard input: read once only */
};

/* Who reads it. */
struct input_kind {
    struct frame_spec frame; /* set by the plan where there is a reader */
    const char *reader; /* name of a plugin; NULL: it is JSON, for the host */
    const char *why;    /* what told so; static */
};

/* Look at `file` ("-" is standard input), which people know as `name`.  Where
 * kind->reader is NULL, what the file begins with and its name tell the kind.
 * Where it cannot be an input: 1 with *err if it can be read, and begins as
 * nothing that anybody reads nor as text; else -1 with *err. */
int input_look(struct input *input, struct input_kind *kind, const char *file,
    const char *name, struct cd_err *err);

/* The name of a reader that input_look may find, in memory that stays; NULL
 * if it is none of those. */
const char *input_reader(const char *name);

/* The same of an open descriptor, without a look at what is in it. */
void input_of(struct input *input, const struct stat *st);

/* Open `file`, which was `then` when it was looked at.  What was a file then
 * is opened without waiting for anybody, whatever it is now; a pipe waits for
 * the program that writes to it.  -1 with errno. */
int input_open(const struct input *then, const char *file);

#define INPUT_NOTE 160 /* bytes of a note at most */

/* Is `now` another file than `then`, or has it changed?  Says how in `note`.
 * What was a stream may be anything. */
bool input_changed(
    const struct input *then, const struct input *now, char note[INPUT_NOTE]);

#endif
