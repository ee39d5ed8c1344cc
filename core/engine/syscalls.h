/* SPDX-License-Identifier: MIT */
/*
 * syscalls - which system calls a confined process may make.
 *
 * A worker computes.  A store also writes files, and one with CD_NETWORK is the
 * client of a server.  None of them starts a process, maps code, touches
 * another process, or gets memory that limits.worker_bytes does not count; any
 * other call ends the process and is named.  The command of a stage may be any
 * program, so its list says what is denied: what could harm others.
 */
#ifndef ENGINE_SYSCALLS_H
#define ENGINE_SYSCALLS_H

#include <stdint.h>

#include "engine/sandbox.h"

enum syscalls_result {
    SYSCALLS_FILTERED,
    SYSCALLS_LACKING, /* the kernel or the build has no seccomp filters */
    SYSCALLS_MEMORY,  /* there is no memory to make the filter of */
    SYSCALLS_THREADS  /* a thread of this process cannot be bound */
};

/* Let the process and all its threads make only the calls of a role; others
 * raise SIGSYS.  Needs no_new_privs. */
enum syscalls_result syscalls_filter(enum sandbox_role role);

/* Write the name of a system call ("openat"), or "system call 999", into
 * name[0..size). */
void syscalls_name(uint32_t call, char *name, unsigned long size);

/* Printed in place of the name if SIGSYS ended the process before it could note
 * the call: the C library blocks signals while it starts a thread or a
 * process. */
#define SYSCALLS_UNNAMED \
    "clone (as pthread_create does), or another system call while signals " \
    "were blocked"

#endif
