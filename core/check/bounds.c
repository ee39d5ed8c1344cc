/* SPDX-License-Identifier: MIT */
/* Options at their bounds, and beyond. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/checks.h"
#include "check/trials.h"
#include "json/build.h"

/* Prepare with one option set to `value`, whose reference is taken, and give it
 * everything.  A refusal is fine: rig_prepare has seen to its reason. */
static void
try_option(struct subject *subject, const char *option, json_t *value,
    const char *what, bool refused)
{
    json_t *options = rig_options(subject);
    struct trials trials;
    struct outcome outcome;
    struct cd_err err;
    struct rig rig;
    size_t i;

    trials_make(&trials, subject);
    subject_step(subject, "option \"%s\" %s", option, what);
    build_set(options, option, value);
    if (rig_prepare(&rig, subject, options, &err) == 0 &&
        rig_open(&rig, &err) == 0) {
        if (refused)
            subject_fail(subject, "option \"%s\" %s is taken", option, what);
        for (i = 0; i < trials.n; i++) {
            trials_run(&trials, &rig, i, &outcome);
            outcome_free(&outcome);
        }
    }
    rig_free(&rig);
    json_decref(options);
    trials_free(&trials);
}

static json_t *
long_text(void)
{
    char *at = mem_alloc(65536);
    json_t *value;

    memset(at, 'x', 65536);
    value = build(json_stringn(at, 65536));
    free(at);
    return value;
}

static json_t *
list_of_bounds(json_t *value)
{
    json_t *list = build_array();

    build_add(list, value);
    return list;
}

static void
try_int(struct subject *subject, const struct cd_option *option)
{
    try_option(subject, option->name, json_integer(option->min.i),
        "at its least", false);
    try_option(subject, option->name, json_integer(option->max.i),
        "at its most", false);
    if (option->min.i > INT64_MIN)
        try_option(subject, option->name, json_integer(option->min.i - 1),
            "below its least", true);
    if (option->max.i < INT64_MAX)
        try_option(subject, option->name, json_integer(option->max.i + 1),
            "above its most", true);
}

static void
try_real(struct subject *subject, const struct cd_option *option)
{
    try_option(
        subject, option->name, json_real(option->min.d), "at its least", false);
    try_option(
        subject, option->name, json_real(option->max.d), "at its most", false);
}

static void
try_bool(struct subject *subject, const struct cd_option *option)
{
    try_option(subject, option->name, json_true(), "true", false);
    try_option(subject, option->name, json_false(), "false", false);
}

static void
try_enum(struct subject *subject, const struct cd_option *option)
{
    size_t i;

    for (i = 0; option->choices[i] != NULL && !subject_failed(subject); i++)
        try_option(subject, option->name, build_text(option->choices[i]),
            option->choices[i], false);
}

static void
try_text(struct subject *subject, const struct cd_option *option)
{
    try_option(subject, option->name, json_string(""), "empty", false);
    try_option(subject, option->name, json_string("a b/../c.\xcc\x81%s%n$(x)"),
        "odd", false);
    try_option(subject, option->name, long_text(), "of 64 KB", false);
}

static void
try_strings(struct subject *subject, const struct cd_option *option)
{
    json_t *many = build_array();
    size_t i;

    for (i = 0; i < 1000; i++)
        build_add(many, json_string("text"));
    try_option(subject, option->name, build_array(), "empty", false);
    try_option(subject, option->name, list_of_bounds(json_string("")),
        "with an empty string", false);
    try_option(subject, option->name, list_of_bounds(long_text()), "with 64 KB",
        false);
    try_option(subject, option->name, many, "with 1,000 strings", false);
}

static void
try_json(struct subject *subject, const struct cd_option *option)
{
    json_t *members = build_object();

    build_set(members, "text", list_of_bounds(build_object()));
    build_set(members, "", json_null());
    try_option(subject, option->name, build_object(), "an empty object", false);
    try_option(subject, option->name, build_array(), "an empty array", false);
    try_option(subject, option->name, json_string("text"), "a string", false);
    try_option(subject, option->name, json_integer(-1), "-1", false);
    try_option(subject, option->name, list_of_bounds(json_null()),
        "a list with null", false);
    try_option(subject, option->name, members, "an odd object", false);
}

static void (*const tries[])(struct subject *, const struct cd_option *) = {
    [CD_O_BOOL] = try_bool,
    [CD_O_INT] = try_int,
    [CD_O_REAL] = try_real,
    [CD_O_STRING] = try_text,
    [CD_O_PATH] = try_text,
    [CD_O_ENUM] = try_enum,
    [CD_O_STRINGS] = try_strings,
    [CD_O_JSON] = try_json,
};

void
checks_options(struct subject *subject)
{
    size_t i;

    if (subject->plugin->noptions == 0)
        subject_skip(subject, "it has no options");
    for (i = 0; i < subject->plugin->noptions && !subject_failed(subject); i++)
        tries[subject->plugin->options[i].type](
            subject, &subject->plugin->options[i]);
}
