/* SPDX-License-Identifier: MIT */
/* Crashes while it is loaded. */
#include "bad.h"

#include <signal.h>

__attribute__((constructor)) static void
crash(void)
{
    raise(SIGSEGV);
}

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("bad_crash"),
};
