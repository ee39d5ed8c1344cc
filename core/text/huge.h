/* SPDX-License-Identifier: MIT */
/*
 * huge - memory in huge pages for large tables.
 *
 * Random lookups in a large table would miss the TLB each time with pages of
 * the usual size.
 */
#ifndef TEXT_HUGE_H
#define TEXT_HUGE_H

#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>

#define HUGE_PAGE ((size_t)2 << 20) /* bytes */
/* Bytes of a page of the usual size, at most */
#define PAGE_MOST ((size_t)1 << 16)

/* Fewest entries of a growing table for which huge pages are requested.  Below,
 * most of a huge page would be cleared for nothing, which takes longer than
 * processing an article. */
#define HUGE_ENTRIES 1024u

/* An older C library does not define it; an older kernel refuses it. */
#ifndef MADV_COLLAPSE
#define MADV_COLLAPSE 25
#endif

/* Allocate n zeroed bytes, aligned for huge pages; to be freed with
 * huge_free().  Pages are taken as they are written to, while calloc() would
 * clear all of them once memory has been freed.  NULL if memory runs out. */
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

/* Free the memory of huge_calloc(n); NULL is allowed. */
static inline void
huge_free(void *memory, size_t n)
{
    if (memory != NULL)
        munmap(memory, n + PAGE_MOST - n % PAGE_MOST);
}

/* Request huge pages for the n bytes at `memory`.  It is only a hint: without
 * them everything works, more slowly. */
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
