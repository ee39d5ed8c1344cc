/* SPDX-License-Identifier: MIT */
#include "host/stage.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "host/blocks.h"
#include "host/command.h"
#include "host/fields.h"
#include "host/option.h"
#include "host/schema.h"

/* What a function of the plugin said about its failure. */
static const char *
reason(const struct stage *s)
{
    return s->service.reason[0] != '\0' ? s->service.reason
                                        : "it failed and gave no reason";
}

/* A plugin that ran out of memory is not at fault, whatever it says: the
 * process ends, and a supervisor tries the record again.  See mem.h. */
static void
check_memory(bool failed)
{
    if (failed && errno == ENOMEM)
        mem_exhausted();
}

static int
cannot(const struct stage *s, const char *what, struct cd_err *e)
{
    const uint32_t kind = s->node->plugin->d.kind;

    return err_set(e, "%s \"%s\" cannot %s: %s",
        kind == CD_READER                                          ? "reader"
        : kind == CD_FILTER && s->node->config->options_at == NULL ? "stage"
                                                                   : "output",
        s->node->id, what, reason(s));
}

static void
hide(void *service, const char *secret)
{
    service_hide(service, secret);
}

/* Does the command run at all? */
static int
try_command(struct stage *s, struct cd_err *e)
{
    struct cd_err why;

    if (s->service.command == NULL ||
        command_try(s->service.command, &why) == 0)
        return 0;
    s->service.host.fail(&s->service.host, "%s", why.text);
    cannot(s, "start", e);
    stage_release(s);
    return -1;
}

int
stage_prepare(struct stage *s, const struct plan_node *node,
    struct arena *scratch, struct texts *texts, const char *run_id,
    const char *output, struct cd_err *e)
{
    const struct cd_plugin *d = &node->plugin->d;

    memset(s, 0, sizeof(*s));
    s->node = node;
    service_init(&s->service, scratch, texts, run_id, output);
    option_secrets(node->plugin, node->options, hide, &s->service);
    errno = 0;
    if (d->prepare == NULL ||
        d->prepare(&s->service.host, node->options, &s->shared) == 0)
        return try_command(s, e);
    check_memory(true);
    return cannot(s, "start", e);
}

int
stage_start(struct stage *s, uint32_t *missing, struct cd_err *e)
{
    uint32_t lacks = 0;
    struct cd_err why;

    if (s->service.command == NULL)
        return 0;
    if (command_start(s->service.command, &lacks, &why)) {
        s->service.host.fail(&s->service.host, "%s", why.text);
        return cannot(s, "start", e);
    }
    *missing |= lacks;
    return 0;
}

void
stage_let_go(struct stage *s)
{
    const struct cd_plugin *d = &s->node->plugin->d;

    service_begin(&s->service);
    if (d->release != NULL)
        d->release(&s->service.host, s->shared);
}

void
stage_free(struct stage *s)
{
    service_free(&s->service);
}

void
stage_release(struct stage *s)
{
    stage_let_go(s);
    stage_free(s);
}

int
stage_open(struct stage *s, struct cd_err *e)
{
    const struct cd_plugin *d = &s->node->plugin->d;
    uint32_t missing;

    s->self = s->shared;
    service_begin(&s->service);
    if (stage_start(s, &missing, e))
        return -1;
    errno = 0;
    if (d->open == NULL ||
        d->open(&s->service.host, s->node->options, s->shared, &s->self) == 0)
        return 0;
    check_memory(true);
    return cannot(s, "open", e);
}

int
stage_close(struct stage *s, struct cd_err *e)
{
    const struct cd_plugin *d = &s->node->plugin->d;

    service_begin(&s->service);
    if (d->close == NULL || d->close(&s->service.host, s->self) == 0)
        return 0;
    return cannot(s, "close", e);
}

/* ---- what a stage reads ------------------------------------------------- */

static int
fault(struct stage_fault *f, const char *code, const char *fmt, ...)
{
    va_list ap;

    f->code = code;
    va_start(ap, fmt);
    vsnprintf(f->reason, sizeof(f->reason), fmt, ap);
    va_end(ap);
    return -1;
}

/* The first n steps of a path, for a message. */
static const char *
beginning(const struct plan_field *r, size_t n, char *to, size_t size)
{
    size_t used = 0, i;

    to[0] = '\0';
    for (i = 0; i < n && used < size; i++) {
        const struct cd_step *s = &r->steps->steps[i];

        if (s->index == CD_STEP_MEMBER)
            used += (size_t)snprintf(to + used, size - used, "%s%s",
                i > 0 ? "." : "", cd_path_name(r->steps, i));
        else if (s->index == CD_STEP_EACH)
            used += (size_t)snprintf(to + used, size - used, "[]");
        else
            used +=
                (size_t)snprintf(to + used, size - used, "[%d]", (int)s->index);
    }
    return to;
}

