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
reason_given(const struct stage *stage)
{
    return stage->service.reason[0] != '\0' ? stage->service.reason
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
fail_call(const struct stage *stage, const char *what, struct cd_err *err)
{
    const uint32_t kind = stage->node->plugin->d.kind;

    return err_set(err, "%s \"%s\" cannot %s: %s",
        kind == CD_READER ? "reader"
        : kind == CD_FILTER && stage->node->config->options_at == NULL
            ? "stage"
            : "output",
        stage->node->id, what, reason_given(stage));
}

static void
hide_secret(void *service, const char *secret)
{
    service_hide(service, secret);
}

/* Does the command run at all? */
static int
try_command(struct stage *stage, struct cd_err *err)
{
    struct cd_err why;

    if (stage->service.command == NULL ||
        command_try(stage->service.command, &why) == 0)
        return 0;
    stage->service.host.fail(&stage->service.host, "%s", why.text);
    return fail_call(stage, "start", err);
}

static int (*behind_prepare)(void);

void
stage_set_behind(int (*restore)(void))
{
    behind_prepare = restore;
}

/* Call `prepare`, and take back what it did to a process that is that of
 * others, too.  -1 with *err. */
static int
call_prepare(struct stage *stage, struct cd_err *err)
{
    const struct plan_node *node = stage->node;
    int rc = 0;

    errno = 0;
    if (node->plugin->d.prepare != NULL)
        rc = node->plugin->d.prepare(
            &stage->service.host, node->options, &stage->shared);
    stage->prepared = rc == 0;
    check_memory(rc != 0);
    if (behind_prepare == NULL || behind_prepare() == 0)
        return rc == 0 ? 0 : fail_call(stage, "start", err);
    if (node->plugin->d.prepare == NULL)
        return err_errno(err, "a plugin changed the limits or the folder of "
                              "the process when it was loaded, and they cannot "
                              "be set back");
    return err_errno(err,
        "plugin \"%s\" changed the limits or the folder of the process in "
        "prepare, or one did when it was loaded, and they cannot be set back",
        node->plugin->d.name);
}

int
stage_prepare(struct stage *stage, const struct plan_node *node,
    struct arena *scratch, struct texts *texts, const char *run_id,
    const char *output, struct cd_err *err)
{
    memset(stage, 0, sizeof(*stage));
    stage->node = node;
    service_init(&stage->service, scratch, texts, run_id, output);
    option_secrets(node->plugin, node->options, hide_secret, &stage->service);
    return call_prepare(stage, err) == 0 ? try_command(stage, err) : -1;
}

int
stage_start(struct stage *stage, uint32_t *missing, struct cd_err *err)
{
    uint32_t lacks = 0;
    struct cd_err why;

    if (stage->service.command == NULL)
        return 0;
    if (command_start(stage->service.command, &lacks, &why)) {
        stage->service.host.fail(&stage->service.host, "%s", why.text);
        return fail_call(stage, "start", err);
    }
    *missing |= lacks;
    return 0;
}

void
stage_let_go(struct stage *stage)
{
    const struct cd_plugin *plugin = &stage->node->plugin->d;

    service_begin(&stage->service);
    if (stage->prepared && plugin->release != NULL)
        plugin->release(&stage->service.host, stage->shared);
    stage->prepared = false;
}

void
stage_free(struct stage *stage)
{
    service_free(&stage->service);
}

void
stage_release(struct stage *stage)
{
    stage_let_go(stage);
    stage_free(stage);
}

int
stage_open(struct stage *stage, struct cd_err *err)
{
    const struct cd_plugin *plugin = &stage->node->plugin->d;
    uint32_t missing;

    stage->self = stage->shared;
    service_begin(&stage->service);
    if (stage_start(stage, &missing, err))
        return -1;
    errno = 0;
    if (plugin->open == NULL ||
        plugin->open(&stage->service.host, stage->node->options, stage->shared,
            &stage->self) == 0)
        return 0;
    check_memory(true);
    return fail_call(stage, "open", err);
}

int
stage_close(struct stage *stage, struct cd_err *err)
{
    const struct cd_plugin *plugin = &stage->node->plugin->d;

    service_begin(&stage->service);
    if (plugin->close == NULL ||
        plugin->close(&stage->service.host, stage->self) == 0)
        return 0;
    return fail_call(stage, "close", err);
}

/* ---- what a stage reads ------------------------------------------------- */

static int
set_stage_fault(
    struct stage_fault *fault, const char *code, const char *fmt, ...)
{
    va_list ap;

    fault->code = code;
    va_start(ap, fmt);
    vsnprintf(fault->reason, sizeof(fault->reason), fmt, ap);
    va_end(ap);
    return -1;
}

/* The first n steps of a path, for a message. */
static const char *
beginning(const struct plan_field *read, size_t n, char *to, size_t size)
{
    size_t used = 0, i;

    to[0] = '\0';
    for (i = 0; i < n && used < size; i++) {
        const struct cd_step *step = &read->steps->steps[i];

        if (step->index == CD_STEP_MEMBER)
            used += (size_t)snprintf(to + used, size - used, "%s%s",
                i > 0 ? "." : "", cd_path_name(read->steps, i));
        else if (step->index == CD_STEP_EACH)
            used += (size_t)snprintf(to + used, size - used, "[]");
        else
            used += (size_t)snprintf(
                to + used, size - used, "[%d]", (int)step->index);
    }
    return to;
}

/* What stands at the step `i` of the path cannot be gone into. */
static int
not_a(const struct plan_field *read, size_t i, const char *what,
    const json_t *value, struct stage_fault *fault)
{
    char path[CD_PATH_BYTES * 2];

    return set_stage_fault(fault, "wrong_type", "\"%s\" must be %s, not %s",
        beginning(read, i, path, sizeof(path)), what, schema_type(value));
}

/* Follow the steps of a path from `i` on.  Every element of an array is looked
 * at.  Returns 0 if what is there has one of the types. */
static int
check_path(const json_t *value, const struct plan_field *read, size_t i,
    struct stage_fault *fault)
{
    char path[CD_PATH_BYTES * 2];
    size_t k;

    for (; i < read->steps->n; i++) {
        const struct cd_step *step = &read->steps->steps[i];

        if (step->index == CD_STEP_MEMBER && !json_is_object(value))
            return not_a(read, i, "an object", value, fault);
        if (step->index != CD_STEP_MEMBER && !json_is_array(value))
            return not_a(read, i, "an array", value, fault);
        if (step->index == CD_STEP_EACH) {
            for (k = 0; k < json_array_size(value); k++) {
                if (check_path(json_array_get(value, k), read, i + 1, fault))
                    return -1;
            }
            return 0;
        }
        value = step->index == CD_STEP_MEMBER
                    ? json_object_getn(
                          value, read->steps->names + step->at, step->n)
                    : json_array_get(value, (size_t)step->index);
        if (value == NULL || json_is_null(value)) {
            if (read->flags & CD_OPTIONAL)
                return 0;
            return set_stage_fault(fault, "missing_field",
                "the record has no \"%s\"",
                beginning(read, i + 1, path, sizeof(path)));
        }
    }
    if (schema_is(value, read->types))
        return 0;
    return set_stage_fault(fault, "wrong_type", "\"%s\" must be %s, not %s",
        read->path, fields_types(read->types), schema_type(value));
}

int
stage_check(
    const struct stage *stage, const json_t *rec, struct stage_fault *fault)
{
    size_t i;

    for (i = 0; i < stage->node->nreads; i++) {
        const struct plan_field *read = &stage->node->reads[i];

        if (!read->any && read->steps != NULL &&
            check_path(rec, read, 0, fault))
            return -1;
    }
    return 0;
}

/* The result of a call into the plugin, as the host takes it. */
static enum cd_status
result(struct stage *stage, const char *call, enum cd_status status,
    struct stage_fault *fault)
{
    const uint32_t kind = stage->node->plugin->d.kind;

    check_memory(status == CD_ERROR);
    if (status == CD_ERROR || status == CD_BROKEN)
        set_stage_fault(fault,
            stage->service.code != NULL ? stage->service.code : "plugin_error",
            "%s", reason_given(stage));
    else if (status != CD_KEEP && status != CD_DROP)
        set_stage_fault(fault, "plugin_error",
            "%s returned %d, which means nothing", call, (int)status);
    else if (status == CD_DROP && kind != CD_FILTER && kind != CD_READER)
        set_stage_fault(fault, "plugin_error", "a %s cannot drop records",
            abi_kind(stage->node->plugin));
    else
        return status;
    return status == CD_BROKEN && kind == CD_STORE ? CD_BROKEN : CD_ERROR;
}

enum cd_status
stage_process(struct stage *stage, json_t *rec, struct stage_fault *fault)
{
    struct blocks_seen seen = { 0 };
    enum cd_status status;

    if (stage_check(stage, rec, fault))
        return CD_ERROR;
    if (stage->node->plugin->d.kind == CD_FILTER)
        blocks_before(&seen, rec);
    service_begin(&stage->service);
    errno = 0;
    status = result(stage, "process",
        stage->node->plugin->d.process(&stage->service.host, stage->self, rec),
        fault);
    blocks_after(&seen, rec, stage->node);
    return status;
}

enum cd_status
stage_read(struct stage *stage, const struct stage_entry *entry, json_t *rec,
    struct stage_fault *fault)
{
    struct cd_host *host = &stage->service.host;

    host->input = entry->input;
    host->below = entry->below;
    host->entry = entry->number;
    host->first_row = entry->nfirst > 0 ? entry->first : NULL;
    host->first_row_size = entry->nfirst;
    service_begin(&stage->service);
    errno = 0;
    return result(stage, "read",
        stage->node->plugin->d.read(host, stage->self, entry->s, entry->n, rec),
        fault);
}
