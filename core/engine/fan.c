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
#include "engine/fan_spool.h"
#include "host/fan_name.h"
#include "host/plan.h"
#include "io/files.h"
#include "io/tree.h"
#include "json/build.h"
#include "json/reader.h"
#include "json/writer.h"

#define NOTES    "_copydesk"
#define PATIENCE 200 /* looks, 50 ms apart, at a folder that is in use */

struct fan {
    const struct plan_node *node;
    char *path;
    const char *run_id;
    int folder;   /* locked while it is open */
    json_t *runs; /* object: run_id -> what is known of it */
    json_t *run;  /* of this one; borrowed */
    bool alone;   /* no other run is in the middle of its files */
    char *spool_name;
    struct fan_spool *spool; /* NULL: the files are made */
    struct fan_form form;
};

/* Something about the folder, or a file in it ("" for none), failed.  -1. */
static int
cannot(
    const struct fan *f, const char *what, const char *name, struct cd_err *e)
{
    return err_errno(e, "cannot %s \"%s%s%s\"", what, f->path,
        name[0] != '\0' ? "/" : "", name);
}

/* ---- entries ------------------------------------------------------------- */

size_t
fan_begin(struct buf *to, const struct fan_name *name, const json_t *rec)
{
    const size_t at = to->n;

    wire_put_u64(to, 0);
    fan_name_put(name, rec, to);
    memcpy(to->p + at, &(uint64_t){ to->n - at - sizeof(uint64_t) },
        sizeof(uint64_t));
    wire_put_u64(to, 0);
    return to->n;
}

void
fan_end(struct buf *to, size_t begun)
{
    memcpy(to->p + begun - sizeof(uint64_t), &(uint64_t){ to->n - begun },
        sizeof(uint64_t));
}

int
fan_entry(struct wire *w, const char **name, size_t *length, const char **p,
    size_t *n)
{
    *name = wire_get_str(w, length);
    *p = wire_get_str(w, n);
    return w->bad || *name == NULL || *p == NULL ||
                   !fan_name_sound(*name, *length)
               ? -1
               : 0;
}

/* ---- notes --------------------------------------------------------------- */

