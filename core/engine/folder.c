#include "engine/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "engine/journal.h"
#include "engine/writer.h"

#define STATE "run.json"
#define LOCK  ".copydesk/lock"

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
    f->lock = openat(f->fd, LOCK,
        O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
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
    char *part = mem_printf("%s.part", name);
    int rc = 0;

    if ((unlinkat(f->fd, name, 0) != 0 && errno != ENOENT) ||
        (unlinkat(f->fd, part, 0) != 0 && errno != ENOENT))
        rc = err_errno(e, "cannot remove \"%s/%s\"", f->path, name);
    free(part);
    return rc;
}

/* --force: remove what the journal or run.json names, and nothing else. */
static int
remove_run(struct folder *f, struct cd_err *e)
{
    char **names;
    size_t n, i;
    int rc = 0;

    if (journal_names(f->fd, &names, &n, e))
        return err_context(e, "\"%s\" cannot be forced", f->path);
    for (i = 0; i < n; i++) {
        if (rc == 0)
            rc = remove_file(f, names[i], e);
        free(names[i]);
    }
    free(names);
    return rc ? -1 : journal_remove(f->fd, e);
}

/* A file of somebody else's under the name of one of ours. */
static int
check_foreign(struct folder *f, const struct summary *m, struct cd_err *e)
{
    size_t i;

    for (i = 0; i <= m->noutputs; i++) {
        const char *name = i < m->noutputs ? m->nodes[m->nstages + i].path :
                                             WRITER_REJECTS;
        bool appends = i < m->noutputs && m->nodes[m->nstages + i].append;
        char *part;
        bool taken;

        if (name == NULL)
            continue;
        part = mem_printf("%s.part", name);
        taken = (there(f, name) && !appends) || there(f, part);
        free(part);
        if (taken)
            return err_set(e, "\"%s/%s\" is there and belongs to no run: move "
                              "it away, or choose another folder", f->path,
                name);
    }
    return 0;
}

/* May a run in this mode start here?  Changes nothing. */
static int
judge(struct folder *f, enum folder_mode mode, const struct summary *m,
    struct cd_err *e)
{
    bool unfinished = journal_there(f->fd), finished = there(f, STATE);

    if (unfinished && mode == FOLDER_NEW)
        return err_set(e, "\"%s\" holds an unfinished run: --resume continues "
                          "it, --force removes it and starts anew", f->path);
    if (finished && mode == FOLDER_NEW)
        return err_set(e, "\"%s\" holds a finished run: --force removes it and "
                          "starts anew, or choose another folder", f->path);
    if (unfinished || finished)
        return 0;
    return check_foreign(f, m, e);
}

int
folder_open(struct folder *f, const char *path, enum folder_mode mode,
    const struct summary *m, struct cd_err *e)
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
    if (judge(f, mode, m, e) || take_lock(f, e) || judge(f, mode, m, e))
        return -1;
    f->done = mode == FOLDER_RESUME && !journal_there(f->fd) &&
        there(f, STATE);
    if (mode == FOLDER_FORCE && (journal_there(f->fd) || there(f, STATE)))
        return remove_run(f, e) || check_foreign(f, m, e) ? -1 : 0;
    return 0;
}

/* ---- files in one piece ------------------------------------------------- */

int
folder_put(struct folder *f, const char *name, const char *p, size_t n,
    struct cd_err *e)
{
    char *part = mem_printf("%s.part", name);
    int fd = openat(f->fd, part,
        O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
    bool ok = fd >= 0;

    while (ok && n > 0) {
        ssize_t k = write(fd, p, n);

        ok = k > 0 || (k < 0 && errno == EINTR);
        p += k > 0 ? k : 0;
        n -= k > 0 ? (size_t)k : 0;
    }
    ok = ok && fsync(fd) == 0;
    ok = ok && renameat(f->fd, part, f->fd, name) == 0;
    ok = ok && fsync(f->fd) == 0;
    if (!ok)
        err_errno(e, "cannot write \"%s/%s\"", f->path, name);
    if (fd >= 0)
        close(fd);
    free(part);
    return ok ? 0 : -1;
}

int
folder_finish(struct folder *f, struct cd_err *e)
{
    return journal_remove(f->fd, e);
}

void
folder_close(struct folder *f)
{
    if (f->lock >= 0)
        close(f->lock);
    if (f->fd >= 0)
        close(f->fd);
    free(f->path);
    f->path = NULL;
    f->fd = f->lock = -1;
}
