/* SPDX-License-Identifier: MIT */
#include "dataset.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "notes.h"

#define PATIENCE 200 /* looks, 50 ms apart, at a folder that is in use */

static int
fail(const struct cd_host *h, const char *name)
{
    return cd_fail(h, "%s%s%s: %s", h->output, name[0] != '\0' ? "/" : "", name,
        strerror(errno));
}

static int
out_of_memory(const struct cd_host *h)
{
    return cd_fail(h, "out of memory");
}

void
dataset_part_name(char *to, size_t number, bool finished)
{
    snprintf(to, DATASET_NAME, "part-%05zu.parquet%s", number,
        finished ? "" : ".part");
}

void
dataset_rows_name(char *to, const char *run_id, unsigned file)
{
    snprintf(to, DATASET_NAME, "%s.%s.%u", NOTES_NAME, run_id, file);
}

static uint64_t
number_in(const json_t *o, const char *name)
{
    return (uint64_t)json_integer_value(json_object_get(o, name));
}

/* ---- runs ---------------------------------------------------------------- */

static json_t *
find_run(const struct dataset *d, const char *run_id, size_t *at)
{
    json_t *runs = json_object_get(d->all, "runs"), *run;
    const char *id;
    size_t i;

    json_array_foreach (runs, i, run) {
        id = json_string_value(json_object_get(run, "run_id"));
        *at = i;
        if (id != NULL && strcmp(id, run_id) == 0)
            return run;
    }
    return NULL;
}

/* Call fn for the number of every part of a run until it returns other than
 * 0. */
static int
each_part(
    const json_t *run, int (*fn)(void *ctx, const json_t *part), void *ctx)
{
    json_t *parts = json_object_get(run, "parts"), *part;
    size_t i;
    int rc = 0;

    json_array_foreach (parts, i, part) {
        if ((rc = fn(ctx, part)) != 0)
            return rc;
    }
    return 0;
}

static int
above(void *ctx, const json_t *part)
{
    size_t *next = ctx, n = (size_t)number_in(part, "number");

    if (n >= *next)
        *next = n + 1;
    return 0;
}

size_t
dataset_next(const struct dataset *d)
{
    json_t *runs = json_object_get(d->all, "runs"), *run;
    size_t next = 0, i;

    json_array_foreach (runs, i, run)
        each_part(run, above, &next);
    return next;
}

bool
dataset_empty(const struct dataset *d)
{
    return dataset_next(d) == 0;
}

uint64_t
dataset_mark(const struct dataset *d)
{
    return number_in(d->run, "mark");
}

struct dataset_rows
dataset_waiting(const struct dataset *d)
{
    const json_t *w = json_object_get(d->run, "waiting");

    return (struct dataset_rows){ (unsigned)number_in(w, "file") & 1,
        number_in(w, "bytes"), number_in(w, "rows"),
        (uint32_t)number_in(w, "crc32") };
}

/* ---- opening ------------------------------------------------------------- */

