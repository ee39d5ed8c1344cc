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
keep_taken(void *ctx, const struct cd_input *in)
{
    struct list *list = ctx;
    struct known *known;

    if (in->run_id != NULL && list->q->forget != NULL &&
        strcmp(in->run_id, list->q->forget) == 0)
        return 0;
    if (strlen(in->digest) != DIGEST_HEX - 1 || in->run_id == NULL ||
        strlen(in->run_id) != sizeof(known->run_id) - 1)
        return -1;
    vec_grow(list->v, list->n, list->cap);
    known = &list->v[list->n];
    known->name = mem_strdup(in->name);
    memcpy(known->digest, in->digest, DIGEST_HEX);
    known->size = in->size;
    known->modified = in->modified;
    known->order = list->n++;
    memcpy(known->run_id, in->run_id, sizeof(known->run_id));
    known->own = strcmp(in->run_id, list->q->run_id) == 0;
    known->finished = in->finished;
    list->continued = list->continued || known->own;
    return 0;
}

static int
by_name(const void *a, const void *b)
{
    const struct known *known = a, *other = b;
    int order = strcmp(known->name, other->name);

    return order != 0
               ? order
               : (known->order > other->order) - (known->order < other->order);
}

static int
by_digest(const void *a, const void *b)
{
    const struct known *const *known = a, *const *other = b;

    return strcmp((*known)->digest, (*other)->digest);
}

static void
sort(struct list *list)
{
    size_t i;

    list->by_digest = mem_zalloc(list->n, sizeof(*list->by_digest));
    if (list->n == 0)
        return;
    qsort(list->v, list->n, sizeof(*list->v), by_name);
    for (i = 0; i < list->n; i++)
        list->by_digest[i] = &list->v[i];
    qsort(list->by_digest, list->n, sizeof(*list->by_digest), by_digest);
}

