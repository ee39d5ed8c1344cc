/* SPDX-License-Identifier: MIT */
/* Options at their bounds, and beyond. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/checks.h"
#include "check/trials.h"
#include "json/build.h"

/* Prepare with one option set to v, whose reference is taken, and give it
 * everything.  A refusal is fine: rig_prepare has seen to its reason. */
static void
try_option(struct subject *s, const char *option, json_t *v, const char *what,
    bool refused)
{
    json_t *options = rig_options(s);
    struct trials t;
    struct outcome o;
    struct cd_err e;
    struct rig r;
    size_t i;

    trials_make(&t, s);
    subject_step(s, "option \"%s\" %s", option, what);
    build_set(options, option, v);
    if (rig_prepare(&r, s, options, &e) == 0 && rig_open(&r, &e) == 0) {
        if (refused)
            subject_fail(s, "option \"%s\" %s is taken", option, what);
        for (i = 0; i < t.n; i++) {
            trials_run(&t, &r, i, &o);
            outcome_free(&o);
        }
    }
    rig_free(&r);
    json_decref(options);
    trials_free(&t);
}

static json_t *
long_text(void)
{
    char *p = mem_alloc(65536);
    json_t *v;

    memset(p, 'x', 65536);
    v = build(json_stringn(p, 65536));
    free(p);
    return v;
}

static json_t *
list_of(json_t *v)
{
    json_t *list = build_array();

    build_add(list, v);
    return list;
}

static void
try_int(struct subject *s, const struct cd_option *o)
{
    try_option(s, o->name, json_integer(o->min.i), "at its least", false);
    try_option(s, o->name, json_integer(o->max.i), "at its most", false);
    if (o->min.i > INT64_MIN)
        try_option(
            s, o->name, json_integer(o->min.i - 1), "below its least", true);
    if (o->max.i < INT64_MAX)
        try_option(
            s, o->name, json_integer(o->max.i + 1), "above its most", true);
}

static void
try_real(struct subject *s, const struct cd_option *o)
{
    try_option(s, o->name, json_real(o->min.d), "at its least", false);
    try_option(s, o->name, json_real(o->max.d), "at its most", false);
}

static void
try_bool(struct subject *s, const struct cd_option *o)
{
    try_option(s, o->name, json_true(), "true", false);
    try_option(s, o->name, json_false(), "false", false);
}

static void
try_enum(struct subject *s, const struct cd_option *o)
{
    size_t i;

    for (i = 0; o->choices[i] != NULL && !subject_failed(s); i++)
        try_option(s, o->name, build_text(o->choices[i]), o->choices[i], false);
}

static void
try_text(struct subject *s, const struct cd_option *o)
{
    try_option(s, o->name, json_string(""), "empty", false);
    try_option(
        s, o->name, json_string("a b/../c.\xcc\x81%s%n$(x)"), "odd", false);
    try_option(s, o->name, long_text(), "of 64 KB", false);
}

static void
try_strings(struct subject *s, const struct cd_option *o)
{
    json_t *many = build_array();
    size_t i;

    for (i = 0; i < 1000; i++)
        build_add(many, json_string("text"));
    try_option(s, o->name, build_array(), "empty", false);
    try_option(
        s, o->name, list_of(json_string("")), "with an empty string", false);
    try_option(s, o->name, list_of(long_text()), "with 64 KB", false);
    try_option(s, o->name, many, "with 1,000 strings", false);
}

static void
try_json(struct subject *s, const struct cd_option *o)
{
    json_t *members = build_object();

    build_set(members, "text", list_of(build_object()));
    build_set(members, "", json_null());
    try_option(s, o->name, build_object(), "an empty object", false);
    try_option(s, o->name, build_array(), "an empty array", false);
    try_option(s, o->name, json_string("text"), "a string", false);
    try_option(s, o->name, json_integer(-1), "-1", false);
    try_option(s, o->name, list_of(json_null()), "a list with null", false);
    try_option(s, o->name, members, "an odd object", false);
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
checks_options(struct subject *s)
{
    size_t i;

    if (s->plugin->noptions == 0)
        subject_skip(s, "it has no options");
    for (i = 0; i < s->plugin->noptions && !subject_failed(s); i++)
        tries[s->plugin->options[i].type](s, &s->plugin->options[i]);
}
