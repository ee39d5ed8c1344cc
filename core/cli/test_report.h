/* SPDX-License-Identifier: MIT */
/*
 * test_report - does what came out of a test agree with what it expects, and
 * where not, which stage made it so?
 */
#ifndef CLI_TEST_REPORT_H
#define CLI_TEST_REPORT_H

#include <stdbool.h>

#include "base/buf.h"
#include "check/rehearsal.h"
#include "host/tests.h"

/* The record behind the last stage; NULL if it did not come so far, or is not
 * sound. */
json_t *test_report_record(
    const struct chain *chain, const struct rehearsal *rehearsal);

/* Does the record have what the field expects?  Its value is put into *value, a
 * new reference or NULL, in any case. */
bool test_report_holds(
    struct test_field *field, json_t *rec, json_t **value, struct buf *why);

/* True if all is as expected.  Else lines for people are appended to *out that
 * say field by field what differs. */
bool test_report(struct buf *out, const struct test *test,
    const struct chain *chain, const struct rehearsal *rehearsal);

#endif
