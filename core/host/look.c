/* SPDX-License-Identifier: MIT */
#include "host/look.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "host/keys.h"
#include "host/need.h"
#include "io/records.h"
#include "json/position.h"
#include "json/writer.h"

#define MOST_BYTES ((uint64_t)64 << 20) /* of records that are looked at */

struct looking {
    struct plan *p;
    bool thorough;
    bool *open;   /* needs that no record has met so far */
    size_t nopen; /* of those that end it */
    struct keys keys;
    uint64_t records, bytes;
};

/* Does a stage before the need's make the field? */
static bool
made(const struct plan *p, const struct plan_need *n)
{
    size_t i, j;

    for (i = p->nreaders; i + 1 < n->node && i < p->nstages; i++) {
        for (j = 0; j < p->stages[i].nwrites; j++) {
            const struct plan_field *w = &p->stages[i].writes[j];

            if (w->steps == NULL || strcmp(cd_path_name(w->steps, 0),
                                        cd_path_name(&n->steps, 0)) == 0)
                return true;
        }
    }
    return false;
}

/* Is it met once input.fields has moved what it moves? */
static bool
will_be_met(const struct config *c, const struct plan_need *n,
    const json_t *rec, uint64_t mapped)
{
    size_t i;

    for (i = 0; i < c->nmaps; i++) {
        const json_t *v =
            c->maps[i].steps.n > 1 &&
                    strcmp(c->maps[i].to, cd_path_name(&n->steps, 0)) == 0
                ? cd_path_first(&c->maps[i].steps, rec)
                : NULL;

        if (v != NULL && !(json_is_string(v) && json_string_length(v) == 0))
            return true;
    }
    return need_met(n, rec, mapped);
}

static void
look_at(struct looking *l, const char *s, size_t n)
{
    const struct config *c = l->p->config;
    uint64_t mapped = 0;
    const struct reader_options o = { c->big_numbers, c->renames, c->nrenames,
        &mapped };
    struct reader_error e;
    json_t *rec = reader_parse(s, n, &o, &e);
    size_t i;

    for (i = 0; i < l->p->nneeds && json_is_object(rec); i++) {
        if (!l->open[i] || !will_be_met(c, &l->p->needs[i], rec, mapped))
            continue;
        l->open[i] = false;
        l->nopen -= l->thorough || l->p->needs[i].judged;
    }
    if (json_is_object(rec)) {
        keys_take(&l->keys, rec);
        l->records++;
        l->bytes += n;
    }
    json_decref(rec);
}

/* The inputs up to the first that reading would use up, or that a plugin
 * reads. */
static size_t
files(const struct paths *p)
{
    struct stat st;
    size_t i;

    for (i = 0; i < p->n; i++) {
        if (strcmp(p->v[i].file, "-") == 0 || p->v[i].stage > 0 ||
            stat(p->v[i].file, &st) != 0 || !S_ISREG(st.st_mode))
            break;
    }
    return i;
}

/* Returns false if what was seen does not tell. */
static bool
look_through(struct looking *l)
{
    struct paths some = l->p->inputs;
    struct batch *b = batch_new();
    struct records *r;
    struct cd_err e;
    size_t i;
    int rc = 1;

    some.n = files(&some);
    r = records_new(&some, l->p->config->record_bytes, NEED_RECORDS);
    while (l->nopen > 0 && l->bytes < MOST_BYTES &&
           (rc = records_next(r, b, &e)) == 1) {
        for (i = 0; i < b->n && l->nopen > 0; i++) {
            if (b->refs[i].kind == BATCH_RECORD)
                look_at(l, b->bytes.p + b->refs[i].at, b->refs[i].length);
        }
    }
    records_free(r);
    batch_free(b);
    return l->records >= NEED_RECORDS ||
           (rc == 0 && l->records > 0 && some.n == l->p->inputs.n);
}

/* Where the user named the field in an option of the node, or NULL. */
static const char *
named_at(const struct plan_node *x, const char *path)
{
    const char *found = NULL;
    size_t i;

    for (i = 0; i < x->nsieves && found == NULL; i++)
        found = named_at(&x->sieves[i], path);
    for (i = 0; i < x->nreads && found == NULL; i++) {
        if (x->reads[i].user && strcmp(x->reads[i].path, path) == 0)
            found = x->reads[i].pointer;
    }
    return found;
}

