/* SPDX-License-Identifier: MIT */
#include "json/memory.h"

#include <jansson.h>

#ifdef __has_feature
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define SANITIZER 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define SANITIZER 1
#endif

#if defined(HAVE_MALLOC_USABLE_SIZE) && !defined(SANITIZER)

#include <malloc.h>
#include <stdlib.h>

#define STEP      16u  /* bytes between one list's blocks and the next one's */
#define CLASSES   16u  /* lists: blocks of up to 256 bytes */
#define KEPT_MOST 1024 /* blocks of a list: at most 2 MB in all */

struct block {
    struct block *next;
};

/* v[i] holds blocks of at least i * STEP bytes */
static struct {
    struct block *first;
    unsigned n;
} lists[CLASSES + 1];

static void *
take_block(size_t n)
{
    size_t i = n > 0 ? (n + STEP - 1) / STEP : 1;
    struct block *block;

    if (n > CLASSES * STEP)
        return malloc(n);
    block = lists[i].first;
    if (block == NULL)
        return malloc(i * STEP);
    lists[i].first = block->next;
    lists[i].n--;
    return block;
}

static void
give_block(void *bytes)
{
    size_t i = bytes != NULL ? malloc_usable_size(bytes) / STEP : 0;
    struct block *block = bytes;

    if (i == 0 || i > CLASSES || lists[i].n >= KEPT_MOST) {
        free(bytes);
        return;
    }
    block->next = lists[i].first;
    lists[i].first = block;
    lists[i].n++;
}

void
memory_init(void)
{
    json_set_alloc_funcs(take_block, give_block);
}

#else

void
memory_init(void)
{
}

#endif
