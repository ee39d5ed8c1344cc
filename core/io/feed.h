/* SPDX-License-Identifier: MIT */
/*
 * feed - the decoded bytes of the inputs, one input after the other, with the
 * events between them.
 *
 * An input that has changed since the run was planned, or does not begin as
 * JSON Lines do, is reported.
 */
#ifndef IO_FEED_H
#define IO_FEED_H

#include "base/buf.h"
#include "io/batch.h"
#include "io/decoding.h"
#include "io/paths.h"

#define FEED_AHEAD 3 /* files decoded besides the one that is read */

enum feed_event {
    FEED_OPENED,  /* an input begins: number `input` */
    FEED_BYTES,   /* p[0..n), all of one member, or of plain text */
    FEED_DAMAGE,  /* see feed_damage */
    FEED_CHANGED, /* the input is not what it was: `note` */
    FEED_ENDED,   /* there are no more bytes of the input */
    FEED_DONE     /* there are no more inputs */
};

struct feed {
    const struct paths *inputs;
    size_t input; /* index of the current one, or of the next */
    int fd;       /* -1: open the next input */
    struct decoding *decoding;
    struct frame_spec frame; /* of the input, from its first bytes on */
    struct input opened;     /* what the input was when it was opened ... */
    int64_t touched;         /* ... and when its inode had changed: ns */
    uint64_t consumed;       /* compressed bytes of the inputs before */

    struct feed_ahead { /* decoded already; the first one comes next */
        size_t input;
        int fd;
        struct input opened;
        int64_t touched;
        struct decoding *decoding;
    } ahead[FEED_AHEAD];
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
    enum { FEED_MORE, FEED_DAMAGED, FEED_END, FEED_OVER } behind;

    uint64_t skip;         /* decoded bytes that an earlier run has done ... */
    uint64_t skip_damages; /* ... and damages that it has reported */
};

void feed_init(struct feed *feed, const struct paths *inputs);
void feed_free(struct feed *feed);

/* Return the next event.  -1 with *e if an input cannot be read, or is not JSON
 * Lines. */
int feed_next(struct feed *feed, enum feed_event *event, struct cd_err *e);

/* See records_look. */
int feed_look(struct feed *feed, struct cd_err *e);

/* Continue where an earlier run stopped; see records_resume.  The first event
 * is FEED_OPENED if it stopped within an input. */
int feed_resume(
    struct feed *feed, const struct batch_end *from, struct cd_err *e);

static inline const struct members_damage *
feed_damage(const struct feed *feed)
{
    return decoding_damage(feed->decoding);
}

/* Bytes of all inputs used so far, as on disk. */
uint64_t feed_consumed(const struct feed *feed);

#endif
