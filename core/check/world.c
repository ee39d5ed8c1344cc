/* SPDX-License-Identifier: MIT */
#include "check/world.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "check/object.h"

#define DAYS  (400 * (int64_t)86400) /* s: another day, month and year */
#define IDS   1000003
#define OTHER "/other/copydesk" /* as a name, a folder, a language */

enum { DAY, PROCESS, ZONE, USER, MACHINE, FOLDER, USUAL };

const char *const world_names[] = { [DAY] = "on another day",
    [PROCESS] = "in a process of another number",
    [ZONE] = "in another time zone",
    [USER] = "with another user, home and language in the environment",
    [MACHINE] = "on a machine of another name",
    [FOLDER] = "in another working directory",
    NULL };

static size_t world = USUAL;
static char *zone; /* TZ as it was, or NULL */

/* ---- what the plugin calls in place of the C library's --------------------
 */

static time_t
ahead(void)
{
    return world == DAY ? (time_t)DAYS : 0;
}

static time_t
our_time(time_t *t)
{
    const time_t now = time(NULL) + ahead();

    if (t != NULL)
        *t = now;
    return now;
}

static int
our_clock_gettime(clockid_t clock, struct timespec *time)
{
    const int rc = clock_gettime(clock, time);

    time->tv_sec += rc == 0 ? ahead() : 0;
    return rc;
}

static int
our_gettimeofday(struct timeval *time, void *nothing)
{
    const int rc = gettimeofday(time, nothing);

    time->tv_sec += rc == 0 ? ahead() : 0;
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
    return getpid() + (world == PROCESS ? IDS : 0);
}

static pid_t
our_getppid(void)
{
    return getppid() + (world == PROCESS ? IDS : 0);
}

static uid_t
our_getuid(void)
{
    return getuid() + (world == USER ? IDS : 0);
}

static char *
our_getenv(const char *name)
{
    static const char *const users[] = { "HOME", "USER", "LOGNAME", "LANG",
        "LC_ALL", "XDG_CONFIG_HOME" };
    static char other[] = OTHER;
    size_t i;

    for (i = 0; i < sizeof(users) / sizeof(users[0]) && world == USER; i++) {
        if (strcmp(name, users[i]) == 0)
            return other;
    }
    return getenv(name);
}

static int
our_uname(struct utsname *names)
{
    const int rc = uname(names);

    if (rc == 0 && world == MACHINE)
        snprintf(names->nodename, sizeof(names->nodename), "%s", OTHER);
    return rc;
}

static int
our_gethostname(char *name, size_t n)
{
    if (world != MACHINE)
        return gethostname(name, n);
    snprintf(name, n, "%s", OTHER);
    return 0;
}

/* Without a folder, one is made, of any size where n is 0. */
static char *
our_getcwd(char *folder, size_t n)
{
    const size_t size = folder == NULL && n == 0 ? sizeof(OTHER) : n;

    if (world != FOLDER || size < sizeof(OTHER))
        return getcwd(folder, n);
    return strcpy(folder != NULL ? folder : mem_alloc(size), OTHER);
}

/* ---- worlds ---------------------------------------------------------------
 */

#define OURS(name) \
    { \
#name, (object_function *)our_##name, NULL \
    }
#define OURS_AS(theirs, name) \
    { \
        theirs, (object_function *)our_##name, NULL \
    }

static const struct object_import imports[] = {
    OURS(time),
    OURS(clock_gettime),
    OURS(gettimeofday),
#ifdef __LP64__
    OURS_AS("_ZNSt6chrono3_V212system_clock3nowEv", now),
#endif
    OURS(getpid),
    OURS(getppid),
    OURS(getuid),
    OURS_AS("geteuid", getuid),
    OURS(getenv),
    OURS_AS("secure_getenv", getenv),
    OURS(uname),
    OURS(gethostname),
    OURS(getcwd),
};

void
world_enter(const struct plugin *plugin, size_t i)
{
    const char *was = getenv("TZ");

    object_replace(plugin, imports, sizeof(imports) / sizeof(imports[0]));
    world = i;
    if (world == ZONE) {
        zone = was != NULL ? mem_strdup(was) : NULL;
        setenv("TZ", "CHK-11:30", 1);
        tzset();
    }
}

void
world_leave(void)
{
    if (world == ZONE) {
        if (zone != NULL)
            setenv("TZ", zone, 1);
        else
            unsetenv("TZ");
        tzset();
    }
    world = USUAL;
    free(zone);
    zone = NULL;
}
