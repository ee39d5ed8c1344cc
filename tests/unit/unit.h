/* SPDX-License-Identifier: MIT */
/*
 * unit - what the Check programs share.
 */
#ifndef UNIT_UNIT_H
#define UNIT_UNIT_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

/* Run the suite, print what failed and "NAME: N passed, N failed". */
static inline int
unit_main(const char *name, Suite *suite)
{
    SRunner *r = srunner_create(suite);
    int run, failed;

    srunner_run_all(r, CK_ENV);
    run = srunner_ntests_run(r);
    failed = srunner_ntests_failed(r);
    srunner_free(r);
    printf("%s: %d passed, %d failed\n", name, run - failed, failed);
    return failed > 0 || run == 0;
}

/* A suite of one case with the tests that follow, ended by NULL. */
static inline Suite *
unit_suite(const char *name, const TTest *const *tests)
{
    Suite *s = suite_create(name);
    TCase *c = tcase_create(name);

    /* For what hangs; tests/run.sh makes it longer where tests are slow. */
    tcase_set_timeout(c, 120);
    for (; *tests != NULL; tests++)
        tcase_add_test(c, *tests);
    suite_add_tcase(s, c);
    return s;
}

#endif
