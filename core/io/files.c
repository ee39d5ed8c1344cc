/* SPDX-License-Identifier: MIT */
#include "io/files.h"

#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/output.h"

int
files_write(int fd, const void *bytes, size_t n)
{
    return output_bytes(fd, bytes, n);
}

int
files_open_regular(int folder, const char *name, int flags)
{
    int fd = openat(folder, name,
        flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0666);
    struct stat st;

    if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
        return fd;
    if (fd >= 0) {
        close(fd);
        errno = EINVAL;
    }
    return -1;
}

int
files_read(int folder, const char *name, struct buf *to)
{
    const size_t piece = 65536;
    int fd = files_open_regular(folder, name, O_RDONLY), kept;
    ssize_t n;

    if (fd < 0)
        return -1;
    do {
        n = read(fd, buf_reserve(to, piece), piece);
        to->n += n > 0 ? (size_t)n : 0;
    } while (n > 0 || (n < 0 && errno == EINTR));
    kept = errno;
    close(fd);
    errno = kept;
    return n < 0 ? -1 : 0;
}

int
files_put(int folder, const char *name, const char *bytes, size_t n,
    struct cd_err *err)
{
    char *part = mem_printf("%s.part", name);
    int fd = openat(folder, part,
        O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
    int rc = fd < 0 ? -1 : 0;

    rc = rc ? rc : files_write(fd, bytes, n);
    rc = rc ? rc : fsync(fd);
    rc = rc ? rc : renameat(folder, part, folder, name);
    if (rc)
        err_errno(err, "cannot write \"%s\"", name);
    if (fd >= 0 && close(fd) != 0 && rc == 0)
        rc = err_errno(err, "cannot close \"%s\"", name);
    free(part);
    return rc ? -1 : files_sync_folder_of(folder, name, err);
}

int
files_make_folders(int folder, const char *name, struct cd_err *err)
{
    const char *slash = name;

    while ((slash = strchr(slash, '/')) != NULL) {
        char *above = mem_dup(name, (size_t)(slash++ - name));
        int rc = mkdirat(folder, above, 0777);

        if (rc != 0 && errno != EEXIST) {
            err_errno(err, "cannot make the folder \"%s\"", above);
            free(above);
            return -1;
        }
        free(above);
    }
    return 0;
}

static int
sync_folder(int folder, const char *path, struct cd_err *err)
{
    int fd = openat(folder, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int rc = fd < 0 ? -1 : fsync(fd);

    if (rc)
        err_errno(err, "cannot make the folder \"%s\" durable", path);
    if (fd >= 0)
        close(fd);
    return rc ? -1 : 0;
}

int
files_sync_folder_of(int folder, const char *name, struct cd_err *err)
{
    const char *slash = name;

    while ((slash = strchr(slash, '/')) != NULL) {
        char *above = mem_dup(name, (size_t)(slash++ - name));
        int rc = sync_folder(folder, above, err);

        free(above);
        if (rc)
            return -1;
    }
    return sync_folder(folder, ".", err);
}

int
files_size(const char *path, uint64_t *bytes)
{
    char *const paths[] = { (char *)(uintptr_t)path, NULL };
    FTS *tree = fts_open(paths, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    FTSENT *entry;
    int rc = tree != NULL ? 0 : -1;

    *bytes = 0;
    while (tree != NULL && (entry = fts_read(tree)) != NULL) {
        if (entry->fts_info == FTS_F)
            *bytes += (uint64_t)entry->fts_statp->st_size;
        else if (entry->fts_info == FTS_NS &&
                 entry->fts_level == FTS_ROOTLEVEL) {
            errno = entry->fts_errno;
            rc = -1;
        }
    }
    if (tree != NULL)
        fts_close(tree);
    return rc;
}
