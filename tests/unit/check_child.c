/* SPDX-License-Identifier: MIT */
/* host: a child process that does not end when it is asked to. */
#include "unit.h"

#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "base/limits.h"
#include "process/child.h"

static int
never_ends(int channel, struct child_note *note, void *ctx)
{
    (void)channel;
    (void)note;
    (void)ctx;
    while (pause() != 0)
        continue;
    return 0;
}

static int64_t
ms_to_end(struct child *c)
{
    struct timespec from, to;

    clock_gettime(CLOCK_MONOTONIC, &from);
    child_end(c);
    clock_gettime(CLOCK_MONOTONIC, &to);
    return (int64_t)(to.tv_sec - from.tv_sec) * 1000 +
           (to.tv_nsec - from.tv_nsec) / 1000000;
}

/* Both waits are made longer by a slow machine. */
START_TEST(a_child_that_hangs_is_killed_sooner_behind_a_signal)
{
    struct child calm, hasty;
    struct cd_err e;
    int64_t waited;

    ck_assert_int_eq(child_start(&calm, never_ends, NULL, &e), 0);
    ck_assert_int_eq(child_start(&hasty, never_ends, NULL, &e), 0);
    waited = ms_to_end(&calm);
    ck_assert_int_ge(waited, LIMIT_END_MS);
    interrupt_catch();
    raise(SIGTERM);
    ck_assert_int_lt(ms_to_end(&hasty), waited / 2);
}
END_TEST

int
main(void)
{
    const TTest *const tests[] = {
        a_child_that_hangs_is_killed_sooner_behind_a_signal, NULL
    };

    return unit_main("unit child", unit_suite("child", tests));
}
