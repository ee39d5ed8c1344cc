/* SPDX-License-Identifier: MIT */
#include "check/blocks.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>

#include "base/mem.h"
#include "check/object.h"

#define MOST  ((size_t)1 << 16) /* blocks; others are not looked at */
#define SLOTS (MOST * 2)        /* a power of two */

/* By address, in a table with open addressing; `at` is NULL in a slot that was
 * never used. */
static struct block {
    char *at, *was;
    size_t n; /* 0: it was given back meanwhile */
} * slots;
static size_t used;
static enum { OFF, MAKING, MADE } state;
static bool freed, mapped;

static struct block *
slot_of_block(const void *pointer)
{
    size_t i = ((uintptr_t)pointer >> 4) * 0x9e3779b97f4a7c15u >> 20;

    for (i &= SLOTS - 1; slots[i].at != NULL && slots[i].at != pointer;
         i = (i + 1) & (SLOTS - 1))
        continue;
    return &slots[i];
}

static void *
is_taken(void *pointer, size_t n)
{
    struct block *b;

    if (state != MAKING || pointer == NULL || n == 0)
        return pointer;
    b = slot_of_block(pointer);
    if (b->at == NULL && used >= MOST)
        return pointer;
    used += b->at == NULL;
    b->at = pointer;
    b->n = n;
    return pointer;
}

static void
given(const void *pointer)
{
    struct block *b;

    if (state == OFF || pointer == NULL ||
        (b = slot_of_block(pointer))->at == NULL || b->n == 0)
        return;
    if (state == MADE)
        freed = true;
    b->n = 0;
}

/* ---- in place of those that the plugin imports ----------------------------
 */

static object_function *their_new, *their_news, *their_delete, *their_deletes;

static void *
our_malloc(size_t n)
{
    return is_taken(malloc(n), n);
}

static void *
our_calloc(size_t k, size_t n)
{
    return is_taken(calloc(k, n), k * n);
}

static void *
our_realloc(void *pointer, size_t n)
{
    given(pointer);
    return is_taken(realloc(pointer, n), n);
}

static char *
our_strdup(const char *text)
{
    return is_taken(strdup(text), strlen(text) + 1);
}

static void
our_free(void *pointer)
{
    given(pointer);
    free(pointer);
}

static void *
our_new(size_t n)
{
    return is_taken(((void *(*)(size_t))their_new)(n), n);
}

static void *
our_news(size_t n)
{
    return is_taken(((void *(*)(size_t))their_news)(n), n);
}

static void
our_delete(void *pointer, size_t n)
{
    given(pointer);
    ((void (*)(void *, size_t))their_delete)(pointer, n);
}

static void
our_deletes(void *pointer)
{
    given(pointer);
    ((void (*)(void *))their_deletes)(pointer);
}

static void *
our_mmap(void *pointer, size_t n, int may, int flags, int fd, off_t at)
{
    mapped |= (flags & MAP_SHARED) && (may & PROT_WRITE);
    return mmap(pointer, n, may, flags, fd, at);
}

#define OURS(name) \
    { \
#name, (object_function *)our_##name, NULL \
    }

static const struct object_import imports[] = {
    OURS(malloc),
    OURS(calloc),
    OURS(realloc),
    OURS(strdup),
    OURS(free),
    OURS(mmap),
    { "mmap64", (object_function *)our_mmap, NULL },
    /* operator new, new[], and the deletes that GCC and clang call */
    { "_Znwm", (object_function *)our_new, &their_new },
    { "_Znam", (object_function *)our_news, &their_news },
    { "_ZdlPvm", (object_function *)our_delete, &their_delete },
    { "_ZdaPv", (object_function *)our_deletes, &their_deletes },
};

/* ---- the watch ------------------------------------------------------------
 */

void
blocks_begin(const struct plugin *plugin)
{
    slots = mem_zalloc(SLOTS, sizeof(*slots));
    used = 0;
    freed = mapped = false;
    state = MAKING;
    object_replace(plugin, imports, sizeof(imports) / sizeof(imports[0]));
}

void
blocks_made(void)
{
    size_t i;

    state = MADE;
    for (i = 0; i < SLOTS; i++) {
        if (slots[i].n > 0)
            slots[i].was = mem_dup(slots[i].at, slots[i].n);
    }
}

const char *
blocks_changed(bool own)
{
    size_t i;

    if (mapped)
        return "it maps memory that workers share and can write to: what one "
               "does shows in another";
    if (own)
        return NULL;
    if (freed)
        return "it gives back, behind open, what prepare made for all workers";
    for (i = 0; i < SLOTS; i++) {
        if (slots[i].n > 0 &&
            memcmp(slots[i].at, slots[i].was, slots[i].n) != 0)
            return "it changes what prepare made, which is read-only from the "
                   "first open on: what changes belongs into self";
    }
    return NULL;
}

void
blocks_end(void)
{
    size_t i;

    state = OFF;
    for (i = 0; i < SLOTS; i++)
        free(slots[i].was);
    free(slots);
    slots = NULL;
}