static int
save(struct fan *f, struct cd_err *e)
{
    json_t *all = build_object();
    struct buf text = { 0 };
    int rc;

    build_set(all, "copydesk", json_string("files"));
    build_set(all, "runs", json_incref(f->runs));
    writer_value(&text, all);
    buf_addc(&text, '\n');
    rc = files_put(f->folder, NOTES, text.p, text.n, e);
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
number(const json_t *run, const char *key)
{
    json_int_t n = json_integer_value(json_object_get(run, key));

    return n > 0 ? (uint64_t)n : 0;
}

/* A folder without notes is ours if nothing is in it. */
static int
see_empty(struct fan *f, struct cd_err *e)
{
    int fd = openat(f->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *d = fd >= 0 ? fdopendir(fd) : NULL;
    const struct dirent *x;
    int rc = 0;

    if (d == NULL)
        rc = cannot(f, "read", "", e);
    while (rc == 0 && (x = readdir(d)) != NULL) {
        if (strcmp(x->d_name, ".") != 0 && strcmp(x->d_name, "..") != 0 &&
            strncmp(x->d_name, NOTES, strlen(NOTES)) != 0)
            rc = err_set(e,
                "\"%s\" has files in it that copydesk has not written (%s): the "
                "files of an output need a folder of their own",
                f->path, x->d_name);
    }
    if (d != NULL)
        closedir(d);
    else if (fd >= 0)
        close(fd);
    return rc;
}

static int
load(struct fan *f, struct cd_err *e)
{
    struct buf text = { 0 };
    struct reader_error re;
    json_t *all = NULL;
    const char *kind;
    int rc = files_read(f->folder, NOTES, &text);

    f->runs = build_object();
    if (rc != 0) {
        buf_free(&text);
        return errno == ENOENT ? see_empty(f, e) : cannot(f, "read", NOTES, e);
    }
    all = reader_parse(text.p, text.n, NULL, &re);
    kind = json_string_value(json_object_get(all, "copydesk"));
    if (kind != NULL && strcmp(kind, "files") == 0 &&
        json_is_object(json_object_get(all, "runs"))) {
        json_decref(f->runs);
        f->runs = json_incref(json_object_get(all, "runs"));
    } else {
        rc = err_lost(e,
            "\"%s/%s\" is damaged, or tells of something else than the files "
            "of an output",
            f->path, NOTES);
    }
    json_decref(all);
    buf_free(&text);
    return rc;
}

/* ---- opening ------------------------------------------------------------- */

static int
make_folder(struct fan *f, struct cd_err *e)
{
    const int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
    const char *last = strrchr(f->path, '/') + 1;
    char *above = mem_dup(f->path, (size_t)(last - f->path));
    int fd = open(above, flags);

    free(above);
    if (fd >= 0 && (mkdirat(fd, last, 0777) == 0 || errno == EEXIST) &&
        fsync(fd) == 0)
        f->folder = openat(fd, last, flags | O_NOFOLLOW);
    if (f->folder < 0)
        cannot(f, "make or open the folder", "", e);
    if (fd >= 0)
        close(fd);
    return f->folder >= 0 ? 0 : -1;
}

/* One run at a time: the process of a killed one may still hold it. */
static int
lock(struct fan *f, struct cd_err *e)
{
    const struct timespec pause = { 0, 50000000 };
    int looks;

    for (looks = 0; flock(f->folder, LOCK_EX | LOCK_NB) != 0; looks++) {
        if (errno != EWOULDBLOCK || looks == PATIENCE)
            return cannot(f, "lock (another run may be at work in it)", "", e);
        nanosleep(&pause, NULL);
    }
    return 0;
}

/* Another run may have begun to lengthen files, and will cut them to what they
 * were.  What a finished one has made is told elsewhere by now. */
static int
see_others(struct fan *f, struct cd_err *e)
{
    const char *id;
    json_t *run;

    json_object_foreach (f->runs, id, run) {
        if (run == f->run)
            continue;
        if (json_object_get(run, "before") != NULL && !is_true(run, "finished"))
            return err_set(e,
                "the run %s is unfinished and has begun to add to the files of "
                "\"%s\": finish it with --resume first",
                id, f->path);
        if (is_true(run, "finished")) {
            json_object_del(run, "files");
            json_object_del(run, "before");
        }
    }
    f->alone = true;
    return 0;
}

static int
begin_run(struct fan *f, struct cd_err *e)
{
    f->spool_name = mem_printf("%s.%s", NOTES, f->run_id);
    f->run = json_object_get(f->runs, f->run_id);
    if (f->run == NULL) {
        f->run = build_object();
        build_set(f->run, "mark", json_integer(0));
        build_set(f->run, "bytes", json_integer(0));
        build_set(f->runs, f->run_id, f->run);
        if (save(f, e))
            return -1;
    }
    if (is_true(f->run, "finished"))
        return 0;
    f->spool = fan_spool_open(f->folder, f->spool_name, number(f->run, "bytes"),
        f->form.separator, e);
    return f->spool != NULL ? 0 : -1;
}

/* What a format puts at the beginning or the end of a file. */
static int
end_of(struct stage *s, int (*end)(const struct cd_host *, void *),
    struct buf *to, const char *what, struct cd_err *e)
{
    int rc = 0;

    if (end == NULL)
        return 0;
    service_begin(&s->service);
    s->service.out = to;
    s->service.most = FAN_MEMBER;
    s->service.over = false;
    rc = end(&s->service.host, s->self);
    s->service.out = NULL;
    if (rc || s->service.over)
        return err_set(e, "output \"%s\" cannot write its %s: %s", s->node->id,
            what, s->service.reason);
    return 0;
}

static int
take_form(struct fan *f, struct stage *s, struct cd_err *e)
{
    const struct cd_plugin *d = &s->node->plugin->d;
    void *self = s->self; /* with --isolation none, it is at work */
    int rc = stage_open(s, e);

    f->form.separator = d->separator;
    f->form.level = paths_ends_with(s->node->config->path, ".gz")
                        ? s->node->config->level
                        : 0;
    if (rc == 0) {
        rc = end_of(s, d->head, &f->form.head, "head", e) ||
                     end_of(s, d->tail, &f->form.tail, "tail", e)
                 ? -1
                 : 0;
        if (rc == 0)
            rc = stage_close(s, e);
    }
    s->self = self;
    return rc;
}

struct fan *
fan_open(struct stage *s, const char *path, uint64_t *mark, struct cd_err *e)
{
    struct fan *f = mem_zalloc(1, sizeof(*f));

    f->folder = -1;
    f->path = mem_strdup(path);
    f->node = s->node;
    f->run_id = s->service.host.run_id;
    f->form.append = s->node->config->append;
    if (take_form(f, s, e) || make_folder(f, e) || lock(f, e) || load(f, e) ||
        begin_run(f, e)) {
        fan_close(f);
        return NULL;
    }
    *mark = number(f->run, "mark");
    return f;
}

void
fan_close(struct fan *f)
{
    fan_spool_close(f->spool);
    json_decref(f->runs);
    if (f->folder >= 0)
        close(f->folder);
    buf_free(&f->form.head);
    buf_free(&f->form.tail);
    free(f->spool_name);
    free(f->path);
    free(f);
}

/* ---- records ------------------------------------------------------------- */

int
fan_put(struct fan *f, const char *name, size_t length, const char *p, size_t n,
    struct cd_err *e)
{
    if (!f->alone && see_others(f, e))
        return -1;
    return fan_spool_put(f->spool, name, length, p, n, e);
}

/* ---- durability ---------------------------------------------------------- */

int
fan_commit(struct fan *f, uint64_t mark, struct cd_err *e)
{
    uint64_t bytes;

    if (f->spool == NULL)
        return 0;
    if (fan_spool_sync(f->spool, &bytes, e))
        return -1;
    build_set(f->run, "mark", json_integer((json_int_t)mark));
    build_set(f->run, "bytes", json_integer((json_int_t)bytes));
    return save(f, e);
}

/* Note how long the files are that records go behind, once. */
static int
note_before(struct fan *f, struct cd_err *e)
{
    json_t *before = build_object();
    struct stat st;
    size_t i;

    for (i = 0; i < fan_spool_count(f->spool); i++) {
        const char *name = fan_spool_name(f->spool, i);

        if (fstatat(f->folder, name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
            build_set(before, name, json_null());
        } else if (S_ISREG(st.st_mode)) {
            build_set(before, name, json_integer((json_int_t)st.st_size));
        } else {
            json_decref(before);
            errno = S_ISDIR(st.st_mode) ? EISDIR : EINVAL;
            return cannot(f, "add to", name, e);
        }
    }
    build_set(f->run, "before", before);
    return save(f, e);
}

/* Remove what an earlier try has made. */
static int
clear(struct fan *f, struct cd_err *e)
{
    int fd = openat(f->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *d = fd >= 0 ? fdopendir(fd) : NULL;
    const struct dirent *x;
    int rc = d != NULL ? 0 : cannot(f, "read", "", e);

    while (rc == 0 && (x = readdir(d)) != NULL) {
        if (strcmp(x->d_name, ".") != 0 && strcmp(x->d_name, "..") != 0 &&
            strncmp(x->d_name, NOTES, strlen(NOTES)) != 0)
            rc = tree_remove(f->folder, x->d_name, e);
    }
    if (d != NULL)
        closedir(d);
    else if (fd >= 0)
        close(fd);
    return rc;
}

static int
make_files(struct fan *f, json_t *files, struct cd_err *e)
{
    const json_t *before = json_object_get(f->run, "before");
    size_t i;

    for (i = 0; i < fan_spool_count(f->spool); i++) {
        const char *name = fan_spool_name(f->spool, i);
        json_t *made = fan_file_make(
            f->folder, f->spool, i, &f->form, json_object_get(before, name), e);

        if (made == NULL)
            return -1;
        build_set(files, name, made);
    }
    return 0;
}

int
fan_finish(struct fan *f, struct buf *files, struct cd_err *e)
{
    json_t *made;
    int rc;

    if (f->spool != NULL) {
        if (!f->alone && see_others(f, e))
            return -1;
        rc = !f->form.append                             ? clear(f, e)
             : json_object_get(f->run, "before") == NULL ? note_before(f, e)
                                                         : 0;
        made = build_object();
        if (rc || make_files(f, made, e)) {
            json_decref(made);
            return -1;
        }
        build_set(f->run, "files", made);
        if (syncfs(f->folder) != 0)
            return cannot(f, "make durable what is in", "", e);
        build_set(f->run, "finished", json_true());
        if (save(f, e))
            return -1;
    }
    if (unlinkat(f->folder, f->spool_name, 0) != 0 && errno != ENOENT)
        return cannot(f, "remove", f->spool_name, e);
    writer_value(files, json_object_get(f->run, "files"));
    return files_sync_folder_of(f->folder, f->spool_name, e);
}

/* ---- taking a run back --------------------------------------------------- */

/* Cut the files off that it has lengthened, and remove those it made. */
static int
shorten(struct fan *f, const json_t *run, struct cd_err *e)
{
    json_t *before = json_object_get(run, "before"), *was;
    const char *name;
    int rc = 0;

    if (before == NULL && is_true(run, "finished"))
        return err_set(
            e, "a later run has added to the files in \"%s\" since", f->path);
    json_object_foreach (before, name, was) {
        if (rc == 0)
            rc = fan_file_undo(f->folder, name, was, e);
    }
    if (rc == 0 && syncfs(f->folder) != 0)
        rc = cannot(f, "make durable what is in", "", e);
    return rc;
}

int
fan_undo(struct fan *f, const char *run_id, struct cd_err *e)
{
    const json_t *run = json_object_get(f->runs, run_id);
    char *name = mem_printf("%s.%s", NOTES, run_id);
    int rc = 0;

    if (run != NULL)
        rc = shorten(f, run, e);
    if (rc == 0 && unlinkat(f->folder, name, 0) != 0 && errno != ENOENT)
        rc = cannot(f, "remove", name, e);
    free(name);
    if (rc == 0 && run != NULL) {
        json_object_del(f->runs, run_id);
        rc = save(f, e);
    }
    return rc;
}
