/* SPDX-License-Identifier: MIT */
#include "check/trials.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

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

#define BACKWARD  "backward.json"
#define ELSEWHERE "elsewhere.json"
/* What would be mapped there goes elsewhere: pieces that fit into the gaps that
 * a small plugin does. */
#define HOLES 2345
#define HOLE  ((size_t)16 << 10)

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
    build_set(value, "reason", build_text(outcome->fault.reason));
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
    snprintf(outcome->fault.reason, sizeof(outcome->fault.reason), "%s",
        json_string_value(json_object_get(value, "reason")));
    for (; hex != NULL && sscanf(hex, "%2x", &byte) == 1; hex += 2)
        buf_addc(&outcome->out, (char)byte);
}

/* Try all, the last one first, and leave an array of results, in that order, in
 * the file of that name. */
static void
write_results(struct subject *subject, const char *name)
{
    char *file = mem_printf("%s/%s", subject->folder, name);
    json_t *all = build_array();
    struct outcome outcome;
    struct trials trials;
    struct rig rig;
    size_t i;

    trials_make(&trials, subject);
    if (rig_start(&rig, subject) == 0) {
        for (i = trials.n; i-- > 0 && !subject_failed(subject);) {
            subject_step(subject, "number %zu, and none before it", i + 1);
            trials_run(&trials, &rig, i, &outcome);
            build_add(all, to_json(&outcome));
            outcome_free(&outcome);
        }
        if (json_dump_file(all, file, 0) && !subject_failed(subject))
            subject_fail(subject, "cannot write \"%s\"", file);
    }
    free(file);
}

static int
read_results(const struct trials *trials, struct subject *subject,
    const char *name, struct outcome *outcomes)
{
    char *file = mem_printf("%s/%s", subject->folder, name);
    json_t *all = json_load_file(file, JSON_ALLOW_NUL, NULL);
    size_t i;
    int rc = 0;

    if (json_array_size(all) != trials->n)
        rc = subject_fail(subject, "there are no results in \"%s\"", file);
    for (i = 0; i < trials->n && rc == 0; i++)
        from_json(json_array_get(all, trials->n - 1 - i), &outcomes[i]);
    json_decref(all);
    free(file);
    return rc;
}

static void
try_backward(struct subject *subject, void *ctx)
{
    (void)ctx;
    write_results(subject, BACKWARD);
}

int
trials_backward(const struct trials *trials, struct subject *subject,
    struct outcome *outcomes)
{
    return subject_apart(subject, try_backward, NULL)
               ? -1
               : read_results(trials, subject, BACKWARD, outcomes);
}

static void
try_elsewhere(struct subject *subject, void *ctx)
{
    void *hole = NULL; /* it stays until the process ends */
    int i;

    (void)ctx;
    for (i = 0; i < HOLES && hole != MAP_FAILED; i++)
        hole = mmap(NULL, HOLE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (subject_load(subject) == 0)
        write_results(subject, ELSEWHERE);
}

void
trials_try_elsewhere(struct subject *subject)
{
    subject_apart(subject, try_elsewhere, NULL);
}

int
trials_elsewhere(const struct trials *trials, struct subject *subject,
    struct outcome *outcomes)
{
    return read_results(trials, subject, ELSEWHERE, outcomes);
}
