/* SPDX-License-Identifier: MIT */
/*
 * syscalls - which system calls a confined process may make.
 *
 * A worker computes.  A store also keeps files, and one with CD_NETWORK may be
 * the client of a server.  None starts a process, maps code, touches another
 * process, or has memory that limits.worker_bytes does not count; any other
 * call ends the process and is named.  A command that a stage asks may be any
 * program: it can do what harms nobody else.
 */
#ifndef ENGINE_SYSCALLS_H
#define ENGINE_SYSCALLS_H

#include <stdint.h>

#include "engine/sandbox.h"

enum syscalls_result {
    SYSCALLS_FILTERED,
    SYSCALLS_LACKING, /* the kernel or the build cannot */
    SYSCALLS_THREADS  /* there is a thread that cannot be bound */
};

/* Let the process, with all its threads, make the calls of a role only;
 * SIGSYS for others.  Needs no_new_privs. */
enum syscalls_result syscalls_filter(enum sandbox_role role);

/* The name of a system call: "openat", or "system call 999". */
void syscalls_name(uint32_t call, char *name, unsigned long size);

/* What stands for it where the process ended by SIGSYS before it could say its
 * name: the C library blocks signals while it starts a thread or a process. */
#define SYSCALLS_UNNAMED \
    "clone (as pthread_create does), or another system call while signals " \
    "were blocked"

#endif