/* The newest of a name. */
static const struct known *
find_known(const struct list *list, const char *name)
{
    size_t low = 0, high = list->n, middle;

    while (low < high) {
        middle = low + (high - low) / 2;
        if (strcmp(list->v[middle].name, name) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && strcmp(list->v[low - 1].name, name) == 0
               ? &list->v[low - 1]
               : NULL;
}

static bool
has_digest(const struct list *list, const char *digest)
{
    struct known wanted;
    const struct known *key = &wanted;

    memcpy(wanted.digest, digest, DIGEST_HEX);
    return list->n > 0 && bsearch(&key, list->by_digest, list->n, sizeof(key),
                              by_digest) != NULL;
}

/* Where an output will be, seen from a folder that may not be there yet. */
static char *
place_of_input(const char *out, const char *path)
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
ask_store(struct plan *plan, const struct plan_node *node, struct list *list)
{
    char *path = place_of_input(list->q->out, node->config->path);
    struct arena *scratch = arena_new();
    struct texts *texts = texts_new(scratch);
    struct service service;
    int rc;

    service_init(&service, scratch, texts, list->q->run_id, path);
    rc = node->plugin->d.taken(&service.host, node->options, keep_taken, list);
    if (rc != 0)
        source_error(&plan->config->source, POINTER, SOURCE_KEY,
            "output \"%s\" cannot say which inputs it has taken: %s", node->id,
            service.reason[0] != '\0' ? service.reason : "it gave no reason");
    service_free(&service);
    texts_free(texts);
    arena_free(scratch);
    free(path);
    return rc;
}

/* ---- one input ------------------------------------------------------------
 */

static int
digest_of(struct plan *plan, const struct path *path, char hex[DIGEST_HEX])
{
    struct digest *digest = digest_new();
    int fd = input_open(&path->then, path->file);
    struct cd_err err;
    int rc = fd < 0 ? err_errno(&err, "cannot open input \"%s\"", path->name)
                    : digest_add_file(digest, fd, UINT64_MAX, NULL, &err);

    if (rc != 0)
        source_error(
            &plan->config->source, POINTER, SOURCE_KEY, "%s", err.text);
    digest_hex(digest, hex);
    digest_free(digest);
    if (fd >= 0)
        close(fd);
    return rc;
}

/* Note an input for the store. */
static void
note_input(
    struct plan *plan, const struct path *path, const struct known *found)
{
    struct cd_input *in = &plan->taken[plan->ntaken++];
    char *name = arena_alloc(plan->arena, strlen(path->name) + 1);
    char *digest = arena_alloc(plan->arena, DIGEST_HEX);

    strcpy(name, path->name);
    memcpy(digest, found->digest, DIGEST_HEX);
    *in = (struct cd_input){ .name = name,
        .digest = digest,
        .size = found->size,
        .modified = found->modified };
}

/* Is the input one to be read?  -1 after a diagnostic. */
static int
is_new(struct plan *plan, const struct list *list, const struct path *path)
{
    const struct known *old = find_known(list, path->name);
    struct known now = { 0 };
    struct stat st;

    if (list->continued) {
        if (old != NULL && old->own)
            note_input(plan, path, old);
        return old != NULL && old->own;
    }
    if (strcmp(path->file, "-") == 0 || stat(path->file, &st) != 0 ||
        !S_ISREG(st.st_mode)) {
        source_error(&plan->config->source, POINTER, SOURCE_KEY,
            "input \"%s\" is no file that could be known again", path->name);
        return -1;
    }
    now.size = (uint64_t)st.st_size;
    now.modified = clock_ns(&st.st_mtim);
    if (old != NULL && old->size == now.size && old->modified == now.modified)
        return 0;
    if (digest_of(plan, path, now.digest))
        return -1;
    if (has_digest(list, now.digest))
        return 0;
    if (old != NULL)
        source_warning(&plan->config->source, POINTER, SOURCE_KEY,
            "input \"%s\" was changed since it was taken: it is taken again",
            path->name);
    note_input(plan, path, &now);
    return 1;
}

static void
filter(struct plan *plan, const struct list *list)
{
    size_t i, n = 0, known = 0;
    char *first = NULL;

    plan->taken =
        arena_alloc(plan->arena, plan->inputs.n * sizeof(*plan->taken));
    for (i = 0; i < plan->inputs.n; i++) {
        struct path *path = &plan->inputs.v[i];

        if (is_new(plan, list, path) != 0) {
            plan->inputs.v[n++] = *path;
            continue;
        }
        if (known++ == 0)
            first = path->name;
        else
            free(path->name);
        free(path->file);
    }
    plan->inputs.n = n;
    /* One that is continued has its own, and they are no news. */
    if (known > 0 && !list->continued)
        diags_add(&plan->config->source.diags, DIAG_NOTE, first, 0, 0,
            "was taken before and is left out; %zu of %zu inputs were", known,
            known + n);
    free(first);
}

/* Runs that took inputs and stored a part of them only: somebody has to go on
 * with each, or to take it back.  `order` is that of the store. */
static void
tell_unfinished(struct plan *plan, const struct list *list)
{
    const char *last = "";
    size_t i;

    for (i = 0; i < list->n; i++) {
        const struct known *known = &list->v[i];

        if (known->finished || known->own || strcmp(known->run_id, last) == 0)
            continue;
        last = known->run_id;
        diag_help(source_warning(&plan->config->source, POINTER, SOURCE_KEY,
                      "run %s has taken \"%s\" and is not finished", last,
                      known->name),
            "--resume in its folder continues it; its store can take it back");
    }
}

/* ---- the whole ------------------------------------------------------------
 */

/* The one output that keeps a list.  NULL after a diagnostic. */
static const struct plan_node *
keeper(struct plan *plan)
{
    const struct plan_node *found = NULL;
    size_t i, n = 0;

    for (i = 0; i < plan->noutputs; i++) {
        const struct plan_node *node = &plan->outputs[i];

        if (node->plugin->d.taken == NULL || !node->config->append ||
            node->config->path == NULL)
            continue;
        found = node;
        n++;
    }
    if (n == 1)
        return found;
    diag_help(source_error(&plan->config->source, POINTER, SOURCE_KEY,
                  n == 0 ? "no output remembers which inputs it has taken"
                         : "more than one output remembers which inputs it "
                           "has taken"),
        "with -o, one store with \"append\": true does, such as sqlite");
    return NULL;
}

void
taken_check(struct plan *plan)
{
    if (plan->config->new_only)
        keeper(plan);
}

void
taken_filter(struct plan *plan, const struct taken_request *request)
{
    struct list list = { .q = request };
    const struct plan_node *node;
    size_t i;

    if (!plan->config->new_only || (node = keeper(plan)) == NULL)
        return;
    if (request->limited) {
        source_error(&plan->config->source, POINTER, SOURCE_KEY,
            "with --limit an input would count as taken that was not read to "
            "its end");
        return;
    }
    if (ask_store(plan, node, &list) == 0) {
        tell_unfinished(plan, &list);
        sort(&list);
        filter(plan, &list);
    }
    for (i = 0; i < list.n; i++)
        free(list.v[i].name);
    free(list.by_digest);
    free(list.v);
}
