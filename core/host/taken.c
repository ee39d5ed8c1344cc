/* SPDX-License-Identifier: MIT */
#include "host/taken.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/vec.h"
#include "host/service.h"
#include "io/digest.h"
#include "io/input.h"

#define POINTER "/input/new_only"

/* What the store says. */
struct list {
    const struct taken_request *q;
    struct known {
        char *name, digest[DIGEST_HEX];
        uint64_t size;
        int64_t modified;
        char run_id[33];
        size_t order;  /* the newest of a name is the last */
        bool own;      /* this run, which is continued, was reading it */
        bool finished; /* the run that took it is */
    } * v;
    const struct known **by_digest;
    size_t n, cap;
    bool continued;
};

/* ---- asking the store -----------------------------------------------------
 */

static int
keep(void *ctx, const struct cd_input *in)
{
    struct list *l = ctx;
    struct known *k;

    if (in->run_id != NULL && l->q->forget != NULL &&
        strcmp(in->run_id, l->q->forget) == 0)
        return 0;
    if (strlen(in->digest) != DIGEST_HEX - 1 || in->run_id == NULL ||
        strlen(in->run_id) != sizeof(k->run_id) - 1)
        return -1;
    vec_grow(l->v, l->n, l->cap);
    k = &l->v[l->n];
    k->name = mem_strdup(in->name);
    memcpy(k->digest, in->digest, DIGEST_HEX);
    k->size = in->size;
    k->modified = in->modified;
    k->order = l->n++;
    memcpy(k->run_id, in->run_id, sizeof(k->run_id));
    k->own = strcmp(in->run_id, l->q->run_id) == 0;
    k->finished = in->finished;
    l->continued = l->continued || k->own;
    return 0;
}

static int
by_name(const void *a, const void *b)
{
    const struct known *x = a, *y = b;
    int order = strcmp(x->name, y->name);

    return order != 0 ? order : (x->order > y->order) - (x->order < y->order);
}

static int
by_digest(const void *a, const void *b)
{
    const struct known *const *x = a, *const *y = b;

    return strcmp((*x)->digest, (*y)->digest);
}

static void
sort(struct list *l)
{
    size_t i;

    l->by_digest = mem_zalloc(l->n, sizeof(*l->by_digest));
    if (l->n == 0)
        return;
    qsort(l->v, l->n, sizeof(*l->v), by_name);
    for (i = 0; i < l->n; i++)
        l->by_digest[i] = &l->v[i];
    qsort(l->by_digest, l->n, sizeof(*l->by_digest), by_digest);
}

