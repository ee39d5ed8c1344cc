#include "memory.h"

#include <malloc.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

/* The hash of the search index, the cache of pages, and what is beside. */
#define HEAP  ((size_t)48 << 20)
#define LARGE ((uintptr_t)2 << 20)

#define MAPPED_FROM (128 * 1024) /* glibc's own threshold */

void
memory_uncounted(void)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/* Given back at once, the block stays in the heap and is what is taken next. */
void
memory_large_pages(void)
{
#if defined(M_MMAP_THRESHOLD) && defined(MADV_HUGEPAGE)
    char *block;
    uintptr_t from, to;

    mallopt(M_TRIM_THRESHOLD, (int)(2 * HEAP));
    mallopt(M_MMAP_THRESHOLD, (int)HEAP + 1);
    block = malloc(HEAP);
    mallopt(M_MMAP_THRESHOLD, MAPPED_FROM);
    if (block == NULL)
        return;
    from = ((uintptr_t)block + LARGE - 1) / LARGE * LARGE;
    to = ((uintptr_t)block + HEAP) / LARGE * LARGE;
    madvise((void *)from, to - from, MADV_HUGEPAGE);
    free(block);
#endif
}
