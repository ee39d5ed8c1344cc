/* SPDX-License-Identifier: MIT */
#include "engine/run_id.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "engine/journal.h"

void
run_id_make(char id[RUN_ID])
{
    unsigned char random[16];
    size_t i;

    while (getrandom(random, sizeof(random), 0) != (ssize_t)sizeof(random))
        continue;
    for (i = 0; i < sizeof(random); i++)
        snprintf(id + 2 * i, 3, "%02x", random[i]);
}

void
run_id_of(const char *folder, bool resume, char id[RUN_ID], char forget[RUN_ID])
{
    struct journal_state state;
    const char *old;
    struct cd_err err;
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd < 0)
        return;
    if (journal_read(fd, &state, &err) == 0) {
        old = json_string_value(json_object_get(state.header, "run_id"));
        if (old != NULL && strlen(old) == RUN_ID - 1)
            memcpy(resume && state.removing == NULL ? id : forget, old, RUN_ID);
        journal_forget(&state);
    }
    close(fd);
}
