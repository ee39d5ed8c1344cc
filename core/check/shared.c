/* SPDX-License-Identifier: MIT */
/* What all workers begin with is read-only once the first one opens: options,
 * what prepare made, the plugin's own data. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>

#include "base/mem.h"
#include "check/blocks.h"
#include "check/checks.h"
#include "check/object.h"
#include "check/trials.h"
#include "host/plan.h"

/* ---- options --------------------------------------------------------------
 */

static bool
same_text(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool
same_strings(const struct cd_strings *a, const struct cd_strings *b)
{
    size_t i;

    for (i = 0; i < a->n && i < b->n; i++) {
        if (!same_text(a->v[i], b->v[i]))
            return false;
    }
    return a->n == b->n;
}

static bool
same_json(const json_t *a, const json_t *b)
{
    return a == b ||
           (a != NULL && b != NULL &&
               json_equal((json_t *)(uintptr_t)a, (json_t *)(uintptr_t)b));
}

static bool
same_option(const struct cd_option *o, const void *a, const void *b)
{
    const char *p = (const char *)a + o->offset,
               *q = (const char *)b + o->offset;

    switch ((enum cd_option_type)o->type) {
    case CD_O_BOOL:
        return *(const bool *)p == *(const bool *)q;
    case CD_O_INT:
        return *(const int64_t *)p == *(const int64_t *)q;
    case CD_O_REAL:
        return memcmp(p, q, sizeof(double)) == 0;
    case CD_O_ENUM:
        return *(const int *)p == *(const int *)q;
    case CD_O_STRING:
    case CD_O_PATH:
        return same_text(*(const char *const *)p, *(const char *const *)q);
    case CD_O_STRINGS:
        return same_strings(
            (const struct cd_strings *)p, (const struct cd_strings *)q);
    case CD_O_JSON:
        return same_json(*(const json_t *const *)p, *(const json_t *const *)q);
    }
    return true;
}

/* The options are as they were when nothing had seen them. */
static void
try_options(struct rig *r, const json_t *options)
{
    const struct plugin *p = r->subject->plugin;
    struct cd_err e;
    struct plan *plan = rig_plan(r->subject, options, &e);
    const struct plan_node *node;
    size_t i;

    if (plan == NULL)
        return;
    node = plan->nstages > 0 ? plan->stages : plan->outputs;
    for (i = 0; i < p->noptions; i++) {
        if (!same_option(&p->options[i], r->stage.node->options, node->options))
            subject_fail(r->subject,
                "it changes its option \"%s\", which is const",
                p->options[i].name);
    }
    plan_free(plan);
}

/* ---- its data -------------------------------------------------------------
 */

#define STRETCHES 8 /* of an object: one or two */

struct data {
    struct stretch {
        const char *from;
        char *was;
        size_t n;
    } v[STRETCHES];
    size_t n;
};

/* Byte by byte: where the plugin is built with AddressSanitizer, memcpy would
 * stop at what that puts between variables. */
__attribute__((no_sanitize_address)) static char *
copy(const volatile char *from, size_t n)
{
    char *to = mem_alloc(n + 1);
    size_t i;

    for (i = 0; i < n; i++)
        to[i] = from[i];
    return to;
}

__attribute__((no_sanitize_address)) static bool
is_as_it_was(const volatile char *now, const char *was, size_t n)
{
    size_t i = 0;

    while (i < n && now[i] == was[i])
        i++;
    return i == n;
}

static void
keep(void *ctx, const char *from, size_t n)
{
    struct data *d = ctx;

    if (d->n < STRETCHES)
        d->v[d->n++] = (struct stretch){ from, copy(from, n), n };
}

static void
try_data(struct rig *r, struct data *d)
{
    size_t i;

    for (i = 0; i < d->n; i++) {
        if (!is_as_it_was(d->v[i].from, d->v[i].was, d->v[i].n))
            subject_fail(r->subject,
                "the same records change a variable that is global or static: "
                "what changes belongs into self, which open makes");
        free(d->v[i].was);
    }
}

/* ---- the check ------------------------------------------------------------
 */

static void
compare(struct rig *r, const json_t *options)
{
    struct trials t;
    struct data data = { .n = 0 };
    const char *why;
    struct cd_err e;

    trials_make(&t, r->subject);
    trials_all(&t, r); /* tables that are made when they are first asked for */
    object_data(r->subject->plugin, keep, &data);
    trials_all(&t, r);
    trials_free(&t);
    if (rig_close(r, &e))
        subject_fail(r->subject, "%s", e.text);
    if ((why = blocks_changed(r->stage.self == r->stage.shared)) != NULL)
        subject_fail(r->subject, "%s", why);
    try_data(r, &data);
    try_options(r, options);
}

void
checks_shared(struct subject *s)
{
    json_t *options = rig_options(s);
    struct cd_err e;
    struct rig r;
    int rc;

    subject_step(s, "prepare");
    blocks_begin(s->plugin);
    rc = rig_prepare(&r, s, options, &e);
    blocks_made();
    if (rc || rig_open(&r, &e))
        subject_fail(s, "%s", e.text);
    else
        compare(&r, options);
    blocks_end();
    rig_free(&r);
    json_decref(options);
}
