/* SPDX-License-Identifier: MIT */
#include "lib/guard.h"

#include <locale.h>
#include <pthread.h>
#include <setjmp.h>
#include <stddef.h>
#include <unistd.h>

#include "base/mem.h"
#include "json/number.h"

static pthread_mutex_t one_call = PTHREAD_MUTEX_INITIALIZER;

/* Of the call under way. */
static jmp_buf outside;
static pid_t inside;

static void
leave(void)
{
    /* A command that is being started is a process of its own, which is ours to
     * end. */
    if (getpid() != inside)
        _exit(MEM_EXIT);
    longjmp(outside, 1);
}

int
guard_call(void (*fn)(void *ctx), void *ctx)
{
    locale_t before = uselocale((locale_t)0);
    int rc;

    pthread_mutex_lock(&one_call);
    number_locale();
    inside = getpid();
    mem_rescue(leave);
    if (setjmp(outside) == 0) {
        fn(ctx);
        rc = 0;
    } else {
        rc = -1;
    }
    mem_rescue(NULL);
    uselocale(before);
    pthread_mutex_unlock(&one_call);
    return rc;
}
