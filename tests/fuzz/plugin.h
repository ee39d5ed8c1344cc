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
    char *options; /* as long as the plugin is open */
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
    size_t n;

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
    case CD_O_STRINGS:
        for (n = 0; v.list != NULL && v.list[n] != NULL; n++)
            continue;
        *(struct cd_strings *)to = (struct cd_strings){ v.list, n };
        break;
    case CD_O_STRING:
        *(const char **)to = v.s;
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

/* As in a worker: what plugins keep of words is of one vocabulary. */
static struct arena *arena;
static struct texts *texts;

/* The plugin is about to be called; the first time, it is made ready. */
static void
begin(struct way *way, struct service *s)
{
    if (arena == NULL) {
        arena = arena_new();
        texts = texts_new(arena);
    }
    service_init(s, arena, texts, NULL, NULL);
    s->host.scratch = scratch;
    if (!way->ready) {
        way->options = options_of(way);
        if (copydesk_plugin.prepare != NULL &&
            copydesk_plugin.prepare(&s->host, way->options, &way->shared))
            abort();
        way->self = way->shared;
        if (copydesk_plugin.open != NULL &&
            copydesk_plugin.open(
                &s->host, way->options, way->shared, &way->self))
            abort();
        way->ready = true;
    }
}

static void
end(struct service *s)
{
    service_free(s);
    arena_reset(arena);
    scratch_free();
}

/* The record through the plugin; it must be kept. */
static inline void
process(struct way *way, json_t *rec)
{
    struct service s;

    begin(way, &s);
    if (copydesk_plugin.process(&s.host, way->self, rec) != CD_KEEP)
        abort();
    end(&s);
}

/* An entry through the reader: NULL, or the record that it makes.  What fails
 * says why. */
static inline json_t *
read_entry(
    struct way *way, const char *first, size_t nfirst, const char *p, size_t n)
{
    json_t *rec = json_object();
    char *entry = malloc(n + 1); /* a block of its own, as for scratch */
    enum cd_status status;
    struct service s;

    memcpy(entry, p, n);
    begin(way, &s);
    s.host.input = s.host.below = "a.bin";
    s.host.entry = 2;
    s.host.first_row = first;
    s.host.first_row_size = nfirst;
    entry = realloc(entry, n > 0 ? n : 1);
    status = copydesk_plugin.read(&s.host, way->self, entry, n, rec);
    if ((status == CD_ERROR) != (s.reason[0] != '\0'))
        abort();
    end(&s);
    free(entry);
    if (status == CD_KEEP)
        return rec;
    json_decref(rec);
    return NULL;
}

/* Read twice: the same comes. */
static inline void
read_twice(
    struct way *way, const char *first, size_t nfirst, const char *p, size_t n)
{
    json_t *one = read_entry(way, first, nfirst, p, n);
    json_t *other = read_entry(way, first, nfirst, p, n);

    if ((one == NULL) != (other == NULL) ||
        (one != NULL && !json_equal(one, other)))
        abort();
    json_decref(one);
    json_decref(other);
}

#endif
