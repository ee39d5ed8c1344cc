/* SPDX-License-Identifier: MIT */
/*
 * wreck_store - a store that does to its process what the field `wreck` of
 * the record says, or does it in the call that `in` names, cannot commit any
 * more, is broken, or tries to open or cut the file that `write`, `read`,
 * `truncate` or `empty` name.
 * Built with WRECK_CLIENT it is wreck_client, which says that it needs sockets.
 */
#include <copydesk/plugin.h>
#include <copydesk/record.h>

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "ways.h"

static bool full;                    /* nothing can be committed */
static bool broken;                  /* nothing may be asked of it any more */
static char later[40], later_in[40]; /* what to do, and in which call */

static const struct cd_field reads[] = {
    { .path = "wreck", .types = CD_T_STRING, .flags = CD_OPTIONAL },
    { .path = "in", .types = CD_T_STRING, .flags = CD_OPTIONAL },
    { .path = "write", .types = CD_T_STRING, .flags = CD_OPTIONAL },
    { .path = "read", .types = CD_T_STRING, .flags = CD_OPTIONAL },
    { .path = "truncate", .types = CD_T_STRING, .flags = CD_OPTIONAL },
    { .path = "empty", .types = CD_T_STRING, .flags = CD_OPTIONAL }, { 0 }
};

/* The file of the output must be there in the end; a client has none. */
static int
start(const struct cd_host *h, const void *opts, void *shared, void **self)
{
    int fd = h->output == NULL
                 ? -1
                 : open(h->output, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);

    (void)opts;
    (void)shared;
    *self = NULL;
    if (fd < 0 && h->output != NULL)
        return cd_fail(h, "%s: %s", h->output, strerror(errno));
    ways_do(h, getenv("WRECK_OPEN"));
    return fd < 0 ? 0 : close(fd);
}

static enum cd_status
try_open(const struct cd_host *h, const char *path, int flags)
{
    int fd = open(path, flags | O_CLOEXEC, 0666);

    if (fd >= 0) {
        close(fd);
        return CD_KEEP;
    }
    cd_fail(h, "%s: %s", path, strerror(errno));
    return CD_ERROR;
}

/* Leave a trace that tests find. */
static void
asked_again(const struct cd_host *h)
{
    char path[4096];

    snprintf(path, sizeof(path), "%s.again", h->output);
    try_open(h, path, O_WRONLY | O_CREAT);
}

/* Both ways to cut a file that takes no right to write to it. */
static enum cd_status
try_truncate(const struct cd_host *h, const char *path)
{
    if (try_open(h, path, O_RDONLY | O_TRUNC) == CD_KEEP ||
        truncate(path, 0) == 0)
        return CD_KEEP;
    cd_fail(h, "%s: %s", path, strerror(errno));
    return CD_ERROR;
}

/* Give a file away that can be read. */
static enum cd_status
try_mode(const struct cd_host *h, const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    enum cd_status status = CD_KEEP;

    if (fd < 0 || fchmod(fd, 0666) != 0) {
        cd_fail(h, "%s: %s", path, strerror(errno));
        status = CD_ERROR;
    }
    if (fd >= 0)
        close(fd);
    return status;
}

static enum cd_status
process(const struct cd_host *h, void *self, json_t *rec)
{
    const char *way = json_string_value(json_object_get(rec, "wreck"));
    const char *to = json_string_value(json_object_get(rec, "write"));
    const char *from = json_string_value(json_object_get(rec, "read"));
    const char *cut = json_string_value(json_object_get(rec, "truncate"));
    const char *in = json_string_value(json_object_get(rec, "in"));
    const char *empty = json_string_value(json_object_get(rec, "empty"));

    (void)self;
    if (way != NULL && in != NULL) {
        snprintf(later, sizeof(later), "%s", way);
        snprintf(later_in, sizeof(later_in), "%s", in);
        return CD_KEEP;
    }
    if (broken)
        asked_again(h);
    if (way != NULL && strcmp(way, "broken") == 0) {
        broken = true;
        cd_fail(h, "the server is gone");
        return CD_BROKEN;
    }
    if (to != NULL)
        return try_open(h, to, O_WRONLY | O_CREAT);
    if (from != NULL)
        return try_open(h, from, O_RDONLY);
    if (empty != NULL)
        return try_open(h, empty, O_WRONLY | O_TRUNC);
    if (cut != NULL)
        return try_truncate(h, cut);
    if (way != NULL && strcmp(way, "mode") == 0)
        return try_mode(h, h->output);
    full = full || (way != NULL && strcmp(way, "commit") == 0);
    if (way == NULL || full || ways_do(h, way) == 0)
        return CD_KEEP;
    cd_fail(h, "there is no way to wreck called \"%s\"", way);
    return CD_ERROR;
}

/* More than ten seconds of CPU time, but not for nothing. */
static void
work(const struct cd_host *h)
{
    char room[4096] = "";
    int fd = open(h->output, O_RDWR | O_CLOEXEC);

    while (clock() < 11 * CLOCKS_PER_SEC) {
        volatile unsigned i;

        for (i = 0; i < 1000000; i++)
            continue;
        if (pwrite(fd, room, sizeof(room), 0) < 0)
            break;
    }
    close(fd);
}

/* Do what was left for this call. */
static void
arrive(const struct cd_host *h, const char *call)
{
    if (strcmp(call, later_in) != 0)
        return;
    if (strcmp(later, "work") == 0)
        work(h);
    else
        ways_do(h, later);
}

static int
finish(const struct cd_host *h, void *self)
{
    (void)self;
    arrive(h, "finish");
    return 0;
}

static int
end(const struct cd_host *h, void *self)
{
    (void)self;
    arrive(h, "close");
    return 0;
}

static int
commit(const struct cd_host *h, void *self, uint64_t mark)
{
    (void)self;
    (void)mark;
    arrive(h, "commit");
    if (broken)
        asked_again(h);
    return full ? cd_fail(h, "the disk is full") : 0;
}

static int
resume(const struct cd_host *h, void *self, uint64_t *mark)
{
    const char *lie = getenv("WRECK_MARK");

    (void)h;
    (void)self;
    *mark = lie != NULL ? strtoull(lie, NULL, 10) : 0;
    return 0;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
#ifdef WRECK_CLIENT
    .name = "wreck_client",
    .flags = CD_NETWORK,
#else
    .name = "wreck_store",
#endif
    .version = "1.0",
    .license = "MIT",
    .summary = "Does to its process what the field wreck says.",
    .kind = CD_STORE,
    .reads = reads,
    .open = start,
    .process = process,
    .commit = commit,
    .resume = resume,
    .finish = finish,
    .close = end,
};
