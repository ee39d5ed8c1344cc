#include "engine/watch.h"

#include <time.h>

#include "engine/chain.h"

#define SECOND 1000000000u

/* Between two looks of ours more time than this means that we were stopped
 * or suspended, and so was the worker. */
#define GAP ((uint64_t)5 * SECOND)

/* What a process that only waits may use, in ns. */
#define NOTHING 1000000u

static uint64_t
cpu_of(pid_t pid, uint64_t otherwise)
{
    struct timespec t;
    clockid_t clock;

    if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &t) != 0)
        return otherwise;
    return (uint64_t)t.tv_sec * SECOND + (uint64_t)t.tv_nsec;
}

void
watch_start(struct watch *w, pid_t pid, uint32_t refs)
{
    w->ref = 0;
    w->refs = refs;
    w->cpu_began = w->cpu_seen = cpu_of(pid, 0);
    w->idle_since = w->looked = chain_clock();
}

bool
watch_moved(const struct watch *w, uint32_t ref)
{
    return ref > w->ref && ref <= w->refs;
}

const char *
watch_look(struct watch *w, pid_t pid, uint32_t ref)
{
    uint64_t now = chain_clock(), cpu = cpu_of(pid, w->cpu_seen);
    bool moved = watch_moved(w, ref);

    if (moved)
        w->cpu_began = cpu;
    if (moved || now - w->looked > GAP || cpu - w->cpu_seen > NOTHING)
        w->idle_since = now;
    if (moved)
        w->ref = ref;
    w->cpu_seen = cpu;
    w->looked = now;
    if (cpu - w->cpu_began >= (uint64_t)WATCH_CPU * SECOND)
        return "used 10 s of CPU time";
    if (now - w->idle_since >= (uint64_t)WATCH_IDLE * SECOND)
        return "did nothing for 30 s";
    return NULL;
}
