/* SPDX-License-Identifier: MIT */
/* Records that nobody meant to write. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/checks.h"
#include "check/rig.h"
#include "check/specimens.h"
#include "json/build.h"

#define MEGABYTE ((size_t)1 << 20)

/* Strings with what programs stumble over.  A row with `times` is that often
 * in the string. */
static const struct {
    const char *what, *text;
    size_t n, times;
} strings[] = {
    { "is empty", "", 0, 1 },
    { "is a blank", " ", 1, 1 },
    { "is a NUL", "\0", 1, 1 },
    { "holds a NUL", "He said: \0 \"Yes.\"", 18, 1 },
    { "holds control characters", "a\1\2\x1b[31m\x7f", 9, 1 },
    { "begins with a byte order mark", "\xef\xbb\xbfThe ferry sank.", 18, 1 },
    { "holds noncharacters", "\xef\xbf\xbe\xef\xbf\xbf\xf4\x8f\xbf\xbf", 10,
        1 },
    { "runs from right to left", "\xe2\x80\xae\xd7\x90\xd7\x91\xe2\x80\xac", 10,
        1 },
    { "is a combining mark, often", "\xcc\x81", 2, MEGABYTE / 2 },
    { "is an emoji, often", "\xf0\x9f\x98\x80", 4, MEGABYTE / 4 },
    { "is a megabyte of one letter", "a", 1, MEGABYTE },
    { "is a megabyte of blanks", " ", 1, MEGABYTE },
    { "is a megabyte of line ends", "\n", 1, MEGABYTE },
    { "is a megabyte of quotation marks", "\"", 1, MEGABYTE },
    { "is a megabyte of opening marks", "\xe2\x80\x9c", 3, MEGABYTE / 3 },
    { "is a megabyte of tags", "<a>", 3, MEGABYTE / 3 },
    { "is a megabyte of brackets", "(", 1, MEGABYTE },
    { "is a megabyte of ampersands", "&", 1, MEGABYTE },
    { "is a megabyte of full stops", ". ", 2, MEGABYTE / 2 },
    { "is a megabyte of news",
        "\"We will rebuild,\" said Ada Lind, the mayor of Brook. ", 55,
        MEGABYTE / 55 },
};

static json_t *
string_of_bytes(size_t i)
{
    return specimens_text(
        strings[i].text, strings[i].n, strings[i].n * strings[i].times);
}

/* Arrays and objects in each other, as deep as a record may have them. */
static json_t *
deep(void)
{
    json_t *value = build_array(), *outer;
    int i;

    for (i = 0; i < 250; i++) {
        outer = i % 2 ? build_array() : build_object();
        if (i % 2)
            build_add(outer, value);
        else
            build_set(outer, "text", value);
        value = outer;
    }
    return value;
}

/* Elements that are not what an array is expected to hold. */
static json_t *
mixture(void)
{
    json_t *value = build_array(), *object = build_object();

    build_set(object, "text", json_integer(1));
    build_set(object, "start", json_string("x"));
    build_set(object, "end", json_integer(INT64_MIN));
    build_add(value, json_null());
    build_add(value, json_true());
    build_add(value, json_integer(INT64_MAX));
    build_add(value, json_real(1e308));
    build_add(value, json_string(""));
    build_add(value, build_array());
    build_add(value, build_object());
    build_add(value, object);
    return value;
}

static json_t *
many(void)
{
    json_t *value = build_array();
    int i;

    for (i = 0; i < 20000; i++)
        build_add(value, json_string("word"));
    return value;
}

static void
try_value(struct rig *rig, const json_t *record, const char *field,
    json_t *value, const char *what)
{
    json_t *other = build(json_deep_copy(record));
    struct outcome outcome;

    subject_step(rig->subject, "a record whose \"%s\" %s", field, what);
    specimens_put(other, field, value);
    rig_process(rig, other, &outcome);
    outcome_free(&outcome);
    json_decref(other);
}

static void
try_hostile_field(struct rig *rig, const json_t *record, const char *field)
{
    size_t i;

    try_value(rig, record, field, NULL, "is missing");
    try_value(rig, record, field, json_null(), "is null");
    try_value(rig, record, field, json_true(), "is true");
    try_value(rig, record, field, json_integer(INT64_MIN), "is a number");
    try_value(rig, record, field, json_real(-0.0), "is -0.0");
    try_value(rig, record, field, build_array(), "is an empty array");
    try_value(rig, record, field, build_object(), "is an empty object");
    try_value(rig, record, field, deep(), "is 250 levels deep");
    try_value(rig, record, field, mixture(), "holds a mixture");
    try_value(rig, record, field, many(), "has 20,000 elements");
    for (i = 0; i < sizeof(strings) / sizeof(strings[0]); i++) {
        if (!subject_failed(rig->subject))
            try_value(rig, record, field, string_of_bytes(i), strings[i].what);
    }
}

/* A record, whose reference is taken. */
static void
try_other(struct rig *rig, json_t *record, const char *what)
{
    struct outcome outcome;

    subject_step(rig->subject, "a record that %s", what);
    rig_process(rig, record, &outcome);
    outcome_free(&outcome);
    json_decref(record);
}

/* Fields that no plugin declares. */
static void
try_names(struct rig *rig, const json_t *record)
{
    json_t *other = build(json_deep_copy(record)), *many;
    char name[24];
    int i;

    build_set(other, "", json_string("x"));
    try_other(rig, other, "has a field without a name");
    other = build(json_deep_copy(record));
    build_set(other, "a.b[]", json_string("x"));
    build_set(other, "\xcc\x81 \"\\\n", json_string("x"));
    try_other(rig, other, "has fields with odd names");
    many = build(json_deep_copy(record));
    for (i = 0; i < 10000; i++) {
        snprintf(name, sizeof(name), "field_%d", i);
        build_set(many, name, json_integer(i));
    }
    try_other(rig, many, "has 10,000 other fields");
    try_other(rig, build_object(), "is empty");
}

void
checks_hostile(struct subject *subject)
{
    json_t *record, *paths, *path;
    struct rig rig;
    size_t i;

    if (rig_start(&rig, subject) == 0 &&
        subject_confine(subject, rig.stage.service.command) == 0) {
        record = specimens_full(subject, rig.stage.node);
        paths = specimens_paths(rig.stage.node, record);
        json_array_foreach (paths, i, path)
            try_hostile_field(&rig, record, json_string_value(path));
        try_names(&rig, record);
        json_decref(paths);
        json_decref(record);
    }
    rig_free(&rig);
}
