/* SPDX-License-Identifier: MIT */
#include "engine/printed.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct stream {
    struct chain *chain;
    char *waits; /* its buffer, in memory that the supervisor sees */
};

/* What was taken waits no longer. */
static ssize_t
take(void *cookie, const char *s, size_t n)
{
    struct stream *x = cookie;
    struct chain *c = x->chain;
    size_t stage = c->cursor->stage;

    if (stage == 0 || stage > c->nstages + c->noutputs) {
        if (write(STDERR_FILENO, s, n) < 0)
            return 0;
    } else {
        service_printed(&c->stages[stage - 1].service, s, n);
    }
    if (s == x->waits)
        memset(x->waits, 0, SAID_STREAM);
    return (ssize_t)n;
}

static void
capture(FILE **stream, struct stream *x)
{
    const cookie_io_functions_t functions = { .write = take };
    FILE *f = fopencookie(x, "w", functions);

    if (f == NULL)
        return; /* the pipe takes it */
    setvbuf(f, x->waits, _IOLBF, SAID_STREAM);
    *stream = f;
}

void
printed_capture(struct chain *c, struct said *w)
{
    static struct stream streams[2];

    streams[0] = (struct stream){ c, w->streams[0] };
    streams[1] = (struct stream){ c, w->streams[1] };
    capture(&stdout, &streams[0]);
    capture(&stderr, &streams[1]);
}
