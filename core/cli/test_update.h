/* SPDX-License-Identifier: MIT */
/*
 * test_update - what came out of a test becomes what it expects, in the text of
 * the file that holds it.
 */
#ifndef CLI_TEST_UPDATE_H
#define CLI_TEST_UPDATE_H

#include "base/buf.h"
#include "check/rehearsal.h"
#include "host/tests.h"

/* Edit `text`, the file of the test, which is as it was read but for other
 * tests.  Only "expect", "dropped" and "rejected" of the test change: fields
 * that agree, conditions that hold and comments stay.  A test that expects
 * nothing gets every field that the stages made, changed or removed.  Returns
 * NULL or, to be freed, the names of fields whose values no pipeline file can
 * hold: of those, the test expects what it did. */
char *test_update(struct buf *text, const struct test *test,
    const struct chain *chain, const struct rehearsal *rehearsal);

/* Replace the file by the text, in one step; its mode stays. */
int test_update_save(
    const char *file, const struct buf *text, struct cd_err *err);

#endif
