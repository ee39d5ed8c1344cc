/* SPDX-License-Identifier: MIT */
/*
 * shelf - a store whose output is a folder, with a file for each run that put
 * something there: the ids of its records, one a line.
 *
 * A record with "shelf": "no" is refused.  The environment variable SHELF,
 * which no option is, so that it may change between kill and --resume, says
 * "all" (nothing is refused) or "full" (nothing can be committed).
 */
#include <copydesk/plugin.h>
#include <copydesk/record.h>

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct cd_field reads[] = {
    { .path = "id", .types = CD_T_STRING, .flags = CD_OPTIONAL },
    { .path = "shelf", .types = CD_T_STRING, .flags = CD_OPTIONAL }, { 0 }
};

struct shelf {
    int fd; /* of the file of this run */
    char name[4200];
};

static bool
told(const char *what)
{
    const char *s = getenv("SHELF");

    return s != NULL && strcmp(s, what) == 0;
}

static int
fail(const struct cd_host *h, const char *name)
{
    return cd_fail(h, "%s: %s", name, strerror(errno));
}

static int
start(const struct cd_host *h, const void *opts, void *shared, void **self)
{
    struct shelf *s = calloc(1, sizeof(*s));

    (void)opts;
    (void)shared;
    *self = s;
    if (s == NULL)
        return cd_fail(h, "out of memory");
    if (mkdir(h->output, 0777) != 0 && errno != EEXIST)
        return fail(h, h->output);
    snprintf(s->name, sizeof(s->name), "%s/%s", h->output, h->run_id);
    s->fd = open(s->name, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    return s->fd < 0 ? fail(h, s->name) : 0;
}

/* The mark and the size that went with it are in a file of their own. */
static int
resume(const struct cd_host *h, void *self, uint64_t *mark)
{
    struct shelf *s = self;
    char name[4300];
    long long size = 0;
    FILE *f;

    *mark = 0;
    snprintf(name, sizeof(name), "%s.mark", s->name);
    f = fopen(name, "r");
    if (f != NULL && fscanf(f, "%" SCNu64 " %lld", mark, &size) != 2)
        *mark = 0;
    if (f != NULL)
        fclose(f);
    if (ftruncate(s->fd, (off_t)size) != 0 || lseek(s->fd, 0, SEEK_END) < 0)
        return fail(h, s->name);
    return 0;
}

static enum cd_status
process(const struct cd_host *h, void *self, json_t *rec)
{
    const char *id = json_string_value(json_object_get(rec, "id"));
    const char *shelf = json_string_value(json_object_get(rec, "shelf"));
    struct shelf *s = self;

    if (shelf != NULL && strcmp(shelf, "no") == 0 && !told("all")) {
        cd_fail(h, "there is no room for it");
        return CD_ERROR;
    }
    return dprintf(s->fd, "%s\n", id != NULL ? id : "") < 0 ? CD_ERROR
                                                            : CD_KEEP;
}

static int
commit(const struct cd_host *h, void *self, uint64_t mark)
{
    struct shelf *s = self;
    char name[4300], part[4310], text[80];
    int n, fd, rc;

    if (told("full"))
        return cd_fail(h, "the shelf is full");
    snprintf(name, sizeof(name), "%s.mark", s->name);
    snprintf(part, sizeof(part), "%s.new", name);
    n = snprintf(text, sizeof(text), "%" PRIu64 " %lld\n", mark,
        (long long)lseek(s->fd, 0, SEEK_CUR));
    fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    rc = fd < 0 || write(fd, text, (size_t)n) != n || fsync(s->fd) != 0;
    if (fd >= 0)
        close(fd);
    return rc || rename(part, name) != 0 ? fail(h, name) : 0;
}

static int
undo(const struct cd_host *h, void *self, const char *run_id)
{
    static const char *const ends[] = { ".mark", "" };
    char name[4300];
    size_t i;

    (void)self;
    for (i = 0; i < 2; i++) {
        snprintf(name, sizeof(name), "%s/%s%s", h->output, run_id, ends[i]);
        if (unlink(name) != 0 && errno != ENOENT)
            return fail(h, name);
    }
    return 0;
}

static int
stop(const struct cd_host *h, void *self)
{
    struct shelf *s = self;

    (void)h;
    close(s->fd);
    free(s);
    return 0;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "shelf",
    .version = "1.0",
    .license = "MIT",
    .summary = "Puts ids into a folder, a file for each run.",
    .kind = CD_STORE,
    .reads = reads,
    .open = start,
    .process = process,
    .commit = commit,
    .resume = resume,
    .undo = undo,
    .close = stop,
};
