/* SPDX-License-Identifier: MIT */
#include "process/said.h"

#include <string.h>
#include <unistd.h>

#include "process/talk.h"

static struct said *mine;
static const volatile uint32_t *at_ref, *at_stage;
static int overflow = -1;

/* ---- in the process ----------------------------------------------------- */

void
said_begin(struct said *said, const volatile uint32_t *ref,
    const volatile uint32_t *stage)
{
    mine = said;
    at_ref = ref;
    at_stage = stage;
}

void
said_overflow(int fd)
{
    overflow = fd;
}

bool
said_overflows(void)
{
    return overflow >= 0;
}

int
said_spill(const char *line, size_t n)
{
    return write(overflow, line, n) < 0 ? -1 : 0;
}

/* Where the line ends that begins at `at`; NULL if it does not.  A newline may
 * be in the number of its stage. */
static const char *
said_line_end(const char *at, const char *end)
{
    if ((size_t)(end - at) <= sizeof(uint32_t))
        return NULL;
    at += sizeof(uint32_t);
    return memchr(at, '\n', (size_t)(end - at));
}

/* Drop the older half of the lines, and more until n bytes have room. */
static void
make_room(struct said *said, size_t n)
{
    size_t from = 0, least = said->n + n - SAID_ROOM;
    const char *end;

    if (least < said->n / 2)
        least = said->n / 2;
    while (from < least) {
        end = said_line_end(said->v + from, said->v + said->n);
        from = end != NULL ? (size_t)(end - said->v) + 1 : said->n;
    }
    memmove(said->v, said->v + from, said->n - from);
    said->n -= (uint32_t)from;
}

void
said_add(char level, const char *at, size_t n)
{
    struct said *said = mine;
    uint32_t ref, stage;
    size_t need;

    if (said == NULL)
        return;
    ref = at_ref != NULL ? *at_ref : 0;
    stage = at_stage != NULL ? *at_stage : 0;
    if (said->ref != ref || said->n > SAID_ROOM)
        said_forget(said);
    said->ref = ref;
    if (n > SAID_ROOM / 4)
        n = SAID_ROOM / 4;
    need = sizeof(stage) + 1 + n + 1;
    if (said->n + need > SAID_ROOM)
        make_room(said, need);
    memcpy(said->v + said->n, &stage, sizeof(stage));
    said->v[said->n + sizeof(stage)] = level;
    memcpy(said->v + said->n + sizeof(stage) + 1, at, n);
    said->v[said->n + need - 1] = '\n';
    said->n += (uint32_t)need;
}

void
said_forget(struct said *said)
{
    said->n = 0;
}

/* ---- in its parent ------------------------------------------------------ */

static void
tell_lines(const char *who, char level, const char *at, size_t n)
{
    char text[SAID_STREAM + 1];

    n = n < sizeof(text) - 1 ? n : sizeof(text) - 1;
    memcpy(text, at, n);
    text[n] = '\0';
    if (text[0] != '\0')
        talk_said(who, level, text);
}

void
said_tell(const struct said *said, uint32_t ref, uint32_t stage,
    const char *(*name)(void *ctx, uint32_t stage), void *ctx)
{
    struct said copy = *said; /* what is read stays as it was checked */
    const char *at = copy.v, *end = copy.v + copy.n, *line;
    uint32_t who;
    size_t i;

    if (copy.n > SAID_ROOM || copy.ref != ref)
        end = at;
    while ((line = said_line_end(at, end)) != NULL) {
        memcpy(&who, at, sizeof(who));
        at += sizeof(who);
        if (line > at)
            tell_lines(name(ctx, who), at[0], at + 1, (size_t)(line - at) - 1);
        at = line + 1;
    }
    for (i = 0; i < 2; i++)
        tell_lines(name(ctx, stage), 'p', copy.streams[i],
            strnlen(copy.streams[i], SAID_STREAM));
}
