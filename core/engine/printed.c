#include "engine/printed.h"

#include <stdio.h>
#include <unistd.h>

static ssize_t
take(void *cookie, const char *s, size_t n)
{
    struct chain *c = cookie;
    size_t stage = c->cursor->stage;

    if (stage == 0 || stage > c->nstages + c->noutputs)
        return write(STDERR_FILENO, s, n);
    service_printed(&c->stages[stage - 1].service, s, n);
    return (ssize_t)n;
}

static void
capture(FILE **stream, struct chain *c)
{
    const cookie_io_functions_t functions = { .write = take };
    FILE *f = fopencookie(c, "w", functions);

    if (f == NULL)
        return; /* the pipe takes it */
    setvbuf(f, NULL, _IOLBF, BUFSIZ);
    *stream = f;
}

void
printed_capture(struct chain *c)
{
    capture(&stdout, c);
    capture(&stderr, c);
}
