/* SPDX-License-Identifier: MIT */
/*
 * mem - allocation that never returns NULL: when memory runs out the process
 * exits.
 *
 * The host cannot continue without memory, and unwinding after each allocation
 * would hide the code that matters.  When memory runs out these functions write
 * one line to standard error and _exit with MEM_EXIT.  No work is lost: the
 * supervisor leaves a journal that `--resume` continues, and a worker's batch
 * is tried again record by record.  Text code shared by plugins does not use
 * this file; it takes a struct pool.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/* Exit status of a process that ran out of memory: "stopped by a resource
 * error" on the command line. */
#define MEM_EXIT 5

/* Allocate n bytes, not initialised; n may be 0.  All results are freed with
 * free(). */
void *mem_alloc(size_t n);
/* Allocate n * size zeroed bytes; an overflow of the product counts as out of
 * memory. */
void *mem_zalloc(size_t n, size_t size);
/* Resize a block (or NULL) to n * size bytes, likewise. */
void *mem_resize(void *bytes, size_t n, size_t size);
/* Copy a string. */
char *mem_strdup(const char *text);
/* Copy n bytes, and put a NUL after them. */
char *mem_dup(const char *text, size_t n);
/* Format a string, as printf does. */
char *mem_printf(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* Set a function that is called before a process without memory ends.  It must
 * not allocate. */
void mem_last_words(void (*report)(void));
/* Set a function that writes the message for standard error instead of the
 * usual text: at most `size` bytes; it returns how many.  It must not
 * allocate. */
void mem_message(size_t (*report)(char *to, size_t size));
/* Set a function that is called first when memory runs out, and leaves by
 * longjmp where this process is not ours to end (libcopydesk).  If it returns
 * the process ends as without it.  NULL: none. */
void mem_rescue(void (*leave)(void));
/* Write the message and end the process. */
_Noreturn void mem_exhausted(void);

#endif