/* The newest of a name. */
static const struct known *
find_name(const struct list *l, const char *name)
{
    size_t low = 0, high = l->n, middle;

    while (low < high) {
        middle = low + (high - low) / 2;
        if (strcmp(l->v[middle].name, name) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && strcmp(l->v[low - 1].name, name) == 0 ? &l->v[low - 1]
                                                            : NULL;
}

static bool
has_digest(const struct list *l, const char *digest)
{
    struct known wanted;
    const struct known *key = &wanted;

    memcpy(wanted.digest, digest, DIGEST_HEX);
    return l->n > 0 &&
           bsearch(&key, l->by_digest, l->n, sizeof(key), by_digest) != NULL;
}

/* Where an output will be, seen from a folder that may not be there yet. */
static char *
place(const char *out, const char *path)
{
    char *folder = realpath(out, NULL), *at, *joined;
    char here[PATH_MAX];

    if (folder == NULL) {
        joined =
            paths_join(getcwd(here, sizeof(here)) != NULL ? here : "", out);
        while (joined[0] != '\0' && paths_ends_with(joined, "/"))
            joined[strlen(joined) - 1] = '\0';
        folder = paths_target(joined);
        free(joined);
    }
    for (; strncmp(path, "../", 3) == 0; path += 3) {
        if ((at = strrchr(folder, '/')) != NULL)
            *at = '\0';
    }
    joined = mem_printf(
        "%s/%s", path[0] == '/' ? "" : folder, path + (path[0] == '/'));
    at = paths_target(joined);
    free(joined);
    free(folder);
    return at;
}

static int
ask(struct plan *p, const struct plan_node *n, struct list *l)
{
    char *path = place(l->q->out, n->config->path);
    struct arena *scratch = arena_new();
    struct texts *texts = texts_new(scratch);
    struct service s;
    int rc;

    service_init(&s, scratch, texts, l->q->run_id, path);
    rc = n->plugin->d.taken(&s.host, n->options, keep, l);
    if (rc != 0)
        source_error(&p->config->source, POINTER, SOURCE_KEY,
            "output \"%s\" cannot say which inputs it has taken: %s", n->id,
            s.reason[0] != '\0' ? s.reason : "it gave no reason");
    service_free(&s);
    texts_free(texts);
    arena_free(scratch);
    free(path);
    return rc;
}

/* ---- one input ------------------------------------------------------------
 */

static int
digest_of(struct plan *p, const struct path *x, char hex[DIGEST_HEX])
{
    struct digest *d = digest_new();
    int fd = input_open(&x->then, x->file);
    struct cd_err e;
    int rc = fd < 0 ? err_errno(&e, "cannot open input \"%s\"", x->name)
                    : digest_add_file(d, fd, UINT64_MAX, NULL, &e);

    if (rc != 0)
        source_error(&p->config->source, POINTER, SOURCE_KEY, "%s", e.text);
    digest_hex(d, hex);
    digest_free(d);
    if (fd >= 0)
        close(fd);
    return rc;
}

/* Note an input for the store. */
static void
take(struct plan *p, const struct path *x, const struct known *found)
{
    struct cd_input *in = &p->taken[p->ntaken++];
    char *name = arena_alloc(p->arena, strlen(x->name) + 1);
    char *digest = arena_alloc(p->arena, DIGEST_HEX);

    strcpy(name, x->name);
    memcpy(digest, found->digest, DIGEST_HEX);
    *in = (struct cd_input){ .name = name,
        .digest = digest,
        .size = found->size,
        .modified = found->modified };
}

/* Is the input one to be read?  -1 after a diagnostic. */
static int
is_new(struct plan *p, const struct list *l, const struct path *x)
{
    const struct known *old = find_name(l, x->name);
    struct known now = { 0 };
    struct stat st;

    if (l->continued) {
        if (old != NULL && old->own)
            take(p, x, old);
        return old != NULL && old->own;
    }
    if (strcmp(x->file, "-") == 0 || stat(x->file, &st) != 0 ||
        !S_ISREG(st.st_mode)) {
        source_error(&p->config->source, POINTER, SOURCE_KEY,
            "input \"%s\" is no file that could be known again", x->name);
        return -1;
    }
    now.size = (uint64_t)st.st_size;
    now.modified = clock_ns(&st.st_mtim);
    if (old != NULL && old->size == now.size && old->modified == now.modified)
        return 0;
    if (digest_of(p, x, now.digest))
        return -1;
    if (has_digest(l, now.digest))
        return 0;
    if (old != NULL)
        source_warning(&p->config->source, POINTER, SOURCE_KEY,
            "input \"%s\" was changed since it was taken: it is taken again",
            x->name);
    take(p, x, &now);
    return 1;
}

static void
filter(struct plan *p, const struct list *l)
{
    size_t i, n = 0, known = 0;
    char *first = NULL;

    p->taken = arena_alloc(p->arena, p->inputs.n * sizeof(*p->taken));
    for (i = 0; i < p->inputs.n; i++) {
        struct path *x = &p->inputs.v[i];

        if (is_new(p, l, x) != 0) {
            p->inputs.v[n++] = *x;
            continue;
        }
        if (known++ == 0)
            first = x->name;
        else
            free(x->name);
        free(x->file);
    }
    p->inputs.n = n;
    /* One that is continued has its own, and they are no news. */
    if (known > 0 && !l->continued)
        diags_add(&p->config->source.diags, DIAG_NOTE, first, 0, 0,
            "was taken before and is left out; %zu of %zu inputs were", known,
            known + n);
    free(first);
}

/* Runs that took inputs and stored a part of them only: somebody has to go on
 * with each, or to take it back.  `order` is that of the store. */
static void
tell_unfinished(struct plan *p, const struct list *l)
{
    const char *last = "";
    size_t i;

    for (i = 0; i < l->n; i++) {
        const struct known *k = &l->v[i];

        if (k->finished || k->own || strcmp(k->run_id, last) == 0)
            continue;
        last = k->run_id;
        diag_help(
            source_warning(&p->config->source, POINTER, SOURCE_KEY,
                "run %s has taken \"%s\" and is not finished", last, k->name),
            "--resume in its folder continues it; its store can take it back");
    }
}

/* ---- the whole ------------------------------------------------------------
 */

/* The one output that keeps a list.  NULL after a diagnostic. */
static const struct plan_node *
keeper(struct plan *p)
{
    const struct plan_node *found = NULL;
    size_t i, n = 0;

    for (i = 0; i < p->noutputs; i++) {
        const struct plan_node *x = &p->outputs[i];

        if (x->plugin->d.taken == NULL || !x->config->append ||
            x->config->path == NULL)
            continue;
        found = x;
        n++;
    }
    if (n == 1)
        return found;
    diag_help(source_error(&p->config->source, POINTER, SOURCE_KEY,
                  n == 0 ? "no output remembers which inputs it has taken"
                         : "more than one output remembers which inputs it "
                           "has taken"),
        "with -o, one store with \"append\": true does, such as sqlite");
    return NULL;
}

void
taken_check(struct plan *p)
{
    if (p->config->new_only)
        keeper(p);
}

void
taken_filter(struct plan *p, const struct taken_request *q)
{
    struct list l = { .q = q };
    const struct plan_node *n;
    size_t i;

    if (!p->config->new_only || (n = keeper(p)) == NULL)
        return;
    if (q->limited) {
        source_error(&p->config->source, POINTER, SOURCE_KEY,
            "with --limit an input would count as taken that was not read to "
            "its end");
        return;
    }
    if (ask(p, n, &l) == 0) {
        tell_unfinished(p, &l);
        sort(&l);
        filter(p, &l);
    }
    for (i = 0; i < l.n; i++)
        free(l.v[i].name);
    free(l.by_digest);
    free(l.v);
}