/* The folder, made if it is not there, and that durable. */
static int
make_folder(const struct cd_host *h)
{
    char *above_it;
    int fd;

    if (mkdir(h->output, 0777) != 0)
        return errno == EEXIST ? 0 : fail(h, "");
    if ((above_it = strdup(h->output)) == NULL)
        return out_of_memory(h);
    strrchr(above_it, '/')[above_it[1] == '\0'] = '\0';
    fd = open(above_it[0] != '\0' ? above_it : "/",
        O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(above_it);
    if (fd < 0 || fsync(fd) != 0)
        fail(h, "");
    else
        errno = 0;
    if (fd >= 0)
        close(fd);
    return errno == 0 ? 0 : -1;
}

/* One run at a time: the process of a killed one may still hold it. */
static int
lock(const struct cd_host *h, const struct dataset *d)
{
    const struct timespec pause = { 0, 50000000 };
    int looks;

    for (looks = 0; flock(d->folder, LOCK_EX | LOCK_NB) != 0; looks++) {
        if (errno != EWOULDBLOCK)
            return fail(h, "");
        if (looks == PATIENCE)
            return cd_fail(h,
                "%s: another run is at work in it: wait for its end",
                h->output);
        nanosleep(&pause, NULL);
    }
    return 0;
}

/* A folder without notes is ours if nothing else is in it. */
static int
see_empty(const struct cd_host *h, const struct dataset *d)
{
    int fd = dup(d->folder);
    DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
    const struct dirent *x;
    int rc = dir != NULL ? 0 : fail(h, "");

    while (rc == 0 && (x = readdir(dir)) != NULL) {
        if (strcmp(x->d_name, ".") != 0 && strcmp(x->d_name, "..") != 0 &&
            strncmp(x->d_name, NOTES_NAME, strlen(NOTES_NAME)) != 0)
            rc = cd_fail(h,
                "%s has files in it that copydesk has not written (%s): the"
                " output needs a folder of its own",
                h->output, x->d_name);
    }
    if (dir != NULL)
        closedir(dir);
    else if (fd >= 0)
        close(fd);
    return rc;
}

static int
load(const struct cd_host *h, struct dataset *d, const struct blob *columns)
{
    const json_t *was;

    if (notes_read(h, d->folder, &d->all))
        return -1;
    if (d->all == NULL) {
        d->all = json_pack("{s:i, s:s%, s:[]}", "parquet", NOTES_VERSION,
            "columns", (const char *)columns->p, columns->n, "runs");
        return d->all != NULL ? see_empty(h, d) : out_of_memory(h);
    }
    was = json_object_get(d->all, "columns");
    if (json_string_length(was) != columns->n ||
        memcmp(json_string_value(was), columns->p, columns->n) != 0)
        return cd_fail(h,
            "%s was made with other \"columns\" or another \"rest\": give the"
            " output another \"path\"",
            h->output);
    return 0;
}

/* ---- parts that are there ------------------------------------------------ */

struct looking {
    const struct cd_host *h;
    const struct dataset *d;
};

static int
verify(void *ctx, const json_t *part)
{
    const struct looking *x = ctx;
    const struct part was = { number_in(part, "bytes"),
        (uint32_t)number_in(part, "crc32") };
    char name[DATASET_NAME];

    dataset_part_name(name, (size_t)number_in(part, "number"), false);
    if (faccessat(x->d->folder, name, F_OK, 0) != 0 && errno == ENOENT)
        dataset_part_name(name, (size_t)number_in(part, "number"), true);
    return part_verify(x->h, &was, x->d->folder, name);
}

/* Parts behind those that are known were never committed. */
static int
remove_others(const struct cd_host *h, const struct dataset *d)
{
    char name[DATASET_NAME];
    size_t n = dataset_next(d);

    do
        dataset_part_name(name, n++, false);
    while (unlinkat(d->folder, name, 0) == 0);
    return errno == ENOENT ? 0 : fail(h, name);
}

static json_t *
inputs_of(const struct cd_host *h)
{
    json_t *all = json_array();
    size_t i;

    for (i = 0; i < h->ninputs && all != NULL; i++) {
        const struct cd_input *in = &h->inputs[i];

        json_array_append_new(
            all, json_pack("{s:s, s:s, s:I, s:I}", "name", in->name, "digest",
                     in->digest, "size", (json_int_t)in->size, "modified",
                     (json_int_t)in->modified));
    }
    if (json_array_size(all) == h->ninputs)
        return all;
    json_decref(all);
    return NULL;
}

static int
begin_run(const struct cd_host *h, struct dataset *d)
{
    struct looking x = { h, d };
    json_t *inputs;
    size_t at;

    d->run = find_run(d, h->run_id, &at);
    if (d->run != NULL)
        return each_part(d->run, verify, &x) || remove_others(h, d) ? -1 : 0;
    inputs = inputs_of(h);
    d->run = json_pack("{s:s, s:i, s:b, s:o, s:[]}", "run_id", h->run_id,
        "mark", 0, "finished", 0, "inputs", inputs, "parts");
    if (d->run == NULL ||
        json_array_append_new(json_object_get(d->all, "runs"), d->run) != 0)
        return out_of_memory(h);
    return remove_others(h, d) || notes_write(h, d->folder, d->all) ? -1 : 0;
}

int
dataset_open(
    const struct cd_host *h, struct dataset *d, const struct blob *columns)
{
    *d = (struct dataset){ .folder = -1 };
    if (make_folder(h))
        return -1;
    d->folder = open(h->output, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (d->folder < 0)
        return fail(h, "");
    if (lock(h, d) == 0 && load(h, d, columns) == 0 && begin_run(h, d) == 0)
        return 0;
    dataset_close(d);
    return -1;
}

void
dataset_close(struct dataset *d)
{
    json_decref(d->all);
    if (d->folder >= 0)
        close(d->folder);
    *d = (struct dataset){ .folder = -1 };
}

/* ---- how far the run is -------------------------------------------------- */

int
dataset_add(struct dataset *d, size_t number, const struct part *p)
{
    return json_array_append_new(json_object_get(d->run, "parts"),
        json_pack("{s:I, s:I, s:I}", "number", (json_int_t)number, "bytes",
            (json_int_t)p->bytes, "crc32", (json_int_t)p->crc32));
}

int
dataset_save(const struct cd_host *h, struct dataset *d, uint64_t mark,
    const struct dataset_rows *w, bool finished)
{
    json_t *waiting = json_pack("{s:I, s:I, s:I, s:I}", "file",
        (json_int_t)w->file, "bytes", (json_int_t)w->bytes, "rows",
        (json_int_t)w->rows, "crc32", (json_int_t)w->crc32);

    if (json_object_set_new(d->run, "waiting", waiting) != 0 ||
        json_object_set_new(d->run, "mark", json_integer((json_int_t)mark)) ||
        json_object_set_new(d->run, "finished", json_boolean(finished)))
        return out_of_memory(h);
    return notes_write(h, d->folder, d->all);
}

static int
remove_rows(const struct cd_host *h, struct dataset *d, const char *run_id)
{
    char name[DATASET_NAME];
    unsigned i;

    for (i = 0; i < 2; i++) {
        dataset_rows_name(name, run_id, i);
        if (unlinkat(d->folder, name, 0) != 0 && errno != ENOENT)
            return fail(h, name);
    }
    return 0;
}

static int
give_name(void *ctx, const json_t *part)
{
    const struct looking *x = ctx;
    const size_t n = (size_t)number_in(part, "number");
    char from[DATASET_NAME], to[DATASET_NAME];

    dataset_part_name(from, n, false);
    dataset_part_name(to, n, true);
    if (renameat(x->d->folder, from, x->d->folder, to) == 0 ||
        (errno == ENOENT && faccessat(x->d->folder, to, F_OK, 0) == 0))
        return 0;
    return fail(x->h, to);
}

int
dataset_finish(const struct cd_host *h, struct dataset *d)
{
    struct looking x = { h, d };

    if (remove_rows(h, d, h->run_id) || each_part(d->run, give_name, &x))
        return -1;
    return fsync(d->folder) == 0 ? 0 : fail(h, "");
}

/* ---- other runs ---------------------------------------------------------- */

static int
remove_part(void *ctx, const json_t *part)
{
    const struct looking *x = ctx;
    char name[DATASET_NAME];
    int finished;

    for (finished = 0; finished < 2; finished++) {
        dataset_part_name(
            name, (size_t)number_in(part, "number"), finished != 0);
        if (unlinkat(x->d->folder, name, 0) != 0 && errno != ENOENT)
            return fail(x->h, name);
    }
    return 0;
}

int
dataset_undo(const struct cd_host *h, struct dataset *d, const char *run_id)
{
    struct looking x = { h, d };
    size_t at;
    json_t *run = find_run(d, run_id, &at);

    if (run == NULL)
        return 0;
    if (each_part(run, remove_part, &x) || remove_rows(h, d, run_id))
        return -1;
    json_array_remove(json_object_get(d->all, "runs"), at);
    return notes_write(h, d->folder, d->all);
}

static int
tell(const json_t *run, int (*each)(void *ctx, const struct cd_input *in),
    void *ctx)
{
    json_t *inputs = json_object_get(run, "inputs"), *v;
    size_t i;
    int rc = 0;

    json_array_foreach (inputs, i, v) {
        const struct cd_input in = {
            .name = json_string_value(json_object_get(v, "name")),
            .digest = json_string_value(json_object_get(v, "digest")),
            .size = number_in(v, "size"),
            .modified = (int64_t)number_in(v, "modified"),
            .run_id = json_string_value(json_object_get(run, "run_id")),
            .finished = json_is_true(json_object_get(run, "finished")),
        };

        if (rc == 0)
            rc = each(ctx, &in);
    }
    return rc;
}

int
dataset_taken(const struct cd_host *h,
    int (*each)(void *ctx, const struct cd_input *in), void *ctx)
{
    int folder = open(h->output, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    json_t *all = NULL, *run;
    size_t i;
    int rc;

    if (folder < 0)
        return errno == ENOENT ? 0 : fail(h, "");
    rc = notes_read(h, folder, &all);
    json_array_foreach (json_object_get(all, "runs"), i, run) {
        if (rc == 0)
            rc = tell(run, each, ctx);
    }
    json_decref(all);
    close(folder);
    return rc < 0 ? -1 : 0;
}
