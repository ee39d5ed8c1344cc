/* SPDX-License-Identifier: MIT */
#include "engine/fan.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "engine/fan_file.h"
#include "engine/fan_form.h"
#include "engine/fan_spool.h"
#include "host/plan.h"
#include "io/files.h"
#include "io/tree.h"
#include "json/build.h"
#include "json/reader.h"
#include "json/writer.h"

#define NOTES    FAN_NOTES
#define PATIENCE 200 /* tries, 50 ms apart, to lock a folder in use */

struct fan {
    const struct plan_node *node;
    char *path;
    const char *run_id;
    int folder;   /* open and locked; -1: not yet */
    json_t *runs; /* of NOTES: run_id -> mark, bytes, form, before, files,
                     finished */
    json_t *run;  /* the one of run_id; borrowed from `runs` */
    bool alone;   /* checked: no other run is making its files */
    char *spool_name;
    struct fan_spool *spool; /* NULL: the files are made already */
    struct fan_form form;
};

/* -1 with *err: cannot do `what` to the folder or a file in it ("": none). */
static int
fail_with_errno(const struct fan *fan, const char *what, const char *name,
    struct cd_err *err)
{
    return err_errno(err, "cannot %s \"%s%s%s\"", what, fan->path,
        name[0] != '\0' ? "/" : "", name);
}

/* ---- notes --------------------------------------------------------------- */

static int
save_notes(struct fan *fan, struct cd_err *err)
{
    json_t *all = build_object();
    struct buf text = { 0 };
    int rc;

    build_set(all, "copydesk", json_string("files"));
    build_set(all, "runs", json_incref(fan->runs));
    writer_value(&text, all);
    buf_addc(&text, '\n');
    rc = files_put(fan->folder, NOTES, text.p, text.n, err);
    buf_free(&text);
    json_decref(all);
    return rc;
}

static bool
is_true(const json_t *run, const char *key)
{
    return json_is_true(json_object_get(run, key));
}

static uint64_t
note_number(const json_t *run, const char *key)
{
    json_int_t n = json_integer_value(json_object_get(run, key));

    return n > 0 ? (uint64_t)n : 0;
}

