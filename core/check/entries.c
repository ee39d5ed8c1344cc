/* SPDX-License-Identifier: MIT */
/* What a reader makes of entries, whatever is in them. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/checks.h"
#include "check/guard.h"
#include "check/rig.h"
#include "host/fields.h"
#include "host/schema.h"

/* Places at which an entry is cut: every byte of one that is shorter. */
#define MOST_CUTS ((size_t)1 << 12)
#define SHORT     ((size_t)1 << 12) /* bytes that are tried at both ends */
#define LONG      ((size_t)1 << 20) /* bytes of a long entry */

/* The declared write of the outermost field `name`, or NULL. */
static const struct plan_field *
write_of_entry(const struct rig *rig, const char *name)
{
    const struct plan_node *node = rig->stage.node;
    size_t i;

    for (i = 0; i < node->nwrites; i++) {
        const struct cd_path *steps = node->writes[i].steps;

        if (steps == NULL || strcmp(cd_path_name(steps, 0), name) == 0)
            return &node->writes[i];
    }
    return NULL;
}

/* A record has what is declared: no more, no less, and in its types. */
static void
inspect_entry(struct rig *rig, const json_t *record)
{
    const struct plan_node *node = rig->stage.node;
    const char *key;
    json_t *value;
    size_t i;

    json_object_foreach ((json_t *)(uintptr_t)record, key, value) {
        if (write_of_entry(rig, key) == NULL)
            subject_fail(rig->subject,
                "%s: it writes \"%s\" and does not "
                "declare it",
                rig->subject->page->step, key);
    }
    for (i = 0; i < node->nwrites; i++) {
        const struct plan_field *field = &node->writes[i];

        if (field->steps == NULL)
            continue;
        value = (json_t *)(uintptr_t)cd_path_first(field->steps, record);
        if (value == NULL && !(field->flags & CD_OPTIONAL))
            subject_fail(rig->subject,
                "%s: it does not write \"%s\", which it "
                "promises for every record",
                rig->subject->page->step, field->path);
        if (value != NULL && !schema_is(value, field->types))
            subject_fail(rig->subject,
                "%s: it promises that \"%s\" is %s, and "
                "writes %s",
                rig->subject->page->step, field->path,
                fields_types(field->types), schema_type(value));
    }
}

static struct guard guard;

/* Read an entry with nothing behind it, and a short one with nothing in front
 * of it, too. */
static void
try_entry(struct rig *rig, const char *name, const char *text, size_t n)
{
    int i, times = n <= SHORT ? 2 : 1;
    struct outcome outcome;

    for (i = 0; i < times; i++) {
        rig_read(
            rig, name, 1, guard_hold(&guard, text, n, i == 0), n, &outcome);
        if (outcome.status == CD_KEEP)
            inspect_entry(rig, outcome.record);
        outcome_free(&outcome);
    }
}

/* The entry of an example cut off, and with a byte changed, at many places. */
static void
try_damage(struct rig *rig, const struct cd_example *example)
{
    const size_t n = strlen(example->input), step = n / MOST_CUTS + 1;
    char *changed = mem_dup(example->input, n);
    size_t i;

    for (i = 0; i < n && !subject_failed(rig->subject); i += step) {
        subject_step(rig->subject, "the first %zu bytes of \"%.40s\"", i,
            example->title);
        try_entry(rig, example->title, example->input, i);
        subject_step(
            rig->subject, "byte %zu of \"%.40s\" changed", i, example->title);
        changed[i] = (char)(example->input[i] ^ 0x80);
        try_entry(rig, example->title, changed, n);
        changed[i] = '\0';
        try_entry(rig, example->title, changed, n);
        changed[i] = example->input[i];
    }
    free(changed);
}

/* Entries that are one byte, often. */
static void
try_bytes(struct rig *rig, const char *name)
{
    static const char bytes[] = "\0\n\r\t \"',;:<&{[(=-#a0\x80\xc3\xe2\xf4\xff";
    char *text = mem_alloc(LONG);
    size_t i;

    for (i = 0; i + 1 < sizeof(bytes) && !subject_failed(rig->subject); i++) {
        subject_step(rig->subject, "bytes 0x%02x in \"%.40s\"",
            (unsigned char)bytes[i], name);
        memset(text, bytes[i], LONG);
        try_entry(rig, name, text, 1);
        try_entry(rig, name, text, LONG);
    }
    free(text);
}

/* The example gives the same behind all of that. */
static void
try_again(struct rig *rig, const struct cd_example *example,
    const struct outcome *was)
{
    const size_t n = strlen(example->input);
    struct outcome outcome;
    char *difference;

    subject_step(rig->subject, "\"%.80s\" once more", example->title);
    rig_read(rig, example->title, 1,
        guard_hold(&guard, example->input, n, true), n, &outcome);
    difference = outcome_difference(was, &outcome, NULL);
    if (difference != NULL)
        subject_fail(rig->subject, "%s: behind other entries %s",
            rig->subject->page->step, difference);
    free(difference);
    outcome_free(&outcome);
}

void
checks_entries(struct subject *subject)
{
    const struct plugin *plugin = subject->plugin;
    size_t most = LONG, i;
    struct rig rig;

    for (i = 0; i < plugin->nexamples; i++) {
        if (strlen(plugin->examples[i].input) > most)
            most = strlen(plugin->examples[i].input);
    }
    if (guard_make(&guard, subject, most))
        return;
    if (rig_start(&rig, subject) == 0 &&
        subject_confine(subject, rig.stage.service.command) == 0) {
        for (i = 0; i < plugin->nexamples && !subject_failed(subject); i++) {
            const struct cd_example *example = &plugin->examples[i];
            struct outcome first;

            subject_step(subject, "\"%.80s\"", example->title);
            rig_read(&rig, example->title, 1,
                guard_hold(
                    &guard, example->input, strlen(example->input), true),
                strlen(example->input), &first);
            if (first.status == CD_KEEP)
                inspect_entry(&rig, first.record);
            try_damage(&rig, example);
            try_entry(&rig, example->title, "", 0);
            try_bytes(&rig, example->title);
            try_again(&rig, example, &first);
            outcome_free(&first);
        }
    }
    rig_free(&rig);
    guard_free(&guard);
}
