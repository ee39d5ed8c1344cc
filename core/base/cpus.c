/* SPDX-License-Identifier: MIT */
#include "base/cpus.h"

#include <errno.h>
#include <sched.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define CPUS_MOST 65536 /* more than Linux can be built for */

/* ---- the mask ----------------------------------------------------------- */

/* The kernel's mask may be longer than a cpu_set_t. */
static unsigned
allowed(void)
{
    size_t n;

    for (n = CPU_SETSIZE; n <= CPUS_MOST; n *= 2) {
        cpu_set_t *set = CPU_ALLOC(n);
        size_t size = CPU_ALLOC_SIZE(n);
        int count = 0, failed;

        if (set == NULL)
            mem_exhausted();
        failed = sched_getaffinity(0, size, set) != 0 ? errno : 0;
        if (failed == 0)
            count = CPU_COUNT_S(size, set);
        CPU_FREE(set);
        if (failed == 0)
            return (unsigned)count;
        if (failed != EINVAL)
            break;
    }
    return 1;
}

/* ---- quotas ------------------------------------------------------------- */

/* The first line of FOLDER/NAME, without its newline.  -1 if there is none. */
static int
read_limit(const char *folder, const char *name, char *text, size_t n)
{
    char *path = mem_printf("%s/%s", folder, name);
    FILE *file = fopen(path, "re");
    bool got = file != NULL && fgets(text, (int)n, file) != NULL;

    free(path);
    if (file != NULL)
        fclose(file);
    if (got)
        text[strcspn(text, "\n")] = '\0';
    return got ? 0 : -1;
}

static void
limit(double *quota, double runs, double period)
{
    if (runs > 0 && period > 0 && (*quota == 0 || runs / period < *quota))
        *quota = runs / period;
}

/* "QUOTA PERIOD", QUOTA may be "max". */
static void
look_v2(double *quota, const char *folder)
{
    char line[64], *end;
    double runs;

    if (read_limit(folder, "cpu.max", line, sizeof(line)))
        return;
    runs = strtod(line, &end);
    if (end != line)
        limit(quota, runs, strtod(end, NULL));
}

/* A quota of -1 is none. */
static void
look_v1(double *quota, const char *folder)
{
    char runs[64], period[64];

    if (read_limit(folder, "cpu.cfs_quota_us", runs, sizeof(runs)) == 0 &&
        read_limit(folder, "cpu.cfs_period_us", period, sizeof(period)) == 0)
        limit(quota, strtod(runs, NULL), strtod(period, NULL));
}

/* ---- where the groups are ------------------------------------------------ */

/* Where a hierarchy is mounted. */
struct mount {
    char *root; /* group that is seen at `at` */
    char *at;
    bool v2;
};

/* Octal escapes of mountinfo, in place. */
static void
unescape(char *text)
{
    char *to = text;

    for (; *text != '\0'; text++, to++) {
        if (text[0] == '\\' && strspn(text + 1, "01234567") >= 3) {
            *to = (char)((text[1] - '0') << 6 | (text[2] - '0') << 3 |
                         (text[3] - '0'));
            text += 3;
        } else {
            *to = *text;
        }
    }
    *to = '\0';
}

/* Is `word` one of a list with commas? */
static bool
listed_cpus(const char *list, const char *word)
{
    size_t n = strlen(word);

    while (list != NULL) {
        if (strncmp(list, word, n) == 0 && (list[n] == ',' || list[n] == '\0'))
            return true;
        list = strchr(list, ',');
        list = list != NULL ? list + 1 : NULL;
    }
    return false;
}

/* A line of mountinfo: "36 25 0:31 ROOT AT OPTIONS ... - TYPE SOURCE MORE".
 * Returns whether it mounts groups that may limit processors; the strings
 * point into the line. */
static bool
parse_mount(char *line, struct mount *mount)
{
    char *dash = strstr(line, " - "), *save, *type, *more;
    int i;

    if (dash == NULL)
        return false;
    *dash = '\0';
    type = strtok_r(dash + 3, " \n", &save);
    strtok_r(NULL, " \n", &save);
    more = strtok_r(NULL, " \n", &save);
    if (type == NULL)
        return false;
    mount->v2 = strcmp(type, "cgroup2") == 0;
    if (!mount->v2 &&
        (strcmp(type, "cgroup") != 0 || !listed_cpus(more, "cpu")))
        return false;
    strtok_r(line, " ", &save);
    for (i = 0; i < 2; i++)
        strtok_r(NULL, " ", &save);
    mount->root = strtok_r(NULL, " ", &save);
    mount->at = strtok_r(NULL, " ", &save);
    if (mount->at == NULL)
        return false;
    unescape(mount->root);
    unescape(mount->at);
    return true;
}

/* What of a group's path lies below the root of the mount.  A group that is
 * not below it is outside of what we can see: the root limits us, too. */
static const char *
below_folder(const char *group, const char *root)
{
    size_t n = strcmp(root, "/") == 0 ? 0 : strlen(root);

    if (strncmp(group, root, n) != 0 || (group[n] != '/' && group[n] != '\0') ||
        strstr(group, "/..") != NULL)
        return "";
    return group + n;
}

/* The group and all above it, as far as they are mounted. */
static void
climb(double *quota, const struct mount *mount, const char *group)
{
    char *folder =
        mem_printf("%s%s", mount->at, below_folder(group, mount->root));
    size_t top = strlen(mount->at), n = strlen(folder);

    for (;;) {
        (mount->v2 ? look_v2 : look_v1)(quota, folder);
        if (n <= top)
            break;
        do
            n--;
        while (n > top && folder[n] != '/');
        folder[n] = '\0';
    }
    free(folder);
}

/* The group of a hierarchy in "ID:CONTROLLERS:GROUP" lines; the caller frees
 * it.  NULL if we are in none. */
static char *
group_of(const char *groups, bool v2)
{
    FILE *file = fopen(groups, "re");
    char *line = NULL, *found = NULL;
    size_t cap = 0;

    while (file != NULL && found == NULL && getline(&line, &cap, file) > 0) {
        char *list = strchr(line, ':'), *group;

        if (list == NULL || (group = strchr(++list, ':')) == NULL)
            continue;
        *group++ = '\0';
        group[strcspn(group, "\n")] = '\0';
        if (v2 ? *list == '\0' : listed_cpus(list, "cpu"))
            found = mem_strdup(group);
    }
    free(line);
    if (file != NULL)
        fclose(file);
    return found;
}

unsigned
cpus_quota(const char *groups, const char *mounts)
{
    FILE *file = fopen(mounts, "re");
    char *line = NULL;
    size_t cap = 0;
    double quota = 0;
    struct mount mount;

    while (file != NULL && getline(&line, &cap, file) > 0) {
        char *group =
            parse_mount(line, &mount) ? group_of(groups, mount.v2) : NULL;

        if (group != NULL)
            climb(&quota, &mount, group);
        free(group);
    }
    free(line);
    if (file != NULL)
        fclose(file);
    if (quota == 0 || quota > CPUS_MOST)
        return 0;
    return (unsigned)quota + ((double)(unsigned)quota < quota);
}

unsigned
cpus_usable(void)
{
    unsigned mask = allowed();
    unsigned quota = cpus_quota("/proc/self/cgroup", "/proc/self/mountinfo");

    return quota > 0 && quota < mask ? quota : mask > 0 ? mask : 1;
}
