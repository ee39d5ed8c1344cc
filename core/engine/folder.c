/* SPDX-License-Identifier: MIT */
#include "engine/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "engine/writer.h"
#include "host/identity.h"
#include "io/tree.h"
#include "json/build.h"

#define STATE "run.json"
#define LOCK  ".copydesk/lock"

static bool
there(const struct folder *f, const char *name)
{
    struct stat st;

    return fstatat(f->fd, name, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

/* The folder of the journal and the lock must be ours alone. */
static int
check_own(const struct folder *f, struct cd_err *e)
{
    struct stat st;

    if (fstatat(f->fd, ".copydesk", &st, AT_SYMLINK_NOFOLLOW) != 0 ||
        S_ISDIR(st.st_mode))
        return 0;
    return err_set(
        e, "\"%s/.copydesk\" is a link or no folder: move it away", f->path);
}

/* ---- the lock ----------------------------------------------------------- */

/* Who looks whether it is locked holds it for a moment. */
static int
lock(int fd)
{
    const struct timespec pause = { 0, 5000000 };
    int i;

    for (i = 0; i < 20; i++) {
        if (flock(fd, LOCK_EX | LOCK_NB) == 0)
            return 0;
        if (errno != EWOULDBLOCK)
            break;
        nanosleep(&pause, NULL);
    }
    return -1;
}

static int
take_lock(struct folder *f, struct cd_err *e)
{
    if (mkdirat(f->fd, ".copydesk", 0777) != 0 && errno != EEXIST)
        return err_errno(e, "cannot make \"%s/.copydesk\"", f->path);
    f->lock =
        openat(f->fd, LOCK, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (f->lock < 0)
        return err_errno(e, "cannot make \"%s/" LOCK "\"", f->path);
    if (lock(f->lock) == 0)
        return 0;
    if (errno == EWOULDBLOCK)
        return err_set(e, "another run is writing to \"%s\"", f->path);
    return err_errno(e, "cannot lock \"%s/" LOCK "\"", f->path);
}

bool
folder_is_locked(int folder)
{
    int fd = openat(folder, LOCK, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    bool locked = fd >= 0 && flock(fd, LOCK_SH | LOCK_NB) != 0;

    if (fd >= 0)
        close(fd);
    return locked;
}

/* ---- what is there ------------------------------------------------------ */

static int
taken(const struct folder *f, const char *name, struct cd_err *e)
{
    return err_set(e,
        "\"%s/%s\" is there and belongs to no run: move it away, or choose "
        "another folder",
        f->path, name);
}

/* Output i of the run, or behind them its rejects.  NULL: it has no file. */
static const char *
file_of(const struct summary *m, size_t i)
{
    return i < m->noutputs ? m->nodes[m->nstages + i].path : WRITER_REJECTS;
}

static bool
appends(const struct summary *m, size_t i)
{
    return i < m->noutputs && m->nodes[m->nstages + i].append;
}

int
folder_check_names(
    const struct folder *f, const struct summary *m, struct cd_err *e)
{
    size_t i;

    for (i = 0; i <= m->noutputs; i++) {
        const char *name = file_of(m, i);

        if (name != NULL && !appends(m, i) && there(f, name) &&
            !removal_has(f->removal, name))
            return taken(f, name, e);
    }
    return there(f, STATE) && !removal_has(f->removal, STATE)
               ? taken(f, STATE, e)
               : 0;
}

/* A file of somebody else's under the name of a part, and folders between the
 * one of the run and its files that are links to elsewhere. */
static int
check_parts(
    const struct folder *f, const struct summary *m, bool old, struct cd_err *e)
{
    const char *last;
    size_t i;

    for (i = 0; i <= m->noutputs; i++) {
        const char *name = file_of(m, i);
        int parent = name != NULL ? tree_parent(f->fd, name, &last) : -1;
        char *part;
        bool foreign;

        if (parent >= 0)
            close(parent);
        else if (name != NULL && appends(m, i) && paths_leave(name))
            continue; /* it is not in the folder, and never removed */
        else if (name != NULL && errno != ENOENT)
            return tree_blocked(f->fd, f->path, name, e);
        if (name == NULL || appends(m, i) || old)
            continue;
        part = mem_printf("%s.part", name);
        foreign = there(f, part) && !removal_has(f->removal, part);
        if (foreign)
            taken(f, part, e);
        free(part);
        if (foreign)
            return -1;
    }
    return 0;
}

/* Where an output that appends leads, absolute; "" for others, and for what
 * lies in a folder that is not there. */
static char *
target_of(const char *folder, const struct summary *m, size_t i)
{
    char *joined, *target;

    if (!appends(m, i) || file_of(m, i) == NULL)
        return mem_strdup("");
    joined = paths_join(folder, file_of(m, i));
    target = paths_target(joined);
    free(joined);
    if (strstr(target, "/../") != NULL)
        target[0] = '\0';
    return target;
}

/* What lies elsewhere may have many names: two outputs must not lead to one
 * file, nor back to where the run keeps its own. */
static int
check_targets(const struct folder *f, const struct summary *m, struct cd_err *e)
{
    char *folder = realpath(f->path, NULL);
    char **v = mem_zalloc(m->noutputs, sizeof(*v));
    size_t i, k, n = folder != NULL ? strlen(folder) : 0;
    int rc = 0;

    for (i = 0; i < m->noutputs && folder != NULL && rc == 0; i++) {
        v[i] = target_of(folder, m, i);
        if (v[i][0] != '\0' && paths_leave(file_of(m, i)) &&
            strncmp(v[i], folder, n) == 0 && v[i][n] == '/')
            rc = err_set(e,
                "output path \"%s\" leads back into \"%s\": write it as seen "
                "from there",
                file_of(m, i), f->path);
        for (k = 0; k < i && v[i][0] != '\0' && rc == 0; k++) {
            if (strcmp(v[k], v[i]) == 0)
                rc = err_set(e, "outputs \"%s\" and \"%s\" are one file",
                    file_of(m, k), file_of(m, i));
        }
    }
    for (i = 0; i < m->noutputs; i++)
        free(v[i]);
    free(v);
    free(folder);
    return rc;
}

/* One file that this run would write: it must not read it, nor write it under
 * another name. */
static int
check_write(const struct folder *f, const char *name, struct ledger *l,
    struct cd_err *e)
{
    struct stat st;
    const char *other;

    if (removal_has(f->removal, name) || fstatat(f->fd, name, &st, 0) != 0)
        return 0;
    other = ledger_find(l, &st);
    if (other != NULL)
        return err_set(e, "\"%s/%s\", which this run writes, is also its %s",
            f->path, name, other);
    ledger_add(l, f->fd, name, "output");
    return 0;
}

static int
check_writes(const struct folder *f, const struct summary *m, struct ledger *l,
    struct cd_err *e)
{
    static const char *const own[] = { STATE, ".copydesk/lock",
        ".copydesk/journal", ".copydesk/refused" };
    size_t i;
    int rc = 0;

    for (i = 0; i <= m->noutputs && rc == 0; i++) {
        const char *name = file_of(m, i);
        char *part = name != NULL ? mem_printf("%s.part", name) : NULL;

        if (name != NULL && appends(m, i))
            rc = check_write(f, name, l, e);
        else if (name != NULL)
            rc = check_write(f, part, l, e);
        free(part);
    }
    for (i = 0; i < sizeof(own) / sizeof(own[0]) && rc == 0; i++)
        rc = check_write(f, own[i], l, e);
    return rc;
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
            "began; with what it was, --resume continues; --force starts anew",
            f->path, what);
        free(what);
        return -1;
    }
    for (i = 0; i < m->inputs.n && f->state.finalising == NULL; i++) {
        const struct path *x = &m->inputs.v[i];

        if (x->then.stream)
            return err_set(e,
                "\"%s\" cannot be continued: %s cannot be read again; --force "
                "starts anew",
                f->path,
                strcmp(x->file, "-") == 0 ? "standard input" : x->name);
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
    if (f->state.removing != NULL && mode == FOLDER_NEW)
        return err_set(e,
            "the run in \"%s\" was being removed: --resume or --force goes "
            "on with that and starts anew",
            f->path);
    unfinished = f->state.header != NULL && f->state.removing == NULL;
    if (unfinished && f->lock < 0 && folder_is_locked(f->fd))
        return err_set(e, "another run is writing to \"%s\"", f->path);
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
    return unfinished && mode == FOLDER_RESUME
               ? check_identity(f, m, identity, e)
               : 0;
}

/* Check the names of a run that may start: the files that others left there
 * and what this one would remove. */
static int
check_files(struct folder *f, enum folder_mode mode, const struct summary *m,
    struct ledger *l, struct cd_err *e)
{
    const struct journal_state *s = &f->state;
    bool old =
        mode == FOLDER_RESUME && s->header != NULL && s->removing == NULL;

    if (s->removing != NULL ||
        (mode == FOLDER_FORCE && (s->header != NULL || there(f, STATE)))) {
        f->removal = removal_plan(f->fd, f->path, s, m, l, e);
        if (f->removal == NULL)
            return -1;
    }
    if (check_parts(f, m, old, e) || check_targets(f, m, e) ||
        check_writes(f, m, l, e))
        return -1;
    return old ? 0 : folder_check_names(f, m, e);
}

/* Open the folder and see whether the run may start there.  Changes nothing. */
static int
look(struct folder *f, enum folder_mode mode, const struct summary *m,
    struct ledger *l, struct cd_err *e)
{
    f->fd = open(f->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (f->fd < 0)
        return err_errno(e, "cannot open the folder \"%s\"", f->path);
    if (check_own(f, e) || judge(f, mode, m, m->identity, e))
        return -1;
    f->done = mode == FOLDER_RESUME && f->state.header == NULL &&
              there(f, STATE) && f->state.removing == NULL;
    return f->done ? 0 : check_files(f, mode, m, l, e);
}

int
folder_open(struct folder *f, const char *path, enum folder_mode mode,
    const struct summary *m, struct ledger *l, struct cd_err *e)
{
    *f = (struct folder){ .path = mem_strdup(path), .fd = -1, .lock = -1 };
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
        return err_errno(e, "cannot make the folder \"%s\"", path);
    /* Look before the lock is made, so that a refusal leaves no trace, and
     * judge once more when nobody else can change the answer. */
    if (look(f, mode, m, l, e))
        return -1;
    if (f->done)
        return 0;
    return take_lock(f, e) || judge(f, mode, m, m->identity, e) ? -1 : 0;
}

/* Could the folder be made, which is not there? */
static int
try_make(const char *path, struct cd_err *e)
{
    size_t n = strlen(path);
    char *above;
    int rc;

    while (n > 0 && path[n - 1] == '/')
        n--;
    while (n > 0 && path[n - 1] != '/')
        n--;
    above = mem_printf("%.*s.", (int)n, path); /* "." must be a folder's */
    rc = faccessat(AT_FDCWD, above, W_OK | X_OK, AT_EACCESS);
    free(above);
    return rc == 0 ? 0 : err_errno(e, "cannot make the folder \"%s\"", path);
}

/* Could the lock be taken? */
static int
try_lock(const struct folder *f, struct cd_err *e)
{
    bool own = there(f, ".copydesk");
    const char *name = !own ? "." : there(f, LOCK) ? LOCK : ".copydesk";
    int mode = strcmp(name, LOCK) == 0 ? R_OK | W_OK : W_OK | X_OK;

    if (faccessat(f->fd, name, mode, AT_EACCESS) != 0)
        return err_errno(
            e, "cannot make \"%s/%s\"", f->path, own ? LOCK : ".copydesk");
    return folder_is_locked(f->fd)
               ? err_set(e, "another run is writing to \"%s\"", f->path)
               : 0;
}

int
folder_try(const char *path, const struct summary *m, struct ledger *l,
    struct cd_err *e)
{
    struct folder f = { .path = mem_strdup(path), .fd = -1, .lock = -1 };
    struct stat st;
    int rc;

    if (lstat(path, &st) != 0)
        rc = try_make(path, e);
    else
        rc = look(&f, FOLDER_NEW, m, l, e) || try_lock(&f, e) ? -1 : 0;
    folder_close(&f);
    return rc;
}

int
folder_clear(struct folder *f, struct cd_err *e)
{
    if (f->removal == NULL)
        return 0;
    if (removal_do(f->removal, &f->state, e))
        return err_context(e, "removing from \"%s\"", f->path);
    journal_forget(&f->state);
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
    removal_free(f->removal);
    f->removal = NULL;
    f->path = NULL;
    f->fd = f->lock = -1;
}

/* ---- the header --------------------------------------------------------- */

static json_t *
node_row(const struct summary_node *n)
{
    json_t *o = build_object();

    build_set(o, "id", build_text(n->id));
    build_set(o, "plugin", json_string(n->plugin));
    build_set(o, "version", build_text(n->version));
    if (n->path != NULL)
        build_set(o, "path", build_text(n->path));
    if (n->kind == CD_STORE)
        build_set(o, "store", json_true());
    if (n->append)
        build_set(o, "append", json_true());
    return o;
}

json_t *
folder_header(const struct summary *m, const char *run_id)
{
    json_t *row = build_object(), *files = build_array();
    json_t *stages = build_array(), *outputs = build_array();
    size_t i;

    for (i = 0; i < m->nstages; i++)
        build_add(stages, node_row(&m->nodes[i]));
    for (i = 0; i < m->noutputs; i++) {
        const struct summary_node *n = &m->nodes[m->nstages + i];

        build_add(outputs, node_row(n));
        if (n->path != NULL && !n->append)
            build_add(files, build_text(n->path));
    }
    build_add(files, json_string(WRITER_REJECTS));
    build_add(files, json_string(STATE));
    build_set(row, "row", json_string("header"));
    build_set(row, "run_id", json_string(run_id));
    build_set(row, "files", files);
    build_set(row, "stages", stages);
    build_set(row, "outputs", outputs);
    build_set(row, "needs", needs_names_save(&m->needs));
    build_set(row, "identity", json_incref(m->identity));
    return row;
}
