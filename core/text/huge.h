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
#include <stdlib.h>
#include <sys/mman.h>

#define HUGE_PAGE ((size_t)2 << 20) /* bytes */

/* n bytes, all 0, which begin where a huge page would; *block is for free().
 * NULL if memory runs out.  To ask for huge pages is a hint: without them all
 * is the same but for the time it takes. */
static inline void *
huge_calloc(size_t n, void **block)
{
    char *v = *block = calloc(1, n + HUGE_PAGE);

    if (v == NULL)
        return NULL;
    v += HUGE_PAGE - (uintptr_t)v % HUGE_PAGE;
#ifdef MADV_HUGEPAGE
    madvise(v, n, MADV_HUGEPAGE);
#endif
    return v;
}

#endif
