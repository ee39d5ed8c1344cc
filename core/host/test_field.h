/* SPDX-License-Identifier: MIT */
/*
 * test_field - what a test of a pipeline expects of one field.
 *
 * A condition is a stage of the plugin `select` that keeps the records for
 * which it holds, so that its words, and what is wrong with them, are said in
 * one place.
 */
#ifndef HOST_TEST_FIELD_H
#define HOST_TEST_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "host/plan.h"
#include "host/stage.h"

/* A condition, and how it becomes an option of `select`; a table of them ends
 * with {0}. */
struct test_condition {
    const char *name; /* of the option, too */
    enum {
        TEST_PAIRS, /* the option's value is {path: value} */
        TEST_LIST,  /* the value is true, that of the option [path] */
        TEST_WORDS, /* the same value; the option "field" is the path */
        TEST_DATES, /* the same value; the path is "date" */
        TEST_PLAIN  /* the same value */
    } as;
};
extern const struct test_condition test_conditions[];

struct test_field {
    const char *path;          /* as it was written */
    struct cd_path steps;      /* n is 0 if it is none */
    const json_t *value;       /* what it must be; NULL: the condition ... */
    const json_t *condition;   /* ... as it was written */
    struct config_node config; /* its pointer is where it stands */
    struct plan_node node;     /* its id is the name of the test */
    struct stage stage;
    bool prepared;
};

/* Take what the value or condition `value`, at config.pointer, expects of the
 * field; path and node.id are set.  `plan` is a plan with the config that it
 * stands in; what is wrong goes to the diagnostics of that. */
void test_field_take(struct test_field *field, struct plan *plan,
    const json_t *value, void (*loading)(void *, const char *), void *ctx);
void test_field_free(struct test_field *field);
/* Is it an object with the name of a condition in it?  A value that is, is
 * expected as {"equals": VALUE}. */
bool test_field_is_condition(const json_t *value);

/* Start the condition, if it is one.  What the plugin refuses is told in the
 * same place. */
void test_field_prepare(struct test_field *field, struct plan *plan,
    struct arena *scratch, struct texts *texts);

/* Does the condition hold for the record?  -1 with *err if that cannot be
 * said. */
int test_field_holds(struct test_field *field, json_t *rec, struct cd_err *err);

/* Has the path "[]"?  Then it names a list of values. */
bool test_field_is_list(const struct test_field *field);
/* The value that the path names in a record, a new reference: an array of all
 * where it has "[]"; NULL where there is none. */
json_t *test_field_value(const struct test_field *field, const json_t *rec);

#endif
