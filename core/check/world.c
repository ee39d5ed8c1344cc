/* SPDX-License-Identifier: MIT */
#include "check/world.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "check/object.h"

#define DAYS (400 * (int64_t)86400) /* s: another day, month and year */
#define IDS  1000003

enum { DAY, PROCESS, ZONE };

const char *const world_names[] = { [DAY] = "on another day",
    [PROCESS] = "in a process of another number",
    [ZONE] = "in another time zone",
    NULL };

static int64_t ahead; /* s that the clocks are */
static pid_t more;    /* that ids of processes are */
static char *zone;    /* TZ as it was, or NULL */

static time_t
our_time(time_t *t)
{
    const time_t now = time(NULL) + (time_t)ahead;

    if (t != NULL)
        *t = now;
    return now;
}

static int
our_clock_gettime(clockid_t clock, struct timespec *time)
{
    const int rc = clock_gettime(clock, time);

    time->tv_sec += rc == 0 ? (time_t)ahead : 0;
    return rc;
}

static int
our_gettimeofday(struct timeval *time, void *nothing)
{
    const int rc = gettimeofday(time, nothing);

    time->tv_sec += rc == 0 ? (time_t)ahead : 0;
    return rc;
}

#ifdef __LP64__
/* std::chrono::system_clock::now, whose result is a number of ns */
static int64_t
our_now(void)
{
    struct timespec time;

    our_clock_gettime(CLOCK_REALTIME, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}
#endif

static pid_t
our_getpid(void)
{
    return getpid() + more;
}

static pid_t
our_getppid(void)
{
    return getppid() + more;
}

#define OURS(name) \
    { \
#name, (object_function *)our_##name, NULL \
    }

static const struct object_import imports[] = {
    OURS(time),
    OURS(clock_gettime),
    OURS(gettimeofday),
#ifdef __LP64__
    { "_ZNSt6chrono3_V212system_clock3nowEv", (object_function *)our_now,
        NULL },
#endif
    OURS(getpid),
    OURS(getppid),
};

void
world_enter(const struct plugin *plugin, size_t i)
{
    const char *was = getenv("TZ");

    object_replace(plugin, imports, sizeof(imports) / sizeof(imports[0]));
    ahead = i == DAY ? DAYS : 0;
    more = i == PROCESS ? IDS : 0;
    if (i == ZONE) {
        zone = was != NULL ? mem_strdup(was) : NULL;
        setenv("TZ", "CHK-11:30", 1);
        tzset();
    }
}

void
world_leave(void)
{
    ahead = 0;
    more = 0;
    if (getenv("TZ") != NULL && strcmp(getenv("TZ"), "CHK-11:30") == 0) {
        if (zone != NULL)
            setenv("TZ", zone, 1);
        else
            unsetenv("TZ");
        tzset();
    }
    free(zone);
    zone = NULL;
}
