/* SPDX-License-Identifier: MIT */
#include "engine/commands.h"

#include "base/vec.h"
#include "host/command.h"

int
commands_start(struct chain *chain, uint32_t *missing, struct cd_err *err)
{
    size_t i, j;

    for (i = 0; i < chain->nstages + chain->noutputs; i++) {
        struct command *command = chain->stages[i].service.command;

        if (command == NULL ||
            chain->stages[i].node->plugin->d.kind == CD_STORE)
            continue;
        if (stage_start(&chain->stages[i], missing, err))
            return -1;
        for (j = 0; j < COMMAND_ENDS; j++) {
            vec_grow(chain->keep, chain->nkeep, chain->ckeep);
            chain->keep[chain->nkeep++] = &command->ends[j];
        }
    }
    return 0;
}

void
commands_settle(struct chain *chain)
{
    size_t i;

    for (i = 0; i < chain->nstages + chain->noutputs; i++) {
        chain->cursor->stage = (uint32_t)i + 1;
        if (chain->stages[i].service.command != NULL)
            command_settle(chain->stages[i].service.command);
    }
    chain->cursor->stage = 0;
}
