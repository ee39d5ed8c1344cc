/* SPDX-License-Identifier: MIT */
#include "io/chunk.h"

void
chunk_keep(struct chunk *c)
{
    if (c->rest.n > 0)
        buf_shift(&c->rest, c->from);
    else if (c->from < c->to)
        buf_add(&c->rest, c->p + c->from, c->to - c->from);
    c->p = c->rest.p;
    c->from = 0;
    c->to = c->rest.n;
}

void
chunk_add(struct chunk *c, const char *p, size_t n)
{
    c->p = p;
    c->to = n;
    if (c->rest.n > 0) {
        buf_add(&c->rest, p, n);
        c->p = c->rest.p;
        c->to = c->rest.n;
    }
    c->from = 0;
    c->hungry = false;
}

void
chunk_free(struct chunk *c)
{
    buf_free(&c->rest);
}
