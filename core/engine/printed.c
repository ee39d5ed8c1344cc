/* SPDX-License-Identifier: MIT */
#include "engine/printed.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct stream {
    struct chain *chain;
    char *waits; /* its buffer, in memory that the supervisor can read */
};

/* The stream's write function: log the bytes, and clear the buffer, so that the
 * supervisor does not print them once more. */
static ssize_t
log_printed(void *cookie, const char *text, size_t n)
{
    struct stream *stream = cookie;
    struct chain *chain = stream->chain;
    size_t stage = chain->cursor->stage;

    if (stage == 0 || stage > chain->nstages + chain->noutputs) {
        if (write(STDERR_FILENO, text, n) < 0)
            return 0;
    } else {
        service_printed(&chain->stages[stage - 1].service, text, n);
    }
    if (text == stream->waits)
        memset(stream->waits, 0, SAID_STREAM);
    return (ssize_t)n;
}

static bool captured;

static void
capture(FILE **stream, struct stream *cookie)
{
    const cookie_io_functions_t functions = { .write = log_printed };
    FILE *file = fopencookie(cookie, "w", functions);

    if (file == NULL)
        return; /* output goes to the log pipe then */
    setvbuf(file, cookie->waits, _IOLBF, SAID_STREAM);
    *stream = file;
}

void
printed_capture(struct chain *chain, struct said *said)
{
    static struct stream streams[2];

    streams[0] = (struct stream){ chain, said->streams[0] };
    streams[1] = (struct stream){ chain, said->streams[1] };
    capture(&stdout, &streams[0]);
    capture(&stderr, &streams[1]);
    captured = true;
}

void
printed_flush(void)
{
    if (!captured)
        return;
    fflush(stdout);
    fflush(stderr);
}
