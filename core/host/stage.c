#include "host/stage.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "host/fields.h"
#include "host/schema.h"

/* What a function of the plugin said about its failure. */
static const char *
reason(const struct stage *s)
{
    return s->service.reason[0] != '\0' ? s->service.reason :
                                          "it failed and gave no reason";
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
    return err_set(e, "%s \"%s\" cannot %s: %s",
        s->node->plugin->d.kind == CD_FILTER ? "stage" : "output", s->node->id,
        what, reason(s));
}

int
stage_prepare(struct stage *s, const struct plan_node *node,
    struct arena *scratch, const char *run_id, const char *output,
    struct cd_err *e)
{
    const struct cd_plugin *d = &node->plugin->d;

    memset(s, 0, sizeof(*s));
    s->node = node;
    service_init(&s->service, scratch, run_id, output);
    errno = 0;
    if (d->prepare == NULL ||
        d->prepare(&s->service.host, node->options, &s->shared) == 0)
        return 0;
    check_memory(true);
    return cannot(s, "start", e);
}

void
stage_release(struct stage *s)
{
    const struct cd_plugin *d = &s->node->plugin->d;

    if (d->release != NULL)
        d->release(&s->service.host, s->shared);
    service_free(&s->service);
}

int
stage_open(struct stage *s, struct cd_err *e)
{
    const struct cd_plugin *d = &s->node->plugin->d;

    s->self = s->shared;
    s->service.reason[0] = '\0';
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

    s->service.reason[0] = '\0';
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

/* Follow a path such as "quotes[].speaker" into v.  Every element of an array
 * is looked at.  Returns 0 if what is there has one of the types. */
static int
check_path(const json_t *v, const char *path, const struct plan_field *r,
    struct stage_fault *f)
{
    size_t n, i;

    if (*path == '\0') {
        if (schema_is(v, r->types))
            return 0;
        return fault(f, "wrong_type", "\"%s\" must be %s, not %s", r->path,
            fields_types(r->types), schema_type(v));
    }
    if (strncmp(path, "[]", 2) == 0) {
        if (!json_is_array(v))
            return fault(f, "wrong_type", "\"%.*s\" must be an array, not %s",
                (int)(path - r->path), r->path, schema_type(v));
        for (i = 0; i < json_array_size(v); i++) {
            if (check_path(json_array_get(v, i), path + 2, r, f))
                return -1;
        }
        return 0;
    }
    if (*path == '.')
        path++;
    n = strcspn(path, ".[");
    if (!json_is_object(v))
        return fault(f, "wrong_type", "\"%.*s\" must be an object, not %s",
            (int)(path - r->path - 1), r->path, schema_type(v));
    v = json_object_getn(v, path, n);
    if (v == NULL || json_is_null(v)) {
        if (r->flags & CD_OPTIONAL)
            return 0;
        return fault(f, "missing_field", "the record has no \"%.*s\"",
            (int)(path + n - r->path), r->path);
    }
    return check_path(v, path + n, r, f);
}

int
stage_check(const struct stage *s, const json_t *rec, struct stage_fault *f)
{
    size_t i;

    for (i = 0; i < s->node->nreads; i++) {
        const struct plan_field *r = &s->node->reads[i];

        if (strcmp(r->path, "*") != 0 && check_path(rec, r->path, r, f))
            return -1;
    }
    return 0;
}

enum cd_status
stage_process(struct stage *s, json_t *rec, struct stage_fault *f)
{
    enum cd_status status;

    if (stage_check(s, rec, f))
        return CD_ERROR;
    s->service.reason[0] = '\0';
    errno = 0;
    status = s->node->plugin->d.process(&s->service.host, s->self, rec);
    check_memory(status == CD_ERROR);
    if (status == CD_ERROR || status == CD_BROKEN)
        fault(f, "plugin_error", "%s", reason(s));
    else if (status != CD_KEEP && status != CD_DROP)
        fault(f, "plugin_error", "process returned %d, which means nothing",
            (int)status);
    else if (status == CD_DROP && s->node->plugin->d.kind != CD_FILTER)
        fault(f, "plugin_error", "a %s cannot drop records",
            abi_kind(s->node->plugin));
    else
        return status;
    return status == CD_BROKEN && s->node->plugin->d.kind == CD_STORE
               ? CD_BROKEN
               : CD_ERROR;
}
