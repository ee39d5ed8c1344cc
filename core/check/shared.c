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
same_option(const struct cd_option *option, const void *a, const void *b)
{
    const char *at = (const char *)a + option->offset,
               *next = (const char *)b + option->offset;

    switch ((enum cd_option_type)option->type) {
    case CD_O_BOOL:
        return *(const bool *)at == *(const bool *)next;
    case CD_O_INT:
        return *(const int64_t *)at == *(const int64_t *)next;
    case CD_O_REAL:
        return memcmp(at, next, sizeof(double)) == 0;
    case CD_O_ENUM:
        return *(const int *)at == *(const int *)next;
    case CD_O_STRING:
    case CD_O_PATH:
        return same_text(*(const char *const *)at, *(const char *const *)next);
    case CD_O_STRINGS:
        return same_strings(
            (const struct cd_strings *)at, (const struct cd_strings *)next);
    case CD_O_JSON:
        return same_json(
            *(const json_t *const *)at, *(const json_t *const *)next);
    }
    return true;
}

/* The options are as they were when nothing had seen them. */
static void
try_shared_options(struct rig *rig, const json_t *options)
{
    const struct plugin *plugin = rig->subject->plugin;
    struct cd_err err;
    struct plan *plan = rig_plan(rig->subject, options, &err);
    const struct plan_node *node;
    size_t i;

    if (plan == NULL)
        return;
    node = plan->nstages > 0 ? plan->stages : plan->outputs;
    for (i = 0; i < plugin->noptions; i++) {
        if (!same_option(
                &plugin->options[i], rig->stage.node->options, node->options))
            subject_fail(rig->subject,
                "it changes its option \"%s\", which is const",
                plugin->options[i].name);
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
copy_bytes(const volatile char *from, size_t n)
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
keep_copy(void *ctx, const char *from, size_t n)
{
    struct data *data = ctx;

    if (data->n < STRETCHES)
        data->v[data->n++] = (struct stretch){ from, copy_bytes(from, n), n };
}

static void
try_data(struct rig *rig, struct data *data)
{
    size_t i;

    for (i = 0; i < data->n; i++) {
        if (!is_as_it_was(data->v[i].from, data->v[i].was, data->v[i].n))
            subject_fail(rig->subject,
                "the same records change a variable that is global or static: "
                "what changes belongs into self, which open makes");
        free(data->v[i].was);
    }
}

/* ---- the check ------------------------------------------------------------
 */

static void
compare_copies(struct rig *rig, const json_t *options)
{
    struct trials trials;
    struct data data = { .n = 0 };
    const char *why;
    struct cd_err err;

    trials_make(&trials, rig->subject);
    trials_all(
        &trials, rig); /* tables that are made when they are first asked for */
    object_data(rig->subject->plugin, keep_copy, &data);
    trials_all(&trials, rig);
    trials_free(&trials);
    if (rig_close(rig, &err))
        subject_fail(rig->subject, "%s", err.text);
    if ((why = blocks_changed(rig->stage.self == rig->stage.shared)) != NULL)
        subject_fail(rig->subject, "%s", why);
    try_data(rig, &data);
    try_shared_options(rig, options);
}

void
checks_shared(struct subject *subject)
{
    json_t *options = rig_options(subject);
    struct cd_err err;
    struct rig rig;
    int rc;

    subject_step(subject, "prepare");
    blocks_begin(subject->plugin);
    rc = rig_prepare(&rig, subject, options, &err);
    blocks_made();
    if (rc || rig_open(&rig, &err))
        subject_fail(subject, "%s", err.text);
    else
        compare_copies(&rig, options);
    blocks_end();
    rig_free(&rig);
    json_decref(options);
}
