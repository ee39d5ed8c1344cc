/* SPDX-License-Identifier: MIT */
#include "lib/guard.h"

#include <locale.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>

#include "base/mem.h"
#include "json/number.h"

static pthread_mutex_t one_call = PTHREAD_MUTEX_INITIALIZER;
static pthread_once_t first_call = PTHREAD_ONCE_INIT;
static int forks_wait; /* 0: they do */

/* Of the call under way. */
static jmp_buf outside;
static pid_t inside;
static _Thread_local bool mine; /* it is this thread's */

/* ---- forks ----------------------------------------------------------------
 * What this library, those under it and plugins keep for the whole process is
 * in order between two calls alone.  The fork of a call itself, which starts a
 * command, holds the lock already. */

static void
before_fork(void)
{
    if (!mine)
        pthread_mutex_lock(&one_call);
}

static void
after_fork(void)
{
    if (!mine)
        pthread_mutex_unlock(&one_call);
}

static void
have_forks_wait(void)
{
    forks_wait = pthread_atfork(before_fork, after_fork, after_fork);
}

/* ---- calls --------------------------------------------------------------- */

static void
leave_call(void)
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

    pthread_once(&first_call, have_forks_wait);
    if (forks_wait != 0)
        return -1; /* there was no memory to note them */
    pthread_mutex_lock(&one_call);
    mine = true;
    number_locale();
    inside = getpid();
    mem_rescue(leave_call);
    if (setjmp(outside) == 0) {
        fn(ctx);
        rc = 0;
    } else {
        rc = -1;
    }
    mem_rescue(NULL);
    uselocale(before);
    mine = false;
    pthread_mutex_unlock(&one_call);
    return rc;
}