static const char *
pointer_of(const struct plan *p, const struct plan_need *n, char **own)
{
    const struct plan_node *x;
    const char *at_option;
    struct buf at = { 0 };

    if (n->node == 0) {
        buf_adds(&at, "/input/fields");
        position_push(&at, n->path);
        return *own = buf_cstr(&at);
    }
    x = n->node <= p->nstages ? &p->stages[n->node - 1]
                              : &p->outputs[n->node - 1 - p->nstages];
    at_option = named_at(x, n->path);
    return at_option != NULL ? at_option : x->config->pointer;
}

/* A name that holds a point is not two names. */
static void
advise_meant(struct buf *to, const struct keys *k, const char *path)
{
    const char *meant = keys_meant(k, path);

    if (meant == NULL)
        return;
    buf_adds(to, "the records have ");
    writer_string(to, meant, strlen(meant));
    buf_adds(to, ", where the \".\" is part of the name");
}

static void
tell(struct looking *l, const struct plan_need *n)
{
    struct plan *p = l->p;
    struct source *s = &p->config->source;
    char *own = NULL;
    const char *pointer = pointer_of(p, n, &own), *id;
    struct buf advice = { 0 };
    struct diag *d;
    char seen[48];

    snprintf(seen, sizeof(seen),
        l->records == 1 ? "the record" : "any of the first %ju records",
        (uintmax_t)l->records);
    id = n->node == 0            ? ""
         : n->node <= p->nstages ? p->stages[n->node - 1].id
                                 : p->outputs[n->node - 1 - p->nstages].id;
    if (n->kind == NEED_STOP) {
        keys_advise(&advice, &l->keys, n->path);
        buf_addf(&advice, "; if others have \"%s\", say ", n->path);
        keys_advise_has(&advice, n->path);
        d = source_error(s, pointer, SOURCE_VALUE,
            "\"%s\" reads \"%s\", which is not in %s", id, n->path, seen);
    } else if (n->kind == NEED_SOURCE) {
        advise_meant(&advice, &l->keys, n->from);
        d = source_warning(s, pointer, SOURCE_VALUE,
            "\"%s\" is to become \"%s\", but is not in %s", n->from, n->path,
            seen);
    } else {
        advise_meant(&advice, &l->keys, n->path);
        d = source_warning(s, pointer, SOURCE_VALUE,
            "\"%s\" reads \"%s\", which is not in %s", id, n->path, seen);
    }
    if (advice.n > 0)
        diag_help(d, "%s", buf_cstr(&advice));
    buf_free(&advice);
    free(own);
}

/* Is the field that the path begins with in none of the records? */
static bool
lacks_root(const struct looking *l, const char *path)
{
    size_t i, n = keys_root(path);

    for (i = 0; i < l->keys.n; i++) {
        const char *key = l->keys.v[i].path;

        if (strncmp(key, path, n) == 0 && keys_root(key) == n)
            return false;
    }
    return l->keys.n < KEYS_MOST;
}

/* Does telling of `before` say all of `need`: the same field, or, for one node,
 * two inside one that is not there? */
static bool
covers(const struct looking *l, const struct plan_need *before,
    const struct plan_need *need)
{
    size_t n = keys_root(need->path);

    if (before->kind != need->kind)
        return false;
    if (strcmp(before->path, need->path) == 0)
        return true;
    return need->kind == NEED_TOLD && before->node == need->node &&
           keys_root(before->path) == n &&
           strncmp(before->path, need->path, n) == 0 &&
           lacks_root(l, need->path);
}

/* Was it told with another one before? */
static bool
told(const struct looking *l, size_t i)
{
    size_t j;

    for (j = 0; j < i; j++) {
        if (l->open[j] && covers(l, &l->p->needs[j], &l->p->needs[i]))
            return true;
    }
    return false;
}

void
look(struct plan *p, bool thorough)
{
    struct looking l = { .p = p, .thorough = thorough };
    size_t i;

    l.open = mem_zalloc(p->nneeds, sizeof(*l.open));
    for (i = 0; i < p->nneeds; i++) {
        const struct plan_need *n = &p->needs[i];

        l.open[i] =
            (n->judged || (thorough && n->kind != NEED_STOP)) && !made(p, n);
        l.nopen += l.open[i];
    }
    if (l.nopen > 0 && look_through(&l)) {
        for (i = 0; i < p->nneeds; i++) {
            if (l.open[i] && !told(&l, i))
                tell(&l, &p->needs[i]);
        }
    }
    keys_free(&l.keys);
    free(l.open);
}
