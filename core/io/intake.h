/* SPDX-License-Identifier: MIT */
/*
 * intake - the decoded bytes of the inputs, one input after the other, with the
 * events between them.
 *
 * An input that has changed since the run was planned, or does not begin as
 * what is read of it must, is reported.
 */
#ifndef IO_INTAKE_H
#define IO_INTAKE_H

#include "base/buf.h"
#include "io/batch.h"
#include "io/decoding.h"
#include "io/paths.h"

#define INTAKE_AHEAD 3 /* files decoded besides the one that is read */

enum intake_event {
    INTAKE_OPENED,  /* an input begins: number `input` */
    INTAKE_BYTES,   /* p[0..n), all of one member, or of plain text */
    INTAKE_DAMAGE,  /* see intake_damage */
    INTAKE_CHANGED, /* the input is not what it was: `note` */
    INTAKE_ENDED,   /* there are no more bytes of the input */
    INTAKE_DONE     /* there are no more inputs */
};

struct intake {
    const struct paths *inputs;
    size_t input; /* index of the current one, or of the next */
    int fd;       /* -1: open the next input */
    struct decoding *decoding;
    struct frame_spec frame; /* of the input, from its first bytes on */
    struct input opened;     /* what the input was when it was opened ... */
    int64_t touched;         /* ... and when its inode had changed: ns */
    uint64_t consumed;       /* compressed bytes of the inputs before */

    struct intake_ahead { /* decoded already; the first one comes next */
        size_t input;
        int fd;
        struct input opened;
        int64_t touched;
        struct decoding *decoding;
    } ahead[INTAKE_AHEAD];
    size_t nahead;

    const char *p;
    size_t n;
    char note[BATCH_NOTE];
    bool changed; /* the change has been reported, or is to be ... */
    bool say;     /* ... next */

    bool begun; /* it is open, which is to be reported ... */
    bool first; /* ... and then p[0..n) given */

    /* The beginning of an input, until it is known to be JSON Lines, and what
     * comes behind the bytes. */
    struct buf head;
    bool looked;
    bool hidden; /* damage hides it: what is behind that tells */
    enum { INTAKE_MORE, INTAKE_DAMAGED, INTAKE_END, INTAKE_OVER } behind;

    uint64_t skip;         /* decoded bytes that an earlier run has done ... */
    uint64_t skip_damages; /* ... and damages that it has reported */
};

/* Begin in front of the first of `inputs`, which are borrowed. */
void intake_init(struct intake *intake, const struct paths *inputs);
void intake_free(struct intake *intake);

/* Return the next event.  -1 with *err if an input cannot be read, or is not
 * JSON Lines. */
int intake_next(
    struct intake *intake, enum intake_event *event, struct cd_err *err);

/* See records_look. */
int intake_look(struct intake *intake, struct cd_err *err);

/* Continue where an earlier run stopped; see records_resume.  The first event
 * is INTAKE_OPENED if it stopped within an input. */
int intake_resume(
    struct intake *intake, const struct batch_end *from, struct cd_err *err);

static inline const struct members_damage *
intake_damage(const struct intake *intake)
{
    return decoding_damage(intake->decoding);
}

/* Bytes of all inputs used so far, as on disk. */
uint64_t intake_consumed(const struct intake *intake);

#endif
