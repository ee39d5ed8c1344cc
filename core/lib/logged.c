/* SPDX-License-Identifier: MIT */
#include "lib/logged.h"

#include <string.h>

#include "base/mem.h"

static void
add_entry(struct logged *logged, char level, const char *id, const char *text)
{
    if (logged->log == NULL)
        return;
    buf_addc(&logged->lines, level);
    buf_add(&logged->lines, id, strlen(id) + 1);
    buf_add(&logged->lines, text, strlen(text) + 1);
}

void
logged_closing(void *ctx, uint32_t stage, char level, const char *text)
{
    struct logged *logged = ctx;

    add_entry(logged, level == 'e' ? 'w' : level,
        logged->chain->stages[stage - 1].node->id, text);
}

void
logged_take(struct logged *logged, struct chain *chain)
{
    const struct closing to = { NULL, logged_closing, logged };
    size_t i;

    logged->chain = chain;
    for (i = 0; i < chain->nstages; i++)
        closing_log(&to, i + 1, &chain->stages[i].service);
}

void
logged_tell(struct logged *logged)
{
    struct buf lines = logged->lines;
    size_t at = 0;

    /* The function may process a record, which logs, too. */
    logged->lines = (struct buf){ 0 };
    while (at < lines.n) {
        const char *id = lines.p + at + 1, *text = id + strlen(id) + 1;

        logged->log(logged->ctx, id, lines.p[at], text);
        at = (size_t)(text + strlen(text) + 1 - lines.p);
    }
    buf_free(&lines);
}

void
logged_free(struct logged *logged)
{
    buf_free(&logged->lines);
}
