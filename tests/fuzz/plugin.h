/* SPDX-License-Identifier: MIT */
/*
 * plugin - a plugin to be fuzzed: its options, its state, a record through it.
 *
 * Each piece of scratch memory is a block of its own, so that AddressSanitizer
 * sees what is read or written beside it.
 */
#ifndef FUZZ_PLUGIN_H
#define FUZZ_PLUGIN_H

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "host/service.h"

int LLVMFuzzerTestOneInput(const unsigned char *p, size_t n);

/* A plugin with some options set; the others have their defaults. */
struct way {
    const char *const *names; /* of BOOL, INT and ENUM; ends with NULL; or 0 */
    const int64_t *values;
    bool ready;
    void *shared, *self;
};

/* ---- scratch memory ----------------------------------------------------- */

struct block {
    struct block *next;
    void *p;
};

static struct block *blocks;

static void *
scratch(const struct cd_host *h, size_t n)
{
    struct block *b = malloc(sizeof(*b));

    (void)h;
    b->next = blocks;
    b->p = malloc(n);
    blocks = b;
    return b->p;
}

static void
scratch_free(void)
{
    while (blocks != NULL) {
        struct block *b = blocks;

        blocks = b->next;
        free(b->p);
        free(b);
    }
}

/* ---- options ------------------------------------------------------------ */

static void
set(char *options, const struct cd_option *o, union cd_value v)
{
    void *to = options + o->offset;

    switch (o->type) {
    case CD_O_BOOL:
        *(bool *)to = v.b;
        break;
    case CD_O_INT:
        *(int64_t *)to = v.i;
        break;
    case CD_O_ENUM:
        *(int *)to = (int)v.i;
        break;
    case CD_O_REAL:
        *(double *)to = v.d;
        break;
    default: /* none is set where nothing is given */
        break;
    }
}

static char *
options_of(const struct way *way)
{
    char *options = calloc(1, copydesk_plugin.options_size + 1);
    const struct cd_option *o = copydesk_plugin.options;
    size_t i;

    for (; o != NULL && o->name != NULL; o++) {
        set(options, o, o->def);
        for (i = 0; way->names != NULL && way->names[i] != NULL; i++) {
            union cd_value v = { .i = way->values[i] };

            if (o->type == CD_O_BOOL)
                v.b = way->values[i] != 0;
            if (strcmp(way->names[i], o->name) == 0)
                set(options, o, v);
        }
    }
    return options;
}

/* ---- records ------------------------------------------------------------ */

/* The input as a string may hold it: bytes that are no UTF-8 become "?".  The
 * caller frees it. */
static char *
text_of(const unsigned char *p, size_t n)
{
    char *s = malloc(n + 1);
    size_t i, len;

    memcpy(s, p, n);
    for (i = 0; i < n; i += len) {
        if (utf8_decode(s + i, n - i, &len) == UTF8_BAD)
            s[i] = '?';
    }
    return s;
}

/* The record through the plugin; it must be kept. */
static void
process(struct way *way, json_t *rec)
{
    /* As in a worker: what plugins keep of words is of one vocabulary. */
    static struct arena *arena;
    static struct texts *texts;
    struct service s;

    if (arena == NULL) {
        arena = arena_new();
        texts = texts_new(arena);
    }

    service_init(&s, arena, texts, NULL, NULL);
    s.host.scratch = scratch;
    if (!way->ready) {
        char *options = options_of(way);

        if (copydesk_plugin.prepare(&s.host, options, &way->shared))
            abort();
        way->self = way->shared;
        if (copydesk_plugin.open != NULL &&
            copydesk_plugin.open(&s.host, options, way->shared, &way->self))
            abort();
        free(options);
        way->ready = true;
    }
    if (copydesk_plugin.process(&s.host, way->self, rec) != CD_KEEP)
        abort();
    service_free(&s);
    arena_reset(arena);
    scratch_free();
}

#endif
