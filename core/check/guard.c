/* SPDX-License-Identifier: MIT */
#include "check/guard.h"

#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static const struct guard *watched;
static struct subject_page *told;

/* The instruction is tried again, and ends the process. */
static void
touched(int signal, siginfo_t *info, void *context)
{
    const uintptr_t at = (uintptr_t)info->si_addr,
                    from = (uintptr_t)watched->room, end = from + watched->n;

    (void)signal;
    (void)context;
    if (at >= from - watched->page && at < from)
        told->trespass = SUBJECT_BEFORE;
    else if (at >= from && at < end)
        told->trespass = SUBJECT_INSIDE;
    else if (at >= end && at < end + watched->page)
        told->trespass = SUBJECT_BEHIND;
}

int
guard_make(struct guard *guard, struct subject *subject, size_t most)
{
    struct sigaction act = { .sa_sigaction = touched,
        .sa_flags = (int)(SA_SIGINFO | SA_RESETHAND) };
    char *all;

    guard->page = (size_t)sysconf(_SC_PAGESIZE);
    guard->n = (most + guard->page) / guard->page * guard->page;
    all = mmap(NULL, guard->n + 2 * guard->page, PROT_NONE,
        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (all == MAP_FAILED)
        return subject_fail(subject, "there is no memory for an entry");
    guard->room = all + guard->page;
    watched = guard;
    told = subject->page;
    sigaction(SIGSEGV, &act, NULL);
    return 0;
}

void
guard_free(struct guard *guard)
{
    signal(SIGSEGV, SIG_DFL);
    munmap(guard->room - guard->page, guard->n + 2 * guard->page);
}

const char *
guard_hold(struct guard *guard, const char *text, size_t n, bool at_end)
{
    char *to = guard->room + (at_end ? guard->n - n : 0);

    mprotect(guard->room, guard->n, PROT_READ | PROT_WRITE);
    memset(guard->room, 0xa5, guard->n);
    if (n > 0)
        memcpy(to, text, n);
    mprotect(guard->room, guard->n, PROT_READ);
    return to;
}
