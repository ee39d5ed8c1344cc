/*
 * syscalls - which system calls a confined process may make.
 *
 * A worker computes.  A store also keeps files and may be the client of a
 * database server.  Neither starts a process, maps code, or touches another
 * process; any other call ends the process and is named.
 */
#ifndef ENGINE_SYSCALLS_H
#define ENGINE_SYSCALLS_H

#include <stdint.h>

#include "engine/sandbox.h"

/* Let the calling process make the calls of its role only; SIGSYS for others.
 * -1 if the kernel or the build cannot. */
int syscalls_filter(enum sandbox_role role);

/* The name of a system call: "openat", or "system call 999". */
void syscalls_name(uint32_t call, char *name, unsigned long size);

#endif
