#include "engine/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "engine/writer.h"
#include "host/identity.h"
#include "io/files.h"
#include "json/build.h"
#include "json/reader.h"

#define STATE "run.json"
#define LOCK ".copydesk/lock"

static bool
there(const struct folder *f, const char *name)
{
    struct stat st;

    return fstatat(f->fd, name, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

/* ---- the lock ----------------------------------------------------------- */

static int
take_lock(struct folder *f, struct cd_err *e)
{
    if (mkdirat(f->fd, ".copydesk", 0777) != 0 && errno != EEXIST)
        return err_errno(e, "cannot make \"%s/.copydesk\"", f->path);
    f->lock =
        openat(f->fd, LOCK, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (f->lock < 0)
        return err_errno(e, "cannot make \"%s/" LOCK "\"", f->path);
    if (flock(f->lock, LOCK_EX | LOCK_NB) == 0)
        return 0;
    if (errno == EWOULDBLOCK)
        return err_set(e, "another run is writing to \"%s\"", f->path);
    return err_errno(e, "cannot lock \"%s/" LOCK "\"", f->path);
}

/* ---- what is there ------------------------------------------------------ */

/* Remove one file that a run made, under its name and as a part. */
static int
remove_file(struct folder *f, const char *name, struct cd_err *e)
{
    /* SQLite keeps these beside a database while it is open. */
    static const char *const beside[] = { "-journal", "-wal", "-shm" };
    size_t i;

    char *part = mem_printf("%s.part", name);
    int rc = 0;

    if ((unlinkat(f->fd, name, 0) != 0 && errno != ENOENT) ||
        (unlinkat(f->fd, part, 0) != 0 && errno != ENOENT))
        rc = err_errno(e, "cannot remove \"%s/%s\"", f->path, name);
    for (i = 0; i < sizeof(beside) / sizeof(beside[0]); i++) {
        char *more = mem_printf("%s%s", part, beside[i]);

        unlinkat(f->fd, more, 0);
        free(more);
    }
    free(part);
    return rc;
}

/* The files of the run in the folder: from its journal or, where that is
 * gone, its run.json.  A new reference; NULL if nothing says. */
static json_t *
files_of_run(const struct folder *f)
{
    struct buf text = { 0 };
    struct reader_error re;
    json_t *run, *files;

    if (f->state.header != NULL)
        return json_incref(json_object_get(f->state.header, "files"));
    run = files_read(f->fd, STATE, &text) == 0
              ? reader_parse(text.p, text.n, NULL, &re)
              : NULL;
    files = json_incref(json_object_get(run, "files"));
    json_decref(run);
    buf_free(&text);
    return files;
}

/* May the name of a file be believed? */
static bool
is_ours(const char *name)
{
    return strcmp(name, WRITER_REJECTS) == 0 || strcmp(name, STATE) == 0 ||
           paths_output_fault(name) == NULL;
}

/* --force: remove what the journal or run.json names, and nothing else. */
static int
remove_run(struct folder *f, struct cd_err *e)
{
    json_t *files = files_of_run(f), *v;
    size_t i;
    int rc = 0;

    if (json_array_size(files) == 0)
        rc = err_set(e,
            "\"%s\" cannot be forced: neither its journal nor its "
            "run.json says which files the run made; remove it by "
            "hand",
            f->path);
    json_array_foreach(files, i, v)
    {
        const char *name = json_string_value(v);

        if (rc == 0 && name != NULL && is_ours(name))
            rc = remove_file(f, name, e);
    }
    json_decref(files);
    journal_forget(&f->state);
    return rc ? -1 : journal_remove(f->fd, e);
}

/* A file of somebody else's under the name of one of ours. */
static int
check_foreign(struct folder *f, const struct summary *m, struct cd_err *e)
{
    size_t i;

    for (i = 0; i <= m->noutputs; i++) {
        const char *name =
            i < m->noutputs ? m->nodes[m->nstages + i].path : WRITER_REJECTS;
        bool appends = i < m->noutputs && m->nodes[m->nstages + i].append;
        char *part;
        bool taken;

        if (name == NULL)
            continue;
        part = mem_printf("%s.part", name);
        taken = (there(f, name) && !appends) || there(f, part);
        free(part);
        if (taken)
            return err_set(e,
                "\"%s/%s\" is there and belongs to no run: move "
                "it away, or choose another folder",
                f->path, name);
    }
    return 0;
}

/* Is this run the one that the journal tells of? */
static int
check_identity(const struct folder *f, const struct summary *m,
    const json_t *identity, struct cd_err *e)
{
    char *what = identity_difference(
        identity, json_object_get(f->state.header, "identity"));
    size_t i;

    if (what != NULL) {
        err_set(e,
            "\"%s\" cannot be continued: %s changed since that run "
            "began; --force starts anew",
            f->path, what);
        free(what);
        return -1;
    }
    for (i = 0; i < m->inputs.n; i++) {
        if (strcmp(m->inputs.v[i].file, "-") == 0)
            return err_set(e,
                "\"%s\" cannot be continued: standard input "
                "cannot be read again; --force starts anew",
                f->path);
    }
    return 0;
}

/* May a run in this mode start here?  Changes nothing. */
static int
judge(struct folder *f, enum folder_mode mode, const struct summary *m,
    const json_t *identity, struct cd_err *e)
{
    bool unfinished, finished = there(f, STATE);

    journal_forget(&f->state);
    if (journal_read(f->fd, &f->state, e))
        return -1;
    unfinished = f->state.header != NULL;
    if (unfinished && mode == FOLDER_NEW)
        return err_set(e,
            "\"%s\" holds an unfinished run: --resume continues "
            "it, --force removes it and starts anew",
            f->path);
    if (finished && mode == FOLDER_NEW)
        return err_set(e,
            "\"%s\" holds a finished run: --force removes it and "
            "starts anew, or choose another folder",
            f->path);
    if (unfinished && mode == FOLDER_RESUME)
        return check_identity(f, m, identity, e);
    return unfinished || finished ? 0 : check_foreign(f, m, e);
}

int
folder_open(struct folder *f, const char *path, enum folder_mode mode,
    const struct summary *m, const json_t *identity, struct cd_err *e)
{
    memset(f, 0, sizeof(*f));
    f->path = mem_strdup(path);
    f->fd = f->lock = -1;
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
        return err_errno(e, "cannot make the folder \"%s\"", path);
    f->fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (f->fd < 0)
        return err_errno(e, "cannot open the folder \"%s\"", path);
    /* Judge before the lock is made, so that a refusal leaves no trace, and
     * once more when nobody else can change the answer. */
    if (judge(f, mode, m, identity, e) || take_lock(f, e) ||
        judge(f, mode, m, identity, e))
        return -1;
    f->done =
        mode == FOLDER_RESUME && f->state.header == NULL && there(f, STATE);
    if (mode == FOLDER_FORCE && (f->state.header != NULL || there(f, STATE)))
        return remove_run(f, e) || check_foreign(f, m, e) ? -1 : 0;
    return 0;
}

void
folder_close(struct folder *f)
{
    if (f->lock >= 0)
        close(f->lock);
    if (f->fd >= 0)
        close(f->fd);
    free(f->path);
    journal_forget(&f->state);
    f->path = NULL;
    f->fd = f->lock = -1;
}

/* ---- the header --------------------------------------------------------- */

json_t *
folder_header(const struct summary *m, const char *run_id, json_t *identity)
{
    json_t *row = build_object(), *files = build_array();
    size_t i;

    for (i = 0; i < m->noutputs; i++) {
        const struct summary_node *n = &m->nodes[m->nstages + i];

        if (n->path != NULL && !n->append)
            build_add(files, build_text(n->path));
    }
    build_add(files, json_string(WRITER_REJECTS));
    build_add(files, json_string(STATE));
    build_set(row, "row", json_string("header"));
    build_set(row, "run_id", json_string(run_id));
    build_set(row, "files", files);
    build_set(row, "identity", json_incref(identity));
    return row;
}
