/*
 * progress - one line on a terminal that says how far a run is.
 */
#ifndef ENGINE_PROGRESS_H
#define ENGINE_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

enum progress_mode { PROGRESS_AUTO, PROGRESS_ALWAYS, PROGRESS_NEVER };

struct progress {
    bool on, shown;
    uint64_t total;       /* bytes of all inputs; 0: unknown */
    uint64_t began, last; /* chain_clock() */
};

/* What the line shows. */
struct progress_state {
    uint64_t bytes; /* of the inputs, as they lie on disk */
    uint64_t records, rejects;
};

void progress_init(struct progress *p, enum progress_mode mode, uint64_t total);
/* Draw the line again, a few times a second at most. */
void progress_show(struct progress *p, const struct progress_state *s);
/* Take the line away for good.  Before other text is written (see talk.h) it
 * goes by itself. */
void progress_end(struct progress *p);

#endif
