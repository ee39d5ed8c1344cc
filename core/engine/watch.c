/* SPDX-License-Identifier: MIT */
#include "engine/watch.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/limits.h"

/* If more time than this passed since our last look, we were stopped or
 * suspended, and the worker probably too: that time does not count as idle. */
#define GAP (5 * CLOCK_SECOND)

/* CPU time, in ns, that a process may use between two looks and count as
 * idle. */
#define NOTHING 1000000u

/* CPU time of the worker and its commands.  A command that ended takes its time
 * with it; the sum never counts as less than `otherwise`, the last one. */
static uint64_t
cpu_of_all(const struct watch *watch, pid_t pid, uint64_t otherwise)
{
    uint64_t ns = clock_cpu_of(pid, otherwise);
    size_t i;

    for (i = 0; i < watch->ncommands && watch->commands[i] != 0; i++)
        ns += clock_cpu_of((pid_t)watch->commands[i], 0);
    return ns > otherwise ? ns : otherwise;
}

void
watch_start(struct watch *watch, pid_t pid, uint32_t refs)
{
    watch->ref = 0;
    watch->refs = refs;
    watch->cpu_began = watch->cpu_seen = cpu_of_all(watch, pid, 0);
    watch->idle_since = watch->looked = clock_now();
}

bool
watch_moved(const struct watch *watch, uint32_t ref)
{
    return ref > watch->ref && ref <= watch->refs;
}

/* Read the beginning of /proc/PID/NAME into a string.  -1 if it cannot be
 * read. */
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

/* Bytes that the process has read and written so far. */
static int
io_bytes(pid_t pid, uint64_t *bytes)
{
    unsigned long long in, out;
    char text[256];

    if (read_proc(pid, "io", text, sizeof(text)) ||
        sscanf(text, "rchar: %llu wchar: %llu", &in, &out) != 2)
        return -1;
    *bytes = in + out;
    return 0;
}

/* Is it in state D, the sleep that only a device ends? */
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
watch_files(struct watch *watch, pid_t pid, uint64_t printed)
{
    uint64_t bytes = 0;
    bool known = io_bytes(pid, &bytes) == 0;
    bool moves = known && bytes > watch->bytes_seen + printed;

    if (moves)
        watch->bytes_seen = bytes - printed;
    if (moves || !known)
        watch->cpu_began = clock_cpu_of(pid, watch->cpu_seen);
    if (moves || waits_for_disk(pid))
        watch->idle_since = clock_now();
}

const char *
watch_look(struct watch *watch, pid_t pid, uint32_t ref)
{
    uint64_t now = clock_now(), cpu = cpu_of_all(watch, pid, watch->cpu_seen);
    bool moved = watch_moved(watch, ref);

    if (moved)
        watch->cpu_began = cpu;
    if (moved || now - watch->looked > GAP || cpu - watch->cpu_seen > NOTHING)
        watch->idle_since = now;
    if (moved)
        watch->ref = ref;
    watch->cpu_seen = cpu;
    watch->looked = now;
    if (cpu - watch->cpu_began >= LIMIT_RECORD_CPU * CLOCK_SECOND)
        return "used " LIMIT_TEXT(LIMIT_RECORD_CPU) " s of CPU time";
    if (now - watch->idle_since >= LIMIT_RECORD_IDLE * CLOCK_SECOND)
        return "did nothing for " LIMIT_TEXT(LIMIT_RECORD_IDLE) " s";
    return NULL;
}