/* What stands at the step `i` of the path cannot be gone into. */
static int
not_a(const struct plan_field *r, size_t i, const char *what, const json_t *v,
    struct stage_fault *f)
{
    char path[CD_PATH_BYTES * 2];

    return fault(f, "wrong_type", "\"%s\" must be %s, not %s",
        beginning(r, i, path, sizeof(path)), what, schema_type(v));
}

/* Follow the steps of a path from `i` on.  Every element of an array is looked
 * at.  Returns 0 if what is there has one of the types. */
static int
check_path(const json_t *v, const struct plan_field *r, size_t i,
    struct stage_fault *f)
{
    char path[CD_PATH_BYTES * 2];
    size_t k;

    for (; i < r->steps->n; i++) {
        const struct cd_step *s = &r->steps->steps[i];

        if (s->index == CD_STEP_MEMBER && !json_is_object(v))
            return not_a(r, i, "an object", v, f);
        if (s->index != CD_STEP_MEMBER && !json_is_array(v))
            return not_a(r, i, "an array", v, f);
        if (s->index == CD_STEP_EACH) {
            for (k = 0; k < json_array_size(v); k++) {
                if (check_path(json_array_get(v, k), r, i + 1, f))
                    return -1;
            }
            return 0;
        }
        v = s->index == CD_STEP_MEMBER
                ? json_object_getn(v, r->steps->names + s->at, s->n)
                : json_array_get(v, (size_t)s->index);
        if (v == NULL || json_is_null(v)) {
            if (r->flags & CD_OPTIONAL)
                return 0;
            return fault(f, "missing_field", "the record has no \"%s\"",
                beginning(r, i + 1, path, sizeof(path)));
        }
    }
    if (schema_is(v, r->types))
        return 0;
    return fault(f, "wrong_type", "\"%s\" must be %s, not %s", r->path,
        fields_types(r->types), schema_type(v));
}

int
stage_check(const struct stage *s, const json_t *rec, struct stage_fault *f)
{
    size_t i;

    for (i = 0; i < s->node->nreads; i++) {
        const struct plan_field *r = &s->node->reads[i];

        if (!r->any && r->steps != NULL && check_path(rec, r, 0, f))
            return -1;
    }
    return 0;
}

/* The result of a call into the plugin, as the host takes it. */
static enum cd_status
result(struct stage *s, const char *call, enum cd_status status,
    struct stage_fault *f)
{
    const uint32_t kind = s->node->plugin->d.kind;

    check_memory(status == CD_ERROR);
    if (status == CD_ERROR || status == CD_BROKEN)
        fault(f, "plugin_error", "%s", reason(s));
    else if (status != CD_KEEP && status != CD_DROP)
        fault(f, "plugin_error", "%s returned %d, which means nothing", call,
            (int)status);
    else if (status == CD_DROP && kind != CD_FILTER && kind != CD_READER)
        fault(f, "plugin_error", "a %s cannot drop records",
            abi_kind(s->node->plugin));
    else
        return status;
    return status == CD_BROKEN && kind == CD_STORE ? CD_BROKEN : CD_ERROR;
}

enum cd_status
stage_process(struct stage *s, json_t *rec, struct stage_fault *f)
{
    struct blocks_seen seen = { 0 };
    enum cd_status status;

    if (stage_check(s, rec, f))
        return CD_ERROR;
    if (s->node->plugin->d.kind == CD_FILTER)
        blocks_before(&seen, rec);
    service_begin(&s->service);
    errno = 0;
    status = result(s, "process",
        s->node->plugin->d.process(&s->service.host, s->self, rec), f);
    blocks_after(&seen, rec, s->node);
    return status;
}

enum cd_status
stage_read(struct stage *s, const struct stage_entry *entry, json_t *rec,
    struct stage_fault *f)
{
    struct cd_host *h = &s->service.host;

    h->input = entry->input;
    h->below = entry->below;
    h->entry = entry->number;
    h->first_row = entry->nfirst > 0 ? entry->first : NULL;
    h->first_row_size = entry->nfirst;
    service_begin(&s->service);
    errno = 0;
    return result(s, "read",
        s->node->plugin->d.read(h, s->self, entry->s, entry->n, rec), f);
}
