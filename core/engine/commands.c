/* SPDX-License-Identifier: MIT */
#include "engine/commands.h"

#include "base/vec.h"
#include "host/command.h"

int
commands_start(struct chain *c, uint32_t *missing, struct cd_err *e)
{
    size_t i, j;

    for (i = 0; i < c->nstages + c->noutputs; i++) {
        struct command *x = c->stages[i].service.command;

        if (x == NULL || c->stages[i].node->plugin->d.kind == CD_STORE)
            continue;
        if (stage_start(&c->stages[i], missing, e))
            return -1;
        for (j = 0; j < COMMAND_ENDS; j++) {
            vec_grow(c->keep, c->nkeep, c->ckeep);
            c->keep[c->nkeep++] = &x->ends[j];
        }
    }
    return 0;
}

void
commands_settle(struct chain *c)
{
    size_t i;

    for (i = 0; i < c->nstages + c->noutputs; i++) {
        c->cursor->stage = (uint32_t)i + 1;
        if (c->stages[i].service.command != NULL)
            command_settle(c->stages[i].service.command);
    }
    c->cursor->stage = 0;
}
