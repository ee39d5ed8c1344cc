/* SPDX-License-Identifier: MIT */
/*
 * mem - memory that is there, or the end of the process.
 *
 * The host cannot go on without memory, and half a page of unwinding for
 * each allocation hides the code that matters.  So these never return NULL:
 * when memory runs out they write one line to standard error and _exit with
 * MEM_EXIT.  Nothing is lost by that: the supervisor leaves a journal that
 * `--resume` continues, and a worker's batch is tried again record by record.
 * Text code shared by plugins does not use this file: it takes a struct pool.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/* Exit status of a process that ran out of memory: "stopped by a resource
 * error" on the command line. */
#define MEM_EXIT 5

/* n bytes, not initialised (n == 0 gives a valid pointer, too). */
void *mem_alloc(size_t n);
/* n * size bytes, zeroed; the product is checked. */
void *mem_zalloc(size_t n, size_t size);
/* p grown or shrunk to n * size bytes; the product is checked. */
void *mem_resize(void *bytes, size_t n, size_t size);
/* A copy of the string s. */
char *mem_strdup(const char *text);
/* A NUL-terminated copy of the n bytes at s. */
char *mem_dup(const char *text, size_t n);
/* A string made by a printf format. */
char *mem_printf(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* Have f called before a process without memory ends.  It must not allocate. */
void mem_last_words(void (*report)(void));
/* Have f write the message, which goes to standard error, in place of the text
 * for people: at most `size` bytes.  Returns how many.  It must not allocate.
 */
void mem_message(size_t (*report)(char *to, size_t size));
/* Write the message and end the process. */
_Noreturn void mem_exhausted(void);

#endif
