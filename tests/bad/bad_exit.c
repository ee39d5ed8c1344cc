/* SPDX-License-Identifier: MIT */
/* Ends the process while it is loaded. */
#include "bad.h"

#include <stdlib.h>

__attribute__((constructor)) static void
leave(void)
{
    exit(0);
}

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_exit"),
};
