/* SPDX-License-Identifier: MIT */
/*
 * bad - what the broken plugins share: a descriptor that is sound until a
 * file says otherwise.
 *
 * A file defines what is wrong with it and includes this; the test
 * tests/cli/bad.sh knows the message that each must give.
 */
#ifndef BAD_BAD_H
#define BAD_BAD_H

#include <copydesk/plugin.h>

static enum cd_status
bad_process(const struct cd_host *h, void *self, json_t *rec)
{
    (void)h;
    (void)self;
    (void)rec;
    return CD_KEEP;
}

/* The members of a sound descriptor; what follows overrides them. */
#define BAD_SOUND(name_) \
    CD_PLUGIN_HEADER, .name = name_, .version = "1", .summary = "Broken.", \
                      .kind = CD_FILTER, .process = bad_process

#pragma GCC diagnostic ignored "-Woverride-init"
#ifdef __clang__
#pragma clang diagnostic ignored "-Winitializer-overrides"
#endif

#endif
