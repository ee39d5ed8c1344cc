/* SPDX-License-Identifier: MIT */
/* Never comes back from being loaded. */
#include "bad.h"

#include <unistd.h>

__attribute__((constructor)) static void
hang(void)
{
    for (;;)
        pause();
}

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_silent"),
};
