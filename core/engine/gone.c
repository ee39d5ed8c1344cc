/* SPDX-License-Identifier: MIT */
#include "engine/gone.h"

#include <sys/stat.h>

#include "process/talk.h"

bool
gone_tell(const struct folder *folder)
{
    struct stat open, named;

    if (folder->fd < 0)
        return true;
    if (fstat(folder->fd, &open) == 0 && stat(folder->path, &named) == 0 &&
        open.st_dev == named.st_dev && open.st_ino == named.st_ino)
        return false;
    talk(TALK_WARNING,
        "\"%s\" was moved or removed while the run was at work: what it wrote "
        "has gone with it",
        folder->path);
    return true;
}
