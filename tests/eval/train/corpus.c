/* SPDX-License-Identifier: MIT */
#include "corpus.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#define LINE (16u << 20) /* bytes of a record at most */

static _Noreturn void
die(const char *file, const char *what)
{
    fprintf(stderr, "train: %s: %s\n", file, what);
    exit(1);
}

static unsigned
fold_of(const char *id)
{
    uint64_t h = UINT64_C(14695981039346656037);

    for (; *id != '\0'; id++)
        h = (h ^ (unsigned char)*id) * UINT64_C(1099511628211);
    return (unsigned)(h >> 32) % CORPUS_FOLDS;
}

/* The summary of a record: a string, or a list of sentences. */
static char *
summary_of(const json_t *record, const char *file)
{
    const json_t *v = json_object_get(record, "reference_summary"), *x;
    size_t i, n = 0, k;
    char *s;

    if (json_is_string(v))
        return strdup(json_string_value(v));
    json_array_foreach (v, i, x)
        n += json_string_length(x) + 1;
    s = malloc(n + 1);
    if (s == NULL || n == 0)
        die(file, "a record without reference_summary");
    n = 0;
    json_array_foreach (v, i, x) {
        k = json_string_length(x);
        memcpy(s + n, json_string_value(x), k);
        s[n + k] = '\n';
        n += k + 1;
    }
    s[n] = '\0';
    return s;
}

static bool
there(const struct corpus *c, const char *id)
{
    size_t i;

    for (i = 0; i < c->n; i++) {
        if (strcmp(c->v[i].id, id) == 0)
            return true;
    }
    return false;
}

static void
add(struct corpus *c, const char *line, const char *file, unsigned set,
    bool extra)
{
    struct corpus_article a = { .set = set };

    a.record = json_loads(line, 0, NULL);
    a.id = json_string_value(json_object_get(a.record, "id"));
    a.text = json_string_value(json_object_get(a.record, "text"));
    a.text_n = json_string_length(json_object_get(a.record, "text"));
    a.title = json_string_value(json_object_get(a.record, "title"));
    a.title_n = json_string_length(json_object_get(a.record, "title"));
    if (a.id == NULL || a.text == NULL)
        die(file, "a record without id or text");
    if (extra && there(c, a.id)) {
        json_decref(a.record);
        return;
    }
    a.summary = summary_of(a.record, file);
    a.fold = extra ? CORPUS_EXTRA : fold_of(a.id);
    if (c->n == c->cap) {
        c->cap = c->cap > 0 ? c->cap * 2 : 1024;
        c->v = realloc(c->v, c->cap * sizeof(*c->v));
        if (c->v == NULL)
            die(file, "out of memory");
    }
    c->v[c->n++] = a;
}

void
corpus_load(struct corpus *c, const char *folder, const char *name,
    unsigned set, bool extra)
{
    char path[4096], *line = malloc(LINE);
    gzFile f;

    snprintf(path, sizeof(path), "%s/%s.jsonl.gz", folder, name);
    f = gzopen(path, "rb");
    if (f == NULL || line == NULL)
        die(path, "cannot be read");
    while (gzgets(f, line, LINE) != NULL)
        add(c, line, path, set, extra);
    gzclose(f);
    free(line);
}

static int
by_summary(const void *a, const void *b)
{
    const struct corpus_article *const *x = a, *const *y = b;

    return strcmp((*x)->summary, (*y)->summary);
}

void
corpus_mark(struct corpus *c)
{
    struct corpus_article **v = malloc((c->n + 1) * sizeof(*v));
    size_t i;

    if (v == NULL)
        die("corpus", "out of memory");
    for (i = 0; i < c->n; i++)
        v[i] = &c->v[i];
    qsort(v, c->n, sizeof(*v), by_summary);
    for (i = 1; i < c->n; i++) {
        if (strcmp(v[i - 1]->summary, v[i]->summary) == 0)
            v[i - 1]->odd = v[i]->odd = true;
    }
    free(v);
}

void
corpus_free(struct corpus *c)
{
    size_t i;

    for (i = 0; i < c->n; i++) {
        json_decref(c->v[i].record);
        free(c->v[i].summary);
    }
    free(c->v);
}
