/* SPDX-License-Identifier: MIT */
#include "memory.h"

#include <malloc.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

/* Together they hold the hash of the search index, the cache of pages, and what
 * is beside.  glibc takes no larger block from the heap than half of this. */
#define BLOCKS 2
#define BLOCK  ((size_t)24 << 20)
#define LARGE  ((uintptr_t)2 << 20)

#define MAPPED_FROM (128 * 1024) /* glibc's own threshold */

void
memory_uncounted(void)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

#if defined(M_MMAP_THRESHOLD) && defined(MADV_HUGEPAGE)
static void
advise(char *block)
{
    uintptr_t from = ((uintptr_t)block + LARGE - 1) / LARGE * LARGE;
    uintptr_t to = ((uintptr_t)block + BLOCK) / LARGE * LARGE;

    if (block != NULL)
        madvise((void *)from, to - from, MADV_HUGEPAGE);
}
#endif

/* Given back at once, the blocks stay in the heap and are what is taken
 * next. */
void
memory_large_pages(void)
{
#if defined(M_MMAP_THRESHOLD) && defined(MADV_HUGEPAGE)
    char *blocks[BLOCKS];
    size_t i;

    mallopt(M_TRIM_THRESHOLD, (int)(2 * BLOCKS * BLOCK));
    mallopt(M_MMAP_THRESHOLD, (int)BLOCK + 4096);
    for (i = 0; i < BLOCKS; i++)
        advise(blocks[i] = malloc(BLOCK));
    mallopt(M_MMAP_THRESHOLD, MAPPED_FROM);
    while (i-- > 0)
        free(blocks[i]);
#endif
}
