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
#include "engine/refusals.h"
#include "engine/writer.h"
#include "host/identity.h"
#include "io/tree.h"

#define STATE "run.json"
#define LOCK  ".copydesk/lock"

static bool
exists(const struct folder *folder, const char *name)
{
    struct stat st;

    return fstatat(folder->fd, name, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

/* Refuse a .copydesk that is a link: journal and lock would be elsewhere. */
static int
check_own(const struct folder *folder, struct cd_err *err)
{
    struct stat st;

    if (fstatat(folder->fd, ".copydesk", &st, AT_SYMLINK_NOFOLLOW) != 0 ||
        S_ISDIR(st.st_mode))
        return 0;
    return err_set(err, "\"%s/.copydesk\" is a link or no folder: move it away",
        folder->path);
}

/* ---- the lock ----------------------------------------------------------- */

/* folder_is_locked() of another process takes the lock for a moment: retry. */
static int
lock_briefly(int fd)
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
take_lock(struct folder *folder, struct cd_err *err)
{
    if (mkdirat(folder->fd, ".copydesk", 0777) != 0 && errno != EEXIST)
        return err_errno(err, "cannot make \"%s/.copydesk\"", folder->path);
    folder->lock = openat(
        folder->fd, LOCK, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (folder->lock < 0)
        return err_errno(err, "cannot make \"%s/" LOCK "\"", folder->path);
    if (lock_briefly(folder->lock) == 0)
        return 0;
    if (errno == EWOULDBLOCK)
        return err_set(err, "another run is writing to \"%s\"", folder->path);
    return err_errno(err, "cannot lock \"%s/" LOCK "\"", folder->path);
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
fail_taken(const struct folder *folder, const char *name, struct cd_err *err)
{
    const bool goes_on =
        folder->state.header != NULL && folder->removal == NULL;

    return err_set(err,
        "\"%s/%s\" is there and belongs to no run: move it away, %s",
        folder->path, name,
        goes_on ? "and --resume continues" : "or choose another folder");
}

/* The file of output i or, after the outputs, of the rejects.  NULL: none. */
static const char *
file_of(const struct summary *summary, size_t i)
{
    return i < summary->noutputs ? summary->nodes[summary->nstages + i].path
                                 : WRITER_REJECTS;
}

static bool
appends(const struct summary *summary, size_t i)
{
    return i < summary->noutputs && summary->nodes[summary->nstages + i].append;
}

int
folder_check_names(const struct folder *folder, const struct summary *summary,
    struct cd_err *err)
{
    for (size_t i = 0; i <= summary->noutputs; i++) {
        const char *name = file_of(summary, i);

        if (name != NULL && !appends(summary, i) && exists(folder, name) &&
            !removal_has(folder->removal, name))
            return fail_taken(folder, name, err);
    }
    return exists(folder, STATE) && !removal_has(folder->removal, STATE)
               ? fail_taken(folder, STATE, err)
               : 0;
}

/* Refuse foreign files under the names of parts (`old`: they are those of the
 * run that is continued), and links among the folders above the files. */
static int
check_parts(const struct folder *folder, const struct summary *summary,
    bool old, struct cd_err *err)
{
    const char *last;

    for (size_t i = 0; i <= summary->noutputs; i++) {
        const char *name = file_of(summary, i);
        int parent = name != NULL ? tree_parent(folder->fd, name, &last) : -1;
        char *part;
        bool foreign;

        if (parent >= 0)
            close(parent);
        else if (name != NULL && appends(summary, i) && paths_leave(name))
            continue; /* outside the folder, where --force removes nothing */
        else if (name != NULL && errno != ENOENT)
            return tree_blocked(folder->fd, folder->path, name, err);
        if (name == NULL || appends(summary, i) || old)
            continue;
        part = mem_printf("%s.part", name);
        foreign = exists(folder, part) && !removal_has(folder->removal, part);
        if (foreign)
            fail_taken(folder, part, err);
        free(part);
        if (foreign)
            return -1;
    }
    return 0;
}

/* The file that an output appends to, absolute; "" if it does not append, or if
 * a folder of the path does not exist. */
static char *
append_target(const char *folder, const struct summary *summary, size_t i)
{
    char *joined, *target;

    if (!appends(summary, i) || file_of(summary, i) == NULL)
        return mem_strdup("");
    joined = paths_join(folder, file_of(summary, i));
    target = paths_target(joined);
    free(joined);
    if (strstr(target, "/../") != NULL)
        target[0] = '\0';
    return target;
}

/* Outputs that append may lie outside the folder, under many names: no two may
 * be one file, nor may one lead back into the folder of the run. */
static int
check_targets(const struct folder *folder, const struct summary *summary,
    struct cd_err *err)
{
    char *resolved = realpath(folder->path, NULL);
    char **targets = mem_zalloc(summary->noutputs, sizeof(*targets));
    size_t i, k, n = resolved != NULL ? strlen(resolved) : 0;
    int rc = 0;

    for (i = 0; i < summary->noutputs && resolved != NULL && rc == 0; i++) {
        targets[i] = append_target(resolved, summary, i);
        if (targets[i][0] != '\0' && paths_leave(file_of(summary, i)) &&
            strncmp(targets[i], resolved, n) == 0 && targets[i][n] == '/')
            rc = err_set(err,
                "output path \"%s\" leads back into \"%s\": write it as seen "
                "from there",
                file_of(summary, i), folder->path);
        for (k = 0; k < i && targets[i][0] != '\0' && rc == 0; k++) {
            if (strcmp(targets[k], targets[i]) == 0)
                rc = err_set(err, "outputs \"%s\" and \"%s\" are one file",
                    file_of(summary, k), file_of(summary, i));
        }
    }
    for (i = 0; i < summary->noutputs; i++)
        free(targets[i]);
    free(targets);
    free(resolved);
    return rc;
}

/* Refuse a file to be written that the run reads, or writes under two names. */
static int
check_one_write(const struct folder *folder, const char *name,
    struct ledger *ledger, struct cd_err *err)
{
    struct stat st;
    const char *other;

    if (removal_has(folder->removal, name) ||
        fstatat(folder->fd, name, &st, 0) != 0)
        return 0;
    other = ledger_find(ledger, &st);
    if (other != NULL)
        return err_set(err, "\"%s/%s\", which this run writes, is also its %s",
            folder->path, name, other);
    ledger_add(ledger, folder->fd, name, "output");
    return 0;
}

static int
check_all_writes(const struct folder *folder, const struct summary *summary,
    struct ledger *ledger, struct cd_err *err)
{
    static const char *const own[] = { STATE, ".copydesk/lock",
        ".copydesk/journal", ".copydesk/refused" };
    int rc = 0;

    for (size_t i = 0; i <= summary->noutputs && rc == 0; i++) {
        const char *name = file_of(summary, i);
        char *part = name != NULL ? mem_printf("%s.part", name) : NULL;

        if (name != NULL && appends(summary, i))
            rc = check_one_write(folder, name, ledger, err);
        else if (name != NULL)
            rc = check_one_write(folder, part, ledger, err);
        free(part);
    }
    for (size_t i = 0; i < sizeof(own) / sizeof(own[0]) && rc == 0; i++)
        rc = check_one_write(folder, own[i], ledger, err);
    return rc;
}

/* Is this run the one in the journal, and can its inputs be read again? */
static int
check_identity(const struct folder *folder, const struct summary *summary,
    const json_t *identity, struct cd_err *err)
{
    char *what = identity_difference(
        identity, json_object_get(folder->state.header, "identity"));

    if (what != NULL) {
        err_set(err,
            "\"%s\" cannot be continued: %s changed since that run "
            "began; with what it was, --resume continues; --force starts anew",
            folder->path, what);
        free(what);
        return -1;
    }
    for (size_t i = 0;
         i < summary->inputs.n && folder->state.finalising == NULL; i++) {
        const struct path *path = &summary->inputs.v[i];

        if (path->then.stream)
            return err_set(err,
                "\"%s\" cannot be continued: %s cannot be read again; --force "
                "starts anew",
                folder->path,
                strcmp(path->file, "-") == 0 ? "standard input" : path->name);
    }
    return 0;
}

/* May a run in this mode start here?  Changes nothing. */
static int
check_state(struct folder *folder, enum folder_mode mode,
    const struct summary *summary, const json_t *identity, struct cd_err *err)
{
    bool unfinished, finished = exists(folder, STATE);

    journal_forget(&folder->state);
    if (journal_read(folder->fd, &folder->state, err))
        return -1;
    if (folder->state.removing != NULL && mode == FOLDER_NEW)
        return err_set(err,
            "the run in \"%s\" was being removed: --resume or --force goes "
            "on with that and starts anew",
            folder->path);
    unfinished = folder->state.header != NULL && folder->state.removing == NULL;
    if (!unfinished && !finished && folder->state.removing == NULL &&
        refusals_are_kept(folder->fd))
        return err_set(err,
            "the journal of the run in \"%s\" is damaged or gone, and stores "
            "may hold some of that run: choose another folder, and take back "
            "what it appended",
            folder->path);
    if (unfinished && folder->lock < 0 && folder_is_locked(folder->fd))
        return err_set(err, "another run is writing to \"%s\"", folder->path);
    if (unfinished && mode == FOLDER_NEW)
        return err_set(err,
            "\"%s\" holds an unfinished run: --resume continues "
            "it, --force removes it and starts anew",
            folder->path);
    if (finished && mode == FOLDER_NEW)
        return err_set(err,
            "\"%s\" holds a finished run: --force removes it and "
            "starts anew, or choose another folder",
            folder->path);
    return unfinished && mode == FOLDER_RESUME
               ? check_identity(folder, summary, identity, err)
               : 0;
}

/* Check the files in a folder whose state allows the run: those that --force
 * removes, those of others, and those that the run reads. */
static int
check_files(struct folder *folder, enum folder_mode mode,
    const struct summary *summary, struct ledger *ledger, struct cd_err *err)
{
    const struct journal_state *state = &folder->state;
    bool old = mode == FOLDER_RESUME && state->header != NULL &&
               state->removing == NULL;

    if (state->removing != NULL ||
        (mode == FOLDER_FORCE &&
            (state->header != NULL || exists(folder, STATE)))) {
        folder->removal =
            removal_plan(folder->fd, folder->path, state, summary, ledger, err);
        if (folder->removal == NULL)
            return -1;
    }
    if (check_parts(folder, summary, old, err) ||
        check_targets(folder, summary, err) ||
        check_all_writes(folder, summary, ledger, err))
        return -1;
    return old ? 0 : folder_check_names(folder, summary, err);
}

/* Open the folder, and check all that may refuse the run.  Changes nothing. */
static int
open_and_check(struct folder *folder, enum folder_mode mode,
    const struct summary *summary, struct ledger *ledger, struct cd_err *err)
{
    folder->fd = open(folder->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder->fd < 0)
        return err_errno(err, "cannot open the folder \"%s\"", folder->path);
    if (check_own(folder, err) ||
        check_state(folder, mode, summary, summary->identity, err))
        return -1;
    folder->done = mode == FOLDER_RESUME && folder->state.header == NULL &&
                   exists(folder, STATE) && folder->state.removing == NULL;
    return folder->done ? 0 : check_files(folder, mode, summary, ledger, err);
}

int
folder_open(struct folder *folder, const char *path, enum folder_mode mode,
    const struct summary *summary, struct ledger *ledger, struct cd_err *err)
{
    *folder = (struct folder){ .path = mem_strdup(path), .fd = -1, .lock = -1 };
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
        return err_errno(err, "cannot make the folder \"%s\"", path);
    /* Check before the lock file is made, so that a refusal leaves no trace,
     * and the state again under the lock, which keeps it as it is. */
    if (open_and_check(folder, mode, summary, ledger, err))
        return -1;
    if (folder->done)
        return 0;
    return take_lock(folder, err) ||
                   check_state(folder, mode, summary, summary->identity, err)
               ? -1
               : 0;
}

/* Could a folder that does not exist be made? */
static int
try_make(const char *path, struct cd_err *err)
{
    size_t n = strlen(path);
    char *above;
    int rc;

    while (n > 0 && path[n - 1] == '/')
        n--;
    while (n > 0 && path[n - 1] != '/')
        n--;
    above = mem_printf("%.*s.", (int)n, path); /* "/.": only of a folder */
    rc = faccessat(AT_FDCWD, above, W_OK | X_OK, AT_EACCESS);
    free(above);
    return rc == 0 ? 0 : err_errno(err, "cannot make the folder \"%s\"", path);
}

/* Could the lock be taken?  Takes and makes nothing. */
static int
try_lock(const struct folder *folder, struct cd_err *err)
{
    bool own = exists(folder, ".copydesk");
    const char *name = !own ? "." : exists(folder, LOCK) ? LOCK : ".copydesk";
    int mode = strcmp(name, LOCK) == 0 ? R_OK | W_OK : W_OK | X_OK;

    if (faccessat(folder->fd, name, mode, AT_EACCESS) != 0)
        return err_errno(err, "cannot make \"%s/%s\"", folder->path,
            own ? LOCK : ".copydesk");
    return folder_is_locked(folder->fd)
               ? err_set(err, "another run is writing to \"%s\"", folder->path)
               : 0;
}

int
folder_try(const char *path, const struct summary *summary,
    struct ledger *ledger, struct cd_err *err)
{
    struct folder folder = { .path = mem_strdup(path), .fd = -1, .lock = -1 };
    struct stat st;
    int rc;

    if (lstat(path, &st) != 0)
        rc = try_make(path, err);
    else
        rc = open_and_check(&folder, FOLDER_NEW, summary, ledger, err) ||
                     try_lock(&folder, err)
                 ? -1
                 : 0;
    folder_close(&folder);
    return rc;
}

int
folder_clear(struct folder *folder, struct cd_err *err)
{
    if (folder->removal == NULL)
        return 0;
    if (removal_do(folder->removal, &folder->state, err))
        return err_context(err, "removing from \"%s\"", folder->path);
    journal_forget(&folder->state);
    return 0;
}

void
folder_close(struct folder *folder)
{
    if (folder->lock >= 0)
        close(folder->lock);
    if (folder->fd >= 0)
        close(folder->fd);
    free(folder->path);
    journal_forget(&folder->state);
    removal_free(folder->removal);
    folder->removal = NULL;
    folder->path = NULL;
    folder->fd = folder->lock = -1;
}
