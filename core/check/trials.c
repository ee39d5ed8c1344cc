/* SPDX-License-Identifier: MIT */
#include "check/trials.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/specimens.h"
#include "json/build.h"

#define CUTS 4 /* an entry whole, and cut at so many places less one */

void
trials_make(struct trials *trials, const struct subject *subject)
{
    const struct plugin *plugin = subject->plugin;
    size_t i, k;

    memset(trials, 0, sizeof(*trials));
    if (plugin->d.kind != CD_READER) {
        trials->records = specimens(subject);
        trials->n = json_array_size(trials->records);
        return;
    }
    trials->entries =
        mem_zalloc(plugin->nexamples * CUTS + 1, sizeof(*trials->entries));
    for (k = 0; k < CUTS; k++) {
        for (i = 0; i < plugin->nexamples; i++) {
            const struct cd_example *example = &plugin->examples[i];

            trials->entries[trials->n++] =
                (struct trial_entry){ example->title, example->input,
                    (example->input != NULL ? strlen(example->input) : 0) *
                        (CUTS - k) / CUTS };
        }
    }
}

void
trials_free(struct trials *trials)
{
    json_decref(trials->records);
    free(trials->entries);
}

const char *
trials_what(const struct trials *trials)
{
    return trials->records != NULL ? "a record" : "an entry";
}

void
trials_run(const struct trials *trials, struct rig *rig, size_t i,
    struct outcome *outcome)
{
    if (trials->records != NULL)
        rig_process(rig, json_array_get(trials->records, i), outcome);
    else
        rig_read(rig, trials->entries[i].name, i + 1, trials->entries[i].s,
            trials->entries[i].n, outcome);
}

void
trials_all(const struct trials *trials, struct rig *rig)
{
    struct outcome outcome;
    size_t i;

    for (i = 0; i < trials->n; i++) {
        subject_step(rig->subject, "%s", trials_what(trials));
        trials_run(trials, rig, i, &outcome);
        outcome_free(&outcome);
    }
}

/* ---- in a fresh process ---------------------------------------------------
 */

struct backward {
    const struct trials *trials;
    char *file; /* an array of results, the last trial's first */
};

/* An outcome as JSON, with the bytes that a format wrote in hexadecimal. */
static json_t *
to_json(const struct outcome *outcome)
{
    json_t *value = build_object();
    struct buf hex = { 0 };
    size_t i;

    for (i = 0; i < outcome->out.n; i++)
        buf_addf(&hex, "%02x", (unsigned char)outcome->out.p[i]);
    build_set(value, "status", json_integer(outcome->status));
    build_set(value, "record", json_incref(outcome->record));
    build_set(value, "out", build_text(buf_cstr(&hex)));
    buf_free(&hex);
    return value;
}

static void
from_json(const json_t *value, struct outcome *outcome)
{
    const char *hex = json_string_value(json_object_get(value, "out"));
    unsigned byte;

    outcome->status =
        (enum cd_status)json_integer_value(json_object_get(value, "status"));
    outcome->record = json_incref(json_object_get(value, "record"));
    for (; hex != NULL && sscanf(hex, "%2x", &byte) == 1; hex += 2)
        buf_addc(&outcome->out, (char)byte);
}

static void
write_backward(struct subject *subject, void *ctx)
{
    struct backward *b = ctx;
    json_t *all = build_array();
    struct outcome outcome;
    struct rig rig;
    size_t i;

    if (rig_start(&rig, subject))
        return;
    for (i = b->trials->n; i-- > 0 && !subject_failed(subject);) {
        subject_step(subject, "number %zu, and none before it", i + 1);
        trials_run(b->trials, &rig, i, &outcome);
        build_add(all, to_json(&outcome));
        outcome_free(&outcome);
    }
    if (json_dump_file(all, b->file, 0) && !subject_failed(subject))
        subject_fail(subject, "cannot write \"%s\"", b->file);
}

int
trials_backward(const struct trials *trials, struct subject *subject,
    struct outcome *outcomes)
{
    struct backward b = { trials,
        mem_printf("%s/backward.json", subject->folder) };
    json_t *all = NULL;
    size_t i;
    int rc = subject_apart(subject, write_backward, &b);

    if (rc == 0)
        all = json_load_file(b.file, JSON_ALLOW_NUL, NULL);
    if (rc == 0 && json_array_size(all) != trials->n)
        rc = subject_fail(subject, "there are no results in \"%s\"", b.file);
    for (i = 0; i < trials->n && rc == 0; i++)
        from_json(json_array_get(all, trials->n - 1 - i), &outcomes[i]);
    json_decref(all);
    free(b.file);
    return rc;
}
