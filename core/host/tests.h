/* SPDX-License-Identifier: MIT */
/*
 * tests - what a pipeline says that it makes of a record: the "tests" of its
 * file, and of NAME.tests.json beside NAME.json.
 *
 *     {"name": "the byline goes into a field",
 *      "input": {"text": "By Ann Lee\n\nIt rained."},
 *      "expect": {"authors": ["Ann Lee"], "text": {"matches": "It*"}}}
 *
 * "input" is a record, or {"file": F, "line": N}, seen from the folder of the
 * tests.  "expect" names fields by paths, as they are behind the last stage: a
 * value is what the field must be, null says that it must not be there, and an
 * object whose keys are conditions of the plugin `select` ("matches", "min"
 * ...) holds what must be so.  "dropped" and "rejected" (a code) say that the
 * record does not come so far.
 */
#ifndef HOST_TESTS_H
#define HOST_TESTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "host/plan.h"
#include "host/test_field.h"

#define TESTS_MOST ((size_t)4096) /* of one pipeline */

struct test {
    const char *name;
    struct source *source; /* the file that it stands in ... */
    char *pointer;         /* ... and where, "/tests/0" */
    size_t number;         /* from 1, among those of that file */
    const json_t *input;   /* the record, or NULL: it stands ... */
    char *file;            /* ... in this file (to open it) ... */
    const char *shown;     /* ... as the test names it ... */
    uint64_t line;         /* ... on this line */
    const json_t *expect;  /* an object, or NULL */
    struct test_field *fields;
    size_t nfields;
    enum { TEST_UNSAID, TEST_WRITTEN, TEST_DROPPED, TEST_REJECTED } end;
    const char *code; /* TEST_REJECTED */
};

struct tests {
    struct test *v;
    size_t n, cap;
    struct config *beside; /* NAME.tests.json, or NULL */
    struct arena *scratch; /* of the conditions */
    struct texts *texts;
};

/* The tests of the plan's pipeline, with their conditions bound.  `codes`:
 * those that "rejected" may name, ending with NULL.  What is wrong goes to the
 * diagnostics of p->config->source. */
struct tests *tests_read(struct plan *plan, const char *const *codes,
    void (*loading)(void *, const char *), void *ctx);
void tests_free(struct tests *tests);

/* Start the plugin of each condition, behind the plan.  What one refuses is
 * told in the same place. */
void tests_prepare(struct plan *plan, struct tests *tests);

#endif
