/* SPDX-License-Identifier: MIT */
#include "io/contents.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/vec.h"
#include "io/digest.h"
#include "io/paths.h"
#include "io/tree.h"

#define UNKNOWN "folder of too many files"
#define READ    (O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)

/* All that is below a folder. */
struct list {
    struct entry {
        char *path; /* from the folder on */
        mode_t mode;
        bool outside; /* a link to what does not count */
    } * v;
    size_t n, cap;
    char *folder; /* where it is, absolute */
    const struct contents_except *except;
    bool too_many;
};

/* ---- one file ----------------------------------------------------------- */

static bool
same_file(const struct stat *left, const struct stat *right)
{
    return right != NULL && left->st_dev == right->st_dev &&
           left->st_ino == right->st_ino;
}

static char *
sum_of(int fd)
{
    uint32_t crc = 0;
    uint64_t size = 0;

    if (fd >= 0)
        digest_crc_file(fd, &crc, &size);
    return mem_printf("%08x-%ju", crc, (uintmax_t)size);
}

static const char *
kind_of_file(mode_t mode)
{
    return S_ISREG(mode)   ? "file"
           : S_ISDIR(mode) ? "folder"
           : S_ISLNK(mode) ? "link"
                           : "special";
}

/* ---- what is in a folder ------------------------------------------------ */

static void gather(
    struct list *list, int folder, const char *prefix, int depth);

/* Is the entry, or what the link leads to, something that does not count? */
static bool
excepted(const struct list *list, const char *path, bool link)
{
    char *full = mem_printf("%s/%s", list->folder, path);
    char *at = link ? paths_target(full) : mem_strdup(full);
    bool found = false;
    size_t i;

    for (i = 0; i < list->except->nfiles && !found; i++)
        found = paths_beside(at, list->except->files[i]);
    free(at);
    free(full);
    return found;
}

static void
take_name(struct list *list, int folder, const char *prefix, const char *name,
    int depth)
{
    struct stat st;
    char *path;
    int below;

    if (fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) != 0 ||
        same_file(&st, list->except->folder))
        return;
    if (list->n == CONTENTS_ENTRIES || depth > TREE_DEEPEST) {
        list->too_many = true;
        return;
    }
    path = mem_printf("%s%s%s", prefix, prefix[0] != '\0' ? "/" : "", name);
    if (excepted(list, path, false)) {
        free(path);
        return;
    }
    vec_grow(list->v, list->n, list->cap);
    list->v[list->n++] = (struct entry){ path, st.st_mode,
        S_ISLNK(st.st_mode) && excepted(list, path, true) };
    if (!S_ISDIR(st.st_mode))
        return;
    below = openat(folder, name, READ | O_DIRECTORY | O_NOFOLLOW);
    if (below >= 0)
        gather(list, below, path, depth + 1);
}

/* Takes the open folder over. */
static void
gather(struct list *list, int folder, const char *prefix, int depth)
{
    DIR *stream = fdopendir(folder);
    const struct dirent *entry;

    if (stream == NULL) {
        close(folder);
        return;
    }
    while (!list->too_many && (entry = readdir(stream)) != NULL) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            take_name(list, folder, prefix, entry->d_name, depth);
    }
    closedir(stream);
}

static int
by_path(const void *left, const void *right)
{
    return strcmp(((const struct entry *)left)->path,
        ((const struct entry *)right)->path);
}

/* ---- their digest ------------------------------------------------------- */

static void
digest_text(struct digest *digest, const char *text)
{
    digest_add(digest, text, strlen(text) + 1);
}

/* The bytes of a file, or of the one that a link leads to. */
static void
add_file_bytes(
    struct digest *digest, int folder, const char *path, uint64_t *left)
{
    int fd = openat(folder, path, READ);
    struct stat st;
    char *text;

    if (fd < 0)
        return;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
        bool read = (uint64_t)st.st_size <= *left;

        if (read)
            *left -= (uint64_t)st.st_size;
        text = read ? sum_of(fd)
                    : mem_printf("%jd %jd.%09ld", (intmax_t)st.st_size,
                          (intmax_t)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
        digest_text(digest, text);
        free(text);
    }
    close(fd);
}

static void
add_entry(struct digest *digest, int folder, const struct entry *entry,
    uint64_t *left)
{
    char to[PATH_MAX];
    ssize_t n;

    digest_text(digest, entry->path);
    digest_text(digest, kind_of_file(entry->mode));
    if (S_ISLNK(entry->mode) &&
        (n = readlinkat(folder, entry->path, to, sizeof(to))) > 0)
        digest_add(digest, to, (size_t)n);
    if (!entry->outside && (S_ISLNK(entry->mode) || S_ISREG(entry->mode)))
        add_file_bytes(digest, folder, entry->path, left);
}

/* `fd` is the open folder `path`. */
static char *
folder_sum(int fd, const char *path, const struct contents_except *except)
{
    struct list list = { .folder = realpath(path, NULL), .except = except };
    struct digest *digest = digest_new();
    uint64_t left = CONTENTS_BYTES;
    char hex[DIGEST_HEX];
    int again = openat(fd, ".", READ | O_DIRECTORY);
    size_t i;

    if (list.folder == NULL)
        list.folder = mem_strdup(path);
    if (again >= 0)
        gather(&list, again, "", 1);
    if (list.n > 0)
        qsort(list.v, list.n, sizeof(*list.v), by_path);
    for (i = 0; i < list.n; i++) {
        if (!list.too_many)
            add_entry(digest, fd, &list.v[i], &left);
        free(list.v[i].path);
    }
    free(list.v);
    free(list.folder);
    digest_hex(digest, hex);
    digest_free(digest);
    return list.too_many ? mem_strdup(UNKNOWN) : mem_printf("folder %s", hex);
}

/* Does the folder lie in the other one, or is it that? */
static bool
lies_in(int fd, const struct stat *except)
{
    struct stat st, above = { 0 };
    int at = openat(fd, ".", READ | O_DIRECTORY), up;
    bool in = false;

    while (at >= 0 && fstat(at, &st) == 0 && !same_file(&st, &above) && !in) {
        in = same_file(&st, except);
        above = st;
        up = openat(at, "..", READ | O_DIRECTORY);
        close(at);
        at = up;
    }
    if (at >= 0)
        close(at);
    return in;
}

char *
contents_of(const char *path, const struct contents_except *except)
{
    int fd = open(path, READ);
    struct stat st;
    char *text;

    if (fd < 0 || fstat(fd, &st) != 0)
        text = sum_of(-1);
    else if (S_ISREG(st.st_mode))
        text = sum_of(fd);
    else if (!S_ISDIR(st.st_mode))
        text = mem_strdup(kind_of_file(st.st_mode));
    else if (except->folder != NULL && lies_in(fd, except->folder))
        text = mem_strdup("folder");
    else
        text = folder_sum(fd, path, except);
    if (fd >= 0)
        close(fd);
    return text;
}

bool
contents_is_folder(const char *text)
{
    return strncmp(text, "folder", strlen("folder")) == 0;
}

bool
contents_unknown(const char *text)
{
    return text != NULL && strcmp(text, UNKNOWN) == 0;
}
