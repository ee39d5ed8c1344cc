/*
 * ways - what a plugin can do to the process that it runs in.
 */
#ifndef FAULT_WAYS_H
#define FAULT_WAYS_H

/* Records until the damage of an earlier one shows; 0 for never. */
extern int ways_later;

/* Do it: a way, or a system call.  -1 if there is none of that name; else it
 * may not return, or leave ENOMEM in errno. */
int ways_go(const char *name);

#endif
