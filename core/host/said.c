/* SPDX-License-Identifier: MIT */
#include "host/said.h"

#include <string.h>

#include "host/talk.h"

static struct said *mine;
static const volatile uint32_t *at_ref, *at_stage;

/* ---- in the process ----------------------------------------------------- */

void
said_begin(struct said *w, const volatile uint32_t *ref,
    const volatile uint32_t *stage)
{
    mine = w;
    at_ref = ref;
    at_stage = stage;
}

/* Where the line ends that begins at p; NULL if it does not.  A newline may be
 * in the number of its stage. */
static const char *
line_end(const char *p, const char *end)
{
    if ((size_t)(end - p) <= sizeof(uint32_t))
        return NULL;
    p += sizeof(uint32_t);
    return memchr(p, '\n', (size_t)(end - p));
}

/* Drop the older half of the lines, and more until n bytes have room. */
static void
make_room(struct said *w, size_t n)
{
    size_t from = 0, least = w->n + n - SAID_ROOM;
    const char *end;

    if (least < w->n / 2)
        least = w->n / 2;
    while (from < least) {
        end = line_end(w->v + from, w->v + w->n);
        from = end != NULL ? (size_t)(end - w->v) + 1 : w->n;
    }
    memmove(w->v, w->v + from, w->n - from);
    w->n -= (uint32_t)from;
}

void
said_add(char level, const char *p, size_t n)
{
    struct said *w = mine;
    uint32_t ref, stage;
    size_t need;

    if (w == NULL)
        return;
    ref = at_ref != NULL ? *at_ref : 0;
    stage = at_stage != NULL ? *at_stage : 0;
    if (w->ref != ref || w->n > SAID_ROOM)
        said_forget(w);
    w->ref = ref;
    if (n > SAID_ROOM / 4)
        n = SAID_ROOM / 4;
    need = sizeof(stage) + 1 + n + 1;
    if (w->n + need > SAID_ROOM)
        make_room(w, need);
    memcpy(w->v + w->n, &stage, sizeof(stage));
    w->v[w->n + sizeof(stage)] = level;
    memcpy(w->v + w->n + sizeof(stage) + 1, p, n);
    w->v[w->n + need - 1] = '\n';
    w->n += (uint32_t)need;
}

void
said_forget(struct said *w)
{
    w->n = 0;
}

/* ---- in its parent ------------------------------------------------------ */

static void
tell(const char *who, char level, const char *p, size_t n)
{
    char text[SAID_STREAM + 1];

    n = n < sizeof(text) - 1 ? n : sizeof(text) - 1;
    memcpy(text, p, n);
    text[n] = '\0';
    if (text[0] != '\0')
        talk_said(who, level, text);
}

void
said_tell(const struct said *w, uint32_t ref, uint32_t stage,
    const char *(*name)(void *ctx, uint32_t stage), void *ctx)
{
    struct said copy = *w; /* what is read stays as it was checked */
    const char *p = copy.v, *end = copy.v + copy.n, *line;
    uint32_t who;
    size_t i;

    if (copy.n > SAID_ROOM || copy.ref != ref)
        end = p;
    while ((line = line_end(p, end)) != NULL) {
        memcpy(&who, p, sizeof(who));
        p += sizeof(who);
        if (line > p)
            tell(name(ctx, who), p[0], p + 1, (size_t)(line - p) - 1);
        p = line + 1;
    }
    for (i = 0; i < 2; i++)
        tell(name(ctx, stage), 'p', copy.streams[i],
            strnlen(copy.streams[i], SAID_STREAM));
}