/* A folder without notes becomes ours, if nothing is in it. */
static int
check_is_empty(struct fan *fan, struct cd_err *err)
{
    int fd = openat(fan->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
    const struct dirent *found;
    int rc = 0;

    if (dir == NULL)
        rc = fail_with_errno(fan, "read", "", err);
    while (rc == 0 && (found = readdir(dir)) != NULL) {
        if (strcmp(found->d_name, ".") != 0 &&
            strcmp(found->d_name, "..") != 0 &&
            strncmp(found->d_name, NOTES, strlen(NOTES)) != 0)
            rc = err_set(err,
                "\"%s\" has files in it that copydesk has not written (%s): the "
                "files of an output need a folder of their own",
                fan->path, found->d_name);
    }
    if (dir != NULL)
        closedir(dir);
    else if (fd >= 0)
        close(fd);
    return rc;
}

static int
load_notes(struct fan *fan, struct cd_err *err)
{
    struct buf text = { 0 };
    struct reader_error re;
    json_t *all = NULL;
    const char *kind;
    int rc = files_read(fan->folder, NOTES, &text);

    fan->runs = build_object();
    if (rc != 0) {
        buf_free(&text);
        return errno == ENOENT ? check_is_empty(fan, err)
                               : fail_with_errno(fan, "read", NOTES, err);
    }
    all = reader_parse(text.p, text.n, NULL, &re);
    kind = json_string_value(json_object_get(all, "copydesk"));
    if (kind != NULL && strcmp(kind, "files") == 0 &&
        json_is_object(json_object_get(all, "runs"))) {
        json_decref(fan->runs);
        fan->runs = json_incref(json_object_get(all, "runs"));
    } else {
        rc = err_lost(err,
            "\"%s/%s\" is damaged, or tells of something else than the files "
            "of an output",
            fan->path, NOTES);
    }
    json_decref(all);
    buf_free(&text);
    return rc;
}

/* ---- opening ------------------------------------------------------------- */

static int
make_fan_folder(struct fan *fan, struct cd_err *err)
{
    const int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
    const char *last = strrchr(fan->path, '/') + 1;
    char *above = mem_dup(fan->path, (size_t)(last - fan->path));
    int fd = open(above, flags);

    free(above);
    if (fd >= 0 && (mkdirat(fd, last, 0777) == 0 || errno == EEXIST) &&
        fsync(fd) == 0)
        fan->folder = openat(fd, last, flags | O_NOFOLLOW);
    if (fan->folder < 0)
        fail_with_errno(fan, "make or open the folder", "", err);
    if (fd >= 0)
        close(fd);
    return fan->folder >= 0 ? 0 : -1;
}

/* One run at a time.  A killed one may hold the lock for a moment more. */
static int
lock_fan_folder(struct fan *fan, struct cd_err *err)
{
    const struct timespec pause = { 0, 50000000 };
    int looks;

    for (looks = 0; flock(fan->folder, LOCK_EX | LOCK_NB) != 0; looks++) {
        if (errno != EWOULDBLOCK || looks == PATIENCE)
            return fail_with_errno(
                fan, "lock (another run may be at work in it)", "", err);
        nanosleep(&pause, NULL);
    }
    return 0;
}

/* Refuse to go on beside an unfinished run that lengthens files and will cut
 * them again.  Drop lists of finished runs, but the files of the last: their
 * run.json has them, unless they were killed in front of it. */
static int
check_other_runs(struct fan *fan, struct cd_err *err)
{
    json_t *run, *last = NULL;
    const char *id;

    json_object_foreach (fan->runs, id, run) {
        if (run == fan->run)
            continue;
        if (json_object_get(run, "before") != NULL && !is_true(run, "finished"))
            return err_set(err,
                "the run %s is unfinished and has begun to add to the files of "
                "\"%s\": finish it with --resume first",
                id, fan->path);
        if (is_true(run, "finished")) {
            if (last != NULL)
                json_object_del(last, "files");
            json_object_del(run, "before");
            last = run;
        }
    }
    fan->alone = true;
    return 0;
}

static int
begin_fan_run(struct fan *fan, struct cd_err *err)
{
    json_t *form = fan_form_note(&fan->form);

    if (fan->form.append && fan_form_check(form, fan->runs, fan->path, err)) {
        json_decref(form);
        return -1;
    }
    fan->run = build_object();
    build_set(fan->run, "mark", json_integer(0));
    build_set(fan->run, "bytes", json_integer(0));
    build_set(fan->run, "form", form);
    build_set(fan->runs, fan->run_id, fan->run);
    return save_notes(fan, err);
}

static int
begin_or_resume(struct fan *fan, struct cd_err *err)
{
    fan->spool_name = mem_printf("%s.%s", NOTES, fan->run_id);
    fan->run = json_object_get(fan->runs, fan->run_id);
    if (fan->run == NULL && begin_fan_run(fan, err))
        return -1;
    if (is_true(fan->run, "finished"))
        return 0;
    fan->spool = fan_spool_open(fan->folder, fan->spool_name,
        note_number(fan->run, "bytes"), fan->form.separator, err);
    return fan->spool != NULL ? 0 : -1;
}

struct fan *
fan_open(
    struct stage *stage, const char *path, uint64_t *mark, struct cd_err *err)
{
    struct fan *fan = mem_zalloc(1, sizeof(*fan));

    fan->folder = -1;
    fan->path = mem_strdup(path);
    fan->node = stage->node;
    fan->run_id = stage->service.host.run_id;
    if (fan_form_take(&fan->form, stage, err) || make_fan_folder(fan, err) ||
        lock_fan_folder(fan, err) || load_notes(fan, err) ||
        begin_or_resume(fan, err)) {
        fan_close(fan);
        return NULL;
    }
    *mark = note_number(fan->run, "mark");
    return fan;
}

void
fan_close(struct fan *fan)
{
    fan_spool_close(fan->spool);
    json_decref(fan->runs);
    if (fan->folder >= 0)
        close(fan->folder);
    fan_form_free(&fan->form);
    free(fan->spool_name);
    free(fan->path);
    free(fan);
}

/* ---- records ------------------------------------------------------------- */

int
fan_put(struct fan *fan, const char *name, size_t length, const char *bytes,
    size_t n, struct cd_err *err)
{
    if (!fan->alone && check_other_runs(fan, err))
        return -1;
    return fan_spool_put(fan->spool, name, length, bytes, n, err);
}

/* ---- durability ---------------------------------------------------------- */

int
fan_commit(struct fan *fan, uint64_t mark, struct cd_err *err)
{
    uint64_t bytes;

    if (fan->spool == NULL)
        return 0;
    if (fan_spool_sync(fan->spool, &bytes, err))
        return -1;
    build_set(fan->run, "mark", json_integer((json_int_t)mark));
    build_set(fan->run, "bytes", json_integer((json_int_t)bytes));
    return save_notes(fan, err);
}

/* Note, once, how long the files are to which records will be appended. */
static int
note_before(struct fan *fan, struct cd_err *err)
{
    json_t *before = build_object();
    struct stat st;

    for (size_t i = 0; i < fan_spool_count(fan->spool); i++) {
        const char *name = fan_spool_name(fan->spool, i);

        if (fstatat(fan->folder, name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
            build_set(before, name, json_null());
        } else if (S_ISREG(st.st_mode)) {
            build_set(before, name, json_integer((json_int_t)st.st_size));
        } else {
            json_decref(before);
            errno = S_ISDIR(st.st_mode) ? EISDIR : EINVAL;
            return fail_with_errno(fan, "add to", name, err);
        }
    }
    build_set(fan->run, "before", before);
    return save_notes(fan, err);
}

/* Remove the files that an earlier try has made. */
static int
remove_made_files(struct fan *fan, struct cd_err *err)
{
    int fd = openat(fan->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
    const struct dirent *found;
    int rc = dir != NULL ? 0 : fail_with_errno(fan, "read", "", err);

    while (rc == 0 && (found = readdir(dir)) != NULL) {
        if (strcmp(found->d_name, ".") != 0 &&
            strcmp(found->d_name, "..") != 0 &&
            strncmp(found->d_name, NOTES, strlen(NOTES)) != 0)
            rc = tree_remove(fan->folder, found->d_name, err);
    }
    if (dir != NULL)
        closedir(dir);
    else if (fd >= 0)
        close(fd);
    return rc;
}

static int
make_files(struct fan *fan, json_t *files, struct cd_err *err)
{
    const json_t *before = json_object_get(fan->run, "before");

    for (size_t i = 0; i < fan_spool_count(fan->spool); i++) {
        const char *name = fan_spool_name(fan->spool, i);
        json_t *made = fan_file_make(fan->folder, fan->spool, i, &fan->form,
            json_object_get(before, name), err);

        if (made == NULL)
            return -1;
        build_set(files, name, made);
    }
    return 0;
}

int
fan_finish(struct fan *fan, struct buf *files, struct cd_err *err)
{
    json_t *made;
    int rc;

    if (fan->spool != NULL) {
        if (!fan->alone && check_other_runs(fan, err))
            return -1;
        rc = !fan->form.append ? remove_made_files(fan, err)
             : json_object_get(fan->run, "before") == NULL
                 ? note_before(fan, err)
                 : 0;
        made = build_object();
        if (rc || make_files(fan, made, err)) {
            json_decref(made);
            return -1;
        }
        build_set(fan->run, "files", made);
        if (syncfs(fan->folder) != 0)
            return fail_with_errno(fan, "make durable what is in", "", err);
        build_set(fan->run, "finished", json_true());
        if (save_notes(fan, err))
            return -1;
    }
    if (unlinkat(fan->folder, fan->spool_name, 0) != 0 && errno != ENOENT)
        return fail_with_errno(fan, "remove", fan->spool_name, err);
    /* Two runs later (check_other_runs) the list of a run that was killed
     * behind this and continued then is not known any more. */
    if (json_object_get(fan->run, "files") == NULL)
        build_set(fan->run, "files", json_null());
    writer_value(files, json_object_get(fan->run, "files"));
    return files_sync_folder_of(fan->folder, fan->spool_name, err);
}

/* ---- taking a run back --------------------------------------------------- */

/* Cut the files that the run has lengthened, and remove those that it made. */
static int
shorten(struct fan *fan, const json_t *run, struct cd_err *err)
{
    json_t *before = json_object_get(run, "before"), *was;
    const char *name;
    int rc = 0;

    if (before == NULL && is_true(run, "finished"))
        return err_set(err,
            "a later run has added to the files in \"%s\" since", fan->path);
    json_object_foreach (before, name, was) {
        if (rc == 0)
            rc = fan_file_undo(fan->folder, name, was, err);
    }
    if (rc == 0 && syncfs(fan->folder) != 0)
        rc = fail_with_errno(fan, "make durable what is in", "", err);
    return rc;
}

int
fan_undo(struct fan *fan, const char *run_id, struct cd_err *err)
{
    const json_t *run = json_object_get(fan->runs, run_id);
    char *name = mem_printf("%s.%s", NOTES, run_id);
    int rc = 0;

    if (run != NULL)
        rc = shorten(fan, run, err);
    if (rc == 0 && unlinkat(fan->folder, name, 0) != 0 && errno != ENOENT)
        rc = fail_with_errno(fan, "remove", name, err);
    free(name);
    if (rc == 0 && run != NULL) {
        json_object_del(fan->runs, run_id);
        rc = save_notes(fan, err);
    }
    return rc;
}
