/* SPDX-License-Identifier: MIT */
#include "host/keys.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/vec.h"
#include "host/fields.h"
#include "json/writer.h"

#define DEPTH      4   /* levels that are looked into */
#define PATH_BYTES 128 /* longest path */
#define SHOWN      12  /* most names in a message */

static void
add_key(struct keys *keys, const char *path, uint64_t bytes)
{
    size_t i;

    for (i = 0; i < keys->n; i++) {
        if (strcmp(keys->v[i].path, path) == 0) {
            keys->v[i].bytes += bytes;
            return;
        }
    }
    if (keys->n == KEYS_MOST)
        return;
    vec_grow(keys->v, keys->n, keys->cap);
    keys->v[keys->n].path = mem_strdup(path);
    keys->v[keys->n++].bytes = bytes;
}

/* Append a member's name to a path, as input.fields takes it. */
static void
push_name(struct buf *path, const char *name)
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
take_keys(struct keys *keys, struct buf *path, const json_t *value, int depth)
{
    size_t n = path->n;
    const char *key;
    json_t *item;

    if (n > PATH_BYTES)
        return;
    if (n > 0)
        add_key(keys, buf_cstr(path), json_string_length(value));
    if (depth == 0)
        return;
    json_object_foreach ((json_t *)(uintptr_t)value, key, item) {
        push_name(path, key);
        take_keys(keys, path, item, depth - 1);
        path->n = n;
    }
    if (json_array_size(value) == 1) {
        buf_adds(path, "[0]");
        take_keys(keys, path, json_array_get(value, 0), depth - 1);
        path->n = n;
    }
}

void
keys_take(struct keys *keys, const json_t *rec)
{
    struct buf path = { 0 };

    take_keys(keys, &path, rec, DEPTH);
    buf_free(&path);
}

void
keys_merge(struct keys *keys, const struct keys *from)
{
    size_t i;

    for (i = 0; i < from->n; i++)
        add_key(keys, from->v[i].path, from->v[i].bytes);
}

void
keys_free(struct keys *keys)
{
    size_t i;

    for (i = 0; i < keys->n; i++)
        free(keys->v[i].path);
    free(keys->v);
    memset(keys, 0, sizeof(*keys));
}

void
keys_put(struct buf *to, const struct keys *keys)
{
    size_t i;

    wire_put_u64(to, keys->n);
    for (i = 0; i < keys->n; i++) {
        wire_put_cstr(to, keys->v[i].path);
        wire_put_u64(to, keys->v[i].bytes);
    }
}

void
keys_get(struct keys *keys, struct wire *wire)
{
    uint64_t i, n = wire_get_max(wire, KEYS_MOST);

    for (i = 0; i < n && !wire->bad; i++) {
        char *path = wire_get_cstr(wire);
        uint64_t bytes = wire_get_u64(wire);

        if (path != NULL)
            add_key(keys, path, bytes);
        else
            wire->bad = true;
        free(path);
    }
}

/* ---- advice ------------------------------------------------------------- */

size_t
keys_root(const char *path)
{
    size_t n;

    for (n = 0; path[n] != '\0' && path[n] != '.' && path[n] != '['; n++)
        n += path[n] == '\\' && path[n + 1] != '\0';
    return n;
}

/* The one with most text that is not known to be something else. */
static const struct key *
likely(const struct keys *keys)
{
    const struct key *best = NULL;
    size_t i;

    for (i = 0; i < keys->n; i++) {
        const struct key *key = &keys->v[i];

        if (fields_find(key->path, strlen(key->path)) == NULL &&
            key->bytes > 0 && (best == NULL || key->bytes > best->bytes))
            best = key;
    }
    return best;
}

static void
quote(struct buf *to, const char *text)
{
    writer_string(to, text, strlen(text));
}

