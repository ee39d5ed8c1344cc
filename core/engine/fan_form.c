/* SPDX-License-Identifier: MIT */
#include "engine/fan_form.h"

#include <string.h>

#include "engine/fan.h"
#include "host/plan.h"
#include "io/digest.h"
#include "json/build.h"

/* Have a format write the head or tail of a file; `end` may be NULL. */
static int
write_head_or_tail(struct stage *stage,
    int (*end)(const struct cd_host *, void *), struct buf *to,
    const char *what, struct cd_err *err)
{
    int rc = 0;

    if (end == NULL)
        return 0;
    service_begin(&stage->service);
    stage->service.out = to;
    stage->service.most = FAN_MEMBER;
    stage->service.over = false;
    rc = end(&stage->service.host, stage->self);
    stage->service.out = NULL;
    if (rc || stage->service.over)
        return err_set(err, "output \"%s\" cannot write its %s: %s",
            stage->node->id, what, stage->service.reason);
    return 0;
}

int
fan_form_take(struct fan_form *form, struct stage *stage, struct cd_err *err)
{
    const struct cd_plugin *plugin = &stage->node->plugin->d;
    void *self = stage->self; /* with --isolation none: open already */
    int rc = stage_open(stage, err);

    form->plugin = plugin->name;
    form->append = stage->node->config->append;
    form->separator = plugin->separator;
    form->packing = stage->node->config->packing;
    if (rc == 0) {
        rc =
            write_head_or_tail(stage, plugin->head, &form->head, "head", err) ||
                    write_head_or_tail(
                        stage, plugin->tail, &form->tail, "tail", err)
                ? -1
                : 0;
        if (rc == 0)
            rc = stage_close(stage, err);
    }
    stage->self = self;
    return rc;
}

void
fan_form_free(struct fan_form *form)
{
    buf_free(&form->head);
    buf_free(&form->tail);
}

json_t *
fan_form_note(const struct fan_form *form)
{
    const char *separator = form->separator;
    struct digest *digest = digest_new();
    char hex[DIGEST_HEX];
    json_t *note = build_object();

    digest_add(digest, form->head.p, form->head.n);
    if (separator != NULL)
        digest_add(digest, separator, strlen(separator));
    digest_hex(digest, hex);
    digest_free(digest);
    build_set(note, "plugin", json_string(form->plugin));
    build_set(note, "head", json_string(hex));
    return note;
}

int
fan_form_check(
    const json_t *note, json_t *runs, const char *path, struct cd_err *err)
{
    const char *plugin = json_string_value(json_object_get(note, "plugin"));
    const char *id, *begun;
    json_t *run;

    json_object_foreach (runs, id, run) {
        const json_t *was = json_object_get(run, "form");

        if (json_equal(was, note))
            continue;
        /* It has added nothing yet. */
        if (json_object_get(run, "finished") == NULL &&
            json_object_get(run, "before") == NULL)
            continue;
        begun = json_string_value(json_object_get(was, "plugin"));
        if (begun == NULL)
            return err_set(err,
                "\"%s/%s\" does not say how the run %s began its "
                "files: what is added needs another \"path\"",
                path, FAN_NOTES, id);
        return err_set(err,
            "the files in \"%s\" were begun by the run %s with \"%s\" and %s: "
            "what is added has to go on with them, or needs another \"path\"",
            path, id, begun,
            strcmp(begun, plugin) == 0 ? "other columns"
                                       : "not with this plugin");
    }
    return 0;
}
