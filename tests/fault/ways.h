/* SPDX-License-Identifier: MIT */
/*
 * ways - what a plugin can do to the process that it runs in.
 */
#ifndef FAULT_WAYS_H
#define FAULT_WAYS_H

#include <copydesk/plugin.h>

/* Records until the damage of an earlier one shows; 0 for never. */
extern int ways_later;

/* Do it: a way, or a system call.  -1 if there is none of that name; else it
 * may not return, or leave ENOMEM in errno. */
int ways_go(const char *name);

/* The same with a host: "log" logs without end, "say_WAY" prints and logs
 * before it goes that way, "many_WAY" prints 1,000 lines.  NULL is nothing. */
int ways_do(const struct cd_host *h, const char *way);

#endif
