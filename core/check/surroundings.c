/* SPDX-License-Identifier: MIT */
#include "check/surroundings.h"

#include <dirent.h>
#include <fenv.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How many names a folder of /proc has; 0 where there is none. */
static size_t
count_entries(const char *folder)
{
    DIR *dir = opendir(folder);
    size_t n = 0;

    while (dir != NULL && readdir(dir) != NULL)
        n++;
    if (dir != NULL)
        closedir(dir);
    return n;
}

static uint64_t
sum_of_environment(void)
{
    uint64_t sum = 0xcbf29ce484222325u; /* FNV-1a */
    char **strings;
    const char *at;

    for (strings = environ; strings != NULL && *strings != NULL; strings++) {
        for (at = *strings; *at != '\0'; at++)
            sum = (sum ^ (unsigned char)*at) * 0x100000001b3u;
        sum *= 0x100000001b3u;
    }
    return sum;
}

void
surroundings_take(struct surroundings *surroundings)
{
    struct sigaction act;
    int i;
    unsigned which;

    memset(surroundings, 0, sizeof(*surroundings));
    snprintf(surroundings->locale, sizeof(surroundings->locale), "%s",
        setlocale(LC_ALL, NULL));
    if (getcwd(surroundings->folder, sizeof(surroundings->folder)) == NULL)
        surroundings->folder[0] = '\0';
    for (i = 1; i < SURROUNDINGS_SIGNALS; i++) {
        if (sigaction(i, NULL, &act) == 0)
            surroundings->handlers[i] = (uintptr_t)act.sa_handler;
    }
    sigprocmask(SIG_BLOCK, NULL, &surroundings->blocked);
    surroundings->rounding = fegetround();
    surroundings->environment = sum_of_environment();
    for (which = 0; which < RLIM_NLIMITS; which++)
        getrlimit(which, &surroundings->limits[which]);
    surroundings->mask = umask(0);
    umask(surroundings->mask);
    surroundings->descriptors = count_entries("/proc/self/fd");
    surroundings->threads = count_entries("/proc/self/task");
}

const char *
surroundings_changed(const struct surroundings *before)
{
    struct surroundings now;

    surroundings_take(&now);
    if (strcmp(now.locale, before->locale) != 0)
        return "it changes the locale of the process: it may not call "
               "setlocale";
    if (memcmp(now.handlers, before->handlers, sizeof(now.handlers)) != 0)
        return "it changes what a signal does: it may install no handler";
    if (memcmp(&now.blocked, &before->blocked, sizeof(now.blocked)) != 0)
        return "it changes which signals are blocked";
    if (now.rounding != before->rounding)
        return "it changes how numbers are rounded";
    if (strcmp(now.folder, before->folder) != 0)
        return "it changes the folder of the process";
    if (memcmp(now.limits, before->limits, sizeof(now.limits)) != 0)
        return "it changes a limit of the process";
    if (now.environment != before->environment)
        return "it changes the environment of the process";
    if (now.mask != before->mask)
        return "it changes the umask of the process";
    if (now.threads > before->threads)
        return "it starts a thread and does not end it";
    if (now.descriptors > before->descriptors)
        return "it leaves a descriptor open";
    return NULL;
}
