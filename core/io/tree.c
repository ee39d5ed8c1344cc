/* SPDX-License-Identifier: MIT */
#include "io/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "base/mem.h"

#define FOLDER (O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)

struct walk {
    tree_fn *fn;
    void *ctx;
    const char *name; /* where it began, for messages */
    dev_t device;
    struct cd_err *e;
};

int
tree_parent(int folder, const char *name, const char **last)
{
    const char *slash;
    int at = openat(folder, ".", FOLDER), below, kept;

    while (at >= 0 && (slash = strchr(name, '/')) != NULL) {
        char *part = mem_dup(name, (size_t)(slash - name));

        below = openat(at, part, FOLDER);
        kept = errno;
        free(part);
        close(at);
        errno = kept;
        at = below;
        name = slash + 1;
    }
    *last = name;
    return at;
}

int
tree_blocked(int folder, const char *of, const char *name, struct cd_err *err)
{
    const char *sep = of[0] != '\0' ? "/" : "";
    const int kept = errno;
    char *part = mem_strdup(name), *at;
    struct stat st;
    int rc = -1;

    for (at = part; rc != 0 && (at = strchr(at, '/')) != NULL; *at++ = '/') {
        *at = '\0';
        if (fstatat(folder, part, &st, AT_SYMLINK_NOFOLLOW) != 0)
            break;
        if (S_ISLNK(st.st_mode))
            err_set(err,
                "\"%s%s%s\" is a link, and no file of a run is reached through "
                "one: make it a folder, or let the folder of the run lead "
                "where the files are to be",
                of, sep, part);
        else if (!S_ISDIR(st.st_mode))
            err_set(err,
                "\"%s%s%s\" is no folder, and \"%s\" belongs in it: move it "
                "away",
                of, sep, part, name);
        rc = S_ISDIR(st.st_mode) ? -1 : 0;
        if (rc == 0)
            break;
    }
    free(part);
    errno = kept;
    return rc == 0 ? -1
                   : err_errno(err, "cannot reach \"%s%s%s\"", of, sep, name);
}

static int
walk_failed(const struct walk *walk, const char *what)
{
    return err_errno(walk->e, "cannot %s \"%s\"", what, walk->name);
}

static int visit(struct walk *walk, int parent, const char *last, int depth);

/* All that is in the open folder. */
static int
visit_all(struct walk *walk, DIR *folder, int depth)
{
    struct dirent *entry;
    int rc = 0;

    while (rc == 0 && (errno = 0, entry = readdir(folder)) != NULL) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            rc = visit(walk, dirfd(folder), entry->d_name, depth + 1);
    }
    return rc == 0 && errno != 0 ? walk_failed(walk, "read the folder") : rc;
}

static int
visit_folder(struct walk *walk, int parent, const char *last, int depth)
{
    struct stat st;
    DIR *folder = NULL;
    int fd = openat(parent, last, FOLDER), rc;

    if (fd < 0 || fstat(fd, &st) != 0 || (folder = fdopendir(fd)) == NULL) {
        rc = walk_failed(walk, "read the folder");
        if (fd >= 0)
            close(fd);
        return rc;
    }
    if (st.st_dev != walk->device)
        rc = err_set(walk->e, "\"%s\" holds the root of another file system",
            walk->name);
    else if (depth >= TREE_DEEPEST)
        rc = err_set(walk->e, "\"%s\" holds more than %d folders in each other",
            walk->name, TREE_DEEPEST);
    else
        rc = visit_all(walk, folder, depth);
    closedir(folder);
    return rc;
}

static int
visit(struct walk *walk, int parent, const char *last, int depth)
{
    struct stat st;
    int rc = 0;

    if (interrupt_check(walk->e)) /* there may be a million of them */
        return -1;
    if (fstatat(parent, last, &st, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT ? 0 : walk_failed(walk, "look at");
    if (depth == 0)
        walk->device = st.st_dev;
    if (S_ISDIR(st.st_mode))
        rc = visit_folder(walk, parent, last, depth);
    return rc == 0 ? walk->fn(walk->ctx, parent, last, &st) : rc;
}

int
tree_walk(
    int folder, const char *name, tree_fn *fn, void *ctx, struct cd_err *err)
{
    struct walk walk = { fn, ctx, name, 0, err };
    const char *last;
    int parent = tree_parent(folder, name, &last), rc;

    if (parent < 0)
        return errno == ENOENT ? 0 : tree_blocked(folder, "", name, err);
    rc = visit(&walk, parent, last, 0);
    close(parent);
    return rc;
}

static int
remove_one(void *ctx, int parent, const char *last, const struct stat *st)
{
    const struct walk *walk = ctx;

    if (unlinkat(parent, last, S_ISDIR(st->st_mode) ? AT_REMOVEDIR : 0) == 0 ||
        errno == ENOENT)
        return 0;
    return walk_failed(walk, "remove");
}

int
tree_remove(int folder, const char *name, struct cd_err *err)
{
    struct walk walk = { NULL, NULL, name, 0, err };

    return tree_walk(folder, name, remove_one, &walk, err);
}