/* Append `text` as a word that a shell takes as it is. */
static void
add_word(struct buf *to, const char *text)
{
    const char *c;

    if (text[strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                          "0123456789_-.[]=")] == '\0') {
        buf_adds(to, text);
        return;
    }
    buf_addc(to, '\'');
    for (c = text; *c != '\0'; c++) {
        if (*c == '\'')
            buf_adds(to, "'\\'");
        buf_addc(to, *c);
    }
    buf_addc(to, '\'');
}

void
keys_advise_has(struct buf *to, const char *path)
{
    buf_adds(to, "\"has\": [");
    quote(to, path);
    buf_adds(to, "] in \"input\", or --field ");
    add_word(to, path);
}

void
keys_help_has(struct diag *diag, const struct cd_path *path, const char *begin)
{
    struct buf name = { 0 }, text = { 0 };

    push_name(&name, cd_path_name(path, 0));
    buf_addf(&text, "%s, say ", begin);
    keys_advise_has(&text, buf_cstr(&name));
    if (path->n > 1 && path->steps[1].index == CD_STEP_MEMBER)
        buf_adds(&text,
            "; a \".\" that is part of a name stands behind a backslash");
    diag_help(diag, "%s", buf_cstr(&text));
    buf_free(&name);
    buf_free(&text);
}

/* The path without what stands for its names: "dc.title" of "dc\\.title". */
static bool
is_meant(const char *path, const char *written)
{
    for (; *path != '\0'; path++, written++) {
        path += *path == '\\' && path[1] != '\0';
        if (*path != *written)
            return false;
    }
    return *written == '\0';
}

const char *
keys_meant(const struct keys *keys, const char *written)
{
    size_t i;

    for (i = 0; i < keys->n; i++) {
        if (strcmp(keys->v[i].path, written) != 0 &&
            is_meant(keys->v[i].path, written))
            return keys->v[i].path;
    }
    return NULL;
}

static bool
keys_has(const struct keys *keys, const char *path)
{
    size_t i = 0;

    while (i < keys->n && strcmp(keys->v[i].path, path) != 0)
        i++;
    return i < keys->n;
}

/* Append the keys of the outermost level. */
static void
add_names(struct buf *to, const struct keys *keys)
{
    size_t i, shown = 0;

    for (i = 0; i < keys->n; i++) {
        if (keys->v[i].path[keys_root(keys->v[i].path)] != '\0')
            continue;
        if (++shown > SHOWN)
            break;
        buf_adds(to, shown == 1 ? "the records have " : ", ");
        quote(to, keys->v[i].path);
    }
    if (shown == 0)
        buf_adds(to, "the records have nothing");
    else if (shown > SHOWN)
        buf_adds(to, " ...");
}

void
keys_lack(struct buf *to, const struct keys *keys, const char *path,
    uint64_t records, bool first)
{
    const bool empty = keys_has(keys, path);

    buf_adds(to, empty ? "is missing or empty in " : "is not in ");
    if (records == 1)
        buf_adds(to, "the record");
    else
        buf_addf(to, "%s of the %s%ju records", empty ? "all" : "any",
            first ? "first " : "", (uintmax_t)records);
}

void
keys_advise(struct buf *to, const struct keys *keys, const char *field)
{
    const bool empty = keys_has(keys, field);
    const struct key *best;
    char *word;

    add_names(to, keys);
    if (strcmp(field, "text") == 0 && keys_has(keys, "html")) {
        buf_adds(to, ": \"extract\" makes \"text\" of \"html\"");
        buf_adds(to, empty ? ", if the page holds an article"
                           : ", as by -s extract in front");
        return;
    }
    best = likely(keys);
    if (best == NULL)
        return;
    buf_adds(to, ": if ");
    quote(to, best->path);
    buf_adds(to, " is it, say \"fields\": {");
    quote(to, field);
    buf_adds(to, ": ");
    quote(to, best->path);
    buf_adds(to, "} in \"input\", or --field ");
    word = mem_printf("%s=%s", field, best->path);
    add_word(to, word);
    free(word);
}
