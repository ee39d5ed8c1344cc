/* SPDX-License-Identifier: MIT */
/*
 * huge - tables that are read all over, in huge pages where there are some.
 *
 * In pages of the usual size, each word of a large table would be looked for
 * in the tables of pages first.
 */
#ifndef TEXT_HUGE_H
#define TEXT_HUGE_H

#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>

#define HUGE_PAGE ((size_t)2 << 20) /* bytes */
#define PAGE_MOST ((size_t)1 << 16) /* of one of the usual size */

/* Entries of a table that fill up slowly, from which on huge pages are asked
 * for: before, most of a huge page would be cleared for nothing, which takes
 * longer than an article. */
#define HUGE_ENTRIES 1024u

/* <sys/mman.h> of an older C library may lack it, an older kernel says no. */
#ifndef MADV_COLLAPSE
#define MADV_COLLAPSE 25
#endif

/* n bytes, all 0, which begin where a huge page would, for huge_free().  They
 * take memory as they are written to: calloc() clears all of them, once memory
 * has been freed.  NULL if memory runs out. */
static inline void *
huge_calloc(size_t n)
{
    char *memory;
    size_t before;

    n += PAGE_MOST - n % PAGE_MOST;
    memory = mmap(NULL, n + HUGE_PAGE, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return NULL;
    before = HUGE_PAGE - (uintptr_t)memory % HUGE_PAGE;
    munmap(memory, before);
    if (before < HUGE_PAGE)
        munmap(memory + before + n, HUGE_PAGE - before);
    return memory + before;
}

static inline void
huge_free(void *memory, size_t n)
{
    if (memory != NULL)
        munmap(memory, n + PAGE_MOST - n % PAGE_MOST);
}

/* Ask for huge pages for the n bytes at v.  That is a hint: without them all
 * is the same but for the time it takes. */
static inline void
huge_ask(void *memory, size_t n)
{
#ifdef MADV_HUGEPAGE
    if (madvise(memory, n, MADV_HUGEPAGE) == 0)
        madvise(memory, n, MADV_COLLAPSE);
#else
    (void)memory;
    (void)n;
#endif
}

#endif
