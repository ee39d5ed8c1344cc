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
guard_make(struct guard *g, struct subject *s, size_t most)
{
    struct sigaction act = { .sa_sigaction = touched,
        .sa_flags = (int)(SA_SIGINFO | SA_RESETHAND) };
    char *all;

    g->page = (size_t)sysconf(_SC_PAGESIZE);
    g->n = (most + g->page) / g->page * g->page;
    all = mmap(NULL, g->n + 2 * g->page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS,
        -1, 0);
    if (all == MAP_FAILED)
        return subject_fail(s, "there is no memory for an entry");
    g->room = all + g->page;
    watched = g;
    told = s->page;
    sigaction(SIGSEGV, &act, NULL);
    return 0;
}

void
guard_free(struct guard *g)
{
    signal(SIGSEGV, SIG_DFL);
    munmap(g->room - g->page, g->n + 2 * g->page);
}

const char *
guard_hold(struct guard *g, const char *s, size_t n, bool at_end)
{
    char *to = g->room + (at_end ? g->n - n : 0);

    mprotect(g->room, g->n, PROT_READ | PROT_WRITE);
    memset(g->room, 0xa5, g->n);
    if (n > 0)
        memcpy(to, s, n);
    mprotect(g->room, g->n, PROT_READ);
    return to;
}
