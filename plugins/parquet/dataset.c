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
fail(const struct cd_host *host, const char *name)
{
    return cd_fail(host, "%s%s%s: %s", host->output, name[0] != '\0' ? "/" : "",
        name, strerror(errno));
}

static int
out_of_memory(const struct cd_host *host)
{
    return cd_fail(host, "out of memory");
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
number_in(const json_t *object, const char *name)
{
    return (uint64_t)json_integer_value(json_object_get(object, name));
}

/* ---- runs ---------------------------------------------------------------- */

static json_t *
find_run(const struct dataset *dataset, const char *run_id, size_t *at)
{
    json_t *runs = json_object_get(dataset->all, "runs"), *run;
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
dataset_next(const struct dataset *dataset)
{
    json_t *runs = json_object_get(dataset->all, "runs"), *run;
    size_t next = 0, i;

    json_array_foreach (runs, i, run)
        each_part(run, above, &next);
    return next;
}

bool
dataset_empty(const struct dataset *dataset)
{
    return dataset_next(dataset) == 0;
}

uint64_t
dataset_mark(const struct dataset *dataset)
{
    return number_in(dataset->run, "mark");
}

struct dataset_rows
dataset_waiting(const struct dataset *dataset)
{
    const json_t *value = json_object_get(dataset->run, "waiting");

    return (struct dataset_rows){ (unsigned)number_in(value, "file") & 1,
        number_in(value, "bytes"), number_in(value, "rows"),
        (uint32_t)number_in(value, "crc32") };
}

/* ---- opening ------------------------------------------------------------- */

/* The folder, made if it is not there, and that durable. */
static int
make_folder(const struct cd_host *host)
{
    char *above_it;
    int fd;

    if (mkdir(host->output, 0777) != 0)
        return errno == EEXIST ? 0 : fail(host, "");
    if ((above_it = strdup(host->output)) == NULL)
        return out_of_memory(host);
    strrchr(above_it, '/')[above_it[1] == '\0'] = '\0';
    fd = open(above_it[0] != '\0' ? above_it : "/",
        O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(above_it);
    if (fd < 0 || fsync(fd) != 0)
        fail(host, "");
    else
        errno = 0;
    if (fd >= 0)
        close(fd);
    return errno == 0 ? 0 : -1;
}

/* One run at a time: the process of a killed one may still hold it. */
static int
lock_dataset(const struct cd_host *host, const struct dataset *dataset)
{
    const struct timespec pause = { 0, 50000000 };
    int looks;

    for (looks = 0; flock(dataset->folder, LOCK_EX | LOCK_NB) != 0; looks++) {
        if (errno != EWOULDBLOCK)
            return fail(host, "");
        if (looks == PATIENCE)
            return cd_fail(host,
                "%s: another run is at work in it: wait for its end",
                host->output);
        nanosleep(&pause, NULL);
    }
    return 0;
}

/* A folder without notes is ours if nothing else is in it. */
static int
see_empty(const struct cd_host *host, const struct dataset *dataset)
{
    int fd = dup(dataset->folder);
    DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
    const struct dirent *entry;
    int rc = dir != NULL ? 0 : fail(host, "");

    while (rc == 0 && (entry = readdir(dir)) != NULL) {
        if (strcmp(entry->d_name, ".") != 0 &&
            strcmp(entry->d_name, "..") != 0 &&
            strncmp(entry->d_name, NOTES_NAME, strlen(NOTES_NAME)) != 0)
            rc = cd_fail(host,
                "%s has files in it that copydesk has not written (%s): the"
                " output needs a folder of its own",
                host->output, entry->d_name);
    }
    if (dir != NULL)
        closedir(dir);
    else if (fd >= 0)
        close(fd);
    return rc;
}

static int
load_notes(const struct cd_host *host, struct dataset *dataset,
    const struct blob *columns)
{
    const json_t *was;

    if (notes_read(host, dataset->folder, &dataset->all))
        return -1;
    if (dataset->all == NULL) {
        dataset->all = json_pack("{s:i, s:s%, s:[]}", "parquet", NOTES_VERSION,
            "columns", (const char *)columns->p, columns->n, "runs");
        return dataset->all != NULL ? see_empty(host, dataset)
                                    : out_of_memory(host);
    }
    was = json_object_get(dataset->all, "columns");
    if (json_string_length(was) != columns->n ||
        memcmp(json_string_value(was), columns->p, columns->n) != 0)
        return cd_fail(host,
            "%s was made with other \"columns\" or another \"rest\": give the"
            " output another \"path\"",
            host->output);
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
    const struct looking *looking = ctx;
    const struct part was = { number_in(part, "bytes"),
        (uint32_t)number_in(part, "crc32") };
    char name[DATASET_NAME];

    dataset_part_name(name, (size_t)number_in(part, "number"), false);
    if (faccessat(looking->d->folder, name, F_OK, 0) != 0 && errno == ENOENT)
        dataset_part_name(name, (size_t)number_in(part, "number"), true);
    return part_verify(looking->h, &was, looking->d->folder, name);
}

/* Parts behind those that are known were never committed. */
static int
remove_others(const struct cd_host *host, const struct dataset *dataset)
{
    char name[DATASET_NAME];
    size_t n = dataset_next(dataset);

    do
        dataset_part_name(name, n++, false);
    while (unlinkat(dataset->folder, name, 0) == 0);
    return errno == ENOENT ? 0 : fail(host, name);
}

static json_t *
inputs_of(const struct cd_host *host)
{
    json_t *all = json_array();
    size_t i;

    for (i = 0; i < host->ninputs && all != NULL; i++) {
        const struct cd_input *in = &host->inputs[i];

        json_array_append_new(
            all, json_pack("{s:s, s:s, s:I, s:I}", "name", in->name, "digest",
                     in->digest, "size", (json_int_t)in->size, "modified",
                     (json_int_t)in->modified));
    }
    if (json_array_size(all) == host->ninputs)
        return all;
    json_decref(all);
    return NULL;
}

static int
begin_dataset_run(const struct cd_host *host, struct dataset *dataset)
{
    struct looking looking = { host, dataset };
    json_t *inputs;
    size_t at;

    dataset->run = find_run(dataset, host->run_id, &at);
    if (dataset->run != NULL)
        return each_part(dataset->run, verify, &looking) ||
                       remove_others(host, dataset)
                   ? -1
                   : 0;
    inputs = inputs_of(host);
    dataset->run = json_pack("{s:s, s:i, s:b, s:o, s:[]}", "run_id",
        host->run_id, "mark", 0, "finished", 0, "inputs", inputs, "parts");
    if (dataset->run == NULL ||
        json_array_append_new(
            json_object_get(dataset->all, "runs"), dataset->run) != 0)
        return out_of_memory(host);
    return remove_others(host, dataset) ||
                   notes_write(host, dataset->folder, dataset->all)
               ? -1
               : 0;
}

int
dataset_open(const struct cd_host *host, struct dataset *dataset,
    const struct blob *columns)
{
    *dataset = (struct dataset){ .folder = -1 };
    if (make_folder(host))
        return -1;
    dataset->folder = open(host->output, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (dataset->folder < 0)
        return fail(host, "");
    if (lock_dataset(host, dataset) == 0 &&
        load_notes(host, dataset, columns) == 0 &&
        begin_dataset_run(host, dataset) == 0)
        return 0;
    dataset_close(dataset);
    return -1;
}

void
dataset_close(struct dataset *dataset)
{
    json_decref(dataset->all);
    if (dataset->folder >= 0)
        close(dataset->folder);
    *dataset = (struct dataset){ .folder = -1 };
}

/* ---- how far the run is -------------------------------------------------- */

int
dataset_add(struct dataset *dataset, size_t number, const struct part *part)
{
    return json_array_append_new(json_object_get(dataset->run, "parts"),
        json_pack("{s:I, s:I, s:I}", "number", (json_int_t)number, "bytes",
            (json_int_t)part->bytes, "crc32", (json_int_t)part->crc32));
}

int
dataset_save(const struct cd_host *host, struct dataset *dataset, uint64_t mark,
    const struct dataset_rows *rows, bool finished)
{
    json_t *waiting = json_pack("{s:I, s:I, s:I, s:I}", "file",
        (json_int_t)rows->file, "bytes", (json_int_t)rows->bytes, "rows",
        (json_int_t)rows->rows, "crc32", (json_int_t)rows->crc32);

    if (json_object_set_new(dataset->run, "waiting", waiting) != 0 ||
        json_object_set_new(
            dataset->run, "mark", json_integer((json_int_t)mark)) ||
        json_object_set_new(dataset->run, "finished", json_boolean(finished)))
        return out_of_memory(host);
    return notes_write(host, dataset->folder, dataset->all);
}

static int
remove_rows(
    const struct cd_host *host, struct dataset *dataset, const char *run_id)
{
    char name[DATASET_NAME];
    unsigned i;

    for (i = 0; i < 2; i++) {
        dataset_rows_name(name, run_id, i);
        if (unlinkat(dataset->folder, name, 0) != 0 && errno != ENOENT)
            return fail(host, name);
    }
    return 0;
}

static int
give_name(void *ctx, const json_t *part)
{
    const struct looking *looking = ctx;
    const size_t n = (size_t)number_in(part, "number");
    char from[DATASET_NAME], to[DATASET_NAME];

    dataset_part_name(from, n, false);
    dataset_part_name(to, n, true);
    if (renameat(looking->d->folder, from, looking->d->folder, to) == 0 ||
        (errno == ENOENT && faccessat(looking->d->folder, to, F_OK, 0) == 0))
        return 0;
    return fail(looking->h, to);
}

int
dataset_finish(const struct cd_host *host, struct dataset *dataset)
{
    struct looking looking = { host, dataset };

    if (remove_rows(host, dataset, host->run_id) ||
        each_part(dataset->run, give_name, &looking))
        return -1;
    return fsync(dataset->folder) == 0 ? 0 : fail(host, "");
}

/* ---- other runs ---------------------------------------------------------- */

static int
remove_part(void *ctx, const json_t *part)
{
    const struct looking *looking = ctx;
    char name[DATASET_NAME];
    int finished;

    for (finished = 0; finished < 2; finished++) {
        dataset_part_name(
            name, (size_t)number_in(part, "number"), finished != 0);
        if (unlinkat(looking->d->folder, name, 0) != 0 && errno != ENOENT)
            return fail(looking->h, name);
    }
    return 0;
}

int
dataset_undo(
    const struct cd_host *host, struct dataset *dataset, const char *run_id)
{
    struct looking looking = { host, dataset };
    size_t at;
    json_t *run = find_run(dataset, run_id, &at);

    if (run == NULL)
        return 0;
    if (each_part(run, remove_part, &looking) ||
        remove_rows(host, dataset, run_id))
        return -1;
    json_array_remove(json_object_get(dataset->all, "runs"), at);
    return notes_write(host, dataset->folder, dataset->all);
}

static int
tell_dataset(const json_t *run,
    int (*each)(void *ctx, const struct cd_input *in), void *ctx)
{
    json_t *inputs = json_object_get(run, "inputs"), *value;
    size_t i;
    int rc = 0;

    json_array_foreach (inputs, i, value) {
        const struct cd_input in = {
            .name = json_string_value(json_object_get(value, "name")),
            .digest = json_string_value(json_object_get(value, "digest")),
            .size = number_in(value, "size"),
            .modified = (int64_t)number_in(value, "modified"),
            .run_id = json_string_value(json_object_get(run, "run_id")),
            .finished = json_is_true(json_object_get(run, "finished")),
        };

        if (rc == 0)
            rc = each(ctx, &in);
    }
    return rc;
}

int
dataset_taken(const struct cd_host *host,
    int (*each)(void *ctx, const struct cd_input *in), void *ctx)
{
    int folder = open(host->output, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    json_t *all = NULL, *run;
    size_t i;
    int rc;

    if (folder < 0)
        return errno == ENOENT ? 0 : fail(host, "");
    rc = notes_read(host, folder, &all);
    json_array_foreach (json_object_get(all, "runs"), i, run) {
        if (rc == 0)
            rc = tell_dataset(run, each, ctx);
    }
    json_decref(all);
    close(folder);
    return rc < 0 ? -1 : 0;
}
