/* SPDX-License-Identifier: MIT */
#include "host/keys.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <copydesk/record.h>

#include "base/mem.h"
#include "base/vec.h"
#include "host/fields.h"
#include "json/writer.h"

#define DEPTH      4   /* levels that are looked into */
#define PATH_BYTES 128 /* longest path */
#define SHOWN      12  /* most names in a message */

static void
add(struct keys *k, const char *path, uint64_t bytes)
{
    size_t i;

    for (i = 0; i < k->n; i++) {
        if (strcmp(k->v[i].path, path) == 0) {
            k->v[i].bytes += bytes;
            return;
        }
    }
    if (k->n == KEYS_MOST)
        return;
    vec_grow(k->v, k->n, k->cap);
    k->v[k->n].path = mem_strdup(path);
    k->v[k->n++].bytes = bytes;
}

/* Append a member's name to a path. */
static void
push(struct buf *path, const char *name)
{
    if (path->n > 0)
        buf_addc(path, '.');
    for (; *name != '\0'; name++) {
        if (strchr(".[]\\", *name) != NULL)
            buf_addc(path, '\\');
        buf_addc(path, *name);
    }
}

static void
take(struct keys *k, struct buf *path, const json_t *v, int depth)
{
    size_t n = path->n;
    const char *key;
    json_t *x;

    if (n > PATH_BYTES)
        return;
    if (n > 0)
        add(k, buf_cstr(path), json_string_length(v));
    if (depth == 0)
        return;
    json_object_foreach ((json_t *)(uintptr_t)v, key, x) {
        push(path, key);
        take(k, path, x, depth - 1);
        path->n = n;
    }
    if (json_array_size(v) == 1) {
        buf_adds(path, "[0]");
        take(k, path, json_array_get(v, 0), depth - 1);
        path->n = n;
    }
}

void
keys_take(struct keys *k, const json_t *rec)
{
    struct buf path = { 0 };

    take(k, &path, rec, DEPTH);
    buf_free(&path);
}

void
keys_merge(struct keys *k, const struct keys *from)
{
    size_t i;

    for (i = 0; i < from->n; i++)
        add(k, from->v[i].path, from->v[i].bytes);
}

void
keys_free(struct keys *k)
{
    size_t i;

    for (i = 0; i < k->n; i++)
        free(k->v[i].path);
    free(k->v);
    memset(k, 0, sizeof(*k));
}

void
keys_put(struct buf *to, const struct keys *k)
{
    size_t i;

    wire_put_u64(to, k->n);
    for (i = 0; i < k->n; i++) {
        wire_put_cstr(to, k->v[i].path);
        wire_put_u64(to, k->v[i].bytes);
    }
}

void
keys_get(struct keys *k, struct wire *w)
{
    uint64_t i, n = wire_get_max(w, KEYS_MOST);

    for (i = 0; i < n && !w->bad; i++) {
        char *path = wire_get_cstr(w);
        uint64_t bytes = wire_get_u64(w);

        if (path != NULL)
            add(k, path, bytes);
        else
            w->bad = true;
        free(path);
    }
}

/* ---- advice ------------------------------------------------------------- */

/* Is it a member of the record itself? */
static bool
outermost(const char *path)
{
    for (; *path != '\0' && *path != '.' && *path != '['; path++)
        path += *path == '\\' && path[1] != '\0';
    return *path == '\0';
}

/* The one with most text that is not known to be something else. */
static const struct key *
likely(const struct keys *k)
{
    const struct key *best = NULL;
    size_t i;

    for (i = 0; i < k->n; i++) {
        const struct key *x = &k->v[i];

        if (fields_find(x->path, strlen(x->path)) == NULL && x->bytes > 0 &&
            (best == NULL || x->bytes > best->bytes))
            best = x;
    }
    return best;
}

static void
quote(struct buf *to, const char *s)
{
    writer_string(to, s, strlen(s));
}

void
keys_advise(struct buf *to, const struct keys *k, const char *field)
{
    const struct key *best = likely(k);
    size_t i, shown = 0;

    for (i = 0; i < k->n; i++) {
        if (!outermost(k->v[i].path))
            continue;
        if (++shown > SHOWN)
            break;
        buf_adds(to, shown == 1 ? "the records have " : ", ");
        quote(to, k->v[i].path);
    }
    if (shown == 0)
        buf_adds(to, "the records have nothing");
    else if (shown > SHOWN)
        buf_adds(to, " ...");
    if (best == NULL)
        return;
    buf_adds(to, ": if ");
    quote(to, best->path);
    buf_adds(to, " is it, say \"fields\": {");
    quote(to, field);
    buf_adds(to, ": ");
    quote(to, best->path);
    buf_addf(to, "} in \"input\", or --field %s=%s", field, best->path);
}
