/* SPDX-License-Identifier: MIT */
#include "base/surroundings.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

void
surroundings_note(struct surroundings *was)
{
    unsigned i;

    for (i = 0; i < RLIM_NLIMITS; i++) {
        was->limits[i] = (struct rlimit){ RLIM_INFINITY, RLIM_INFINITY };
        getrlimit(i, &was->limits[i]);
    }
    was->folder = open(".", O_PATH | O_DIRECTORY | O_CLOEXEC);
}

static int
restore_limit(unsigned which, const struct rlimit *was)
{
    struct rlimit now;

    if (getrlimit(which, &now) == 0 && now.rlim_cur == was->rlim_cur &&
        now.rlim_max == was->rlim_max)
        return 0;
    return setrlimit(which, was);
}

int
surroundings_restore(struct surroundings *was)
{
    unsigned i;
    int rc = 0, why;

    for (i = 0; i < RLIM_NLIMITS && rc == 0; i++)
        rc = restore_limit(i, &was->limits[i]);
    if (rc == 0 && was->folder >= 0)
        rc = fchdir(was->folder);
    why = errno;
    if (was->folder >= 0)
        close(was->folder);
    was->folder = -1;
    errno = why;
    return rc;
}
