/* SPDX-License-Identifier: MIT */
/* What stands in the descriptor: for people, and as examples. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "check/checks.h"
#include "check/rig.h"

void
checks_load(struct subject *subject)
{
    (void)subject; /* the registry did, or has said why not */
}

static bool
is_help_text(const char *at)
{
    return at != NULL && *at != '\0' &&
           utf8_valid(at, strlen(at)) == strlen(at);
}

static void
check_people(struct subject *subject)
{
    const struct cd_plugin *descriptor = &subject->plugin->d;

    if (!is_help_text(descriptor->summary) ||
        strchr(descriptor->summary, '\n') != NULL)
        subject_fail(subject, "its summary must be one line of text");
    if (!is_help_text(descriptor->version))
        subject_fail(subject, "its version is empty");
    if (!is_help_text(descriptor->author))
        subject_fail(subject, "it names no author");
    if (!is_help_text(descriptor->license))
        subject_fail(subject, "it names no license");
}

/* An older host can refuse what it does not know only if it is told. */
static void
check_level(struct subject *subject)
{
    const char *what = NULL;
    unsigned needs = abi_needs(subject->plugin, &what);

    if (subject->plugin->d.abi_minor < needs)
        subject_fail(subject,
            "it uses %s, of ABI %d.%u, and asks for %d.%u: put "
            "#define CD_ABI_WANT %u in front of plugin.h",
            what, CD_ABI_MAJOR, needs, CD_ABI_MAJOR,
            (unsigned)subject->plugin->d.abi_minor, needs);
}

static void
check_fields(struct subject *subject, const struct cd_field *field, size_t n,
    const char *what)
{
    if (n > 0 && !is_help_text(field[0].help))
        subject_fail(
            subject, "its %s \"%s\" has no help text", what, field[0].path);
}

static void
check_example(struct subject *subject, const struct cd_example *example)
{
    const bool reader = subject->plugin->d.kind == CD_READER;
    json_t *input, *options, *output = NULL;

    if (!is_help_text(example->title))
        subject_fail(subject, "an example has no title");
    input = example->input != NULL && !reader
                ? json_loads(example->input, 0, NULL)
                : NULL;
    if (reader && example->input == NULL)
        subject_fail(subject, "example \"%s\" has no input", example->title);
    else if (!reader && !json_is_object(input))
        subject_fail(subject, "example \"%s\": its input is no JSON object",
            example->title);
    options =
        example->options != NULL ? json_loads(example->options, 0, NULL) : NULL;
    if (example->options != NULL && !json_is_object(options))
        subject_fail(subject, "example \"%s\": its options are no JSON object",
            example->title);
    if (example->output != NULL &&
        (subject->plugin->d.kind == CD_FILTER || reader)) {
        output = json_loads(example->output, 0, NULL);
        if (!json_is_object(output))
            subject_fail(subject,
                "example \"%s\": its output is no JSON object", example->title);
    }
    json_decref(input);
    json_decref(options);
    json_decref(output);
}

void
checks_descriptor(struct subject *subject)
{
    const struct plugin *plugin = subject->plugin;
    size_t i;

    check_people(subject);
    check_level(subject);
    check_fields(subject, plugin->reads, plugin->nreads, "read");
    check_fields(subject, plugin->writes, plugin->nwrites, "write");
    for (i = 0; i < plugin->noptions; i++) {
        if (!is_help_text(plugin->options[i].help))
            subject_fail(subject, "its option \"%s\" has no help text",
                plugin->options[i].name);
    }
    for (i = 0; i < plugin->nexamples; i++)
        check_example(subject, &plugin->examples[i]);
    if (plugin->nexamples == 0 && plugin->d.kind != CD_STORE)
        subject_fail(subject, "it has no example");
}

/* ---- examples -------------------------------------------------------------
 */

static void
compare_example(struct subject *subject, const struct cd_example *example,
    const struct outcome *outcome)
{
    json_t *want;

    if (example->output == NULL) {
        if (outcome->status != CD_DROP)
            subject_fail(subject, "example \"%s\": the record is not dropped",
                example->title);
        return;
    }
    if (outcome->status == CD_ERROR) {
        subject_fail(subject, "example \"%s\": %s", example->title,
            outcome->fault.reason);
    } else if (outcome->status == CD_DROP) {
        subject_fail(
            subject, "example \"%s\": the record is dropped", example->title);
    } else if (subject->plugin->d.kind == CD_FORMAT) {
        if (outcome->out.n != strlen(example->output) ||
            memcmp(outcome->out.p, example->output, outcome->out.n) != 0)
            subject_fail(subject, "example \"%s\": it writes %.*s",
                example->title,
                (int)(outcome->out.n < 300 ? outcome->out.n : 300),
                outcome->out.n > 0 ? outcome->out.p : "");
    } else {
        char *got = json_dumps(outcome->record, JSON_COMPACT);

        want = json_loads(example->output, 0, NULL);
        if (!json_equal(want, outcome->record))
            subject_fail(subject, "example \"%s\": it gives %.400s",
                example->title, got != NULL ? got : "what is no JSON");
        json_decref(want);
        free(got);
    }
}

static void
run_example(struct subject *subject, const struct cd_example *example)
{
    const bool reader = subject->plugin->d.kind == CD_READER;
    json_t *input = reader ? NULL : json_loads(example->input, 0, NULL),
           *options = example->options != NULL
                          ? json_loads(example->options, 0, NULL)
                          : json_object();
    struct outcome outcome;
    struct cd_err err;
    struct rig rig;

    if (subject->request->options != NULL)
        json_object_update_missing(
            options, (json_t *)(uintptr_t)subject->request->options);
    subject_step(subject, "example \"%s\"", example->title);
    if (rig_prepare(&rig, subject, options, &err) || rig_open(&rig, &err)) {
        subject_fail(subject, "example \"%s\": %s", example->title, err.text);
    } else {
        if (reader)
            rig_read(&rig, example->title, 1, example->input,
                strlen(example->input), &outcome);
        else
            rig_process(&rig, input, &outcome);
        compare_example(subject, example, &outcome);
        outcome_free(&outcome);
    }
    rig_free(&rig);
    json_decref(input);
    json_decref(options);
}

void
checks_examples(struct subject *subject)
{
    size_t i;

    if (subject->plugin->nexamples == 0)
        subject_skip(subject, "it has no examples");
    for (i = 0; i < subject->plugin->nexamples && !subject_failed(subject); i++)
        run_example(subject, &subject->plugin->examples[i]);
}
