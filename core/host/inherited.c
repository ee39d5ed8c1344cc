/* SPDX-License-Identifier: MIT */
#include "host/inherited.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/stage.h"

static struct {
    struct rlimit limits[RLIM_NLIMITS];
    int folder; /* a descriptor of it; -1: it cannot be opened */
    mode_t mask;
} had;

static int
restore_limit(unsigned which, const struct rlimit *was)
{
    struct rlimit now;

    /* Who may not ask may not set, either: it is what it was. */
    if (getrlimit(which, &now) != 0 ||
        (now.rlim_cur == was->rlim_cur && now.rlim_max == was->rlim_max))
        return 0;
    return setrlimit(which, was);
}

/* Set back what is different.  -1 with errno: that may not be. */
static int
restore(void)
{
    unsigned i;

    umask(had.mask);
    for (i = 0; i < RLIM_NLIMITS; i++) {
        if (restore_limit(i, &had.limits[i]))
            return -1;
    }
    return had.folder >= 0 ? fchdir(had.folder) : 0;
}

void
inherited_hold(void)
{
    unsigned i;

    for (i = 0; i < RLIM_NLIMITS; i++) {
        had.limits[i] = (struct rlimit){ RLIM_INFINITY, RLIM_INFINITY };
        getrlimit(i, &had.limits[i]);
    }
    had.folder = open(".", O_PATH | O_DIRECTORY | O_CLOEXEC);
    had.mask = umask(0);
    umask(had.mask);
    stage_set_behind(restore);
}

void
inherited_forget(void)
{
    if (had.folder >= 0)
        close(had.folder);
    had.folder = -1;
    stage_set_behind(NULL);
}
