/* SPDX-License-Identifier: MIT */
#include "engine/watch.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

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

/* That of its commands, too.  One that is gone takes its time with it, which
 * must not count as less than there was. */
static uint64_t
cpu_of_all(const struct watch *w, pid_t pid, uint64_t otherwise)
{
    uint64_t ns = cpu_of(pid, otherwise);
    size_t i;

    for (i = 0; i < w->ncommands && w->commands[i] != 0; i++)
        ns += cpu_of((pid_t)w->commands[i], 0);
    return ns > otherwise ? ns : otherwise;
}

void
watch_start(struct watch *w, pid_t pid, uint32_t refs)
{
    w->ref = 0;
    w->refs = refs;
    w->cpu_began = w->cpu_seen = cpu_of_all(w, pid, 0);
    w->idle_since = w->looked = chain_clock();
}

bool
watch_moved(const struct watch *w, uint32_t ref)
{
    return ref > w->ref && ref <= w->refs;
}

/* The start of /proc/PID/NAME as a string.  -1 if it cannot be read. */
static int
read_proc(pid_t pid, const char *name, char *text, size_t size)
{
    char path[64];
    ssize_t n;
    int fd;

    snprintf(path, sizeof(path), "/proc/%d/%s", (int)pid, name);
    fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return -1;
    n = read(fd, text, size - 1);
    close(fd);
    if (n <= 0)
        return -1;
    text[n] = '\0';
    return 0;
}

/* Bytes that it has read and written. */
static int
bytes_of(pid_t pid, uint64_t *bytes)
{
    unsigned long long in, out;
    char text[256];

    if (read_proc(pid, "io", text, sizeof(text)) ||
        sscanf(text, "rchar: %llu wchar: %llu", &in, &out) != 2)
        return -1;
    *bytes = in + out;
    return 0;
}

/* Is it in a sleep that only a device ends? */
static bool
waits_for_disk(pid_t pid)
{
    char text[256];
    const char *name_end;

    if (read_proc(pid, "stat", text, sizeof(text)))
        return false;
    name_end = strrchr(text, ')');
    return name_end != NULL && name_end[1] == ' ' && name_end[2] == 'D';
}

void
watch_files(struct watch *w, pid_t pid, uint64_t printed)
{
    uint64_t bytes = 0;
    bool known = bytes_of(pid, &bytes) == 0;
    bool moves = known && bytes > w->bytes_seen + printed;

    if (moves)
        w->bytes_seen = bytes - printed;
    if (moves || !known)
        w->cpu_began = cpu_of(pid, w->cpu_seen);
    if (moves || waits_for_disk(pid))
        w->idle_since = chain_clock();
}

const char *
watch_look(struct watch *w, pid_t pid, uint32_t ref)
{
    uint64_t now = chain_clock(), cpu = cpu_of_all(w, pid, w->cpu_seen);
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
